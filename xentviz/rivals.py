"""Rivals: the same start with one actor swapped, for every other member of that actor's catalogue."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xentviz.engine.catalog import Catalog, Entry
from xentviz.engine.descent import Trajectory
from xentviz.engine.losses import LOSSES
from xentviz.engine.optimizers import OPTIMIZERS
from xentviz.engine.parameterizations import PARAMETERIZATIONS
from xentviz.engine.simplex import Array
from xentviz.scenario import Scenario

ACTORS: dict[str, Catalog[Entry]] = {
    "loss": LOSSES,  # type: ignore[dict-item]
    "parameterization": PARAMETERIZATIONS,  # type: ignore[dict-item]
    "optimizer": OPTIMIZERS,  # type: ignore[dict-item]
}
"""The catalogues by the name of the scenario's setting."""


@dataclass(frozen=True, eq=False)
class Rival:
    """One actor's part played by `entry`, and the run that follows. `number` is the entry's place in its catalogue."""

    entry: Entry
    number: int
    trajectory: Trajectory

    def step(self, step: int) -> Array | None:
        """The change of p (C,) in the step after step `step`; None where the run does not get so far."""
        return change_after(self.trajectory, step)


def rivals(scenario: Scenario, actor: str) -> tuple[Rival, ...]:
    """A rival for each member of the actor's catalogue but the scenario's own, with its parameters at their defaults.

    `actor` is a key of ACTORS; anything else gives none. The runs have the scenario's number of steps.
    """
    if actor not in ACTORS:
        return ()
    own = getattr(scenario, actor).name
    return tuple(
        _rival(scenario.replace(**{actor: member()}), member(), number)
        for number, member in enumerate(ACTORS[actor])
        if member.name != own
    )


def _rival(scenario: Scenario, entry: Entry, number: int) -> Rival:
    return Rival(entry, number, scenario.descent.run(scenario.start, scenario.steps, scenario.log_start))


def change_after(run: Trajectory, step: int) -> Array | None:
    """p after the step that follows step `step`, less p before it, (C,); None where the run has no such rows."""
    row = int(np.searchsorted(run.step, step))
    if row + 1 >= len(run) or run.step[row] != step or run.step[row + 1] != step + 1:
        return None
    change: Array = run.p[:, row + 1] - run.p[:, row]
    return change
