"""The runs of the grid's cells, played on together for as long as the current run is."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from functools import lru_cache

from xentviz.grid import Grid, solve_cells
from xentviz.played import Played
from xentviz.scenario import MAX_STEPS, Scenario
from xentviz.solution import Solution

_MOST_ROWS = 2048
"""Rows kept of the run of a cell: its picture is small, and there may be 36 of them."""

_STRIDE = 1024
"""Steps between two looks at the clock."""


@dataclass(frozen=True, eq=False)
class Cells:
    """A run for each cell, row by row, as far as they were played, to MAX_STEPS at most."""

    runs: tuple[Played, ...] = ()

    def of(self, scenario: Scenario, grid: Grid, *known: Solution) -> Cells:
        """The cells of a scenario; runs that these here have already are gone on with, `known` ones are not solved."""
        played = {run.solution: run for run in self.runs}
        solutions = solve_cells(scenario, grid, (*known, *played))
        return Cells(tuple(played.get(each) or Played(each, each.stopped, _MOST_ROWS) for each in solutions))

    def reach(self, step: int) -> bool:
        """Whether no run has to be played on to be at a step, or at its end before it."""
        return not self._behind(step)

    def on(self, step: int, seconds: float = math.inf) -> Cells:
        """Played on towards a step, always the one farthest behind, for about so long, and a little at least."""
        runs, end = list(self.runs), time.perf_counter() + seconds
        while behind := Cells(tuple(runs))._behind(step):
            place = min(behind, key=lambda k: runs[k].last_step)
            runs[place] = runs[place].on(min(min(step, MAX_STEPS) - runs[place].last_step, _STRIDE))
            if time.perf_counter() > end:
                break
        return Cells(tuple(runs))

    def at(self, step: int) -> tuple[Solution, ...]:
        """What is to be seen of them: solutions with all that was played, the row of a step among their rows."""
        return tuple(run.seen(step) for run in self.runs)

    def _behind(self, step: int) -> list[int]:
        """The places of the runs that have not come to a step, and could."""
        step = min(step, MAX_STEPS)
        return [k for k, run in enumerate(self.runs) if run.last_step < step and not run.ended]


@lru_cache(maxsize=2)
def played_cells(scenario: Scenario, grid: Grid, step: int) -> Cells:
    """All cells, played on to a step; kept, as the pages of a film ask for the same again and again."""
    return Cells().of(scenario, grid).on(step)
