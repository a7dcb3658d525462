"""The page that takes the place of simplex and curves: the grid of runs, and above it what its axes are."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xentviz.axes import Axis
from xentviz.figure.theme import Theme
from xentviz.grid import Grid
from xentviz.views.axis_editor import AxisEditor
from xentviz.views.button import Button
from xentviz.views.grid_view import GridView


class GridPage(QWidget):
    """Signals: `gridChosen(Grid)` when a person has changed an axis, `left()` by the button or Esc."""

    gridChosen = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid: Grid | None = None
        self.rows, self.columns = AxisEditor("Rows"), AxisEditor("Columns")
        self.view = GridView()
        self.back = Button("Back")
        self.back.setToolTip("Back to the current run (Esc)")
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 6, 4, 4)
        column.setSpacing(4)
        column.addLayout(self._strip())
        column.addWidget(self.view, stretch=1)
        self._connect()

    def set_theme(self, theme: Theme) -> None:
        """Hand the theme on."""
        self.view.set_theme(theme)

    def show_grid(self, grid: Grid) -> None:
        """Show what the axes are."""
        self._grid = grid
        self.rows.show_axis(grid.rows)
        self.columns.show_axis(grid.columns)

    def forget(self) -> None:
        """What was typed belongs to another document than the grid that comes next."""
        self.rows.forget()
        self.columns.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc anywhere on the page leaves it."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _strip(self) -> QHBoxLayout:
        strip = QHBoxLayout()
        strip.setContentsMargins(8, 0, 8, 0)
        strip.setSpacing(16)
        for part in (self.rows, self.columns, self.back):
            strip.addWidget(part, int(part is not self.back), Qt.AlignmentFlag.AlignTop)
        return strip

    def _connect(self) -> None:
        self.rows.edited.connect(lambda axis: self._choose("rows", "columns", axis))
        self.columns.edited.connect(lambda axis: self._choose("columns", "rows", axis))
        self.back.clicked.connect(self.left)
        self.view.left.connect(self.left)

    def _choose(self, side: str, other: str, axis: Axis) -> None:
        """Take another axis; where the other side has that setting already, the two change places."""
        if self._grid is None:
            return
        if getattr(self._grid, other).what == axis.what:
            changed = Grid(self._grid.columns, self._grid.rows)
        else:
            changed = replace(self._grid, **{side: axis})
        self.gridChosen.emit(changed)
