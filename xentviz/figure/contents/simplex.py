"""The simplex, alone or with the curves beside it; and the curves alone."""

from __future__ import annotations

from xentviz.figure.contents.base import Content, Look, Moment
from xentviz.figure.curves import curves
from xentviz.figure.display import Group
from xentviz.figure.frame import Frame
from xentviz.figure.ghosts import legend, legend_height
from xentviz.figure.plot import Rectangle
from xentviz.figure.simplex import background, foreground
from xentviz.rivals import rivals


def draw_simplex(moment: Moment, look: Look, body: Rectangle) -> tuple[Group, ...]:
    """The triangle, with the legend of rivals below it where an actor is swapped."""
    others = rivals(moment.solution.scenario, look.swapped)
    left, top, width, height = body
    strip = legend_height(others, width, look.text_size)
    below = left, top + height - strip, width
    names = (legend(others, moment.step, below, look.theme, look.text_size),) if others else ()
    return (*triangle(moment, look, (left, top, width, height - strip)), *names)


def draw_both(moment: Moment, look: Look, body: Rectangle) -> tuple[Group, ...]:
    """Triangle and curves, and below both the legend of rivals where an actor is swapped."""
    others = rivals(moment.solution.scenario, look.swapped)
    left, top, width, height = body
    strip = legend_height(others, width, look.text_size)
    one, other = _split((left, top, width, height - strip), look.text_size)
    below = left, top + height - strip, width
    names = (legend(others, moment.step, below, look.theme, look.text_size),) if others else ()
    return (*triangle(moment, look, one), *names, *draw_curves(moment, look, other))


def draw_curves(moment: Moment, look: Look, body: Rectangle) -> tuple[Group, ...]:
    """Loss and class probabilities."""
    return curves(moment.trajectory, moment.row, look.theme, body, look.log, look.text_size)


def triangle(moment: Moment, look: Look, body: Rectangle) -> tuple[Group, ...]:
    """The triangle with its layers, the path, and the paths of rivals where an actor is swapped."""
    left, top, width, height = body
    text, theme, scenario = look.text_size, look.theme, moment.solution.scenario
    frame = Frame.fit(width, height, text).moved(left, top)
    others = rivals(scenario, look.swapped)
    return (
        *background(moment.solution, frame, theme, look.layers, text),
        *foreground(moment.trajectory, moment.row, scenario, frame, theme, text, others),
    )


def _split(body: Rectangle, text: float) -> tuple[Rectangle, Rectangle]:
    """Triangle left and curves right; on a page that is not much wider than high, above and below."""
    left, top, width, height = body
    gap = 1.2 * text
    if width > 1.25 * height:
        wide = min(0.6 * width, 1.25 * height)
        return (left, top, wide, height), (left + wide + gap, top, width - wide - gap, height)
    high = 0.68 * height
    return (left, top, width, high), (left, top + high + gap, width, height - high - gap)


SIMPLEX = Content("simplex", "Simplex alone", draw_simplex)
CURVES = Content("curves", "Curves alone", draw_curves)
SIMPLEX_AND_CURVES = Content("simplex-and-curves", "Simplex with curves", draw_both)
