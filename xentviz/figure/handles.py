"""The marks on the path: start ring, target star, current point, and the words beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from xentviz.engine.simplex import to_plane
from xentviz.engine.target import hard_class
from xentviz.figure.boxes import ASCENT, DESCENT, Box, covered, depth_inside, label_points
from xentviz.figure.display import Fill, Group, Label, Markers, Points, Stroke
from xentviz.figure.frame import Frame
from xentviz.figure.grid import corner_names, scale
from xentviz.figure.lettering import width
from xentviz.figure.polyline import Bounds
from xentviz.figure.theme import Theme

START, TARGET, OUTSIDE = "start", "target", "outside"
_RING, _STAR, _DISC = 1.05, 1.5, 0.75  # diameters in letter heights
_WORDS = 0.88  # letter height of the words
_AWAY = 1.12  # from the centre of a mark to the words beside it: outside the rings that the window draws round it
# Where words may stand, best first: left, right, below, above, and between those.
_SIDES = np.array(
    [(-1.0, 0.0), (1.0, 0.0), (0.0, 1.0), (0.0, -1.0), (-0.9, 0.9), (0.9, 0.9), (-0.9, -0.9), (0.9, -0.9)]
)


def handles(
    start: Sequence[float], target: Sequence[float], points: Points, frame: Frame, theme: Theme, text_size: float
) -> Group:
    """Start and target, and their words where they cover neither the path, page points (n, 2), nor each other."""
    ring, star = (frame.to_page(to_plane(p))[None] for p in (start, target))
    marks = [
        Markers(star, "star", _STAR * text_size, Fill(theme.surface), Stroke(theme.text, 0.1 * text_size)),
        Markers(ring, "circle", _RING * text_size, Fill(theme.surface), Stroke(theme.accent, 0.17 * text_size)),
    ]
    x, y = ring[0].tolist()
    word = Label(x, y, START, theme.letters(_WORDS, text_size), theme.accent, "middle", True, theme.surface)
    keep_free = np.concatenate([points, ring_points(star, text_size)])
    word = _beside(word, _AWAY * text_size, keep_free, frame, theme, text_size)
    if hard_class(target) is not None:
        return Group("handles", (word, *marks))
    x, y = star[0].tolist()
    aim = replace(word, x=x, y=y, text=TARGET, color=theme.text)
    keep_free = np.concatenate([points, ring_points(ring, text_size), Box.of(word).points()])
    return Group("handles", (word, _beside(aim, _AWAY * text_size, keep_free, frame, theme, text_size), *marks))


def current_point(
    here: NDArray[np.float64], played: Sequence[Points], bounds: Bounds, theme: Theme, text_size: float
) -> Group:
    """The disc at the current page point (2,). Where that lies beyond `bounds`, a hollow one, and the word for it, at
    the end of what can be seen of the `played` line."""
    low, high = np.array(bounds[:2]), np.array(bounds[2:])
    size = _DISC * text_size
    if (here >= low).all() and (here <= high).all():
        disc = Markers(here[None], "circle", size, Fill(theme.accent), Stroke(theme.surface, 0.1 * text_size))
        return Group("current", (disc,))
    if not played:
        return Group("current", ())
    end = played[-1][-1]
    mark = Markers(end[None], "circle", size, Fill(theme.surface), Stroke(theme.accent, 0.14 * text_size))
    outwards = 0.7 * text_size if end[0] > (low[0] + high[0]) / 2 else -0.7 * text_size
    x, y = float(end[0] + outwards), float(end[1] + 0.3 * text_size)
    anchor = "start" if outwards > 0.0 else "end"
    word = Label(x, y, OUTSIDE, theme.letters(_WORDS, text_size), theme.accent, anchor, bold=True, halo=theme.surface)
    return Group("current", (word, mark))


def ring_points(mark: Points, text_size: float) -> Points:
    """The place of a mark (1, 2), and points on the ring that the window draws round it."""
    turn = np.arange(8) * np.pi / 4
    return np.concatenate([mark, mark + (_AWAY - 0.12) * text_size * np.stack([np.cos(turn), np.sin(turn)], axis=1)])


def _beside(word: Label, away: float, keep_free: Points, frame: Frame, theme: Theme, text_size: float) -> Label:
    """A word that stands on a mark, moved beside it: where it covers least, and rather inside the triangle."""
    half, tall = width(word.text, word.size, word.bold) / 2, (ASCENT + DESCENT) / 2 * word.size
    centres = (word.x, word.y) + _SIDES * (away + half, away + tall)
    cost = covered(centres, half + 2.0, tall + 1.0, keep_free) + 0.1 * np.arange(len(_SIDES))
    cost += 10.0 * covered(centres, half + 1.0, tall + 1.0, fixed_words(frame, theme, text_size))
    cost += 4.0 * (depth_inside(centres, half, tall, frame) < 0.0)
    x, y = centres[int(np.argmin(cost))].tolist()
    return replace(word, x=x, y=y + (ASCENT - DESCENT) / 2 * word.size)


@lru_cache(maxsize=8)
def fixed_words(frame: Frame, theme: Theme, text_size: float) -> Points:
    """Points over the texts that stand round the triangle, whatever the scenario."""
    return label_points((scale(frame, theme, text_size), corner_names((1.0, 0.0, 0.0), frame, theme, text_size)))
