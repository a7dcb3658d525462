"""What the marks of pinned runs stand for, in a presentation."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from xentviz.figure.display import Primitive
from xentviz.figure.pins_legend import pins_legend, pins_legend_height
from xentviz.pinned import PinnedRun
from xentviz.views.presenter.painted import Painted

_MOST = 5  # lines: where there would be more, names are shortened


class PinsLegend(Painted):
    """Line, number and name of each; takes no room without pinned runs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Pinned runs")
        self._pins: tuple[PinnedRun, ...] = ()
        self.hide()

    def show_pins(self, pins: Sequence[PinnedRun]) -> None:
        """Show these."""
        self._pins = tuple(pins)
        self.setAccessibleDescription("; ".join(f"{pin.number + 1} {pin.name}" for pin in self._pins))
        self.setVisible(bool(pins))
        self.updateGeometry()
        self.update()

    @property
    def count(self) -> int:
        """How many it names."""
        return len(self._pins)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In another width another number of lines."""
        super().resizeEvent(event)
        if self.sizeHint().height() != self.height():
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """All lines."""
        high = pins_legend_height(self._pins, max(self.width(), 1), self.theme, self.letters, _MOST)
        return QSize(round(14 * self.letters), round(high))

    def items(self) -> list[Primitive]:
        """The lines."""
        if not self._pins:
            return []
        return list(pins_legend(self._pins, (0.0, 0.0, self.width()), self.theme, self.letters, _MOST))
