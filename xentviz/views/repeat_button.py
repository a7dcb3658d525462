"""A button that clicks again and again while the mouse button is held on it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimerEvent
from PySide6.QtWidgets import QApplication, QToolButton


class RepeatButton(QToolButton):
    """A tool button that repeats its click. It is let go with the mouse button, wherever the release went to.

    Qt gives a release to the menu that has come up meanwhile, and would click on for ever.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setAutoRepeat(True)

    def timerEvent(self, event: QTimerEvent) -> None:
        """Click once more, or come up."""
        if QApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            super().timerEvent(event)
        else:
            self.setDown(False)
