"""How far what is painted reaches: whether two things can touch the same pixel."""

from __future__ import annotations

import numpy as np

from xentviz.figure.boxes import Box
from xentviz.figure.display import Area, Label, Lines, Markers, Picture, Points, Primitive

Extent = tuple[float, float, float, float]
"""Left, top, right and bottom in points."""

NOWHERE: Extent = (np.inf, np.inf, -np.inf, -np.inf)
"""Touches nothing."""


def extent(item: Primitive, margin: float) -> Extent:
    """A rectangle outside which the item paints nothing, wider by `margin` points on each side."""
    match item:
        case Lines():
            return _round(item.lines, margin + (item.stroke.width / 2 if item.stroke else 0.0))
        case Area():
            return _round(item.lines, margin)
        case Markers():
            return _round((item.points,), margin + item.size + (item.stroke.width if item.stroke else 0.0))
        case Picture():
            return _round((item.clip,), margin)
        case Label():
            box, more = Box.of(item), margin + 0.5 * item.size  # for slant, halo, and letters that overhang
            wide, high = box.half_width + more, box.half_height + more
            return box.x - wide, box.y - high, box.x + wide, box.y + high


def touch(one: Extent, other: Extent) -> bool:
    """Whether two rectangles overlap."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _round(lines: tuple[Points, ...], more: float) -> Extent:
    points = np.concatenate([np.empty((0, 2)), *lines])
    points = points[np.isfinite(points).all(axis=1)]
    if not len(points):
        return NOWHERE
    (left, top), (right, bottom) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    return left - more, top - more, right + more, bottom + more
