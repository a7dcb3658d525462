"""The small box that follows the hand and says the numbers there."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from xentviz.figure.display import Fill, Group, Label, Lines, Points, Stroke
from xentviz.figure.lettering import width
from xentviz.figure.theme import Theme
from xentviz.views.simplex_drag import Place

_PADDING = 0.7  # in letter heights, as are the next ones
_LINE = 1.4
_AWAY = 1.6
_RADIUS = 5.0
_EDGE = 2.0
_SIZE = 0.92


def readout(lines: Sequence[str], place: Place, room: tuple[int, int], theme: Theme, text_size: float) -> Group:
    """A box of text lines beside a place: right above it where there is room, never over it or outside the widget."""
    size = _SIZE * text_size
    wide = max(width(line, size) for line in lines) + 2 * _PADDING * size
    high = len(lines) * _LINE * size + 1.1 * _PADDING * size
    left, top = _beside(place, wide, high, room, _AWAY * size)
    box = Lines((_rounded(left, top, wide, high),), Stroke(theme.line, 1.0), Fill(theme.surface, 0.96), closed=True)
    x, y = left + _PADDING * size, top + (_PADDING + 0.6) * size
    inks = [theme.text] + [theme.muted] * len(lines)
    labels = (
        Label(x, y + k * _LINE * size, line, size, ink) for k, (line, ink) in enumerate(zip(lines, inks, strict=False))
    )
    return Group("readout", (box, *labels))


def _beside(place: Place, wide: float, high: float, room: tuple[int, int], away: float) -> Place:
    x, y = place
    left = x + away if x + away + wide <= room[0] - _EDGE else x - away - wide
    top = y - away - high if y - away - high >= _EDGE else y + away
    return _within(left, wide, room[0]), _within(top, high, room[1])


def _within(start: float, size: float, room: int) -> float:
    return min(max(start, _EDGE), max(room - size - _EDGE, _EDGE))


def _rounded(left: float, top: float, wide: float, high: float) -> Points:
    turn = np.linspace(0.0, np.pi / 2, 6)
    arc = np.stack([np.cos(turn), np.sin(turn)], axis=1) * _RADIUS
    right, bottom = left + wide, top + high
    inner = ((right, bottom, 1, 1), (left, bottom, -1, 1), (left, top, -1, -1), (right, top, 1, -1))
    corners = []
    for number, (cx, cy, sx, sy) in enumerate(inner):
        points = arc * [sx, sy] + [cx - sx * _RADIUS, cy - sy * _RADIUS]
        corners.append(points if number % 2 == 0 else points[::-1])
    return np.concatenate(corners)
