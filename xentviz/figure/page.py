"""A finished page: the picture, its curves, title and caption, on a page of a named size."""

from __future__ import annotations

import numpy as np

from xentviz.engine.catalog import InputError
from xentviz.engine.descent import Trajectory
from xentviz.figure.caption import JOINT, caption, description, title
from xentviz.figure.contents import Moment, content
from xentviz.figure.display import Group, Page
from xentviz.figure.paragraph import LEADING, paragraph, wrap
from xentviz.figure.plot import Rectangle
from xentviz.figure.render_options import PAGES, RenderOptions
from xentviz.scenario_file import stamp
from xentviz.solution import Solution

__all__ = ["PAGES", "RenderOptions", "compose"]

_MARGIN = 1.7  # letter heights round everything
_MOST_WORDS = 0.3  # of the page's height: title and caption that need more are left out, the picture goes first


def compose(solution: Solution, options: RenderOptions, trajectory: Trajectory | None = None) -> Page:
    """The page for a solution. `trajectory`: a run played on beyond the solution's own, if there is one.

    Raises InputError where `options.step` is not a step of the run.
    """
    trajectory = solution.trajectory if trajectory is None else trajectory
    row = _row(options.step, trajectory)
    width, height = options.points
    below = caption(solution, trajectory, row)
    words, body = _words(title(solution.scenario), below, options)
    return Page(
        width,
        height,
        None if options.ground == "transparent" else options.theme.surface,
        (*content(options.content).draw(Moment(solution, trajectory, row), options.look, body), words),
        title(solution.scenario),
        description(solution, trajectory, row),
        below,
        stamp(solution.scenario),
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
