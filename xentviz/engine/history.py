"""A run that goes on: joining what came later to what came before, within a bounded number of rows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from xentviz.engine.descent import Trajectory

_ROWS = ("step", "p", "loss", "gradient_norm", "parameters")


def join(before: Trajectory, after: Trajectory, most: int) -> Trajectory:
    """`before` followed by `after` (see `Descent.follow`), with at most `most` rows, `most` >= 3.

    Where there would be more, the first quarter of `most` steps stays, for there a path has its bends; later ones are
    thinned to an even spacing. The last row always stays. Steps keep their numbers.
    """
    rows: dict[str, Any] = {
        name: np.concatenate([getattr(before, name), getattr(after, name)], axis=-1) for name in _ROWS
    }
    if len(rows["step"]) > most:
        kept = _kept(rows["step"], most)
        rows = {name: values[..., kept] for name, values in rows.items()}
    for values in rows.values():
        values.flags.writeable = False
    left = before.left_simplex if before.left_simplex is not None else after.left_simplex
    return replace(after, **rows, left_simplex=left)


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
    kept: dict[str, Any] = {name: getattr(run, name)[..., :rows] for name in _ROWS}
    last = int(kept["step"][-1])
    left = run.left_simplex if run.left_simplex is not None and run.left_simplex <= last else None
    return replace(run, **kept, diverged=None, left_simplex=left)


def row_at(trajectory: Trajectory, step: int) -> int:
    """The row of the last recorded step that is not after `step`; the first row for steps before it."""
    return max(0, int(np.searchsorted(trajectory.step, step, side="right")) - 1)
