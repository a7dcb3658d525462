"""Draws moments small, with their runs; what was asked for last is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QSize

from xentviz.engine.descent import Trajectory
from xentviz.engine.history import row_at
from xentviz.figure.contents.base import Moment
from xentviz.figure.display import Group
from xentviz.figure.theme import Theme
from xentviz.figure.thumbnail import grid_thumbnail, thumbnail
from xentviz.grid import read_grid
from xentviz.pins import NO_PINS, Pins, pinned_runs
from xentviz.scenario import Scenario
from xentviz.session import Session
from xentviz.slides import run_to
from xentviz.solution import Solution, solve
from xentviz.storyboard import Kept

_MOST_RUNS = 8


class SmallPictures:
    """Solves what a moment shows, beginning with what the session has solved already."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._runs: dict[Scenario, tuple[Solution, Trajectory]] = {}

    def drawn(self, kept: Kept, theme: Theme, size: QSize, pins: Pins = NO_PINS) -> Iterable[Group]:
        """The moment in so many points, with the paths of pinned runs; the grid, if that is what it shows."""
        room, view = (float(size.width()), float(size.height())), kept.view
        if view.grid:
            return grid_thumbnail(self.moment(kept), read_grid(view.rows, view.columns), view.layers, theme, *room)
        moment = replace(self.moment(kept), pins=pinned_runs(pins, kept.scenario))
        return thumbnail(moment, view.layers, view.swapped, theme, *room)

    def moment(self, kept: Kept) -> Moment:
        """What the moment shows; the runs asked for last are kept, as most moments of a storyboard share one."""
        solution, run = self._runs.pop(kept.scenario) if kept.scenario in self._runs else self._solved(kept)
        run = run_to(replace(solution, trajectory=run), kept.step)
        self._runs[kept.scenario] = solution, run
        if len(self._runs) > _MOST_RUNS:
            del self._runs[next(iter(self._runs))]
        return Moment(solution, run, row_at(run, kept.step))

    def _solved(self, kept: Kept) -> tuple[Solution, Trajectory]:
        solution = solve(kept.scenario, self._session.solution)
        return solution, solution.trajectory
