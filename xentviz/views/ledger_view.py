"""Who moved whom: the ledger as bars, and in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xentviz.explain.account import Account
from xentviz.figure.display import Group, Primitive
from xentviz.figure.ledger import ledger_bars, row_at
from xentviz.figure.lettering import shortened
from xentviz.figure.painter import paint
from xentviz.figure.paragraph import LEADING, paragraph, wrap
from xentviz.figure.plot import Rectangle
from xentviz.figure.theme import LIGHT, Theme

_TEXT = 12.0
_BARS, _LEAST_BARS = 0.52, 92.0  # of the height; pixels
_GAP = 8.0


class LedgerView(QWidget):
    """Bars above, sentences below: as many as there is room for, that of the class under the pointer first.

    Signals: `classPointed(int or None)`.
    """

    classPointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ledgerView")
        self.setAccessibleName("Who moved whom")
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._theme: Theme = LIGHT
        self._account = Account(None)
        self._pointed: int | None = None

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self._theme = theme
        self.update()

    def show_account(self, account: Account) -> None:
        """Show another ledger."""
        self._account = account
        self.setAccessibleDescription(" ".join([*account.sentences, account.remark]).strip())
        self.update()

    def told(self) -> tuple[str, ...]:
        """The sentences in the order in which they are shown."""
        account, first = self._account, self._pointed if self._account.sentences else None
        order = account.order if first is None else (first, *(i for i in account.order if i != first))
        texts = [account.sentences[i] for i in order]
        texts[:1] = [f"{account.heading}{text}" for text in texts[:1]]
        return (*texts[:1], *([account.remark] if account.remark else ()), *texts[1:])

    def sizeHint(self) -> QSize:
        """About a third of the right column."""
        return QSize(360, 210)

    def minimumSizeHint(self) -> QSize:
        """The bars; words come with more height."""
        return QSize(200, round(_LEAST_BARS))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bars and words."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.surface))
        paint(painter, self.groups())
        painter.end()

    def groups(self) -> Sequence[Group]:
        """What is painted."""
        ledger, room = self._account.ledger, self._bars()
        below = room[1] + room[3] + _GAP if ledger is not None else 0.0
        words = self._words(below)
        return words if ledger is None else (ledger_bars(ledger, self._theme, room, _TEXT, self._pointed), *words)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say whose row the pointer is in, and tell of that class first."""
        inside = self._account.ledger is not None
        self._point(row_at(event.position().y(), self._bars(), _TEXT) if inside else None)

    def leaveEvent(self, event: QEvent) -> None:
        """No class is pointed at."""
        self._point(None)

    def _bars(self) -> Rectangle:
        height = max(_BARS * self.height(), min(_LEAST_BARS, self.height()))
        return 0.0, 0.0, float(self.width()), min(height, 13.0 * _TEXT)

    def _words(self, top: float) -> tuple[Group, ...]:
        items: list[Primitive] = []
        y, line = top + _TEXT, LEADING * _TEXT
        for text in self.told():
            lines, room = wrap(text, _TEXT, self.width()), int((self.height() - 3.0 - y) // line) + 1
            if len(lines) > room and (items or room < 1):
                break
            if len(lines) > room:
                lines[room - 1 :] = [shortened(" ".join(lines[room - 1 :]), _TEXT, self.width())]
            items += paragraph(lines, 0.0, y, _TEXT, self._theme.text if not items else self._theme.muted)
            y += len(lines) * line + 2.0
        return (Group("words", tuple(items)),)

    def _point(self, index: int | None) -> None:
        if index != self._pointed:
            self._pointed = index
            self.classPointed.emit(index)
            self.update()
