"""A button with words on it that the keyboard presses, too."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from xentviz.views.keys import ENTER, PRESS, claim


class Button(QPushButton):
    """Tab reaches it, Space and Enter press it, in a dialog too; the mouse never leaves the focus in it."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that press it from the window's shortcuts: there Space plays."""
        return claim(event, PRESS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does; Qt would leave that to the dialog's default button."""
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)
