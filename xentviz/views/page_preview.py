"""The very page that will be written, small."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xentviz.figure.display import Page
from xentviz.figure.painter import paint

_CHECKS, _PALE, _GREY = 8, "#ffffff", "#e3e6ea"


class PagePreview(QWidget):
    """Fits the page into its room. A transparent page lies on a chequered ground."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Preview")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.page: Page | None = None

    def show_page(self, page: Page | None) -> None:
        """Show a page; None shows nothing."""
        self.page = page
        self.setAccessibleDescription(page.description if page else "")
        self.update()

    def sizeHint(self) -> QSize:
        """Half a slide."""
        return QSize(520, 340)

    def minimumSizeHint(self) -> QSize:
        """Still to be recognised."""
        return QSize(320, 220)

    def place(self, page: Page) -> QRectF:
        """Where a page lies in the widget: as large as it can be, in the middle."""
        scale = min((self.width() - 2) / page.width, (self.height() - 2) / page.height)
        wide, high = scale * page.width, scale * page.height
        return QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, the page, and a line round it."""
        if self.page is None:
            return
        painter = QPainter(self)
        place = self.place(self.page)
        self._paint_ground(painter, place)
        painter.save()
        painter.setClipRect(place)
        painter.translate(place.topLeft())
        painter.scale(place.width() / self.page.width, place.width() / self.page.width)
        paint(painter, self.page.groups)
        painter.restore()
        painter.setPen(self.palette().mid().color())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place)
        painter.end()

    def _paint_ground(self, painter: QPainter, place: QRectF) -> None:
        assert self.page is not None
        painter.fillRect(place, QColor(self.page.ground or _PALE))
        if self.page.ground is None:
            for row in range(int(place.height() // _CHECKS) + 1):
                for column in range(row % 2, int(place.width() // _CHECKS) + 1, 2):
                    x, y = place.left() + column * _CHECKS, place.top() + row * _CHECKS
                    painter.fillRect(QRectF(x, y, _CHECKS, _CHECKS).intersected(place), QColor(_GREY))
