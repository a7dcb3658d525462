"""What the marks of pinned runs stand for, in columns below a picture."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from xentviz.figure.display import Group, Label, Lines, Primitive
from xentviz.figure.ghosts import tag_size
from xentviz.figure.legend import LINE, WORDS
from xentviz.figure.lettering import shortened, width
from xentviz.figure.pins import pin_strokes, pin_tag
from xentviz.figure.theme import Theme
from xentviz.pinned import PinnedRun

_SWATCH, _APART = 2.2, 0.39  # letter heights: a piece of the line, and from mark to name and from there to the next
_SHORT = 9.0  # letter heights: names are shortened to that where there are too many


def pins_legend(
    pins: Sequence[PinnedRun],
    box: tuple[float, float, float],
    theme: Theme,
    text_size: float,
    most: int | None = None,
) -> Group:
    """A piece of each run's line with its number, and its name, in as many columns as go in.

    `box`: left, top and width. Where that makes more than `most` lines, names are shortened for more columns.
    """
    left, top, wide = box
    columns, lines = _plan(pins, wide, theme, text_size, most)
    items: list[Primitive] = []
    for place, pin in enumerate(pins):
        column, line = divmod(place, lines)
        x, y = left + column * wide / columns, top + LINE * (line + 0.5) * text_size
        items += _entry(pin, x, y, wide / columns, theme, text_size)
    return Group("pins-legend", tuple(items))


def pins_legend_height(
    pins: Sequence[PinnedRun], wide: float, theme: Theme, text_size: float, most: int | None = None
) -> float:
    """How high the legend is in a width; 0 without pinned runs."""
    return LINE * text_size * _plan(pins, wide, theme, text_size, most)[1] if pins else 0.0


def _entry(pin: PinnedRun, x: float, y: float, wide: float, theme: Theme, text_size: float) -> list[Primitive]:
    size, disc = theme.letters(WORDS, text_size), tag_size(theme, text_size)
    end = x + _SWATCH * text_size
    line = np.array([(x, y), (end, y)])
    strokes = pin_strokes(pin.number, theme, text_size)
    name = shortened(pin.name, size, wide - _before(theme, text_size) - _APART * text_size)
    return [
        *(Lines((line,), stroke) for stroke in strokes),
        *pin_tag(pin.number, np.array([end + 0.5 * disc, y]), theme, text_size),
        Label(x + _before(theme, text_size), y + 0.36 * size, name, size, theme.text),
    ]


def _plan(pins: Sequence[PinnedRun], wide: float, theme: Theme, text_size: float, most: int | None) -> tuple[int, int]:
    """Columns and lines."""
    size = theme.letters(WORDS, text_size)
    longest = max(width(pin.name, size) for pin in pins)
    columns, lines = 1, len(pins)
    for name in (longest, min(longest, _SHORT * size)):
        each = _before(theme, text_size) + name + 2 * _APART * text_size
        columns = min(max(int(wide / each), 1), len(pins))
        lines = -(-len(pins) // columns)
        columns = -(-len(pins) // lines)
        if most is None or lines <= most:
            break
    return columns, lines


def _before(theme: Theme, text_size: float) -> float:
    return (_SWATCH + _APART) * text_size + tag_size(theme, text_size)
