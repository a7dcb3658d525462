"""The keys that move a point of the simplex."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from xentviz.views.simplex_drag import Point, corner, nudge

_ARROWS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, 1.0),
    Qt.Key.Key_Down: (0.0, -1.0),
}
_CORNERS = {Qt.Key.Key_1: 0, Qt.Key.Key_2: 1, Qt.Key.Key_3: 2, Qt.Key.Key_0: None}
# Shift is none of them: on some keyboards (AZERTY) it is what makes a digit.
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def is_move(event: QKeyEvent) -> bool:
    """Whether the key moves a focused point: an arrow, or a digit by itself (Ctrl with a digit means a preset)."""
    if event.key() in _CORNERS:
        return not event.modifiers() & _COMMANDS
    return event.key() in _ARROWS


def moved(p: Point, event: QKeyEvent) -> Point:
    """Where the key takes the point: 0.01 of the triangle's side, with Shift 0.1, with Ctrl 0.001, or to a corner."""
    key = Qt.Key(event.key())
    if key in _CORNERS:
        return corner(_CORNERS[key])
    right, up = _ARROWS[key]
    step = _step(event.modifiers())
    return nudge(p, right * step, up * step)


def _step(modifiers: Qt.KeyboardModifier) -> float:
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return 0.1
    return 0.001 if modifiers & Qt.KeyboardModifier.ControlModifier else 0.01
