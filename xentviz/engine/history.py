"""Parts of a run: its head, and the row of a step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from xentviz.engine.descent import Trajectory
from xentviz.engine.simplex import Array

COLUMNS = ("step", "p", "loss", "gradient_norm", "parameters", "memory")
"""The arrays of a trajectory that have a column for each row of the run."""


def changed(run: Trajectory, change: Callable[[str, Array], Array], **others: Any) -> Trajectory:
    """A run whose arrays are `change(name, array)`, read-only, with `others` besides."""
    arrays: dict[str, Any] = {name: change(name, getattr(run, name)) for name in COLUMNS}
    for values in arrays.values():
        values.flags.writeable = False
    fields: dict[str, Any] = {**arrays, **others}
    return replace(run, **fields)


def join(before: Trajectory, after: Trajectory, most: int) -> Trajectory:
    """`before` followed by `after` (see `Descent.follow`), with at most `most` rows, `most` >= 3.

    Where there would be more, the first quarter of `most` steps stays, for there a path has its bends; later ones are
    thinned to an even spacing. The last row always stays. Steps keep their numbers.
    """
    left = before.left_simplex if before.left_simplex is not None else after.left_simplex
    joined = changed(
        after, lambda name, later: np.concatenate([getattr(before, name), later], axis=-1), left_simplex=left
    )
    return joined if len(joined) <= most else changed(joined, lambda _, values: values[..., _kept(joined.step, most)])


def _kept(step: NDArray[np.int64], most: int) -> NDArray[np.bool_]:
    """Which rows stay: at most three quarters of `most`, so that there is room before the next thinning."""
    spacing = 2
    while True:
        kept: NDArray[np.bool_] = (step <= most // 4) | (step % spacing == 0) | (step == step[-1])
        if np.count_nonzero(kept) <= 3 * most // 4:
            return kept
        spacing *= 2


def head(run: Trajectory, rows: int) -> Trajectory:
    """The first `rows` rows of a run, at least one, as a run that ended there."""
    last = int(run.step[rows - 1]) if rows <= len(run) else int(run.step[-1])
    left = run.left_simplex if run.left_simplex is not None and run.left_simplex <= last else None
    return changed(run, lambda _, values: values[..., :rows], diverged=None, left_simplex=left)


def row_at(trajectory: Trajectory, step: int) -> int:
    """The row of the last recorded step that is not after `step`; the first row for steps before it."""
    return max(0, int(np.searchsorted(trajectory.step, step, side="right")) - 1)
