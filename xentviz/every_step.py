"""The steps of a run for a file of numbers: all of them, or of a very long one evenly many."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace

import numpy as np

from xentviz.engine.descent import Trajectory
from xentviz.engine.history import changed
from xentviz.scenario import MAX_STEPS
from xentviz.solution import Solution

_CHUNK = 4096
"""Steps between two pauses."""


def interval(solution: Solution) -> int:
    """`every_step` gives one step in so many: 1 up to MAX_STEPS, of a longer run what makes it about that many rows."""
    return max(1, -(-int(solution.trajectory.step[-1]) // MAX_STEPS))


def every_step(solution: Solution) -> Generator[float, None, Solution]:
    """The solution with each `interval`th step of its run, and the last one; of a longer run it may have only some.

    Steps are computed anew from the start. Yields the part that is done, from 0 to 1.
    """
    scenario, last, every = solution.scenario, int(solution.trajectory.step[-1]), interval(solution)
    part = scenario.descent.run(scenario.start, 0, scenario.log_start)
    parts = [part]
    for done in range(0, last, _CHUNK):
        yield done / last
        part = scenario.descent.follow(part, min(_CHUNK, last - done))
        parts.append(_rows(part, (part.step % every == 0) | (part.step == last)))
    run = changed(solution.trajectory, lambda name, _: np.concatenate([getattr(p, name) for p in parts], axis=-1))
    return replace(solution, trajectory=run)


def _rows(run: Trajectory, kept: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> Trajectory:
    return changed(run, lambda _, values: values[..., kept])
