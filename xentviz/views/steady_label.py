"""A label that keeps its room while the numbers in it change."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QLabel, QWidget


class SteadyLabel(QLabel):
    """As wide as the widest text to be expected, and wider only for a wider one.

    A label of any other size makes Qt lay out the whole window again with each new text.
    """

    def __init__(self, widest: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widest = widest

    def show_text(self, text: str, widest: str) -> None:
        """Show a text in the room that another one would take."""
        if widest != self._widest:
            self._widest = widest
            self._fit(text)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text."""
        super().setText(text)
        self._fit(text, self.minimumWidth())

    def changeEvent(self, event: QEvent) -> None:
        """Take the room that another font needs."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit(self.text())

    def _fit(self, text: str, least: int = 0) -> None:
        widths = (self.fontMetrics().horizontalAdvance(shown) for shown in (text, self._widest))
        size = QSize(max(least, *widths), self.fontMetrics().height())
        if size != self.minimumSize():
            self.setFixedSize(size)
