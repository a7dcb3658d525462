"""The screen gone black or white, so that an audience looks at the speaker."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from xentviz.views.presenter.overlay import Overlay

BLACK, WHITE = "#000000", "#ffffff"


class Blank(Overlay):
    """One colour over everything. The pointer is hidden, and a press brings the picture back and does nothing else.

    Signals: `pressed()`.
    """

    pressed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.color = BLACK
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def toggle(self, color: str) -> None:
        """Cover everything with BLACK or WHITE; where it is covered with that colour already, uncover it."""
        self.setVisible(self.isHidden() or color != self.color)
        self.color = color
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Say so; nothing below may be taken hold of unseen."""
        self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing but the colour."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self.color))
        painter.end()
