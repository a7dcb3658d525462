"""The simplex, alone or with the curves beside it; and the curves alone."""

from __future__ import annotations

from dataclasses import replace

from xentviz.figure.contents.base import Content, Look, Moment
from xentviz.figure.contents.key import has_names, keyed, unnamed
from xentviz.figure.contents.triangle import LEAST, triangle_with_words
from xentviz.figure.curves import curves, curves_fit, ends_fit
from xentviz.figure.display import Group
from xentviz.figure.frame import NAMED, Frame
from xentviz.figure.grid import names_fit
from xentviz.figure.legend import LINE, legend, legend_height
from xentviz.figure.pins_legend import pins_legend, pins_legend_height
from xentviz.figure.plot import Rectangle
from xentviz.rivals import rivals

_CURVES = 10.2  # letter heights that curves below a triangle have at least
_ABOVE, _BELOW = 0.4, 0.3  # letter heights between a picture, the legend below it, and the caption
_LEGEND = 0.32  # of the height: more lines than that are not spent on the legend of rivals where it can be helped


def draw_simplex(moment: Moment, look: Look, body: Rectangle) -> tuple[Group, ...]:
    """The triangle, with the legend of rivals and pinned runs below it where there are any."""
    names, body = _legend(moment, look, body)
    key, look, body = _named(look, body, body)
    return (*key, *triangle_with_words(moment, look, body), *names)


def draw_both(moment: Moment, look: Look, body: Rectangle) -> tuple[Group, ...]:
    """Triangle and curves, and below both the legend of rivals and pinned runs where there are any.

    On a page too low for curves the triangle stands alone.
    """
    names, rest = _legend(moment, look, body)
    if not curves_fit(_split(rest, look.text_size)[1], look.text_size):
        return draw_simplex(moment, look, body)
    key, look, body = _named(look, rest, _split(rest, look.text_size)[0])
    one, other = _split(body, look.text_size)
    ends = look if ends_fit(look.theme, other, look.text_size) else replace(look, theme=unnamed(look.theme))
    return (*key, *triangle_with_words(moment, look, one), *names, *_curves(moment, ends, other))


def draw_curves(moment: Moment, look: Look, body: Rectangle) -> tuple[Group, ...]:
    """Loss and class probabilities, and below them the legend of pinned runs."""
    names, body = _legend(moment, replace(look, swapped=""), body)
    if ends_fit(look.theme, body, look.text_size):
        return (*names, *_curves(moment, look, body))
    key, body = keyed(look, body)
    return (*key, *names, *_curves(moment, replace(look, theme=unnamed(look.theme)), body))


def _curves(moment: Moment, look: Look, body: Rectangle) -> tuple[Group, ...]:
    return curves(moment.trajectory, moment.row, look.theme, body, look.log, look.text_size, moment.pins)


def _named(look: Look, body: Rectangle, part: Rectangle) -> tuple[tuple[Group, ...], Look, Rectangle]:
    """Names of classes stand at the corners of the triangle in `part`, or, where there is no room, in a key above."""
    if not has_names(look.theme):
        return (), look, body
    frame = Frame.fit(part[2], part[3], look.text_size, NAMED)
    if frame.side >= LEAST * look.text_size and names_fit(frame, look.theme, look.text_size):
        return (), look, body
    key, body = keyed(look, body)
    return key, replace(look, theme=unnamed(look.theme)), body


def _legend(moment: Moment, look: Look, body: Rectangle) -> tuple[tuple[Group, ...], Rectangle]:
    """The legends of rivals and pinned runs at the foot of the body, and what they leave."""
    left, top, width, height = body
    strip = max(legend_foot(moment, look, body), look.foot)
    at, groups = top + height - strip + _ABOVE * look.text_size, list[Group]()
    others, most = rivals(moment.solution.scenario, look.swapped), _most_lines(look, height)
    if others:
        groups.append(legend(others, moment.step, (left, at, width), look.theme, look.text_size, most))
        at += legend_height(others, width, look.theme, look.text_size, most)
    if moment.pins:
        groups.append(pins_legend(moment.pins, (left, at, width), look.theme, look.text_size, most))
    return tuple(groups), (left, top, width, height - strip)


def legend_foot(moment: Moment, look: Look, body: Rectangle) -> float:
    """How high the legends of rivals and pinned runs are, with the gaps round them; 0 without any."""
    others, most = rivals(moment.solution.scenario, look.swapped), _most_lines(look, body[3])
    high = legend_height(others, body[2], look.theme, look.text_size, most)
    return _with_gap(high + _pins_height(moment, look, body), look)


def pins_legend_foot(moment: Moment, look: Look, body: Rectangle) -> float:
    """How high the legend of pinned runs is, with the gaps round it; 0 without any."""
    return _with_gap(_pins_height(moment, look, body), look)


def _with_gap(high: float, look: Look) -> float:
    return high + (_ABOVE + _BELOW) * look.text_size if high else 0.0


def _pins_height(moment: Moment, look: Look, body: Rectangle) -> float:
    return pins_legend_height(moment.pins, body[2], look.theme, look.text_size, _most_lines(look, body[3]))


def _most_lines(look: Look, height: float) -> int:
    return max(int(_LEGEND * height / (LINE * look.text_size)), 1)


def _split(body: Rectangle, text: float) -> tuple[Rectangle, Rectangle]:
    """Triangle left and curves right; on a page that is not much wider than high, above and below."""
    left, top, width, height = body
    gap = 1.2 * text
    if width > 1.25 * height:
        wide = min(0.6 * width, 1.25 * height)
        return (left, top, wide, height), (left + wide + gap, top, width - wide - gap, height)
    high = min(0.68 * height, height - _CURVES * text)
    return (left, top, width, high), (left, top + high + gap, width, height - high - gap)


SIMPLEX = Content(
    "simplex",
    "Simplex alone",
    draw_simplex,
    foot=legend_foot,
    summary="The path in the triangle, with swapped and pinned runs.",
)
CURVES = Content(
    "curves", "Curves alone", draw_curves, foot=pins_legend_foot, summary="Loss and class probabilities over the steps."
)
SIMPLEX_AND_CURVES = Content(
    "simplex-and-curves",
    "Simplex with curves",
    draw_both,
    foot=legend_foot,
    summary="The path in the triangle, loss and class probabilities beside it.",
)
