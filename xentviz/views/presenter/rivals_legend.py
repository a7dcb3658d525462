"""What the numbers on the rivals' paths mean, in a presentation."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from xentviz.figure.display import Primitive
from xentviz.figure.legend import legend, legend_height
from xentviz.rivals import Rival
from xentviz.views.presenter.painted import Painted


class RivalsLegend(Painted):
    """Number, name, and which class rises and which falls in the next step; takes no room without rivals."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Paths beside this one")
        self._rivals: tuple[Rival, ...] = ()
        self._step = 0
        self.hide()

    def show_rivals(self, rivals: Sequence[Rival], step: int) -> None:
        """Show these at a step."""
        self._rivals, self._step = tuple(rivals), step
        self.setAccessibleDescription("; ".join(f"{r.number + 1} {r.entry.label}" for r in self._rivals))
        self.setVisible(bool(rivals))
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In another width another number of lines."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """All lines."""
        high = legend_height(self._rivals, max(self.width(), 1), self.theme, self.letters)
        return QSize(round(14 * self.letters), round(high))

    def items(self) -> list[Primitive]:
        """The lines."""
        if not self._rivals:
            return []
        return list(legend(self._rivals, self._step, (0.0, 0.0, self.width()), self.theme, self.letters))

    def _fit(self) -> None:
        if self.sizeHint().height() != self.height():
            self.updateGeometry()
