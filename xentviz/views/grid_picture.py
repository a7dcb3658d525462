"""The grid of runs as a widget that shows, and does nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xentviz.figure.display import Group
from xentviz.figure.run_grid import cell_name
from xentviz.figure.theme import Theme
from xentviz.grid import Grid
from xentviz.numbers import four_digits, probabilities
from xentviz.scenario import Scenario
from xentviz.solution import Solution, trouble
from xentviz.views.grid_canvas import Cell, GridCanvas


class GridPicture(QWidget):
    """Paints all cells itself from the figure's display list: a plot scene for each would take many times as long."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gridView")
        self.setAccessibleName("Grid of runs")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.canvas = GridCanvas()
        self.focused_cell: Cell = (0, 0)
        self.current: Scenario | None = None

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self.canvas.theme = theme
        self.canvas.forget()
        self.update()

    def show_text_size(self, size: float) -> None:
        """Letters of this height in pixels, instead of those that go with the widget's size."""
        self.canvas.text_size = size
        self.canvas.fit()
        self.update()

    def show_cells(self, grid: Grid, solutions: tuple[Solution, ...], current: Scenario) -> None:
        """Show these runs, row by row; the cell whose scenario is the `current` one is marked."""
        fresh = self.canvas.grid is None
        self.canvas.show_cells(grid, solutions)
        self.current = current
        rows, columns = grid.shape
        self.focused_cell = min(self.focused_cell[0], rows - 1), min(self.focused_cell[1], columns - 1)
        if fresh:
            self.focused_cell = next(iter(self.own()), self.focused_cell)
        self._tell()

    def show_step(self, step: int) -> None:
        """Show another step of all runs as the current one."""
        if step != self.canvas.step:
            self.canvas.step = step
            self._tell()

    def show_layers(self, shown: frozenset[str]) -> None:
        """Show these of the layers that a small triangle has."""
        if shown != self.canvas.shown:
            self.canvas.shown = shown
            self.canvas.forget()
            self.update()

    def set_log(self, on: bool) -> None:
        """The losses on a logarithmic scale, or on a linear one."""
        self.canvas.set_log(on)
        self.update()

    def lines(self, cell: Cell) -> list[str]:
        """A cell in words: its name, its step, p and loss there, and what went wrong."""
        grid, solution, row = self.canvas.grid, self.canvas.solution(cell), self.canvas.row(cell)
        assert grid is not None
        run = solution.trajectory
        said = trouble(run)
        return [
            cell_name(grid, *cell),
            f"step {run.step[row]}: p = {probabilities(run.p[:, row].tolist())}",
            f"loss {four_digits(float(run.loss[row]))}",
            *([said] if said else ()),
        ]

    def spoken(self) -> str:
        """The cell that the keys are at, in words, for those who cannot see it."""
        return "; ".join(self.lines(self.focused_cell)) if self.canvas.solutions else ""

    def sizeHint(self) -> QSize:
        """Large: it takes the place of simplex and curves."""
        return QSize(900, 600)

    def minimumSizeHint(self) -> QSize:
        """Still legible."""
        return QSize(480, 280)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint one frame."""
        painter = QPainter(self)
        self.canvas.paint(painter, self.devicePixelRatioF(), self.over())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the cells out."""
        self.canvas.resize(self.size())

    def over(self) -> Iterable[Group]:
        """What lies on top of the picture: the frame of the current run's cell."""
        return [Group("own", tuple(self.canvas.ring(cell, self.canvas.theme.accent, 1.6) for cell in self.own()))]

    def own(self) -> list[Cell]:
        """The cells whose scenario is the current one: one at most, or all of a grid of equal values."""
        grid = self.canvas.grid
        if grid is None or not self.canvas.solutions:
            return []
        return [cell for cell in grid.cells if self.canvas.solution(cell).scenario == self.current]

    def _tell(self) -> None:
        self.setAccessibleDescription(self.spoken())
        self.update()
