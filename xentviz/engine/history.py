"""A run that goes on: joining what came later to what came before, within a bounded number of rows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from xentviz.engine.descent import Trajectory

_ROWS = ("step", "p", "loss", "gradient_norm", "parameters")


def join(before: Trajectory, after: Trajectory, most: int) -> Trajectory:
    """`before` followed by `after` (see `Descent.follow`), with at most `most` rows, `most` >= 3.

    Where there would be more, every second row is dropped as often as needed, so that older rows grow sparse; the
    first row and the last always stay. Steps keep their numbers.
    """
    rows: dict[str, Any] = {
        name: np.concatenate([getattr(before, name), getattr(after, name)], axis=-1) for name in _ROWS
    }
    while len(rows["step"]) > most:
        kept = np.arange(0, len(rows["step"]), 2)
        kept = np.union1d(kept, len(rows["step"]) - 1)
        rows = {name: values[..., kept] for name, values in rows.items()}
    for values in rows.values():
        values.flags.writeable = False
    left = before.left_simplex if before.left_simplex is not None else after.left_simplex
    return replace(after, **rows, left_simplex=left)


def row_at(trajectory: Trajectory, step: int) -> int:
    """The row of the last recorded step that is not after `step`; the first row for steps before it."""
    return max(0, int(np.searchsorted(trajectory.step, step, side="right")) - 1)
