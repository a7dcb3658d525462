"""A finished page: the picture, its curves, title and caption, on a page of a named size."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from xentviz.engine.descent import Trajectory
from xentviz.engine.given import InputError
from xentviz.figure.caption import JOINT, caption, description, title, without_start
from xentviz.figure.contents import Moment, Words, content
from xentviz.figure.display import Group, Page
from xentviz.figure.lettering import width
from xentviz.figure.line_scale import thickened
from xentviz.figure.option_texts import own
from xentviz.figure.paragraph import LEADING, cut, paragraph, without_orphan, wrap
from xentviz.figure.plot import Rectangle
from xentviz.figure.render_options import PAGES, RenderOptions
from xentviz.pinned import PinnedRun
from xentviz.scenario_file import stamp
from xentviz.solution import Solution

__all__ = ["PAGES", "RenderOptions", "Space", "compose", "space_needed"]

_MARGIN = 1.7  # letter heights round everything
_BELOW_TITLE, _ABOVE_CAPTION = 0.3, 1.5
_MOST_WORDS = 0.3  # of the page's height: what title and caption need more is cut off, the picture goes first


@dataclass(frozen=True)
class Space:
    """Room on a page for lines of words, over the picture and below it, and for a legend, though it may need less.

    `foot` is that for the legend, in points. Pages of one size, one text scale and one space have the same rectangle
    for their pictures.
    """

    heads: int = 0
    feet: int = 0
    foot: float = 0.0

    def joined(self, other: Space) -> Space:
        """Enough for both."""
        return Space(max(self.heads, other.heads), max(self.feet, other.feet), max(self.foot, other.foot))


_AS_NEEDED = Space()


def compose(
    solution: Solution,
    options: RenderOptions,
    least: Space = _AS_NEEDED,
    pins: tuple[PinnedRun, ...] = (),
) -> Page:
    """The page for a solution. `pins`: runs that are shown besides.

    `least`: space for words that is kept whether they need it or not, so that several pages line up. Raises InputError
    where `options.step` is not a step of the run.
    """
    width, height = options.points
    moment = Moment(solution, _row(options.step, solution.trajectory), pins)
    above, below = _said(moment, options)
    words, body = _words(*_lines(moment, options), options, least)
    picture = content(options.content).draw(moment, replace(options.look, foot=least.foot), body)
    return Page(
        width,
        height,
        None if options.ground == "transparent" else options.theme.surface,
        (*thickened(picture, options.line_scale), words),
        above,
        description(solution, solution.trajectory, moment.row),
        below,
        stamp(solution.scenario),
    )


def space_needed(solution: Solution, options: RenderOptions, pins: tuple[PinnedRun, ...] = ()) -> Space:
    """What words and legend of a page need. Raises InputError where `options.step` is not a step of the run."""
    moment = Moment(solution, _row(options.step, solution.trajectory), pins)
    heads, feet = _lines(moment, options)
    foot = content(options.content).foot
    _, body = _words(heads, feet, options, _AS_NEEDED)
    return Space(len(heads), len(feet), foot(moment, options.look, body) if foot else 0.0)


def _said(moment: Moment, options: RenderOptions) -> Words:
    """Title and caption, own or generated."""
    words = content(options.content).words
    if words is not None:
        above, below = words(moment, options.look)
    else:
        above, below = title(moment.solution.scenario), caption(moment.solution, moment.trajectory, moment.row)
    return (
        above if options.title is None else own(options.title),
        below if options.caption is None else own(options.caption),
    )


def _row(step: int | None, trajectory: Trajectory) -> int:
    if step is None:
        return len(trajectory) - 1
    row = int(np.searchsorted(trajectory.step, step))
    if row < len(trajectory) and trajectory.step[row] == step:
        return row
    raise InputError(f"step is {step}, allowed is a step of the run, 0 to {trajectory.step[-1]}.")


def _lines(moment: Moment, options: RenderOptions) -> tuple[list[str], list[str]]:
    """Title and caption in lines as wide as the page allows, what is too much cut off, the title last.

    A generated title goes without the start where that saves a line: the picture shows it. None where there is not even
    a line for each.
    """
    (wide, high), size = options.points, options.text_size
    room, most = wide - 2 * _MARGIN * size, int(_MOST_WORDS * high / (LEADING * size))
    above, below = _said(moment, options)
    wordings = [above] if options.title is not None else [above, without_start(above)]
    heads = min((_title_lines(text, size, room) for text in wordings), key=len)
    feet = without_orphan(wrap(below, size, room)) if below else []
    if not options.words or len(heads[:1]) + len(feet[:1]) > most:
        return [], []
    heads = cut(heads, most - len(feet[:1]), size, room, bold=True)
    return heads, cut(feet, most - len(heads), size, room)


def _title_lines(text: str, size: float, room: float) -> list[str]:
    """Broken between the parts of a title where that is enough."""
    lines = wrap(text, size, room, JOINT, bold=True)
    fits = all(width(line, size, bold=True) <= room for line in lines)
    return (lines if fits else wrap(text, size, room, bold=True)) if text else []


def _words(heads: list[str], feet: list[str], options: RenderOptions, least: Space) -> tuple[Group, Rectangle]:
    """Title and caption, and the rectangle that they leave for the picture."""
    (wide, high), text, theme = options.points, options.text_size, options.theme
    kept = Space(len(heads), len(feet)).joined(least) if options.words else Space()
    margin, line = _MARGIN * text, LEADING * text
    first = high - margin - (kept.feet - 1) * line
    labels = (
        *paragraph(heads, margin, margin + 0.75 * text, text, theme.text, bold=True),
        *paragraph(feet, margin, first, text, theme.muted),
    )
    top = margin + (kept.heads * line + _BELOW_TITLE * text if kept.heads else 0.0)
    bottom = first - _ABOVE_CAPTION * text if kept.feet else high - margin
    return Group("words", labels), (margin, top, wide - 2 * margin, bottom - top)
