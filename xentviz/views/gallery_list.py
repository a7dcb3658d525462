"""The cards of a gallery in rows: walked along and chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from xentviz.figure.theme import Theme
from xentviz.views.gallery_cards import CardPainter, Cards
from xentviz.views.keys import MOVES, Key, claim
from xentviz.views.thumbnails import Artist, Thumbnails

_COLUMNS, _ROWS = 3, 5
_NARROWEST, _LOWEST, _HIGHEST = 320, 108, 190
_ENTER = frozenset({Key.Key_Return, Key.Key_Enter, Key.Key_Space})


class GalleryList(QListView):
    """Up to three cards in a row, as high as five rows have room; what does not go in is scrolled to.

    Signals: `chosen(int)`, the card at a place was clicked, or Enter was pressed on it.
    """

    chosen = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        self._none, self._pressed = "", -1  # before Qt sends its first events
        super().__init__(parent)
        self.thumbnails = Thumbnails(QSize(1, 1), self)
        self.cards = Cards(self)
        self.card_painter = CardPainter(self.thumbnails, self)
        self.setModel(self.cards)
        self.setItemDelegate(self.card_painter)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.thumbnails.painted.connect(self.viewport().update)

    @property
    def place(self) -> int:
        """The place of the current card; -1 without one."""
        return self.currentIndex().row()

    def set_artist(self, artist: Artist) -> None:
        """Who draws the pictures."""
        self.thumbnails.set_artist(artist)

    def set_theme(self, theme: Theme) -> None:
        """Paint with these colours."""
        if theme != self.card_painter.theme:
            self.card_painter.theme = theme
            self.thumbnails.forget()
            self.viewport().update()

    def say_none(self, text: str) -> None:
        """What to say where there are no cards."""
        self._none = text

    def go_to_place(self, place: int) -> None:
        """Make the card at a place, or the last one, the current one, and bring it into sight."""
        index = self.cards.index(min(place, len(self.cards.cards) - 1), 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def add_action(self, title: str, act: Callable[[int], object], *keys: str) -> None:
        """Something that can be done with the current card, by its keys or from its menu."""
        action = QAction(title, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda: act(self.place) if self.place >= 0 else None)
        self.addAction(action)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that walk and choose from shortcuts."""
        return claim(event, MOVES | _ENTER) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses; right and left go on over the ends of rows."""
        by = {Key.Key_Right: 1, Key.Key_Left: -1}.get(Key(event.key()), 0)
        if event.key() in _ENTER and self.place >= 0:
            self.chosen.emit(self.place)
        elif by and self.place >= 0:
            self.go_to_place(max(self.place + by, 0))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press alone only selects."""
        self._pressed = self.indexAt(event.position().toPoint()).row()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses; one that was drawn away from its card does not."""
        place = self.indexAt(event.position().toPoint()).row()
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and place == self._pressed >= 0:
            self.chosen.emit(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cards as large as there is room."""
        room = self.maximumViewportSize()
        columns = min(max(room.width() // _NARROWEST, 1), _COLUMNS)
        high = min(max(room.height() // _ROWS, _LOWEST), _HIGHEST)
        # Qt keeps room for a scroll bar whether there is one or not, and would break the row before.
        size = QSize((room.width() - self.verticalScrollBar().sizeHint().width() - 1) // columns, high)
        if size != self.card_painter.size or self.thumbnails.size.isEmpty():
            self.card_painter.size = size
            self.thumbnails.size = CardPainter.picture(size)
            self.thumbnails.forget()
            self.setGridSize(size)
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cards, or that there are none."""
        super().paintEvent(event)
        if not self.cards.cards:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(self.card_painter.theme.muted))
            room: QRect = self.viewport().rect().adjusted(40, 0, -40, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._none)
            painter.end()
