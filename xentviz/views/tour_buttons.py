"""The buttons of the tour card."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton

from xentviz.views.keys import Key, claim


class TourButton(QPushButton):
    """A button that keeps Space for itself: in the window Space plays."""

    def __init__(self, text: str, act: Callable[[], object]) -> None:
        super().__init__(text)
        self.setAutoDefault(True)  # Enter presses it, too
        self.clicked.connect(lambda: act())

    def event(self, event: QEvent) -> bool:
        """Keep the keys that press it from the window's shortcuts."""
        return claim(event, frozenset({Key.Key_Space, Key.Key_Return, Key.Key_Enter})) or super().event(event)


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
