"""The grid: a small triangle with its loss for each pair of values of two settings."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from xentviz.cells import played_cells
from xentviz.engine.history import row_at
from xentviz.figure.cell import cell_ground, cell_run
from xentviz.figure.cell_curve import loss_scale
from xentviz.figure.contents.base import Content, Look, Moment, Words, numbered
from xentviz.figure.contents.key import keyed
from xentviz.figure.display import Group, Lines, Stroke
from xentviz.figure.plot import Rectangle
from xentviz.figure.run_grid import GridPlan, grid_caption, grid_title, heads
from xentviz.figure.theme import Theme
from xentviz.solution import Solution

_PLACES = ("top", "left", "right")


def draw_grid(moment: Moment, look: Look, body: Rectangle) -> tuple[Group, ...]:
    """All cells at the moment's step, played on as far as the moment's run; one that ends before it at its end.

    Where letters in the cells would be too small there are none, and a key says which corner is whose.
    """
    grid, theme = look.grid, look.theme
    key, rest = keyed(look, body)
    plan = GridPlan.fit(rest, grid, look.text_size)
    if not plan.cell.lettered:
        key, rest = keyed(replace(look, theme=_with_places(theme)), body)
        plan = GridPlan.fit(rest, grid, look.text_size)
    solutions = _seen(moment, look)
    loss = loss_scale([each.trajectory for each in solutions], look.log)
    groups: list[Group] = [*key, heads(plan, theme)]
    for number, ((i, j), solution) in enumerate(zip(grid.cells, solutions, strict=True)):
        run, own = solution.trajectory, solution.scenario
        drawn = (
            frame_of_cell(plan, look),
            *cell_ground(solution.landscape, plan.cell, theme, look.layers),
            *cell_run(run, row_at(run, moment.step), (own.start, own.target), plan.cell, loss, theme),
        )
        groups += [group.moved(*plan.place(i, j)) for group in numbered(drawn, number)]
    return tuple(groups)


def _with_places(theme: Theme) -> Theme:
    """The classes named by their corners, besides their own names."""
    named = zip(theme.classes, _PLACES, strict=True)
    return replace(theme, classes=tuple(replace(c, name=f"{c.name}, {at}" if c.name else at) for c, at in named))


def words_of_grid(moment: Moment, look: Look) -> Words:
    """What is compared, and where the runs stand."""
    scenario = moment.solution.scenario
    solutions = _seen(moment, look)
    loss = loss_scale([each.trajectory for each in solutions], look.log)
    return grid_title(scenario, look.grid), grid_caption(solutions, moment.step, loss)


def _seen(moment: Moment, look: Look) -> tuple[Solution, ...]:
    last = int(moment.trajectory.step[-1])
    return played_cells(moment.solution.scenario, look.grid, last).at(moment.step)


def frame_of_cell(plan: GridPlan, look: Look) -> Group:
    """The hairline round a cell."""
    wide, high = plan.cell.width, plan.cell.height
    corners = np.array([(0.0, 0.0), (wide, 0.0), (wide, high), (0.0, high)])
    return Group("cell", (Lines((corners,), Stroke(look.theme.line, 0.06 * look.text_size), closed=True),))


GRID = Content("grid", "Grid of runs", draw_grid, words_of_grid, summary="A run for each pair of a row and a column.")
