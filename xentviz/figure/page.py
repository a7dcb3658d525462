"""A finished page: the picture, its curves, title and caption, on a page of a named size."""

from __future__ import annotations

import math

import numpy as np

from xentviz.engine.catalog import InputError
from xentviz.engine.descent import Trajectory
from xentviz.figure.caption import JOINT, caption, description, title
from xentviz.figure.curves import curves
from xentviz.figure.display import Group, Page
from xentviz.figure.frame import Frame
from xentviz.figure.ghosts import LEGEND_LINE, legend
from xentviz.figure.paragraph import LEADING, paragraph, wrap
from xentviz.figure.plot import Rectangle
from xentviz.figure.render_options import PAGES, RenderOptions
from xentviz.figure.simplex import background, foreground
from xentviz.rivals import rivals
from xentviz.solution import Solution

__all__ = ["PAGES", "RenderOptions", "compose"]

_MARGIN = 1.7  # letter heights round everything
_LEGEND = 13.0  # the legend's width where the triangle makes way for it
_NAME = 2.9  # from the corner up to the end of its name
_BESIDE = 3.6  # from its left side to the end of the words there
_MOST_WORDS = 0.3  # of the page's height: title and caption that need more are left out, the picture goes first


def compose(solution: Solution, options: RenderOptions, trajectory: Trajectory | None = None) -> Page:
    """The page for a solution. `trajectory`: a run played on beyond the solution's own, if there is one.

    Raises InputError where `options.step` is not a step of the run.
    """
    trajectory = solution.trajectory if trajectory is None else trajectory
    row = _row(options.step, trajectory)
    width, height = options.points
    words, body = _words(title(solution.scenario), caption(solution, trajectory, row), options)
    return Page(
        width,
        height,
        None if options.ground == "transparent" else options.theme.surface,
        (*_picture(solution, trajectory, row, options, body), words),
        title(solution.scenario),
        description(solution, trajectory, row),
    )


def _row(step: int | None, trajectory: Trajectory) -> int:
    if step is None:
        return len(trajectory) - 1
    row = int(np.searchsorted(trajectory.step, step))
    if row < len(trajectory) and trajectory.step[row] == step:
        return row
    raise InputError(f"step is {step}, allowed is a step of the run, 0 to {trajectory.step[-1]}.")


def _words(above: str, below: str, options: RenderOptions) -> tuple[Group, Rectangle]:
    """Title and caption, and the rectangle that they leave for the picture."""
    (width, height), text = options.points, options.text_size
    margin, size, theme = _MARGIN * text, 0.9 * text, options.theme
    room = width - 2 * margin
    heads, feet = wrap(above, size, room, JOINT), wrap(below, size, room)
    line = LEADING * size
    if not options.words or (len(heads) + len(feet)) * line > _MOST_WORDS * height:
        return Group("words", ()), (margin, margin, room, height - 2 * margin)
    first = height - margin - (len(feet) - 1) * line
    labels = (
        *paragraph(heads, margin, margin + 0.75 * size, size, theme.text),
        *paragraph(feet, margin, first, size, theme.muted),
    )
    top = margin + len(heads) * line + 0.3 * text
    return Group("words", labels), (margin, top, room, first - 1.5 * size - top)


def _picture(
    solution: Solution, trajectory: Trajectory, row: int, options: RenderOptions, body: Rectangle
) -> tuple[Group, ...]:
    beside = _LEGEND * options.text_size if options.swapped else 0.0
    triangle, plots = (body, None) if options.content == "simplex" else _split(body, options.text_size, beside)
    left, top, width, height = triangle
    text, theme = options.text_size, options.theme
    others, step = rivals(solution.scenario, options.swapped), int(trajectory.step[row])
    frame = Frame.fit(width, height, text).moved(left, top)
    room = _legend_room(len(others), frame, triangle, text)
    if others and room < _LEGEND * text:
        aside = 2.0 * (_LEGEND * text - room)
        frame = Frame.fit(width - aside, height, text).moved(left + aside, top)
        room = _legend_room(len(others), frame, triangle, text)
    groups = (
        *background(solution, frame, theme, options.layers, text),
        *foreground(trajectory, row, solution.scenario, frame, theme, text, others),
        *([legend(others, step, (left, top + text, room), theme, text)] if others else []),
    )
    return groups if plots is None else (*groups, *curves(trajectory, row, theme, plots, options.log, text))


def _legend_room(lines: int, frame: Frame, triangle: Rectangle, text: float) -> float:
    """How wide a legend in the upper left may be: above the triangle, or beside the corner's name and the scale."""
    left, top, width, _ = triangle
    last = top + (1.4 + LEGEND_LINE * (lines - 1)) * text
    if last < frame.top - _NAME * text:
        return width
    slant = max(last - frame.top, 0.0) / math.sqrt(3.0)
    return frame.left + frame.side / 2 - slant - _BESIDE * text - left


def _split(body: Rectangle, text: float, beside: float) -> tuple[Rectangle, Rectangle]:
    """Triangle left and curves right; on a page that is not much wider than high, above and below.

    `beside`: how much more than the triangle stands on the left.
    """
    left, top, width, height = body
    gap = 1.2 * text
    if width > 1.25 * height:
        wide = min(0.6 * width, 1.25 * height + beside)
        return (left, top, wide, height), (left + wide + gap, top, width - wide - gap, height)
    high = 0.68 * height
    return (left, top, width, high), (left, top + high + gap, width, height - high - gap)
