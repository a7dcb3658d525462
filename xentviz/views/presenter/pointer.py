"""The pointer of a presentation, which is not to stand about in the picture."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

_SECONDS = 3.0


class Pointer(QObject):
    """Hides it over a window after a while without a move; a move or a press brings it back.

    Over a handle the hand that would take hold of it stays in sight.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.waiting = QTimer(self, singleShot=True, interval=round(1000 * _SECONDS))
        self.waiting.timeout.connect(lambda: window.setCursor(Qt.CursorShape.BlankCursor))

    def begin(self) -> None:
        """The window is shown: follow the pointer at the system's window, as not every widget tells of its moves."""
        self._window.windowHandle().installEventFilter(self)
        self._wait()

    def end(self) -> None:
        """The window is put away."""
        self._window.windowHandle().removeEventFilter(self)
        self.waiting.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait anew."""
        if event.type() in (QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress):
            self._wait()
        return False

    def _wait(self) -> None:
        self._window.unsetCursor()
        self.waiting.start()
