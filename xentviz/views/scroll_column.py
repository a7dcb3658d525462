"""A column of widgets that scrolls up and down, never sideways."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

_EDGE, _BESIDE_BAR = 14, 6  # the bar is 8 wide: both edges look alike with and without it
_LEAST_WIDTH, _LEAST_HEIGHT = 272, 120


class ScrollColumn(QScrollArea):
    """As wide as its widest part, as high as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setWidgetResizable(True)
        content = QWidget()
        content.setObjectName("scrollContent")
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(_EDGE, 12, _EDGE, 12)
        self._column.setSpacing(12)
        self._column.addStretch(1)
        self.setWidget(content)
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def add(self, *parts: QWidget) -> None:
        """Append parts that belong together, close below each other."""
        group = QVBoxLayout()
        group.setSpacing(6)
        for part in parts:
            group.addWidget(part)
        self._column.insertLayout(self._column.count() - 1, group)

    def bring(self, part: QWidget) -> None:
        """Scroll to a part that may just have grown, as little as it takes; of a higher one than fits, its top."""
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self.ensureWidgetVisible(part, 0, _EDGE)
        top = part.mapTo(self.viewport(), part.rect().topLeft()).y() + self.verticalScrollBar().value()
        self.ensureVisible(0, top, 0, _EDGE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the content when it needs another width, as after a change of the letter size."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        """The width of the content, scroll bar or not; a usual height."""
        margins = self._column.contentsMargins()
        content = self._column.minimumSize().width() - margins.left() - margins.right()
        return QSize(max(content + 2 * _EDGE, _LEAST_WIDTH), 4 * _LEAST_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """The full width, but hardly any height: the rest is scrolled to."""
        return QSize(self.sizeHint().width(), _LEAST_HEIGHT)

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        """Qt itself follows the keyboard only from one part of the column to another."""
        by_key = before is not None and QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton
        if by_key and now is not None and self.isAncestorOf(now):
            self.ensureWidgetVisible(now)

    def _on_range_changed(self, low: int, high: int) -> None:
        self._column.setContentsMargins(_EDGE, 12, _BESIDE_BAR if high > low else _EDGE, 12)
