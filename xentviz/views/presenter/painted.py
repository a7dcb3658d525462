"""Words of a presentation, painted in letters of any size by the painter of the figure."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xentviz.figure.display import Group, Primitive
from xentviz.figure.painter import paint
from xentviz.figure.theme import LIGHT, Theme


class Painted(QWidget):
    """As high as its letters make it. A subclass says what is painted, and by `sizeHint` how much room it needs.

    No label of Qt's would do: the program's style sheet gives those its own letter size and colours.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.theme: Theme = LIGHT
        self.letters = 13.0

    def show_letters(self, size: float, theme: Theme) -> None:
        """Take a letter height in pixels and the colours of a theme."""
        self.letters, self.theme = size, theme
        self.updateGeometry()
        self.update()

    def items(self) -> Iterable[Primitive]:
        """What is painted, in pixels of the widget."""
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        paint(painter, [Group("words", tuple(self.items()))])
        painter.end()
