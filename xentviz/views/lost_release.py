"""Mouse releases that go elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

_GOING = (QEvent.Type.Hide, QEvent.Type.WindowBlocked)


class LostRelease(QObject):
    """Lets go of what a widget holds by the left button when the release will not come, or has not come.

    It will not come where the widget is hidden or a dialog stands before it; it has not where the pointer moves without
    the button, as after a menu that was opened by keys. The widget needs mouse tracking, or no such move reaches it.
    """

    def __init__(self, widget: QWidget, let_go: Callable[[], object]) -> None:
        super().__init__(widget)
        self._let_go = let_go
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let go first, and then let the widget have the event."""
        if event.type() in _GOING or _is_free_move(event):
            self._let_go()
        return False


def _is_free_move(event: QEvent) -> bool:
    if event.type() != QEvent.Type.MouseMove or not isinstance(event, QMouseEvent):
        return False
    return not event.buttons() & Qt.MouseButton.LeftButton
