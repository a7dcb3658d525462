"""Draws moments small, with their runs; what was asked for last is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QSize

from xentviz.engine.history import row_at
from xentviz.figure.contents.base import Moment
from xentviz.figure.display import Group
from xentviz.figure.theme import Theme
from xentviz.figure.thumbnail import grid_thumbnail, thumbnail
from xentviz.grid import read_grid
from xentviz.pins import NO_PINS, Pins, pinned_runs
from xentviz.played import Played
from xentviz.scenario import Scenario
from xentviz.session import Session
from xentviz.solution import solve
from xentviz.storyboard import Kept

_MOST_RUNS = 8


class SmallPictures:
    """Solves what a moment shows, beginning with what the session has solved already."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._runs: dict[Scenario, Played] = {}

    def drawn(self, kept: Kept, theme: Theme, size: QSize, pins: Pins = NO_PINS) -> Iterable[Group]:
        """The moment in so many points, with the paths of pinned runs; the grid, if that is what it shows."""
        room, view = (float(size.width()), float(size.height())), kept.view
        if view.grid:
            return grid_thumbnail(self.moment(kept), read_grid(view.rows, view.columns), view.layers, theme, *room)
        moment = replace(self.moment(kept), pins=pinned_runs(pins, kept.scenario))
        return thumbnail(moment, view.layers, view.swapped, theme, *room)

    def moment(self, kept: Kept) -> Moment:
        """What the moment shows; the runs asked for last are kept, as most moments of a storyboard share one."""
        played = self._runs.pop(kept.scenario, None) or Played.of(solve(kept.scenario, self._session.solution))
        self._runs[kept.scenario] = played = played.to(kept.step)
        if len(self._runs) > _MOST_RUNS:
            del self._runs[next(iter(self._runs))]
        solution = played.seen(kept.step)
        return Moment(solution, row_at(solution.trajectory, kept.step))
