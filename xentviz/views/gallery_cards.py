"""The cards of a gallery: what each says, and how it is painted."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from xentviz.figure.theme import LIGHT
from xentviz.views.storyboard_tiles import Index, broken
from xentviz.views.thumbnails import Thumbnails

GAP = 5
"""Around each card: half of what lies between two."""

_INSET, _SPACE, _ROUND = 7, 12, 8
_RISE, _APART = 2, 4  # of the title from the top, of the sentence from the title
_HIGH = 130  # room for larger letters
_SHAPE = 1.12  # a picture's width by its height: a triangle and its marks


@dataclass(frozen=True)
class GalleryCard:
    """`key`: what its picture is painted from. `keys`: the shortcut that opens it, if it has one."""

    key: Hashable
    title: str
    summary: str
    keys: str = ""


class Cards(QAbstractListModel):
    """The cards in order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cards: tuple[GalleryCard, ...] = ()

    def show_cards(self, cards: Sequence[GalleryCard]) -> None:
        """Show these."""
        self.beginResetModel()
        self.cards = tuple(cards)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many there are."""
        return 0 if parent.isValid() else len(self.cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Its title; for the ear, its place and its sentence besides."""
        card = self.cards[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return card.title
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return card.summary
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{index.row() + 1} of {len(self.cards)}: {card.title}"
        return None


class CardPainter(QStyledItemDelegate):
    """Paints a card: picture left; title, keys and sentence right. `size` is that of a card with its gap."""

    def __init__(self, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = LIGHT
        self.size = QSize(360, 120)
        self._thumbnails = thumbnails

    @staticmethod
    def picture(size: QSize) -> QSize:
        """The room for the picture in a card of a size."""
        high = size.height() - 2 * (GAP + _INSET)
        return QSize(round(_SHAPE * high), high)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All alike."""
        return self.size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, picture and words."""
        card: GalleryCard = index.model().cards[index.row()]  # type: ignore[attr-defined]
        place = option.rect.adjusted(GAP, GAP, -GAP, -GAP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, place)
        picture = self._thumbnails.picture(card.key, painter.device().devicePixelRatioF())
        if picture is not None:
            painter.drawPixmap(place.left() + _INSET, place.top() + _INSET, picture)
        left = _INSET + self._thumbnails.size.width() + _SPACE
        self._paint_words(painter, place.adjusted(left, _INSET, -_SPACE, -_INSET), card)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, place: QRect) -> None:
        state: QStyle.StateFlag = option.state
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        ring = bool(state & QStyle.StateFlag.State_Selected)
        ink = self.theme.focus if ring else self.theme.contour if over else self.theme.line
        painter.setPen(QPen(QColor(ink), 2 if ring else 1))
        painter.setBrush(QColor(self.theme.surface))
        painter.drawRoundedRect(place, _ROUND, _ROUND)

    def _paint_words(self, painter: QPainter, room: QRect, card: GalleryCard) -> None:
        """From the top; what has no room is left out at the end."""
        font = painter.font()
        font.setPixelSize(font.pixelSize() + 2 * (room.height() >= _HIGH))
        bold, small = QFont(font), QFont(font)
        bold.setBold(True)
        small.setPixelSize(font.pixelSize() - 1)
        painter.setFont(small)
        high, metrics = painter.fontMetrics().lineSpacing(), painter.fontMetrics()
        keys = metrics.horizontalAdvance(card.keys)
        most = max((room.height() - high - _RISE - _APART) // high, 1)
        lines = broken(card.summary, metrics, room.width(), most)
        top = room.top() + _RISE + metrics.ascent()
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(room.right() - keys, top, card.keys)
        for number, line in enumerate(lines):
            painter.drawText(room.left(), top + _APART + (number + 1) * high, line)
        painter.setFont(bold)
        painter.setPen(QColor(self.theme.text))
        wide = room.width() - (keys + _SPACE if keys else 0)
        title = painter.fontMetrics().elidedText(card.title, Qt.TextElideMode.ElideRight, wide)
        painter.drawText(room.left(), top, title)
