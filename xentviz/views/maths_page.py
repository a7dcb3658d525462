"""The page of the mathematics panel: stages typeset below each other, scrolled to, and pointed at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from xentviz.explain.stage import Stage
from xentviz.figure.color import mixed
from xentviz.figure.display import Group
from xentviz.figure.painter import paint
from xentviz.figure.stage_column import StageColumn
from xentviz.figure.theme import Theme
from xentviz.views.keys import Key, claim
from xentviz.views.style import TEXT_SIZE

_BAR = 10  # kept free for the scroll bar, so that nothing moves when it comes
_EDGE = 2.0
_TINT = 0.18
_SCROLLING = frozenset({Key.Key_Up, Key.Key_Down, Key.Key_PageUp, Key.Key_PageDown})


class MathsPage(QAbstractScrollArea):
    """One stage or several; numbers that change move nothing else.

    Signals: `termHovered(str or None)`, the key of the part under the pointer.
    """

    termHovered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = StageColumn()
        self._hovered: str | None = None
        self._lit: str | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_stages(self, stages: Sequence[Stage], titled: bool) -> None:
        """Show stages, their titles above them if `titled`."""
        if self._column.show(stages, titled):
            self.verticalScrollBar().setValue(0)
        self._typeset()

    def show_lit(self, key: str | None) -> None:
        """Light the parts of a key, and no others; None leaves what the pointer is on."""
        if key != self._lit:
            self._lit = key
            self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self._column.theme = theme
        self._reset()

    def scroll_to(self, index: int) -> None:
        """Bring a stage's first line to the top, as far as there is something below it."""
        self.verticalScrollBar().setValue(round(self._column.tops()[index]))

    def places(self, key: str) -> list[QRectF]:
        """Where the parts of a key lie in the viewport, as far as they are typeset."""
        boxes = (QRectF(r.left, r.top, r.right - r.left, r.bottom - r.top) for r in self._column.lit(key))
        return [box.translated(_EDGE, -self._scrolled) for box in boxes]

    def sizeHint(self) -> QSize:
        """A stage."""
        return QSize(312, 180)

    def minimumSizeHint(self) -> QSize:
        """Some lines; the rest is scrolled to."""
        return QSize(200, 44)

    def event(self, event: QEvent) -> bool:
        """Keep the scrolling keys from window shortcuts where there is something to scroll."""
        scrolls = self.verticalScrollBar().maximum() > 0
        return (scrolls and claim(event, _SCROLLING)) or super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the letter size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._reset()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the lines anew when the width is another."""
        super().resizeEvent(event)
        if self.width() - _BAR - 2 * _EDGE != self._column.room:
            self._reset()
        self._typeset()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Typeset what comes into sight."""
        self._typeset()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what the pointer is on."""
        at = event.position()
        self._hover(self._column.key_at(at.x() - _EDGE, at.y() + self._scrolled))

    def viewportEvent(self, event: QEvent) -> bool:
        """Say so when the pointer leaves."""
        if event.type() == QEvent.Type.Leave:
            self._hover(None)
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the stages in sight, the lit parts on a tint."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._column.theme.surface))
        self._paint_lit(painter)
        painter.translate(_EDGE, -self._scrolled)
        for top, block in self._column.blocks():
            if top < self._scrolled + self.viewport().height() and top + block.height > self._scrolled:
                painter.translate(0.0, top)
                paint(painter, [Group("stage", tuple(block.page.items))])
                painter.translate(0.0, -top)

    def _paint_lit(self, painter: QPainter) -> None:
        key = self._lit or self._hovered
        if key is None:
            return
        theme = self._column.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mixed(theme.accent, theme.surface, _TINT)))
        for box in self.places(key):
            painter.drawRoundedRect(box.adjusted(-2, -1, 2, 1), 3, 3)

    def _hover(self, key: str | None) -> None:
        if key != self._hovered:
            self._hovered = key
            self.termHovered.emit(key)
            self.viewport().update()

    @property
    def _scrolled(self) -> int:
        return self.verticalScrollBar().value()

    def _reset(self) -> None:
        size = self.font().pixelSize()
        self._column.size = float(size if size > 0 else TEXT_SIZE)
        self._column.room = self.width() - _BAR - 2 * _EDGE
        self._column.forget()
        self._typeset()

    def _typeset(self) -> None:
        seen, bar = self.viewport().height(), self.verticalScrollBar()
        self._column.typeset(self._scrolled, self._scrolled + seen)
        bar.setRange(0, max(0, round(self._column.height + _EDGE - seen)))
        bar.setPageStep(seen)
        bar.setSingleStep(round(2 * self._column.size))
        self.viewport().update()
