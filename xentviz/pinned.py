"""A pinned run as it is computed: its rows for pictures, and its measures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from xentviz.engine.descent import Trajectory
from xentviz.engine.record import Record
from xentviz.measures import Measures, measures
from xentviz.played import MOST_ROWS
from xentviz.scenario import Scenario
from xentviz.solution import solve


@dataclass(frozen=True, eq=False)
class Computed:
    """A run that is over: `run` has every row, or of a long one enough for every picture; `measures` are of all."""

    scenario: Scenario
    run: Trajectory
    measures: Measures


@dataclass(frozen=True, eq=False)
class PinnedRun:
    """A run with its mark, see `xentviz.pins.Pin`, and what it is called."""

    number: int
    name: str
    computed: Computed

    @property
    def run(self) -> Trajectory:
        """Its rows."""
        return self.computed.run


@lru_cache(maxsize=40)
def computed(scenario: Scenario, length: int) -> Computed:
    """The run of a scenario over `length` steps, fewer where it ends before. The last ones asked for are remembered."""
    solution = solve(scenario.replace(steps=length))
    return Computed(scenario, Record.of(solution.trajectory, MOST_ROWS).run, measures(solution))
