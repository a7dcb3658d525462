"""Something that lies over a whole window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class Overlay(QWidget):
    """Covers its parent whatever size that takes; hidden at first, and on top of everything when it is shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._below = parent
        self.hide()
        parent.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow and shrink with the parent."""
        if event.type() == QEvent.Type.Resize and watched is self._below:
            self._cover()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QEvent) -> None:
        """Come up on top, as large as the parent."""
        self._cover()
        self.raise_()

    def _cover(self) -> None:
        self.setGeometry(self._below.rect())
