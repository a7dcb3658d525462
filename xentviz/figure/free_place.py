"""Where the number of a path stands: on it where no other number is, else beside it."""

from __future__ import annotations

import numpy as np

from xentviz.engine.simplex import Array
from xentviz.figure.boxes import depth_inside
from xentviz.figure.display import Points
from xentviz.figure.frame import Frame

_SPREAD = 0.13  # of its length: how much farther along each next path bears its number, if it is free there
_SIDES = (0.0, 0.55, -0.55, 1.1, -1.1, 1.65, -1.65)
"""Diameters of a disc beside the line: on it, touching it, and, where several share one curve, farther away."""

_NEAR = 0.5  # points to and fro along a line, for its direction
_RING, _WORD = 1.1, 3.2  # letter heights round the start that its mark covers, and the word for it may


def free_place(
    line: Points, start: Points, order: int, taken: list[Points], size: float, frame: Frame, text_size: float
) -> Points | None:
    """A point (2,) for the disc of that size: away from other ones first, then on the line and away from its start.

    None on short lines. Several losses run along the same curve, each a part of it: what has no room there stands
    beside it, rather inside the triangle, as the words round it are outside.
    """
    gone = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    if not gone[-1] >= 2.0 * text_size:
        return None
    at = gone[-1] * ((0.3 + _SPREAD * order + 0.05 * np.arange(18)) % 0.9)
    here, right = _along(line, gone, at)
    places = np.concatenate([here + side * size * right for side in _SIDES])
    away = np.hypot(*(places - start).T) / text_size
    sides = np.abs(np.repeat(_SIDES, len(at)))
    out = depth_inside(places, 0.5 * size, 0.5 * size, frame) < 0.0
    cost = 1.0 * (away < _WORD) + 4.0 * (away < _RING) + sides * (1.0 + 4.0 * out)
    for other in taken:
        cost += 10.0 * (np.hypot(*(places - other).T) < 1.1 * size)
    best: Points = places[int(np.argmin(cost))]
    return best


def _along(line: Points, gone: Array, at: Array) -> tuple[Points, Points]:
    """The points (n, 2) of a line at lengths (n,), and the way to its right there; `gone`: the length at its points."""
    before, here, after = (
        np.stack([np.interp(at + way, gone, line[:, k]) for k in (0, 1)], axis=1) for way in (-_NEAR, 0.0, _NEAR)
    )
    along = after - before
    right: Points = along[:, ::-1] * (-1.0, 1.0) / np.maximum(np.hypot(*along.T), _NEAR / 100.0)[:, None]
    return here, right
