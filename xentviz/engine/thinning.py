"""Which rows of a long run are enough to draw it.

The steps are cut into blocks of 1, 2, 4, 8, ... steps that begin at multiples of their length. A block is as long as
it can be while it holds no more than a given share of all steps, of the path of p and of the changes of the loss's
logarithm. Of a block stay its first row, and those where p_i or the loss is beyond what it is there and at the first
row of the next block. So whatever is dropped lies between numbers that stay, in the same block.

All shares grow while a run goes on, so blocks only ever merge, and thinning what was thinned before loses nothing
more.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from xentviz.engine.descent import Trajectory
from xentviz.engine.simplex import Array

_LONGEST_MOVE = 2.0**0.5
"""The diameter of the simplex: no move counts for more, however far raw probabilities may go."""
_LARGEST_CHANGE = 50.0
"""Of the loss's logarithm in one step: past 22 decades no plot shows a difference."""

Rows = NDArray[np.intp]


def ways(run: Trajectory, before: tuple[Array, Array] | None = None) -> Array:
    """How far a run has come at each of its rows, (2, n): along its path in p, and up and down in log loss.

    The rows follow each other without a gap. `before` is p (C,) and the loss () one step earlier, None for the start.
    """
    p, loss = run.p, run.loss
    if before is not None:
        p, loss = np.column_stack([before[0], p]), np.append(before[1], loss)
    with np.errstate(all="ignore"):
        moves = np.sqrt((np.diff(p) ** 2).sum(axis=0))
        changes = np.abs(np.diff(np.log(np.abs(loss))))
    steps = np.stack([moves.clip(max=_LONGEST_MOVE), changes.clip(max=_LARGEST_CHANGE)])
    total: Array = np.cumsum(np.nan_to_num(steps), axis=1)
    return total if before is not None else np.column_stack([np.zeros(2), total])


def enough(run: Trajectory, way: Array, shares: Array, early: int) -> Rows:
    """The rows, rising, that stay of rows whose `ways` are `way` (2, n); the first and the last always do.

    `shares` (3,) bounds a block: its steps, its part of the path, its changes of log loss. Blocks that begin before
    step `early` are single steps.
    """
    starts = _blocks(run.step, way, shares, early)
    kept = np.zeros(len(run), dtype=bool)
    kept[starts] = kept[-1] = True
    for values in (*run.p, run.loss):
        for up in (values, -values):
            kept[_beyond(up, starts)] = True
    return np.flatnonzero(kept)


def _blocks(step: NDArray[np.int64], way: Array, shares: Array, early: int) -> Rows:
    """The first row of each block."""
    level = np.zeros(len(step), dtype=np.int64)
    for power in range(1, max(int(shares[0]), 1).bit_length()):
        starts = _changes(step >> power)
        after = np.append(starts[1:], len(step) - 1)
        fits = (way[:, after] - way[:, starts] <= shares[1:, None]).all(axis=0)
        fits &= (step[starts] >> power << power) >= early
        if not fits.any():
            break
        level[np.repeat(fits, np.diff(starts, append=len(step)))] = power
    return _changes((step >> level) << level | level)


def _changes(names: NDArray[np.int64]) -> Rows:
    """Where a name differs from the one before, the first included."""
    return np.flatnonzero(np.diff(names, prepend=names[0] - 1))


def _beyond(values: Array, starts: Rows) -> Rows:
    """The first row of the highest value of each block that is higher than at both its ends."""
    highest = np.maximum.reduceat(values, starts)
    ends = np.maximum(values[starts], values[np.append(starts[1:], len(values) - 1)])
    high = np.where(highest > ends, highest, np.inf)
    rows = np.flatnonzero(values == np.repeat(high, np.diff(starts, append=len(values))))
    return rows[_changes(np.searchsorted(starts, rows, side="right"))] if len(rows) else rows
