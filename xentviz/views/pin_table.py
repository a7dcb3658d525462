"""The table of pinned runs: walked through, sorted, pointed at, and what can be done with a run."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QFontMetrics, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from xentviz.figure.theme import Theme
from xentviz.pin_table import COLUMNS, PinRow
from xentviz.views.keys import MOVES, Key, claim
from xentviz.views.name_delegate import NameDelegate
from xentviz.views.pin_model import SWATCH, PinModel, PinOrder
from xentviz.views.sorted_header import SortedHeader

_ROW, _PADDING = 22, 20
_NAME = 200  # the least width of the first column: check, swatch, and a name as long as most are
_ENDS = (Key.Key_Home, Key.Key_End)


class PinTable(QTableView):
    """A row stands for a run; its place is that in which it was pinned, however the table is sorted.

    Signals:
        chosen(int): the run at a place is to be the current one.
        removed(int): it is to go.
        hidden(int, bool), renamed(int, str): see `PinModel`.
        pointed(int or None): the pointer or the keyboard is on the run with this number.
        copied(str): the table is to be copied as 'csv' or 'markdown'.
        left(): Escape was pressed.
    """

    chosen = Signal(int)
    removed = Signal(int)
    pointed = Signal(object)
    copied = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pins = PinModel(self)
        self._order = PinOrder(self)
        self._order.setSourceModel(self.pins)
        self._pointer: QPoint | None = None  # on the screen, as rows and table move under it
        self.setModel(self._order)
        self.setItemDelegateForColumn(0, NameDelegate(self))
        self.setAccessibleName("Pinned runs")
        self._set_look()
        self._set_header()
        self.setMouseTracking(True)
        self.doubleClicked.connect(lambda index: self._on_place(self.chosen.emit, index))
        moves = self._order.modelReset, self._order.layoutChanged, self.verticalScrollBar().valueChanged
        for signal in (self.selectionModel().currentChanged, *moves):
            signal.connect(lambda *_: self.point())
        self._add_menu()

    @property
    def place(self) -> int:
        """The place of the current run; -1 without one."""
        return self._place(self.currentIndex())

    def set_theme(self, theme: Theme) -> None:
        """Paint with these colours."""
        self.pins.ratio = self.devicePixelRatioF()
        self.pins.set_theme(theme)

    def show_rows(self, rows: Sequence[PinRow]) -> None:
        """Show these; the current run stays the current one, or the one in its place is."""
        place = self.place
        number = self.pins.rows[place].number if place >= 0 else None
        self.pins.show_rows(rows)
        if self.place < 0 <= place and rows:
            same = (at for at, row in enumerate(rows) if row.number == number)
            self.go_to_place(next(same, min(place, len(rows) - 1)))

    def in_order(self, rows: Sequence[PinRow]) -> list[PinRow]:
        """The rows of this table, as many as it has, in the order in which it shows them."""
        return [rows[self._order.mapToSource(self._order.index(at, 0)).row()] for at in range(self._order.rowCount())]

    def go_to_place(self, place: int) -> None:
        """Make the run at a place the current one, and bring it into sight."""
        self.setCurrentIndex(self._order.mapFromSource(self.pins.index(place, 0)))

    def height_of(self, rows: int) -> int:
        """The height that shows so many rows, and the bar below them where not all columns are in sight."""
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if bar.maximum() else 0
        return self.horizontalHeader().sizeHint().height() + rows * _ROW + 2 + below

    def event(self, event: QEvent) -> bool:
        """Keep from the window's shortcuts the keys that walk through the table, and Space."""
        return claim(event, MOVES | {Key.Key_Space}) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the first and the last row, Space hides or shows the current run, Escape leaves."""
        if event.key() == Key.Key_Space:
            self._toggle(self.place)
        elif event.key() == Key.Key_Escape:
            self.left.emit()
        elif event.key() in _ENDS and self.pins.rows:
            self.setCurrentIndex(self._order.index(0 if event.key() == Key.Key_Home else len(self.pins.rows) - 1, 0))
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """The pointer is somewhere else; over the headings, and beside the table, it is on no run."""
        known = super().viewportEvent(event)
        if isinstance(event, QMouseEvent) or event.type() == QEvent.Type.Leave:
            self._pointer = event.globalPosition().toPoint() if isinstance(event, QMouseEvent) else None
            self.point()
        return known

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The current run is pointed at; there is one as soon as the keyboard comes."""
        if self.place < 0 and self.pins.rows:
            self.setCurrentIndex(self._order.index(0, 0))  # before Qt, which makes it current, but not selected
        super().focusInEvent(event)
        self.point()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard is on no run."""
        super().focusOutEvent(event)
        self.point()

    def point(self) -> None:
        """Say which run is pointed at; to be asked for when the table has moved under the pointer."""
        under = self._place(self._under())
        place = self.place if under < 0 and self.hasFocus() else under
        self.pointed.emit(self.pins.rows[place].number if place >= 0 else None)

    def _under(self) -> QModelIndex:
        if self._pointer is None:
            return QModelIndex()
        at = self.viewport().mapFromGlobal(self._pointer)
        return self.indexAt(at) if self.viewport().rect().contains(at) else QModelIndex()

    def _place(self, index: QModelIndex) -> int:
        return self._order.mapToSource(index).row()

    def _toggle(self, place: int) -> None:
        if place >= 0:
            self.pins.hidden.emit(place, not self.pins.rows[place].hidden)

    def _on_place(self, act: Callable[[int], object], index: QModelIndex) -> None:
        act(self._place(index))

    def _set_look(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # names often differ at their ends only
        self.setIconSize(SWATCH)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)

    def _set_header(self) -> None:
        header = SortedHeader(self)
        self.setHorizontalHeader(header)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorShown(False)  # the header paints its own
        header.sortIndicatorChanged.connect(lambda *_: self.scrollToTop())
        self._fit_columns()

    def changeEvent(self, event: QEvent) -> None:
        """Widths follow the letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names take what the numbers leave."""
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Numbers are as wide as their headings, and names never too narrow to be read: then the table scrolls."""
        letters = QFontMetrics(self.font())
        for index, column in enumerate(COLUMNS[1:], start=1):
            widest = max(letters.horizontalAdvance(text) for text in (column.title, column.widest))
            self.setColumnWidth(index, widest + _PADDING)
        numbers = sum(self.columnWidth(index) for index in range(1, len(COLUMNS)))
        self.setColumnWidth(0, max(_NAME, self.viewport().width() - numbers))

    def _add_menu(self) -> None:
        """What can be done with the current run, with its keys, on the menu key or the right mouse button."""
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._add_action("Make it the current run", self.chosen.emit, "Return", "Enter")
        self._add_action("Hide or show", self._toggle, "H")
        self._add_action("Rename", self._rename, "F2")
        self._add_action("Remove", self.removed.emit, "Delete", "Backspace")
        self._add_action("Copy table as CSV", lambda _: self.copied.emit("csv"))
        self._add_action("Copy table as Markdown", lambda _: self.copied.emit("markdown"))

    def _rename(self, place: int) -> None:
        index = self._order.mapFromSource(self.pins.index(place, 0))
        self.setCurrentIndex(index)
        self.edit(index)

    def _add_action(self, title: str, act: Callable[[int], object], *keys: str) -> None:
        action = QAction(title, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda: act(self.place) if self.place >= 0 else None)
        self.addAction(action)
