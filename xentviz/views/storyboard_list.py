"""The row of tiles: walked along, clicked and dragged."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QListView, QWidget

from xentviz.figure.theme import Theme
from xentviz.views.keys import MOVES, Key, claim
from xentviz.views.storyboard_tiles import TILE, TilePainter, Tiles
from xentviz.views.thumbnails import Thumbnails

_BAR = 8
_CANCEL = frozenset({Key.Key_Escape})


class StoryboardList(QListView):
    """Tiles side by side; what does not go in is scrolled to.

    Signals:
        chosen(int): the moment at a place was clicked.
        moved(int, int): the moment at a place is to stand at another.
        left(): Escape was pressed, and nothing dragged.
    """

    chosen = Signal(int)
    moved = Signal(int, int)
    left = Signal()

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        self._gap: int | None = None  # before Qt sends its first events
        super().__init__(parent)
        self.tiles = Tiles(self)
        self.tile_painter = TilePainter(thumbnails, self)
        self._pressed: tuple[int, QPoint] | None = None
        self.setModel(self.tiles)
        self.setItemDelegate(self.tile_painter)
        self.setAccessibleName("Storyboard")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(TILE.height() + _BAR)
        self.horizontalScrollBar().setSingleStep(TILE.width() // 2)
        thumbnails.painted.connect(self.viewport().update)

    @property
    def place(self) -> int:
        """The place of the current moment; -1 without one."""
        return self.currentIndex().row()

    @property
    def dragging(self) -> bool:
        """Whether a tile is being dragged."""
        return self._gap is not None

    def set_theme(self, theme: Theme) -> None:
        """Paint with these colours."""
        self.tile_painter.theme = theme
        self.viewport().update()

    def go_to_place(self, place: int) -> None:
        """Make the moment at a place the current one, and bring it into sight."""
        index = self.tiles.index(place, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def move_tile(self, place: int, to: int) -> None:
        """Ask for the moment at a place to stand at another, if there is that place."""
        if to != place and 0 <= to < len(self.tiles.tiles):
            self.moved.emit(place, to)

    def event(self, event: QEvent) -> bool:
        """Keep from the window's shortcuts the keys that walk along the tiles, and in a drag Escape."""
        return claim(event, _CANCEL if self.dragging else MOVES) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives a drag up, else leaves."""
        if event.key() == Key.Key_Escape and self.dragging:
            self._end_drag()
        elif event.key() == Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where; a press alone only selects."""
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self._pressed = index.row(), event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """From some way on, a tile that is held is dragged: a line shows where it would go."""
        at = event.position().toPoint()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
        elif self.dragging or (at - self._pressed[1]).manhattanLength() >= QApplication.startDragDistance():
            self._gap = self._gap_at(at)
            self._scroll_near(at)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A tile that was dragged is let go; one that was not is chosen."""
        pressed, gap = self._pressed, self._gap
        self._end_drag()
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton or pressed is None:
            return
        if gap is not None:
            self.move_tile(pressed[0], gap - (gap > pressed[0]))
        elif self.indexAt(event.position().toPoint()).row() == pressed[0]:
            self.chosen.emit(pressed[0])

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tiles, and in a drag the line where the tile would go."""
        super().paintEvent(event)
        if self._gap is not None:
            x = self._edge(self._gap)
            painter = QPainter(self.viewport())
            painter.setPen(QPen(QColor(self.tile_painter.theme.focus), 3))
            painter.drawLine(x, 6, x, TILE.height() - 6)
            painter.end()

    def sizeHint(self) -> QSize:
        """A few tiles."""
        return QSize(4 * TILE.width(), TILE.height() + _BAR)

    def minimumSizeHint(self) -> QSize:
        """One tile."""
        return QSize(TILE.width(), TILE.height() + _BAR)

    def _gap_at(self, at: QPoint) -> int:
        """The gap between tiles that is nearest, counted from 0 before the first."""
        across = at.x() + self.horizontalOffset()
        return min(max(round(across / TILE.width()), 0), len(self.tiles.tiles))

    def _edge(self, gap: int) -> int:
        return min(max(gap * TILE.width() - self.horizontalOffset(), 2), self.viewport().width() - 2)

    def _scroll_near(self, at: QPoint) -> None:
        """In a drag beyond an end, what is there comes into sight."""
        bar = self.horizontalScrollBar()
        if at.x() < 0:
            bar.setValue(bar.value() - bar.singleStep())
        elif at.x() > self.viewport().width():
            bar.setValue(bar.value() + bar.singleStep())

    def _end_drag(self) -> None:
        self._pressed = self._gap = None
        self.viewport().update()
