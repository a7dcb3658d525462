"""The mathematics of the step after a step of a run, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass

from xentviz.engine.descent import Trajectory
from xentviz.engine.history import state_of
from xentviz.explain.account import ended
from xentviz.explain.check import check
from xentviz.explain.stage import Stage
from xentviz.explain.stages import stages
from xentviz.solution import Solution


@dataclass(frozen=True)
class Lesson:
    """The stages of a step; where there are none, `absence` says why."""

    stages: tuple[Stage, ...]
    absence: str = ""


def lesson(solution: Solution, run: Trajectory, step: int) -> Lesson:
    """The stages of the step after step `step` of a run, gradients checked against differences."""
    over = ended(run, step, summed=False)
    anatomy = None if over else solution.book.anatomy(step, state_of(run, step))
    if anatomy is None:
        return Lesson((), over or f"From step {step} no further step can be computed.")
    loss_after = float(solution.scenario.descent.observe(anatomy.theta_after)[1][0])
    return Lesson(stages(solution.scenario, anatomy, loss_after, check(solution.scenario, anatomy)))
