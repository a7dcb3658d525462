"""What follows from a scenario: the run, and the landscape and the flow that it runs in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import ArrayLike

from xentviz.engine.descent import Trajectory
from xentviz.engine.field import Flow
from xentviz.engine.history import head
from xentviz.engine.landscape import Landscape
from xentviz.engine.ledger import Book
from xentviz.engine.losses import Loss
from xentviz.engine.rising import Rising
from xentviz.engine.simplex import START_FLOOR, Array, interior
from xentviz.engine.stopping import Course
from xentviz.scenario import Scenario


@dataclass(frozen=True, eq=False)
class Solution:
    """A solved scenario. `landscape`, `flow` and `rising` compute their parts only when something shows them."""

    scenario: Scenario
    trajectory: Trajectory
    landscape: Landscape
    flow: Flow
    rising: Rising
    stopped: int | None = None
    """The step at which the scenario's stopping rule ended the run, if it did."""

    @cached_property
    def book(self) -> Book:
        """The ledgers of the run."""
        scenario = self.scenario
        return Book(scenario.descent, scenario.descent.begin(scenario.start, scenario.log_start))

    def probe(self, p: ArrayLike) -> tuple[float, float]:
        """Loss and gradient norm at any prediction (C,) of the simplex, as if the descent stood there."""
        inside = interior(p)
        theta = self.scenario.parameterization.initial(inside, np.log(inside))
        _, loss, norm = self.scenario.descent.observe(theta[:, None])
        return float(loss[0]), float(norm[0])

    @property
    def ending(self) -> tuple[str, int]:
        """What ended the run and after which step: the stopping rule, the number of steps, or 'diverged'."""
        if self.trajectory.diverged is not None:
            return "diverged", self.trajectory.diverged
        if self.stopped is not None:
            return self.scenario.stop.name, self.stopped
        return "max-steps", int(self.trajectory.step[-1])


def solve(scenario: Scenario, previous: Solution | None = None) -> Solution:
    """Solve a scenario, keeping from `previous` whatever the change did not touch.

    The run is solved anew unless the scenario is the same; the landscape depends on loss and target alone, the flow
    on the parameterization besides, and where wrong classes rise on everything but the start.
    """
    if previous is not None and previous.scenario == scenario:
        return previous
    landscape = Landscape(scenario.loss, scenario.target)
    flow = Flow(scenario.loss, scenario.target, scenario.parameterization, scenario.free)
    rising = Rising(scenario.descent)
    if previous is not None:
        landscape = previous.landscape if previous.landscape == landscape else landscape
        flow = previous.flow if previous.flow == flow else flow
        rising = previous.rising if previous.rising == rising else rising
    run = scenario.descent.run(scenario.start, scenario.steps, scenario.log_start)
    run, stopped = stop(scenario, run)
    return Solution(scenario, run, landscape, flow, rising, stopped)


@lru_cache(maxsize=64)
def lowest_loss(loss: Loss, target: tuple[float, ...]) -> float:
    """`Loss.lowest`, remembered, as some losses have to search for it."""
    return loss.lowest(target)


def stop(scenario: Scenario, run: Trajectory, before: Array | None = None) -> tuple[Trajectory, int | None]:
    """Rows of a run up to the one where the scenario's stopping rule ends it, and its step; all rows if none does.

    The rows follow each other without a gap; `before` (C,) is p one step earlier, None if the first row is the start.
    """
    met = scenario.stop.met(Course.of(run, lowest_loss(scenario.loss, scenario.target), before))
    if not met.any():
        return run, None
    last = int(np.argmax(met))
    return head(run, last + 1), int(run.step[last])


def remark(scenario: Scenario) -> str | None:
    """What was done to the start so that the run could begin, in plain words; None if nothing was."""
    if scenario.free is not None and not any(scenario.free):
        return "every gradient entry is set to 0: nothing can move"
    if scenario.start_logits is None and min(scenario.start) <= 0.0:
        return f"a class at 0 could never move: it starts at {START_FLOOR:g}"
    return None


def trouble(trajectory: Trajectory) -> str | None:
    """What happened to a run that its reader must know, None if nothing did: clauses, also after 'In this run'."""
    said = []
    if trajectory.left_simplex is not None:
        said.append(f"p left the simplex at step {trajectory.left_simplex}: not a probability any more")
    if trajectory.diverged is not None:
        said.append(f"the descent diverged at step {trajectory.diverged}")
    return "; ".join(said) or None
