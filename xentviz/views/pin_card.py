"""The card with the table of pinned runs, as high as its rows, or as the window has room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xentviz.figure.theme import Theme
from xentviz.pin_table import PinRow
from xentviz.views.card import Card
from xentviz.views.pin_table import PinTable

_MARGIN = 6
_LEAST_ROWS, _MOST_ROWS, _BASE, _SHARE = 2, 12, 560, 28  # rows; window height from which on one more row comes a share


class PinCard(Card):
    """Hidden until it is asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName("Pinned runs")
        self.table = PinTable()
        self._room = _LEAST_ROWS
        self.body.addWidget(self.table)
        self.body.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._fit()
        self.table.horizontalScrollBar().rangeChanged.connect(self._fit)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Hand the theme on."""
        self.table.set_theme(theme)

    def show_rows(self, rows: Sequence[PinRow]) -> None:
        """Show these runs."""
        self.table.show_rows(rows)
        self._fit()

    def give_room(self, height: int) -> None:
        """Be no higher than goes well with a window of that height."""
        self._room = min(max((height - _BASE) // _SHARE, _LEAST_ROWS), _MOST_ROWS)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Its foot stays where it is: with fewer or more rows another run comes under the pointer."""
        known = super().event(event)
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self.table.point()
        return known

    def _fit(self) -> None:
        rows = min(max(len(self.table.pins.rows), 1), self._room)
        self.table.setFixedHeight(self.table.height_of(rows))
