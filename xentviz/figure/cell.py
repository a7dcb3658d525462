"""One cell of the grid of runs: a small triangle with the path, the loss as a small curve, what went wrong in a word.

Everything is drawn from the cell's own left upper corner, so that cells of one size share what stands still.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np

from xentviz.engine.descent import Trajectory
from xentviz.engine.landscape import Landscape
from xentviz.engine.simplex import CORNERS, to_plane
from xentviz.figure.cell_curve import cell_curve, curve_base, hairline, length
from xentviz.figure.cell_plan import CellPlan
from xentviz.figure.cell_words import cell_words
from xentviz.figure.color import Ramp, mixed
from xentviz.figure.display import Fill, Group, Label, Lines, Markers, Picture, Points, Stroke
from xentviz.figure.frame import Frame
from xentviz.figure.grid import border, grid
from xentviz.figure.handles import current_point
from xentviz.figure.path import Pieces, page_points
from xentviz.figure.polyline import cut, thin
from xentviz.figure.scale import Scale
from xentviz.figure.theme import Theme

_LEAPING = 8.0  # sides of the triangle
_AHEAD = 0.7  # of the accent: what is still to come is lighter
_DIM = 0.6  # of the loss map's colours: the path comes first
_RING, _STAR, _CORNER = 0.92, 1.3, 0.55  # diameters in the size of marks
_AWAY = 0.95  # from a corner to the mark of its class, in the same


def cell_ground(landscape: Landscape, plan: CellPlan, theme: Theme, shown: frozenset[str]) -> tuple[Group, ...]:
    """What stays while a run moves: the triangle, and what is round it."""
    return (*cell_triangle(landscape, plan, theme, shown), *cell_setting(plan, theme))


def cell_triangle(landscape: Landscape, plan: CellPlan, theme: Theme, shown: frozenset[str]) -> tuple[Group, ...]:
    """The loss map, dimmed, the grid if `shown` names them, the border."""
    groups = []
    if "loss-map" in shown:
        groups.append(_loss_map(landscape, plan.frame, theme))
    if "grid" in shown:
        groups.append(grid(plan.frame, theme, plan.mark))
    return (*groups, border(plan.frame, theme, 0.7 * plan.mark))


def cell_setting(plan: CellPlan, theme: Theme) -> tuple[Group, ...]:
    """What is the same in all cells, and on no map: the classes' letters at the corners, or their marks, and the line
    below the curve."""
    size, frame = plan.text_size, plan.frame
    corners = _letters(frame, theme, size) if plan.lettered else _corner_marks(frame, theme, plan.mark)
    return corners, curve_base(plan, theme)


def _loss_map(landscape: Landscape, frame: Frame, theme: Theme) -> Group:
    """The loss in dimmed colours, from every second pixel: a cell shows no more, and files hold many."""
    ramp = Ramp.of(landscape, theme)
    first, last = (mixed(color, theme.surface, _DIM) for color in (ramp.first, ramp.last))
    rgb = replace(ramp, first=first, last=last).rgb(landscape.sampled(2))
    picture = Picture(rgb, frame.left, frame.top, frame.side, frame.height, frame.to_page(CORNERS))
    return Group("loss-map", (picture,))


def cell_run(
    run: Trajectory,
    row: int,
    marks: tuple[tuple[float, ...], tuple[float, ...]],
    plan: CellPlan,
    loss: Scale,
    theme: Theme,
) -> tuple[Group, ...]:
    """What moves: the path, strong up to `row`, start and target (`marks`), the curve on its scale, the words."""
    points = page_points(run.p, plan.frame)
    played, ahead = _seen(points[: row + 1], plan), _seen(points[row:], plan)
    here = current_point(points[row], played, plan.bounds, theme, plan.mark)
    return (
        _path(played, ahead, theme, plan),
        _marks(marks, plan, theme),
        Group("current", tuple(item for item in here if not isinstance(item, Label))),
        cell_curve(run, row, plan, loss, theme),
        cell_words(run, int(run.step[row]), plan, theme),
    )


def _seen(points: Points, plan: CellPlan) -> Pieces:
    """What can be seen of a line; in so small a triangle, points that stand closer than a point tell nothing."""
    return tuple(thin(piece, 1.0) for piece in cut(points, plan.bounds))


def _letters(frame: Frame, theme: Theme, size: float) -> Group:
    """The letters of the classes at the corners."""
    left, right, base = frame.left - 0.65 * size, frame.left + frame.side + 0.65 * size, frame.bottom + 0.35 * size
    a, b, c = theme.classes
    return Group(
        "corner-names",
        (
            Label(frame.left + frame.side / 2, frame.top - 0.85 * size, a.letter, size, a.color, "middle", bold=True),
            Label(left, base, b.letter, size, b.color, "end", bold=True),
            Label(right, base, c.letter, size, c.color, bold=True),
        ),
    )


def _corner_marks(frame: Frame, theme: Theme, mark: float) -> Group:
    """The marks of the classes at the corners, outside a star that stands there."""
    outwards = CORNERS - CORNERS.mean(axis=1, keepdims=True)
    places = frame.to_page(CORNERS + outwards / np.hypot(*outwards) * _AWAY * mark / frame.side)
    marks = (
        Markers(place[None], style.shape, _CORNER * mark, Fill(style.color))
        for place, style in zip(places, theme.classes, strict=True)
    )
    return Group("corner-marks", tuple(marks))


@lru_cache(maxsize=32)
def _marks(marks: tuple[tuple[float, ...], tuple[float, ...]], plan: CellPlan, theme: Theme) -> Group:
    """Start and target; most cells of a grid have theirs at the same places."""
    mark = plan.mark
    ring, star = (plan.frame.to_page(to_plane(p))[None] for p in marks)
    return Group(
        "handles",
        (
            Markers(star, "star", _STAR * mark, Fill(theme.surface), Stroke(theme.text, 0.09 * mark)),
            Markers(ring, "circle", _RING * mark, Fill(theme.surface), Stroke(theme.accent, 0.15 * mark)),
        ),
    )


def _path(played: Pieces, ahead: Pieces, theme: Theme, plan: CellPlan) -> Group:
    """The line of the run. What is ahead is a hairline, and so is what leaps to and fro: it would be a blot."""
    fine, strong = hairline(plan.mark), 0.15 * plan.mark
    width = fine if length(played) > _LEAPING * plan.frame.side else strong
    lines = (
        Lines(ahead, Stroke(mixed(theme.accent, theme.surface, _AHEAD), fine)),
        Lines(played, Stroke(theme.accent, width)),
    )
    return Group("path", tuple(item for item in lines if item.lines))
