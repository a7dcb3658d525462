"""Which rows of a run are the frames of a film, and how long each of them stays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xentviz.engine.descent import Trajectory
from xentviz.engine.given import InputError

Array = NDArray[np.float64]

HOLD_FIRST, HOLD_LAST = 0.5, 1.5
"""Seconds that the first and the last frame stay besides their share."""

_SEEN = (-1.0, 2.0)  # probabilities beyond are off every page: on the way there nothing is seen to move
_AT_REST = 1e-9  # of the way of the whole run: what a step counts at least, so that runs at rest have an even way


@dataclass(frozen=True)
class Shot:
    """A frame of a film: a row of the trajectory, and how many beats it stays (at least 1; `rate` beats a second)."""

    row: int
    beats: int


def shots(run: Trajectory, count: int, rate: int) -> tuple[Shot, ...]:
    """The frames of a run: the first and the last row, and between them those that divide its way evenly.

    The way of a step is the mean of two shares: how far p moves, in the sum of absolute changes, of the whole run's;
    and how far log(1 + loss - smallest loss) moves, of the whole run's. It counts as at most the way from one frame
    to the next, so that a large step takes one frame, and no row comes twice. A run of fewer than `count` rows shows
    all of them, for equal shares of the same time: count / rate seconds, to a beat a row. The holds are on top.

    Rows from the first on whose p or loss is not finite are left out. `count` from 2, `rate` from 1 beat a second.
    Raises InputError where fewer than two rows are left.
    """
    last = _last_finite(run)
    if last < 1:
        became = f"diverged at step {run.diverged}" if run.diverged is not None else "has none"
        raise InputError(f"a film needs at least one step, this run {became}.")
    rows = np.arange(last + 1) if last < count else _evenly(_way(run, last), count)
    beats = np.full(len(rows), max(round(count / len(rows)), 1))
    beats[[0, -1]] += round(HOLD_FIRST * rate), round(HOLD_LAST * rate)
    return tuple(Shot(row, stay) for row, stay in zip(rows.tolist(), beats.tolist(), strict=True))


def moved(run: Trajectory, last: int) -> Array:
    """How far p moves with each of the first `last` steps, (last,): the sum of absolute changes, where it is seen."""
    p = np.clip(np.nan_to_num(run.p[:, : last + 1]), *_SEEN)
    far: Array = np.abs(np.diff(p)).sum(axis=0)
    return far


def _last_finite(run: Trajectory) -> int:
    finite = np.isfinite(run.p).all(axis=0) & np.isfinite(run.loss)
    return (len(finite) if finite.all() else int(np.argmin(finite))) - 1


def _way(run: Trajectory, last: int) -> Array:
    """What each step counts, (last,), 1 in all; none counts nothing."""
    loss = run.loss[: last + 1]
    with np.errstate(over="ignore"):
        height = np.log1p(np.minimum(loss - loss.min(), np.finfo(float).max))
    far = _shares(moved(run, last)) + _shares(np.abs(np.diff(height)))
    return _shares(_shares(far) + _AT_REST)


def _shares(parts: Array) -> Array:
    total = parts.sum()
    return parts / total if total > 0.0 else np.zeros_like(parts)


def _evenly(way: Array, count: int) -> NDArray[np.intp]:
    """`count` different rows, 0 and len(way) among them; at most as many as there are rows."""
    gone = np.concatenate([[0.0], np.cumsum(np.minimum(way, _widest(way, count - 1)))])
    rows = np.searchsorted(gone / gone[-1], np.linspace(0.0, 1.0, count) - 1e-12)
    # Rounding may let two frames meet on one row: each gets one of its own.
    place = np.arange(count)
    return np.minimum(np.maximum.accumulate(rows - place), len(way) + 1 - count) + place


def _widest(way: Array, frames: int) -> float:
    """The limit c of a step's way at which the sum of min(way, c) is `frames` times c; at most len(way) frames."""
    up = np.sort(way)
    below, steps = np.cumsum(up), len(up)
    # With the k largest steps cut to the limit, the others' sum is (frames - k) c. The first k whose limit cuts no
    # other step is the right one; frames - 1 always does that.
    limits = ((float(below[steps - 1 - k]) / (frames - k), float(up[steps - 1 - k])) for k in range(frames))
    return next(limit for limit, largest in limits if largest <= limit)
