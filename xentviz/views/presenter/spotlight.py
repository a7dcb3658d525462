"""A round light that follows the pointer while the rest is dimmed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QCursor, QMouseEvent, QPainter, QPaintEvent, QPixmap, QRadialGradient
from PySide6.QtWidgets import QWidget

from xentviz.figure.theme import Theme
from xentviz.views.presenter.overlay import Overlay

RADIUS = 0.17
"""Of the window's height."""
_DIM = QColor(0, 0, 0, 165)
_GLOW = 24  # of 255: on a dark ground the light would be seen on nothing else
_SOFT = 0.78  # of the radius: where the light begins to fade


class Spotlight(Overlay):
    """Lies over the picture and lets every press and move through.

    What it sees of the pointer it sees at the system's window, before a widget gets it: widgets without mouse tracking
    would say nothing. Only the old and the new place of the light are painted again.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.place = QPoint()
        self._glow = 0
        self._light: QPixmap | None = None

    def toggle(self) -> None:
        """On or off."""
        self.setVisible(self.isHidden())

    def show_theme(self, theme: Theme) -> None:
        """Brighten what is lit where the ground is dark."""
        self._glow, self._light = _GLOW if theme.dark else 0, None
        self.update()

    @property
    def lit(self) -> QRect:
        """The square round the light."""
        radius = round(RADIUS * self.height())
        return QRect(self.place - QPoint(radius, radius), QSize(2 * radius, 2 * radius))

    def showEvent(self, event: QEvent) -> None:
        """Begin where the pointer is, and follow it."""
        super().showEvent(event)
        self.place = self.mapFromGlobal(QCursor.pos())
        self.window().windowHandle().installEventFilter(self)

    def hideEvent(self, event: QEvent) -> None:
        """Follow it no longer."""
        handle = self.window().windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go where the pointer goes."""
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent) and watched is not self._below:
            self._go(self.mapFromGlobal(event.globalPosition().toPoint()))
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The light as a picture kept, the rest as one colour: a gradient over the whole screen takes far longer."""
        painter, lit = QPainter(self), self.lit
        if lit.intersects(event.rect()):
            painter.drawPixmap(lit.topLeft(), self._pixmap(lit.size()))
        painter.setClipRegion(event.region().subtracted(lit))
        painter.fillRect(event.rect(), _DIM)
        painter.end()

    def _go(self, place: QPoint) -> None:
        before = self.lit
        self.place = place
        self.update(before)
        self.update(self.lit)

    def _pixmap(self, size: QSize) -> QPixmap:
        ratio = self.devicePixelRatioF()
        light = self._light
        if light is None or light.size() != size * ratio:
            self._light = light = QPixmap(size * ratio)
            light.setDevicePixelRatio(ratio)
            light.fill(Qt.GlobalColor.transparent)
            painter = QPainter(light)
            painter.fillRect(QRect(QPoint(), size), self._gradient(size.width() / 2))
            painter.end()
        return light

    def _gradient(self, radius: float) -> QRadialGradient:
        fade = QRadialGradient(radius, radius, radius)
        clear = QColor(255, 255, 255, self._glow) if self._glow else QColor(0, 0, 0, 0)
        fade.setColorAt(_SOFT, clear)
        fade.setColorAt(1.0, _DIM)
        return fade
