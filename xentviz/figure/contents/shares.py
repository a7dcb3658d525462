"""A prediction as three bars below a small triangle: letter, bar and number of each class."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from xentviz.engine.simplex import Array
from xentviz.explain.sentences import arrow
from xentviz.figure.color import ground, mixed
from xentviz.figure.display import Fill, Group, Label, Lines, Primitive
from xentviz.figure.lettering import width
from xentviz.figure.plot import Rectangle
from xentviz.figure.theme import Theme
from xentviz.numbers import probability

LINE = 1.3
"""Letter heights of a row."""

_GAP, _THICK, _LEAST, _MOST = 0.45, 0.6, 1.6, 9.0  # letter heights: between parts, and how high and long bars are
_TRACK = 0.6  # of the colour of grid lines


def shares_wide(predictions: Sequence[Array], text: float) -> tuple[float, float]:
    """The least and the greatest width in points of bars for any of these predictions (C,)."""
    around = width("A↑", text, bold=True) + 2 * _GAP * text + _number_wide(predictions, text)
    return around + _LEAST * text, around + _MOST * text


def shares(p: Array, change: Array | None, alike: Sequence[Array], box: Rectangle, theme: Theme, text: float) -> Group:
    """The bars of p (C,), from 0 to 1, in a box of three rows; what lies outside of that is in the number alone.

    `change` (C,) puts an arrow beside each letter. `alike`: the predictions that stand beside it on the page, so that
    all have bars of one length.
    """
    left, top, wide, _ = box
    wide = min(wide, shares_wide(alike, text)[1])
    left += (box[2] - wide) / 2
    first = left + width("A" if change is None else "A↑", text, bold=True) + _GAP * text
    length = left + wide - _number_wide(alike, text) - _GAP * text - first
    items: list[Primitive] = []
    track = mixed(theme.grid, ground(theme), _TRACK)
    for k, style in enumerate(theme.classes):
        middle, share = top + (k + 0.5) * LINE * text, float(p[k])
        said = style.letter if change is None else f"{style.letter}{arrow(float(change[k]))}"
        reach = length * min(max(share, 0.0), 1.0) if np.isfinite(share) else 0.0
        items += [
            _bar(first, middle, length, text, track),
            *([_bar(first, middle, reach, text, style.color)] if reach > 0.0 else []),
            Label(left, middle + 0.36 * text, said, text, style.color, bold=True),
            Label(left + wide, middle + 0.36 * text, probability(share), text, theme.text, "end"),
        ]
    return Group("shares", tuple(items))


def _number_wide(predictions: Sequence[Array], text: float) -> float:
    return max(width(probability(share), text) for p in predictions for share in p.tolist())


def _bar(left: float, middle: float, length: float, text: float, color: str) -> Lines:
    low, high = middle - _THICK * text / 2, middle + _THICK * text / 2
    corners = np.array([(left, low), (left + length, low), (left + length, high), (left, high)])
    return Lines((corners,), None, Fill(color), closed=True)
