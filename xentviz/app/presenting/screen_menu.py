"""The menu of the screens that a presentation can be shown on."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from xentviz.app.presenting.presenting import Presenting
from xentviz.app.presenting.screens import described


class ScreenMenu(QMenu):
    """Asks the system each time it opens: projectors come and go."""

    def __init__(self, presenting: Presenting, parent: QWidget) -> None:
        super().__init__("Present on", parent)
        self._presenting = presenting
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        self._offer("The other screen, if there is one", "")
        self.addSeparator()
        for screen in QGuiApplication.screens():
            self._offer(described(screen), screen.name())

    def _offer(self, title: str, name: str) -> None:
        action = self.addAction(title)
        action.setCheckable(True)
        action.setChecked(name == self._presenting.screen_name)
        action.triggered.connect(lambda _checked=False: self._presenting.begin_on(name))
