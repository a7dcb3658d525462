"""Polylines cut to a box and thinned to what can be seen."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from xentviz.figure.display import Points

Bounds = tuple[float, float, float, float]
"""Left, top, right and bottom."""

_FAR = 1e5
"""In points: what is farther away cannot be cut exactly with floats, so a line ends where it gets there."""

_LONG, _TOGETHER = 200, 8
"""Polylines of more points than the first are cut into pieces of as many stretches as the second."""
_SAME, _CHORD, _INK = 0.7, 24.0, 150_000.0
"""In points: what lies closer together is the same; longer stretches count as chords; so much of them is drawn."""


def cut(points: Points, bounds: Bounds) -> list[Points]:
    """The pieces of a polyline (n, 2) inside a box, ends computed on the box's edge (Liang and Barsky, 1984).

    A line that jumps far away (1e5 points, infinity or NaN) ends there: its last segment is cut at the box, and what
    comes after is left out even if it should come back.
    """
    if len(points) < 2:
        return []
    low, high = np.array(bounds[:2]), np.array(bounds[2:])
    if (points >= low).all() and (points <= high).all():
        return [points]
    return _pieces(_until_far(points), low, high)


def _until_far(points: Points) -> Points:
    with np.errstate(invalid="ignore"):
        far = ~(np.abs(points) < _FAR).all(axis=1)
    if not far.any():
        return points
    last = int(np.argmax(far))
    end = np.nan_to_num(points[last], nan=0.0, posinf=1e300, neginf=-1e300)
    scale = _FAR / np.abs(end).max() if np.abs(end).max() > _FAR else 1.0
    # Both coordinates shrink alike, so the direction of the last segment is kept.
    return np.concatenate([points[:last], [end * scale]]) if np.isfinite(points[last]).any() else points[:last]


def _pieces(points: Points, low: NDArray[np.float64], high: NDArray[np.float64]) -> list[Points]:
    start, run = points[:-1], np.diff(points, axis=0)
    with np.errstate(all="ignore"):
        first, second = (low - start) / run, (high - start) / run
    # 0 / 0, a segment along an edge of the box, is NaN, which fmax and fmin pass over: that direction does not cut it.
    enter = np.fmax.reduce(np.minimum(first, second), axis=1, initial=0.0)
    leave = np.fmin.reduce(np.maximum(first, second), axis=1, initial=1.0)
    seen = enter < leave
    enter, leave = enter[seen, None], leave[seen, None]
    heads, tails = start[seen] + enter * run[seen], start[seen] + leave * run[seen]
    breaks = np.flatnonzero((leave[:-1, 0] < 1.0) | (enter[1:, 0] > 0.0) | (np.diff(np.flatnonzero(seen)) > 1)) + 1
    groups = zip(np.split(heads, breaks), np.split(tails, breaks), strict=True)
    return [np.concatenate([head, tail[-1:]]) for head, tail in groups if len(head)]


def thin(points: Points, gap: float = 0.7) -> Points:
    """The polyline without points closer than `gap` along it, in points; both ends stay."""
    if len(points) < 3:
        return points
    run = points[1:] - points[:-1]
    place = np.floor(np.cumsum(np.hypot(run[:, 0], run[:, 1])) / gap)
    keep = np.empty(len(points), dtype=bool)
    keep[0] = keep[-1] = True
    keep[1:-1] = place[1:] > place[:-1]
    kept: Points = points[keep]
    return kept


def simplify(points: Points, tolerance: float = 0.06) -> Points:
    """The polyline (n, 2) without points that lie within `tolerance` of the line between their neighbours.

    Every second point is looked at, again and again while that pays, so the line moves by a few tolerances at most.
    Both ends stay, and so does every turn back.
    """
    worthwhile: bool | np.bool_ = True
    while worthwhile and len(points) > 4:
        needless = _needless(points, tolerance)
        worthwhile = np.count_nonzero(needless) > len(points) // 8
        keep = np.ones(len(points), dtype=bool)
        keep[1:-1:2] = ~needless
        points = points[keep]
    return points


def _needless(points: Points, tolerance: float) -> NDArray[np.bool_]:
    """For every second inner point whether it lies between its neighbours and beside the line through them."""
    before, here, after = points[:-2:2], points[1:-1:2], points[2::2]
    chord, leg = after - before, here - before
    square, length = (v[:, 0] ** 2 + v[:, 1] ** 2 for v in (chord, leg))
    along = chord[:, 0] * leg[:, 0] + chord[:, 1] * leg[:, 1]
    across = chord[:, 0] * leg[:, 1] - chord[:, 1] * leg[:, 0]
    near, between = across * across <= tolerance**2 * square, (along >= 0.0) & (along <= square) & (length <= square)
    needless: NDArray[np.bool_] = near & between
    return needless


def extremes(values: NDArray[np.float64], columns: int) -> NDArray[np.intp]:
    """The rows, rising, of the lowest and the highest of n values in each of about `columns` parts, and both ends."""
    size = -(-len(values) // max(columns, 1))
    whole = len(values) // size * size
    parts, first = values[:whole].reshape(-1, size), np.arange(0, whole, size)
    found = np.sort([first + parts.argmin(axis=1), first + parts.argmax(axis=1)], axis=0)
    rows = np.concatenate([[0], found.T.ravel(), np.arange(whole, len(values)), [len(values) - 1]])
    once: NDArray[np.intp] = rows[np.append(True, rows[1:] > rows[:-1])]
    return once


def untangle(points: Points) -> list[Points]:
    """A long polyline as short ones that look the same: what runs over itself is there once.

    A painter that fills the outline of a whole polyline takes seconds for one that crosses itself some thousand times.
    Stretches that lie within `_SAME` of an earlier one are left out. Where long stretches would cover the picture many
    times over, as in a chaotic run, every second (third, ...) of them is left out, too.
    """
    if len(points) <= _LONG:
        return [points]
    place = _places(points, _SAME)
    low, high = np.minimum(place[:-1], place[1:]), np.maximum(place[:-1], place[1:])
    kept = np.sort(np.unique(low << 30 | high, return_index=True)[1])
    length = np.hypot(*(points[kept + 1] - points[kept]).T)
    chords = np.flatnonzero(length > _CHORD)
    every = int(length[chords].sum() / _INK) + 1
    kept = np.delete(kept, np.delete(chords, np.s_[::every])) if every > 1 else kept
    breaks = np.flatnonzero(np.diff(kept) > 1) + 1
    runs = (run[i : i + _TOGETHER] for run in np.split(kept, breaks) for i in range(0, len(run), _TOGETHER))
    return [points[run[0] : run[-1] + 2] for run in runs]


def distinct(points: Points, gap: float) -> NDArray[np.intp]:
    """The rows, rising, of points (n, 2) that are the first in their square of `gap` by `gap` points."""
    return np.sort(np.unique(_places(points, gap), return_index=True)[1])


def _places(points: Points, gap: float) -> NDArray[np.int64]:
    """A number for each point (n,), below 2**30: the same for those that are about `gap` apart or less."""
    places = ((points - points.min(axis=0)) / gap).round().clip(0, 2**15 - 1).astype(np.int64)
    number: NDArray[np.int64] = places[:, 0] << 15 | places[:, 1]
    return number


def spread(points: Points, gap: float) -> Points:
    """Points along a polyline (n >= 2, 2), `gap` apart, whatever the distances of its own points."""
    run = points[1:] - points[:-1]
    gone = np.concatenate([[0.0], np.cumsum(np.hypot(run[:, 0], run[:, 1]))])
    at = np.arange(int(gone[-1] / gap) + 2) * gap  # beyond the end it is the end again
    between = np.empty((len(at), 2))
    between[:, 0], between[:, 1] = np.interp(at, gone, points[:, 0]), np.interp(at, gone, points[:, 1])
    return between


def apart(points: Points, gap: float) -> NDArray[np.bool_]:
    """Which points (n,) are at least `gap` away from the ones before and after; both ends never are."""
    steps = points[1:] - points[:-1]
    wide = np.hypot(steps[:, 0], steps[:, 1]) >= gap
    far = np.zeros(len(points), dtype=bool)
    far[1:-1] = wide[:-1] & wide[1:]
    return far
