"""What can be said of a whole run in a few numbers, so that runs can be compared."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import median
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from xentviz.engine.descent import State
from xentviz.engine.simplex import Array
from xentviz.milestones import Watch
from xentviz.scenario import Scenario
from xentviz.solution import Solution

LEVELS = (0.5, 0.9, 0.99)
"""The levels of p_t that a run reaches or does not."""

_TIMINGS, _TIMED_STEPS = 5, 1000


@dataclass(frozen=True)
class Measures:
    """Of a run from its start to its last row.

    `reached`: for each of LEVELS the first step at which p_t is at least the level, None where it never is. t is the
    right class: the one with the largest share of the target, the first of several.
    `loss`: that of the last row.
    `length`: how long the path is, with the triangle's side as 1: the sum of |p(k + 1) - p(k)| over all steps, divided
    by the square root of 2. Raw predictions off the simplex count with where they are, not with where they are drawn.
    `turns` (C,): how often each class changed direction, as `xentviz.milestones` counts it.
    `overshoot`: the largest of all classes, and `overshooting` the class, the first of several; -1 where none has any.
    That of a class is by how much it was beyond its last value at the most, coming from its first one: of a class that
    ends above its start, the largest value less the last one; of one that ends below, the other way round; of one that
    ends where it began, 0.
    `last`: the step of the last row. `ending`: what ended the run, 'max-steps', 'diverged' or the name of a stopping
    rule. `ending_step`: the step at which it did: of a run that diverged the first one without a row, else the last.
    """

    reached: tuple[int | None, ...]
    loss: float
    length: float
    turns: tuple[int, ...]
    overshoot: float
    overshooting: int
    last: int
    ending: str
    ending_step: int


def measures(solution: Solution) -> Measures:
    """The measures of a run of which every step is a row."""
    run, ending = solution.trajectory, solution.ending
    watch = Watch(solution.scenario).more(run)
    beyond = _overshoots(run.p)
    most = float(beyond.max())
    return Measures(
        tuple(_first(run.p[watch.right] >= level, run.step) for level in LEVELS),
        float(run.loss[-1]),
        _length(run.p),
        tuple(sum(count for _, _, count, _ in series.spans) for series in watch.turns) or (0,) * len(run.p),
        most,
        int(beyond.argmax()) if most > 0.0 else -1,
        int(run.step[-1]),
        *ending,
    )


def time_per_step(scenario: Scenario, steps: int) -> float:
    """Seconds that one step of this run takes the engine on this machine, nothing recorded; NaN if it cannot take one.

    The median of five timings of the first `steps` steps, at most 1,000 of them, divided by their number; measured anew
    at each call, which takes as long as six such runs.
    """
    descent, count = scenario.descent, min(steps, _TIMED_STEPS)
    if count < 1:
        return math.nan
    begin = descent.begin(scenario.start, scenario.log_start)
    try:
        descent.advance(begin, count)  # the first call compiles the step
        times = [_timed(scenario, begin, count) for _ in range(_TIMINGS)]
    except (ArithmeticError, ValueError):
        return math.nan
    return median(times) / count


def _timed(scenario: Scenario, begin: State, count: int) -> float:
    started = perf_counter()
    scenario.descent.advance(begin, count)
    return perf_counter() - started


def _first(holds: NDArray[np.bool_], step: NDArray[np.int64]) -> int | None:
    return int(step[int(np.argmax(holds))]) if holds.any() else None


def _length(p: Array) -> float:
    with np.errstate(over="ignore"):
        return float(np.hypot.reduce(np.diff(p)).sum() / math.sqrt(2.0))


def _overshoots(p: Array) -> Array:
    """How far each class (C,) was beyond its last value, coming from its first."""
    with np.errstate(over="ignore"):
        way = np.sign(p[:, -1] - p[:, 0])
        beyond: Array = (way[:, None] * p).max(axis=1) - way * p[:, -1]
    return beyond
