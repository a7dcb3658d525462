"""What the marks of pinned runs stand for, in columns below a picture."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

import numpy as np

from xentviz.figure.display import Group, Label, Lines, Primitive
from xentviz.figure.ghosts import tag_size
from xentviz.figure.legend import LINE, WORDS
from xentviz.figure.lettering import cut_inside, width
from xentviz.figure.pins import pin_strokes, pin_tag
from xentviz.figure.theme import Theme
from xentviz.pinned import PinnedRun

_SWATCH, _APART = 2.2, 0.39  # letter heights: a piece of the line, and from mark to name and from there to the next
_SHORTER = ((9.0, _SWATCH), (6.0, _SWATCH), (6.0, 0.0), (4.0, 0.0))
"""Where there are too many: letter heights that names are shortened to, and pieces of lines."""


def pins_legend(
    pins: Sequence[PinnedRun],
    box: tuple[float, float, float],
    theme: Theme,
    text_size: float,
    most: int | None = None,
) -> Group:
    """A piece of each run's line with its number, and its name, in as many columns as go in.

    `box`: left, top and width. Where that makes more than `most` lines, names are shortened for more columns,
    and then pieces of lines left out.
    """
    left, top, wide = box
    columns, lines, swatch = _plan(pins, wide, theme, text_size, most)
    shared = _shared(pins)
    items: list[Primitive] = []
    for place, pin in enumerate(pins):
        column, line = divmod(place, lines)
        x, y = left + column * wide / columns, top + LINE * (line + 0.5) * text_size
        items += _entry(pin, shared, x, y, wide / columns, swatch * text_size, theme, text_size)
    return Group("pins-legend", tuple(items))


def pins_legend_height(
    pins: Sequence[PinnedRun], wide: float, theme: Theme, text_size: float, most: int | None = None
) -> float:
    """How high the legend is in a width; 0 without pinned runs."""
    return LINE * text_size * _plan(pins, wide, theme, text_size, most)[1] if pins else 0.0


def _entry(
    pin: PinnedRun, shared: int, x: float, y: float, wide: float, swatch: float, theme: Theme, text_size: float
) -> list[Primitive]:
    size, disc = theme.letters(WORDS, text_size), tag_size(theme, text_size)
    before = swatch + disc + _APART * text_size
    line = np.array([(x, y), (x + swatch, y)])
    strokes = pin_strokes(pin.number, theme, text_size) if swatch else ()
    name = _fitted(pin.name, shared, size, wide - before - _APART * text_size)
    return [
        *(Lines((line,), stroke) for stroke in strokes),
        *pin_tag(pin.number, np.array([x + swatch + 0.5 * disc, y]), theme, text_size),
        Label(x + before, y + 0.36 * size, name, size, theme.text),
    ]


def _fitted(name: str, shared: int, size: float, room: float) -> str:
    """A name that is too long without what all names begin with, and then without its middle."""
    whole = width(name, size) <= room
    return name if whole else cut_inside(f"…{name[shared:]}" if shared else name, size, room)


def _shared(pins: Sequence[PinnedRun]) -> int:
    """How many characters all names begin with alike, in whole words; 0 for a single one."""
    first, last = (choose(pin.name for pin in pins) for choose in (min, max))  # what these share, all between them do
    alike = sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False)))
    return first[:alike].rfind(" ") + 1 if len(pins) > 1 else 0


def _plan(
    pins: Sequence[PinnedRun], wide: float, theme: Theme, text_size: float, most: int | None
) -> tuple[int, int, float]:
    """Columns, lines, and how long the pieces of lines are, in letter heights."""
    size = theme.letters(WORDS, text_size)
    longest = max(width(pin.name, size) for pin in pins)
    plan = 1, len(pins), _SWATCH
    for letters, swatch in ((math.inf, _SWATCH), *_SHORTER):
        name = min(longest, letters * size)
        each = (swatch + 3 * _APART) * text_size + tag_size(theme, text_size) + name
        lines = -(-len(pins) // min(max(int(wide / each), 1), len(pins)))
        plan = -(-len(pins) // lines), lines, swatch
        if most is None or lines <= most:
            break
    return plan
