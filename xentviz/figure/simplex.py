"""The picture of the simplex as a display list: what stands still, and what follows the path."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xentviz.engine.descent import Trajectory
from xentviz.engine.simplex import to_plane
from xentviz.engine.while_alive import while_alive
from xentviz.figure.boxes import label_points
from xentviz.figure.color import Ramp
from xentviz.figure.display import Group, Points
from xentviz.figure.flow import arrows, streamlines
from xentviz.figure.frame import Frame
from xentviz.figure.ghosts import ghost_numbers, ghosts
from xentviz.figure.grid import border, corner_names, grid, scale
from xentviz.figure.handles import current_point, handles, ring_points
from xentviz.figure.loss_map import contour_labels, contours, heat_map
from xentviz.figure.path import ghost_path, page_points, path, step_dots, visible
from xentviz.figure.pins import pinned_dots, pinned_numbers
from xentviz.figure.polyline import spread
from xentviz.figure.quoted import quoted
from xentviz.figure.rising import rising, rising_note
from xentviz.figure.theme import Theme
from xentviz.pinned import PinnedRun
from xentviz.rivals import Rival
from xentviz.scenario import Scenario
from xentviz.solution import Solution

LAYERS: tuple[tuple[str, str], ...] = (
    ("loss-map", "Loss map"),
    ("contours", "Contour lines"),
    ("streamlines", "Flow lines"),
    ("arrows", "Arrows"),
    ("rising", "Wrong class rises"),
    ("quoted-rows", "Quoted rows"),
    ("grid", "Grid"),
    ("scale", "Scale"),
)
"""The layers that can be switched, as (name, label), in the order of a menu."""

DEFAULT_LAYERS = frozenset({"loss-map", "contours", "streamlines", "grid", "scale"})


def background(
    solution: Solution,
    frame: Frame,
    theme: Theme,
    shown: frozenset[str],
    text_size: float,
    ghost: NDArray[np.float64] | None = None,
) -> tuple[Group, ...]:
    """What stays while the path moves: loss map, contours, flow, grid, scale and corners; `shown` names the layers.

    `ghost` (3, n) are the predictions of another run. Contour levels keep off the solution's own path. Names that are
    no layer are ignored.
    """
    groups: list[Group] = []
    ramp = Ramp.of(solution.landscape, theme) if "loss-map" in shown else None
    if ramp:
        groups.append(heat_map(solution.landscape, ramp, frame))
    if "grid" in shown:
        groups.append(grid(frame, theme, text_size))
    if "arrows" in shown:
        groups.append(arrows(solution.flow, frame, theme, text_size))
    if "streamlines" in shown:
        groups.append(streamlines(solution.flow, frame, theme, text_size))
    if "contours" in shown:
        groups.append(contours(solution.landscape, frame, theme, text_size))
        busy = _busy(solution, frame, theme, text_size)
        if "quoted-rows" in shown:
            busy = np.concatenate([busy, label_points([quoted(frame, theme, text_size)])])
        groups.append(contour_labels(solution.landscape, ramp, frame, theme, text_size, busy))
    if "rising" in shown:  # over the grounds of the contour labels, which do not know of the tint
        groups.append(rising(solution.rising, frame, theme, text_size))
        groups.append(rising_note(solution.rising, frame, theme, text_size))
    if "quoted-rows" in shown:
        groups.append(quoted(frame, theme, text_size))
    groups.append(border(frame, theme, text_size))
    if "scale" in shown:
        groups.append(scale(frame, theme, text_size))
    groups.append(corner_names(solution.scenario.target, frame, theme, text_size))
    if ghost is not None:
        groups.append(ghost_path(visible(page_points(ghost, frame), frame.around(text_size)), theme, text_size))
    return tuple(groups)


def foreground(
    trajectory: Trajectory,
    row: int,
    scenario: Scenario,
    frame: Frame,
    theme: Theme,
    text_size: float,
    rivals: Sequence[Rival] = (),
    lit: int | None = None,
    pins: Sequence[PinnedRun] = (),
    lit_pin: int | None = None,
) -> tuple[Group, ...]:
    """What moves: the paths of rivals, the path, strong up to `row`; handles; current point; marks on pinned paths.

    Fast enough for every mouse move. A path that leaves the triangle is drawn beyond it, up to the frame's margin.
    """
    course = _course(trajectory, frame, text_size)
    points, bounds, step = course.points, frame.around(text_size), int(trajectory.step[row])
    played, ahead = visible(points[: row + 1], bounds), visible(points[row:], bounds)
    return (
        *([ghosts(rivals, step, frame, theme, text_size, lit)] if rivals else []),
        *([pinned_dots(pins, step, frame, theme, text_size, lit_pin)] if pins else []),
        path(played, ahead, theme, text_size),
        step_dots(points, row, bounds, theme, text_size),
        *([ghost_numbers(rivals, frame, theme, text_size, lit)] if rivals else []),
        *([pinned_numbers(tuple(pins), frame, theme, text_size, lit_pin)] if pins else []),
        _handles(course, scenario.start, scenario.target, frame, theme, text_size),
        current_point(points[row], played, bounds, theme, text_size),
    )


@dataclass(frozen=True, eq=False)
class _Course:
    """A run on the page: its points (n, 2), and points (m, 2) along its visible line that leave no room between."""

    points: Points
    along: Points


# Both halves of the picture ask for these two, and the moving one again for each step that is played.


@while_alive(most=4)
def _course(trajectory: Trajectory, frame: Frame, text_size: float) -> _Course:
    points = page_points(trajectory.p, frame)
    line = visible(points, frame.around(text_size))
    return _Course(points, np.concatenate([np.empty((0, 2)), *(spread(piece, 0.4 * text_size) for piece in line)]))


@while_alive(most=4)
def _handles(
    course: _Course, start: tuple[float, ...], target: tuple[float, ...], frame: Frame, theme: Theme, text_size: float
) -> Group:
    return handles(start, target, course.along, frame, theme, text_size)


def _busy(solution: Solution, frame: Frame, theme: Theme, text_size: float) -> Points:
    """Points along the path and over handles and their words, dense enough for no label to slip in between."""
    scenario, course = solution.scenario, _course(solution.trajectory, frame, text_size)
    marks = [ring_points(frame.to_page(to_plane(p))[None], text_size) for p in (scenario.start, scenario.target)]
    words = label_points([_handles(course, scenario.start, scenario.target, frame, theme, text_size)])
    return np.concatenate([*marks, course.along, words])
