"""The buttons of the tour card."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent

from xentviz.views.button import Button
from xentviz.views.keys import Key, claim

_LEAD = {Key.Key_Right: True, Key.Key_Down: True, Key.Key_Left: False, Key.Key_Up: False}


class TourButton(Button):
    """A button whose arrow keys lead on to the next."""

    def __init__(self, text: str, act: Callable[[], object]) -> None:
        super().__init__(text)
        self.clicked.connect(lambda: act())

    def event(self, event: QEvent) -> bool:
        """Keep these keys, too, from the window's shortcuts."""
        return claim(event, frozenset(_LEAD)) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows lead on."""
        key = Qt.Key(event.key())
        if key in _LEAD:
            self.focusNextPrevChild(_LEAD[key])
        else:
            super().keyPressEvent(event)


class TourAnswer(TourButton):
    """Marked 'right' or 'wrong' once it is known, or ''."""

    def __init__(self, text: str, act: Callable[[], object]) -> None:
        super().__init__(text, act)
        self.setObjectName("tourAnswer")

    def reserve(self) -> None:
        """Keep room for the bold letters of the right answer."""
        self.ensurePolished()
        font = self.font()
        font.setBold(True)
        more = QFontMetrics(font).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(self.text())
        self.setMinimumWidth(self.sizeHint().width() + more)

    def show_mark(self, mark: str) -> None:
        """Look like what it turned out to be."""
        if mark != self.property("mark"):
            self.setProperty("mark", mark)
            self.style().unpolish(self)
            self.style().polish(self)
