"""The rows of the table of pinned runs, and their order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from xentviz.figure.display import Group, Lines
from xentviz.figure.painter import paint
from xentviz.figure.pins import pin_strokes, pin_tag
from xentviz.figure.theme import LIGHT, Theme
from xentviz.pin_table import COLUMNS, Column, PinRow

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

ORDER = Role.UserRole
SWATCH = QSize(46, 18)
_TEXT = 13.0


class PinModel(QAbstractTableModel):
    """One run a row, in the order in which they were pinned.

    Signals:
        renamed(int, str): the run at a place is to have this name, '' for the generated one.
        hidden(int, bool): it is to be hidden, or to be in sight again.
    """

    renamed = Signal(int, str)
    hidden = Signal(int, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[PinRow, ...] = ()
        self.theme: Theme = LIGHT
        self.ratio = 1.0

    def show_rows(self, rows: Sequence[PinRow]) -> None:
        """Show these; where they are as many as before, what is selected stays, and what is being edited."""
        before, now = self.rows, tuple(rows)
        if len(before) == len(now):
            self.rows = now
            self._tell_changes(before)
            return
        self.beginResetModel()
        self.rows = now
        self.endResetModel()

    def set_theme(self, theme: Theme) -> None:
        """Paint with these colours."""
        self.theme = theme
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 0))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many runs there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first column is checked while the run is in sight, and is where it is renamed."""
        first = Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable
        return super().flags(index) | (first if index.column() == 0 else Qt.ItemFlag.NoItemFlags)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Titles, and what they mean."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = COLUMNS[section]
        match role:
            case Role.DisplayRole:
                return column.title
            case Role.ToolTipRole | Role.AccessibleDescriptionRole:
                return column.tip
            case Role.TextAlignmentRole:
                return _alignment(column.number)
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """What a person reads, how it stands, and by what it is sorted."""
        row, column = self.rows[index.row()], COLUMNS[index.column()]
        match role:
            case Role.DisplayRole:
                return column.text(row)
            case Role.TextAlignmentRole:
                return _alignment(column.number)
            case Role.AccessibleTextRole:
                return f"{column.title}: {column.text(row)}"
            case Role.ForegroundRole if row.hidden:
                return QColor(self.theme.muted)
        if role == ORDER:
            return column.order(row)
        return self._first(row, role) if index.column() == 0 else None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Ask for another name, unless the one that was there is left; or for being hidden."""
        row = self.rows[index.row()]
        if role == Role.CheckStateRole:
            self.hidden.emit(index.row(), Qt.CheckState(value) == Qt.CheckState.Unchecked)
        elif (name := str(value).strip()) != (row.own_name or row.name):
            self.renamed.emit(index.row(), name)
        return True

    def _tell_changes(self, before: Sequence[PinRow]) -> None:
        """Of cells one by one: the editor of a name would lose its selection to news of another column."""
        for place, (old, new) in enumerate(zip(before, self.rows, strict=True)):
            for section, column in enumerate(COLUMNS):
                if _seen(column, old) != _seen(column, new):
                    self.dataChanged.emit(self.index(place, section), self.index(place, section))

    def _first(self, row: PinRow, role: int) -> Any:
        """What only the first column has: the check, the mark and the name to be edited."""
        match role:
            case Role.CheckStateRole:
                return Qt.CheckState.Unchecked if row.hidden else Qt.CheckState.Checked
            case Role.DecorationRole:
                return self._swatch(row.number)
            case Role.EditRole:
                return row.own_name or row.name
            case Role.ToolTipRole:
                return row.name
        return None

    def _swatch(self, number: int) -> QIcon:
        """A piece of the run's line with its number."""
        pixmap = QPixmap(SWATCH * self.ratio)
        pixmap.setDevicePixelRatio(self.ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        middle = SWATCH.height() / 2
        line = np.array([(1.0, middle), (SWATCH.width() - 20.0, middle)])
        lines = [Lines((line,), stroke) for stroke in pin_strokes(number, self.theme, _TEXT)]
        tag = pin_tag(number, np.array([SWATCH.width() - 10.0, middle]), self.theme, 1.15 * _TEXT)
        painter = QPainter(pixmap)
        paint(painter, [Group("swatch", (*lines, *tag))])
        painter.end()
        icon = QIcon(pixmap)
        icon.addPixmap(pixmap, QIcon.Mode.Selected)  # or Qt would tint it
        return icon


class PinOrder(QSortFilterProxyModel):
    """Sorted by a column; what has no value comes last, either way."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setSortRole(ORDER)
        self.setDynamicSortFilter(True)

    def lessThan(self, left: Index, right: Index) -> bool:
        """Numbers by size, and equal ones by the order in which they were pinned."""
        one, other = left.data(ORDER), right.data(ORDER)
        if one is None or other is None:
            last = other if self.sortOrder() == Qt.SortOrder.AscendingOrder else one
            return last is None and one is not other
        return bool(one < other)


def _seen(column: Column, row: PinRow) -> tuple[object, ...]:
    """What the look and the order of a cell come from."""
    return column.text(row), column.order(row), row.hidden


def _alignment(number: bool) -> Qt.AlignmentFlag:
    return (Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
