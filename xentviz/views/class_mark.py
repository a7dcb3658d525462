"""The sign of a class: its shape and its letter in its colour, never the colour alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from xentviz.figure.theme import ClassStyle

_SHAPE = 8.0
_GAP = 3.0


class ClassMark(QWidget):
    """A small drawn label; give it the style of its class again when the theme changes."""

    def __init__(self, style: ClassStyle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_style(self, style: ClassStyle) -> None:
        """Take the letter, colour and shape of a class."""
        self._style = style
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the shape and a bold letter in the present font."""
        letter = self.fontMetrics().horizontalAdvance("M")
        return QSize(round(_SHAPE + _GAP) + letter, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw shape and letter, centred in height."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = QColor(self._style.color)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        _draw(painter, self._style.shape, QRectF(0.0, (self.height() - _SHAPE) / 2, _SHAPE, _SHAPE))
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(color)
        rest = self.rect().adjusted(round(_SHAPE + _GAP), 0, 0, 0)
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._style.letter)


def _draw(painter: QPainter, shape: str, box: QRectF) -> None:
    if shape == "circle":
        painter.drawEllipse(box)
    elif shape == "square":
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
    else:
        painter.drawPolygon(QPolygonF([QPointF(box.center().x(), box.top()), box.bottomLeft(), box.bottomRight()]))
