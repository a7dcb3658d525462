"""Which keys a focused control keeps for itself, so that window shortcuts (Space, arrows, Home) do not take them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

Key = Qt.Key

ENTER = frozenset({Key.Key_Return, Key.Key_Enter})
PRESS = ENTER | {Key.Key_Space}
"""What presses a button."""

MOVES = frozenset(
    {Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End, Key.Key_PageUp, Key.Key_PageDown}
)

HELD = frozenset({Key.Key_Shift, Key.Key_Control, Key.Key_Alt, Key.Key_AltGr, Key.Key_Meta})
"""What is held down with another key, and does nothing by itself."""

_Standard = QKeySequence.StandardKey
_EDITING: dict[QKeySequence.StandardKey, Callable[[QLineEdit], bool]] = {
    _Standard.Copy: lambda edit: edit.hasSelectedText(),
    _Standard.Cut: lambda edit: edit.hasSelectedText(),
    _Standard.Paste: lambda edit: bool(QGuiApplication.clipboard().text()),
    _Standard.SelectAll: lambda edit: bool(edit.text()),
    _Standard.Undo: lambda edit: edit.isUndoAvailable(),
    _Standard.Redo: lambda edit: edit.isRedoAvailable(),
}


def claim(event: QEvent, keys: frozenset[Qt.Key]) -> bool:
    """Accept the question 'is this key yours, or a shortcut?' for `keys` without Ctrl, Alt or Meta."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    plain = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    claimed = event.key() in keys and not event.modifiers() & ~plain
    if claimed:
        event.accept()
    return claimed


def leave(event: QEvent, edit: QLineEdit) -> bool:
    """Leave a letter or digit with Ctrl to the window's shortcuts, unless it edits something just now.

    QLineEdit by itself keeps more, such as Ctrl+E for the end of the line.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier) and event.key() < Key.Key_Escape
    if not with_control or any(event.matches(key) and useful(edit) for key, useful in _EDITING.items()):
        return False
    event.ignore()
    return True
