"""A filmstrip: a run's moments side by side, evenly along the way that the prediction goes."""

from __future__ import annotations

import numpy as np

from xentviz.engine.descent import Trajectory
from xentviz.figure.contents.base import Content, Look, Moment, numbered
from xentviz.figure.contents.key import keyed
from xentviz.figure.contents.shares import LINE, shares, shares_wide
from xentviz.figure.contents.triangle import side, small_triangle
from xentviz.figure.display import Group, Label
from xentviz.figure.film.moments import moved
from xentviz.figure.lettering import width
from xentviz.figure.plot import Rectangle
from xentviz.numbers import probabilities

MOMENTS = 4
_ABOVE, _BETWEEN = 0.2, 1.0  # letter heights: above the words, and between pictures


def rows_along(run: Trajectory, last: int, count: int) -> list[int]:
    """`count` rows from the first to row `last`, evenly spaced along the path in p; fewer where there are fewer."""
    gone = np.concatenate([[0.0], np.cumsum(moved(run, last))])
    wanted = np.linspace(0.0, gone[-1], count)
    return sorted({int(row) for row in np.searchsorted(gone, wanted - 1e-12 * gone[-1])} | {0, last})


def draw_filmstrip(moment: Moment, look: Look, body: Rectangle) -> tuple[Group, ...]:
    """Small triangles from the start to the moment that is looked at, each with its step and p below.

    p is bars, or a line of numbers where that makes the triangles larger.
    """
    rows = rows_along(moment.trajectory, moment.row, MOMENTS)
    key, (left, top, wide, high) = keyed(look, body)
    text = look.text_size
    moments = [Moment(moment.solution, row) for row in rows]
    columns, one_line = max(
        ((columns, one_line) for columns in _columns(len(rows)) for one_line in (False, True)),
        key=lambda plan: _side(moments, plan, wide, high, text),
    )
    lines = -(-len(rows) // columns)
    cell_wide, words = wide / columns, _words_height(one_line, text)
    cell_high = min(high / lines, cell_wide * 0.87 + 2.8 * text + words)
    top += (high - lines * cell_high) / 2
    groups: list[Group] = list(key)
    for place, now in enumerate(moments):
        x, y = left + place % columns * cell_wide, top + place // columns * cell_high
        groups += numbered(small_triangle(now, look, (x, y, cell_wide, cell_high - words)), place)
        groups += numbered(_words(now, moments, (x, y + cell_high - words, cell_wide, words), look, one_line), place)
    return tuple(groups)


def _columns(count: int) -> list[int]:
    """Numbers of columns that leave no more than one place empty."""
    return [columns for columns in range(1, count + 1) if -(-count // columns) * columns <= count + 1]


def _side(moments: list[Moment], plan: tuple[int, bool], wide: float, high: float, text: float) -> float:
    """How long the triangles' sides come to be; negative where the words are too wide for their columns."""
    columns, one_line = plan
    cell_wide, lines = wide / columns, -(-len(moments) // columns)
    predictions = [now.p for now in moments]
    numbers = max(width(probabilities(p), text) for p in predictions)
    widest = numbers if one_line else shares_wide(predictions, text)[0]
    if widest + _BETWEEN * text > cell_wide:
        return cell_wide - widest - _BETWEEN * text
    return side(cell_wide, high / lines - _words_height(one_line, text), text)


def _words_height(one_line: bool, text: float) -> float:
    return (_ABOVE + LINE * (2 if one_line else 4)) * text


def _words(now: Moment, moments: list[Moment], box: Rectangle, look: Look, one_line: bool) -> tuple[Group, ...]:
    (left, top, wide, _), text, theme = box, look.text_size, look.theme
    middle, first = left + wide / 2, top + (_ABOVE + 0.8) * text
    step = Label(middle, first, f"step {now.step}", text, theme.text, "middle", bold=True)
    if one_line:
        numbers = Label(middle, first + LINE * text, probabilities(now.p), text, theme.muted, "middle")
        return (Group("moment", (step, numbers)),)
    room = left + _BETWEEN * text / 2, top + (_ABOVE + LINE) * text, wide - _BETWEEN * text, 3 * LINE * text
    return Group("moment", (step,)), shares(now.p, None, [each.p for each in moments], room, theme, text)


FILMSTRIP = Content("filmstrip", "Filmstrip", draw_filmstrip, summary="The triangle at several moments of the run.")
