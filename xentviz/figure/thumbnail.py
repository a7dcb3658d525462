"""A picture of a moment so small that no word could be read in it: the ground, the run, and where it stands."""

from __future__ import annotations

from dataclasses import replace

from xentviz.cells import played_cells
from xentviz.engine.history import row_at
from xentviz.figure.contents.base import Moment, numbered
from xentviz.figure.display import Group, Label
from xentviz.figure.frame import Frame
from xentviz.figure.pins import pinned_paths
from xentviz.figure.quoted import quoted_marks
from xentviz.figure.simplex import background, foreground
from xentviz.figure.theme import Theme
from xentviz.grid import Grid
from xentviz.rivals import rivals

_LAYERS = frozenset({"loss-map", "rising"})
_IN_CELLS = frozenset({"loss-map"})
_GROUPS = (*_LAYERS, "quoted-rows", "border", "pinned-paths", "ghosts", "pinned-dots", "path", "handles", "current")
_TEXT = 0.13  # of the shorter side: letters are left out, but strokes and marks go by their size
_LARGEST = 11.0  # points of text: in a larger picture there is more to see, not the same in heavier lines
_EDGE = 0.06  # of the shorter side, free all round for the marks on the edges


def thumbnail(
    moment: Moment, layers: frozenset[str], swapped: str, theme: Theme, width: float, height: float
) -> tuple[Group, ...]:
    """The triangle as large as it goes into `width` by `height` points. `layers` and `swapped`: see `RenderOptions`."""
    least, scenario = min(width, height), moment.solution.scenario
    text, edge = min(_TEXT * least, _LARGEST), _EDGE * least
    whole = Frame(0.0, 0.0, 1.0)
    side = min(width - 2 * edge, (height - 2 * edge) / whole.height)
    frame = Frame((width - side) / 2, edge + (height - 2 * edge - side * whole.height) / 2, side)
    groups = (
        *background(moment.solution, frame, theme, layers & _LAYERS, text),
        *([quoted_marks(frame, theme, text)] if "quoted-rows" in layers else []),
        *([pinned_paths(moment.pins, frame, theme, text)] if moment.pins else []),
        *foreground(
            moment.trajectory, moment.row, scenario, frame, theme, text, rivals(scenario, swapped), pins=moment.pins
        ),
    )
    return tuple(_without_words(group) for group in groups if group.name in _GROUPS)


def grid_thumbnail(
    moment: Moment, grid: Grid, layers: frozenset[str], theme: Theme, width: float, height: float
) -> tuple[Group, ...]:
    """The triangles of all cells of the moment's grid, side by side, as large as they go into `width` by `height`."""
    (rows, columns), edge = grid.shape, _EDGE * min(width, height)
    wide, high = (width - 2 * edge) / columns, (height - 2 * edge) / rows
    last = int(moment.trajectory.step[-1])
    solutions = played_cells(moment.solution.scenario, grid, last).at(moment.step)
    groups: list[Group] = []
    for number, ((i, j), cell) in enumerate(zip(grid.cells, solutions, strict=True)):
        own = Moment(cell, row_at(cell.trajectory, moment.step))
        drawn = numbered(thumbnail(own, layers & _IN_CELLS, "", theme, wide, high), number)
        groups += [group.moved(edge + j * wide, edge + i * high) for group in drawn]
    return tuple(groups)


def _without_words(group: Group) -> Group:
    return replace(group, items=tuple(item for item in group if not isinstance(item, Label)))
