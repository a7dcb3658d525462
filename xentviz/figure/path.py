"""The path of a run: the played part strong, the rest lighter, each step a dot where steps can be told apart."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from xentviz.engine.simplex import to_plane
from xentviz.figure.color import ground, mixed
from xentviz.figure.display import Fill, Group, Lines, Markers, Points, Stroke
from xentviz.figure.frame import Frame
from xentviz.figure.polyline import Bounds, apart, cut, distinct, simplify, thin, untangle
from xentviz.figure.theme import Theme

Pieces = tuple[Points, ...]
"""A line on the page, as `visible` gives it."""

_AHEAD = 0.62  # of the accent: what is still to come is lighter
_DOTS_APART = 0.5  # of the text size: closer steps would smear into a thick line
_MOST_DOTS = 400  # where there would be more, one stands for all that are as close to it as that


def page_points(p: NDArray[np.float64], frame: Frame) -> Points:
    """Predictions (3, n) as page points (n, 2). Huge ones may become infinite; `polyline.cut` deals with them."""
    with np.errstate(all="ignore"):
        return frame.to_page(to_plane(p))


def visible(points: Points, bounds: Bounds) -> Pieces:
    """What can be seen of a line through page points (n, 2), without points too close to tell apart."""
    return tuple(part for piece in cut(points, bounds) for part in untangle(simplify(thin(piece))))


def path(played: Pieces, ahead: Pieces, theme: Theme, text_size: float) -> Group:
    """The line of the run: strong as far as it was played, with a rim in the colour of the ground; light ahead."""
    width = 0.17 * text_size
    lines = (
        Lines(ahead, Stroke(mixed(theme.accent, ground(theme), _AHEAD), 0.85 * width)),
        Lines(played, Stroke(theme.surface, 2.0 * width)),
        Lines(played, Stroke(theme.accent, width)),
    )
    return Group("path", tuple(item for item in lines if item.lines))


def ghost_path(pieces: Pieces, theme: Theme, text_size: float) -> Group:
    """Another run's line, dashed and muted."""
    dash = (0.38 * text_size, 0.28 * text_size)
    stroke = Stroke(theme.muted, 0.11 * text_size, dash=dash)
    return Group("ghost", (Lines(pieces, stroke),) if pieces else ())


def step_dots(points: Points, row: int, bounds: Bounds, theme: Theme, text_size: float) -> Group:
    """A dot at each step that can be told apart from its neighbours; the current one has its own mark.

    Dots are left out, never spread out: each one that is drawn is a step.
    """
    with np.errstate(invalid="ignore"):
        shown = apart(points, _DOTS_APART * text_size)
        shown &= ((points >= bounds[:2]) & (points <= bounds[2:])).all(axis=1)
    if np.count_nonzero(shown) > _MOST_DOTS:
        rows = np.flatnonzero(shown)
        shown[np.delete(rows, distinct(points[rows], _DOTS_APART * text_size))] = False
    played, ahead = points[:row][shown[:row]], points[row + 1 :][shown[row + 1 :]]
    marks = (
        Markers(
            ahead,
            "circle",
            0.27 * text_size,
            Fill(theme.surface),
            Stroke(mixed(theme.accent, ground(theme), _AHEAD), 0.06 * text_size),
        ),
        Markers(played, "circle", 0.32 * text_size, Fill(theme.surface), Stroke(theme.accent, 0.08 * text_size)),
    )
    return Group("steps", tuple(mark for mark in marks if len(mark.points)))
