"""A finished page: the picture, its curves, title and caption, on a page of a named size."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xentviz.engine.catalog import InputError
from xentviz.engine.descent import Trajectory
from xentviz.figure.caption import JOINT, caption, description, title
from xentviz.figure.contents import Moment, Words, content
from xentviz.figure.display import Group, Page
from xentviz.figure.paragraph import LEADING, paragraph, wrap
from xentviz.figure.plot import Rectangle
from xentviz.figure.render_options import PAGES, RenderOptions
from xentviz.scenario_file import stamp
from xentviz.solution import Solution

__all__ = ["PAGES", "RenderOptions", "Space", "compose", "space_needed"]

_MARGIN = 1.7  # letter heights round everything
_SIZE = 0.9  # of the letters of title and caption
_MOST_WORDS = 0.3  # of the page's height: title and caption that need more are left out, the picture goes first


@dataclass(frozen=True)
class Space:
    """Lines of words that a page has room for, over the picture and below it, though it may need fewer.

    Pages of one size, one text scale and one space have the same rectangle for their pictures.
    """

    heads: int = 0
    feet: int = 0

    def joined(self, other: Space) -> Space:
        """Enough for both."""
        return Space(max(self.heads, other.heads), max(self.feet, other.feet))


_AS_NEEDED = Space()


def compose(
    solution: Solution, options: RenderOptions, trajectory: Trajectory | None = None, least: Space = _AS_NEEDED
) -> Page:
    """The page for a solution. `trajectory`: a run played on beyond the solution's own, if there is one.

    `least`: space for words that is kept whether they need it or not, so that several pages line up. Raises InputError
    where `options.step` is not a step of the run.
    """
    trajectory = solution.trajectory if trajectory is None else trajectory
    row = _row(options.step, trajectory)
    width, height = options.points
    moment = Moment(solution, trajectory, row)
    above, below = _said(moment, options)
    words, body = _words(above, below, options, least)
    return Page(
        width,
        height,
        None if options.ground == "transparent" else options.theme.surface,
        (*content(options.content).draw(moment, options.look, body), words),
        above,
        description(solution, trajectory, row),
        below,
        stamp(solution.scenario),
    )


def space_needed(solution: Solution, options: RenderOptions, trajectory: Trajectory) -> Space:
    """What title and caption of a page need. Raises InputError where `options.step` is not a step of the run."""
    heads, feet = _lines(*_said(Moment(solution, trajectory, _row(options.step, trajectory)), options), options)
    return Space(len(heads), len(feet))


def _said(moment: Moment, options: RenderOptions) -> Words:
    """Title and caption."""
    own = content(options.content).words
    if own is not None:
        return own(moment, options.look)
    return title(moment.solution.scenario), caption(moment.solution, moment.trajectory, moment.row)


def _row(step: int | None, trajectory: Trajectory) -> int:
    if step is None:
        return len(trajectory) - 1
    row = int(np.searchsorted(trajectory.step, step))
    if row < len(trajectory) and trajectory.step[row] == step:
        return row
    raise InputError(f"step is {step}, allowed is a step of the run, 0 to {trajectory.step[-1]}.")


def _lines(above: str, below: str, options: RenderOptions) -> tuple[list[str], list[str]]:
    """Title and caption, broken into lines as wide as the page allows."""
    size = _SIZE * options.text_size
    room = options.points[0] - 2 * _MARGIN * options.text_size
    return wrap(above, size, room, JOINT), wrap(below, size, room)


def _words(above: str, below: str, options: RenderOptions, least: Space) -> tuple[Group, Rectangle]:
    """Title and caption, and the rectangle that they leave for the picture."""
    (width, height), text = options.points, options.text_size
    margin, size, theme = _MARGIN * text, _SIZE * text, options.theme
    room = width - 2 * margin
    heads, feet = _lines(above, below, options)
    kept, line = Space(len(heads), len(feet)).joined(least), LEADING * size
    if not options.words or (kept.heads + kept.feet) * line > _MOST_WORDS * height:
        return Group("words", ()), (margin, margin, room, height - 2 * margin)
    first = height - margin - (kept.feet - 1) * line
    labels = (
        *paragraph(heads, margin, margin + 0.75 * size, size, theme.text),
        *paragraph(feet, margin, first, size, theme.muted),
    )
    top = margin + kept.heads * line + 0.3 * text
    return Group("words", labels), (margin, top, room, first - 1.5 * size - top)
