"""The lowest value of a loss by search, for losses that bring no formula for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from xentviz.engine.simplex import Array

_FINEST = 2.0**-40


def lowest_found(values: Callable[[Array], Array], y: Sequence[float]) -> float:
    """The lowest of `values`, which takes predictions (C, n) of the closed simplex and gives L (n,).

    From the corners, the centre and y, probability goes from class to class, in ever smaller amounts, as long as that
    lowers L. What is found is a value of L, so it is never too low. For a convex loss it is within 1e-9 of the lowest;
    another may have a lower valley between these starts.
    """
    classes = len(y)
    starts = np.column_stack([np.eye(classes), np.full(classes, 1.0 / classes), np.array(y)])
    return min(_descend(values, start) for start in starts.T)


def _descend(values: Callable[[Array], Array], p: Array) -> float:
    classes, amount = len(p), 0.5
    found = float(values(p[:, None])[0])
    while amount > _FINEST:
        given = np.minimum(p, amount)
        moves = p[:, None, None] - np.eye(classes)[:, :, None] * given[None, :, None]
        moves = moves + np.eye(classes)[:, None, :] * given[None, :, None]
        near = moves.reshape(classes, -1)
        level = values(near)
        best = int(np.argmin(level))
        if level[best] < found:
            p, found = near[:, best], float(level[best])
        else:
            amount /= 2.0
    return found
