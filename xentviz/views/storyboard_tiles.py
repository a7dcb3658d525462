"""The tiles of the storyboard strip: what each says, and how it is painted and renamed in place."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from xentviz.figure.theme import LIGHT
from xentviz.views.thumbnails import Thumbnails

Index = QModelIndex | QPersistentModelIndex

TILE, PICTURE = QSize(162, 60), QSize(56, 52)
_INSET, _GAP, _ROUND = 6, 6, 6
_LINES = 3


@dataclass(frozen=True)
class Tile:
    """A moment: what its thumbnail is painted from, its name, the caption that its numbers give, and its own words.

    `own_name` and `own_caption` are empty where there are none.
    """

    key: Hashable
    name: str
    generated: Callable[[], str]
    own_name: str = ""
    own_caption: str = ""

    @property
    def caption(self) -> str:
        """The own caption, or the generated one."""
        return self.own_caption or self.generated()


class Tiles(QAbstractListModel):
    """The moments in order.

    Signals:
        renamed(int, str): the moment at a place is to have this name.
    """

    renamed = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tiles: tuple[Tile, ...] = ()

    def show_tiles(self, tiles: Sequence[Tile]) -> None:
        """Show these moments."""
        self.beginResetModel()
        self.tiles = tuple(tiles)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many there are."""
        return 0 if parent.isValid() else len(self.tiles)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Each can be selected and renamed."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Its name; to be edited, its own; for the ear, its place besides."""
        tile = self.tiles[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return tile.name
            case Qt.ItemDataRole.EditRole:
                return tile.own_name or tile.name
            case Qt.ItemDataRole.ToolTipRole:
                return f"{tile.name}\n{tile.caption}".strip()
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{index.row() + 1} of {len(self.tiles)}: {tile.name}"
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return tile.caption
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another name, unless the one that was there is left; '' asks for the generated one."""
        tile, name = self.tiles[index.row()], str(value).strip()
        if name != (tile.own_name or tile.name):
            self.renamed.emit(index.row(), name)
        return True


class TilePainter(QStyledItemDelegate):
    """Paints a tile: thumbnail left, the number beside its top; the name right, edited where it stands."""

    def __init__(self, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = LIGHT
        self._thumbnails = thumbnails

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All alike."""
        return TILE

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line for the name."""
        line = QLineEdit(parent)
        line.setAccessibleName(f"Name of moment {index.row() + 1}")
        return line

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Over the tile's foot, as wide as the tile."""
        tile: QRect = option.rect
        high = editor.sizeHint().height()
        editor.setGeometry(tile.left() + 2, tile.bottom() - high - 2, tile.width() - 4, high)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, thumbnail, number and name."""
        tile: Tile = index.model().tiles[index.row()]  # type: ignore[attr-defined]
        place: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, place)
        picture = self._thumbnails.picture(tile.key, painter.device().devicePixelRatioF())
        if picture is not None:
            painter.drawPixmap(place.left() + _INSET, place.top() + (place.height() - PICTURE.height()) // 2, picture)
        room = place.adjusted(_INSET, 4, -_INSET, -4)
        self._paint_words(painter, room, str(index.row() + 1), tile.name)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, place: QRect) -> None:
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        ring = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QPen(QColor(self.theme.focus), 2) if ring else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.field) if chosen or over else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), _ROUND, _ROUND)
        if chosen and not ring:
            painter.setPen(QPen(QColor(self.theme.contour), 1))
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), _ROUND, _ROUND)

    def _paint_words(self, painter: QPainter, room: QRect, number: str, name: str) -> None:
        line = painter.fontMetrics().height()
        font = painter.font()
        font.setPixelSize(font.pixelSize() - 2)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(room.left(), room.top() + line - 4, number)
        painter.setPen(QColor(self.theme.text))
        left = room.left() + PICTURE.width() + _GAP
        for order, words in enumerate(broken(name, painter.fontMetrics(), room.right() - left)):
            painter.drawText(left, room.top() + line - 4 + order * (line - 2), words)


def broken(text: str, metrics: QFontMetrics, width: int, most: int = _LINES) -> list[str]:
    """A text in up to so many lines of a width in pixels; what does not go in is left out at the ends of lines."""
    lines: list[str] = []
    for word in re.split(r"[ \n]+", text.strip()):  # no-break spaces hold
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and (metrics.horizontalAdvance(longer) <= width or len(lines) == most):
            lines[-1] = longer
        else:
            lines.append(word)
    # One pixel more, as what is measured to fit exactly would be shortened for a fraction of one.
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width + 1) for line in lines]
