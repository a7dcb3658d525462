"""A small flat button that the keyboard reaches, too."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolButton, QWidget

from xentviz.views.keys import ENTER, PRESS, claim


class KeyButton(QToolButton):
    """A tool button with a text or an icon; Tab reaches it, and Space or Enter presses it."""

    def __init__(self, text: str, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setToolTip(tip)
        self.setAccessibleName(tip)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def event(self, event: QEvent) -> bool:
        """Keep Space from the window's shortcuts while this button has the focus."""
        return claim(event, PRESS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does."""
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)
