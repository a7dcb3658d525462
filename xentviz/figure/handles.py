"""The marks on the path: start ring, target star, current point, and the words beside them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from xentviz.engine.simplex import to_plane
from xentviz.figure.boxes import ASCENT, DESCENT, covered, depth_inside
from xentviz.figure.display import Fill, Group, Label, Markers, Points, Stroke
from xentviz.figure.frame import Frame
from xentviz.figure.grid import right_class
from xentviz.figure.lettering import width
from xentviz.figure.polyline import Bounds, cut
from xentviz.figure.theme import Theme

START, TARGET = "start", "target"
_RING, _STAR, _DISC = 1.05, 1.5, 0.75  # diameters in letter heights
_WORDS = 0.88  # letter height of the words


def handles(
    start: Sequence[float], target: Sequence[float], points: Points, frame: Frame, theme: Theme, text_size: float
) -> Group:
    """Start and target, and their words where they cover neither the path, page points (n, 2), nor each other."""
    ring, star = (frame.to_page(to_plane(p))[None] for p in (start, target))
    marks = [
        Markers(star, "star", _STAR * text_size, Fill(theme.surface), Stroke(theme.text, 0.1 * text_size)),
        Markers(ring, "circle", _RING * text_size, Fill(theme.surface), Stroke(theme.accent, 0.17 * text_size)),
    ]
    size = _WORDS * text_size
    word = _beside(ring[0], 0.75 * text_size, START, size, theme.accent, np.concatenate([points, star]), frame, theme)
    if right_class(target) is not None:
        return Group("handles", (*marks, word))
    keep_free = np.concatenate([points, ring, _letters(word)])
    aim = _beside(star[0], 0.95 * text_size, TARGET, size, theme.text, keep_free, frame, theme)
    return Group("handles", (*marks, word, aim))


def current_point(points: Points, row: int, bounds: Bounds, theme: Theme, text_size: float) -> Group:
    """The disc at the current row. Where that lies beyond `bounds`, a hollow one at the edge and the words for it."""
    here = points[row]
    low, high = np.array(bounds[:2]), np.array(bounds[2:])
    size = _DISC * text_size
    if (here >= low).all() and (here <= high).all():
        disc = Markers(here[None], "circle", size, Fill(theme.accent), Stroke(theme.surface, 0.1 * text_size))
        return Group("current", (disc,))
    middle = (low + high) / 2
    pieces = cut(np.stack([middle, here]), bounds)
    edge = pieces[0][-1] if pieces else middle
    mark = Markers(edge[None], "circle", size, Fill(theme.surface), Stroke(theme.accent, 0.14 * text_size))
    side = -1.0 if edge[0] > middle[0] else 1.0
    y = float(np.clip(edge[1] + 0.3 * text_size, low[1] + text_size, high[1]))
    words = Label(
        edge[0] + side * 0.7 * text_size,
        y,
        "beyond the picture",
        _WORDS * text_size,
        theme.accent,
        "start" if side > 0 else "end",
        halo=theme.surface,
    )
    return Group("current", (mark, words))


def _beside(
    at: Points, away: float, text: str, size: float, color: str, keep_free: Points, frame: Frame, theme: Theme
) -> Label:
    """The text left, right, below or above a mark: where it covers least, and rather inside the triangle."""
    half, tall = width(text, size, bold=True) / 2, (ASCENT + DESCENT) / 2 * size
    reach, drop = away + half, away + tall
    centres = at + np.array([(-reach, 0.0), (reach, 0.0), (0.0, drop), (0.0, -drop)])
    cost = covered(centres, half + 2.0, tall + 1.0, keep_free) + np.arange(4) * 0.1
    cost = cost + 4.0 * (depth_inside(centres, half, tall, frame) < 0.0)
    x, y = centres[int(np.argmin(cost))].tolist()
    return Label(x, y + (ASCENT - DESCENT) / 2 * size, text, size, color, "middle", bold=True, halo=theme.surface)


def _letters(word: Label) -> Points:
    """Points along a word, for another one to keep away from."""
    half = width(word.text, word.size, word.bold) / 2
    x = np.linspace(word.x - half, word.x + half, 8)
    return np.stack([np.repeat(x, 2), np.tile([word.y, word.y - ASCENT * word.size], 8)], axis=1)
