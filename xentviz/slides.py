"""The pages of a storyboard: an exhibit for each of its moments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from xentviz.engine.history import row_at
from xentviz.figure.exhibit import Exhibit, lined_up
from xentviz.figure.render_options import RenderOptions
from xentviz.pins import NO_PINS, Pins, pinned_runs
from xentviz.played import Played
from xentviz.scenario import Scenario
from xentviz.solution import solve
from xentviz.storyboard import Kept, Storyboard
from xentviz.view import View


def exhibits(board: Storyboard, options: RenderOptions, pins: Pins = NO_PINS) -> tuple[Exhibit, ...]:
    """An exhibit for each moment, with its view, its step and its own words if it has any; all else as in `options`.

    They line up (see `xentviz.figure.exhibit.lined_up`). Moments of the same scenario share one run, as long as the
    latest of them needs, so that their curves have the same axes. Pinned runs are on all pages.
    """
    runs = _runs(board.moments)
    return lined_up([_exhibit(moment, runs[moment.scenario], options, pins) for moment in board.moments])


def drawn_on(page: RenderOptions, view: View) -> RenderOptions:
    """The options of a page that shows things as `view` does: the grid, if that is shown, else what the page has."""
    content = "grid" if view.grid else page.content
    shown = replace(page, content=content, layers=view.layers, log=view.log_loss, swapped=view.swapped)
    return replace(shown, rows=view.rows, columns=view.columns)


def _runs(moments: Iterable[Kept]) -> dict[Scenario, Played]:
    last: dict[Scenario, int] = {}
    for moment in moments:
        last[moment.scenario] = max(moment.step, last.get(moment.scenario, 0))
    runs: dict[Scenario, Played] = {}
    solution = None
    for scenario, step in last.items():
        solution = solve(scenario, solution)
        runs[scenario] = Played.of(solution).to(step)
    return runs


def _exhibit(moment: Kept, played: Played, options: RenderOptions, pins: Pins) -> Exhibit:
    solution = played.seen(moment.step)
    run = solution.trajectory
    shown = replace(
        drawn_on(options, moment.view),
        step=int(run.step[row_at(run, moment.step)]),
        title=moment.name or options.title,
        caption=moment.caption or options.caption,
    )
    return Exhibit(solution, shown, pins=pinned_runs(pins, moment.scenario))
