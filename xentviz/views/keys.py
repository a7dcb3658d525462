"""Which keys a focused control keeps for itself, so that window shortcuts (Space, arrows, Home) do not take them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

Key = Qt.Key

MOVES = frozenset(
    {Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End, Key.Key_PageUp, Key.Key_PageDown}
)


def claim(event: QEvent, keys: frozenset[Qt.Key]) -> bool:
    """Accept the question 'is this key yours, or a shortcut?' for `keys` without Ctrl, Alt or Meta."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    plain = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    claimed = event.key() in keys and not event.modifiers() & ~plain
    if claimed:
        event.accept()
    return claimed
