"""A pinned run as it is computed: its rows for pictures, and its measures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from weakref import WeakValueDictionary

from xentviz.engine.descent import Trajectory
from xentviz.engine.record import Record
from xentviz.engine.while_alive import while_alive
from xentviz.measures import Measures, measures
from xentviz.played import MOST_ROWS
from xentviz.scenario import Scenario
from xentviz.solution import solve


@dataclass(frozen=True, eq=False)
class Computed:
    """A run that is over: `record` has every row, or of a long one enough for every curve; `measures` are of all."""

    scenario: Scenario
    record: Record
    measures: Measures


@dataclass(frozen=True, eq=False)
class PinnedRun:
    """A run with its mark, see `xentviz.pins.Pin`, and what it is called."""

    number: int
    name: str
    computed: Computed

    @property
    def run(self) -> Trajectory:
        """Its rows, or of a long run enough of them for its curves: not every step has one."""
        return self.computed.record.run

    def at(self, step: int) -> Trajectory:
        """The row of a step, exactly, or of its end where it ended before: a run of that row alone."""
        return _row(self.computed, step)


_alive: WeakValueDictionary[tuple[Scenario, int], Computed] = WeakValueDictionary()


def computed(scenario: Scenario, length: int) -> Computed:
    """The run of a scenario over `length` steps, fewer where it ends before; the same one while anybody has it."""
    found = _alive.get((scenario, length))
    if found is None:
        solution = solve(scenario.replace(steps=length))
        found = Computed(scenario, Record.of(solution.trajectory, MOST_ROWS), measures(solution))
        _alive[scenario, length] = found
    return found


@lru_cache(maxsize=64)
def measured(scenario: Scenario, length: int) -> Measures:
    """The measures of that run. The last ones asked for are remembered, as a table tells of runs out of sight, too."""
    return computed(scenario, length).measures


@while_alive(most=64)
def _row(run: Computed, step: int) -> Trajectory:
    """Remembered, as while the current run is dragged every picture asks for the same again with each move."""
    return run.record.only(run.scenario.descent, step)
