"""Parts of a run: its head, and the row of a step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from xentviz.engine.descent import State, Trajectory
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


def head(run: Trajectory, rows: int) -> Trajectory:
    """The first `rows` rows of a run, at least one, as a run that ended there."""
    rows = min(rows, len(run))
    last = int(run.step[rows - 1])
    left = run.left_simplex if run.left_simplex is not None and run.left_simplex <= last else None
    ended = {"state": run.state_at(rows - 1), "diverged": None, "left_simplex": left}
    return changed(run, lambda _, values: values[..., :rows], **ended)


def row_at(trajectory: Trajectory, step: int) -> int:
    """The row of the last recorded step that is not after `step`; the first row for steps before it."""
    return max(0, int(np.searchsorted(trajectory.step, step, side="right")) - 1)


def alone(run: Trajectory, row: int) -> Trajectory:
    """A row of a run as a run of that row alone, which can be gone on from."""
    return changed(run, lambda _, values: values[..., row : row + 1], state=run.state_at(row), diverged=None)


def state_of(run: Trajectory, step: int) -> State | None:
    """Where the descent stood at a step; None if the run has no row of it."""
    row = row_at(run, step)
    return run.state_at(row) if run.step[row] == step else None
