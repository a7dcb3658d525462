"""What the numbers on the paths of rivals mean, in columns below a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from xentviz.figure.display import Group, Label, Lines, Primitive
from xentviz.figure.ghosts import GAP, ghost_ink, stroke, tag, tag_size, verdict
from xentviz.figure.lettering import shortened, width
from xentviz.figure.theme import Theme
from xentviz.rivals import Rival

LINE = 1.31
"""From line to line, in letter heights."""

WORDS = 0.82
_SWATCH = 1.8  # letter heights: as long as the longest dash, whose last gap does not show
_BEFORE, _BETWEEN = 0.39, 1.0  # letter heights between a number's disc and the name, and between columns
_NARROW = 11.0  # letter heights: where a legend has less, names and verdicts need all of it
_BLANK = "  "  # between a name and its verdict
_SHORT = 7.5  # letter heights: names are shortened to that where there are too many


@dataclass(frozen=True)
class _Plan:
    """`columns`: left end of each, and its width with the gap after it. `swatch`: the length of the pieces of lines.

    All in points.
    """

    columns: tuple[tuple[float, float], ...]
    lines: int
    verdicts: bool
    swatch: float


def legend(
    rivals: Sequence[Rival],
    step: int,
    box: tuple[float, float, float],
    theme: Theme,
    text_size: float,
    most: int | None = None,
) -> Group:
    """A piece of each rival's line with its number, its name, and which class rises and which falls in the next step.

    `box`: left, top and width; there are as many columns as go in, and names that need more than that are shortened.
    Where that makes more than `most` lines, the classes are left out, then names are shortened for one more column,
    and the pieces of lines go last.
    """
    left, top, wide = box
    plan = _plan(rivals, wide, theme, text_size, most)
    items: list[Primitive] = []
    for place, rival in enumerate(rivals):
        x, room = plan.columns[place // plan.lines]
        y = top + LINE * (place % plan.lines + 0.5) * text_size
        items += _marks(rival, plan, left + x, y, theme, text_size)
        items += _words(rival, step, plan, (left + x, y, room), theme, text_size)
    return Group("legend", tuple(items))


def legend_height(
    rivals: Sequence[Rival], wide: float, theme: Theme, text_size: float, most: int | None = None
) -> float:
    """How high the legend is in a width; 0 without rivals."""
    return LINE * text_size * _plan(rivals, wide, theme, text_size, most).lines if rivals else 0.0


def _marks(rival: Rival, plan: _Plan, x: float, y: float, theme: Theme, text_size: float) -> list[Primitive]:
    ink, disc = ghost_ink(theme), tag_size(theme, text_size)
    piece = Lines((np.array([(x, y), (x + plan.swatch, y)]),), stroke(rival.number, ink, text_size))
    number = tag(rival.number, np.array([x + plan.swatch + 0.5 * disc, y]), ink, theme, text_size)
    return [piece, *number] if plan.swatch else number


def _words(
    rival: Rival, step: int, plan: _Plan, entry: tuple[float, float, float], theme: Theme, text_size: float
) -> list[Label]:
    size, (x, y, room), before = theme.letters(WORDS, text_size), entry, plan.swatch + _indent(theme, text_size)
    name = shortened(rival.entry.label, size, room - before - _after(plan.verdicts, size, text_size))
    x, base = x + before, y + 0.36 * size
    change = rival.step(step) if plan.verdicts else None
    return [
        Label(x, base, name, size, theme.muted),
        *verdict(change, x + width(name + _BLANK, size), base, theme, size),
    ]


def _plan(rivals: Sequence[Rival], wide: float, theme: Theme, text_size: float, most: int | None) -> _Plan:
    size, swatch = theme.letters(WORDS, text_size), _SWATCH * text_size * (wide >= _NARROW * text_size)
    names = [width(rival.entry.label, size) for rival in rivals]
    short = [min(name, _SHORT * size) for name in names]
    told = (names, True, swatch), (names, False, swatch), (short, True, swatch), (short, False, swatch)
    for entries, verdicts, line in (*told, (short, False, 0.0)):
        around = line + _indent(theme, text_size) + _after(verdicts, size, text_size)
        columns, lines = _fewest_lines([name + around for name in entries], wide + _BETWEEN * text_size)
        if most is None or lines <= most:
            break
    return _Plan(columns, lines, verdicts, line)


def _fewest_lines(entries: Sequence[float], wide: float) -> tuple[tuple[tuple[float, float], ...], int]:
    """Columns for entries so wide: alike where they can be, else each as wide as its entries need."""
    for lines in range(1, len(entries)):
        needs = [max(entries[k : k + lines]) for k in range(0, len(entries), lines)]
        spare = (wide - sum(needs)) / len(needs)
        if spare >= 0.0:
            alike = wide / len(needs)
            rooms = [alike] * len(needs) if max(needs) <= alike else [need + spare for need in needs]
            return tuple((sum(rooms[:k]), room) for k, room in enumerate(rooms)), lines
    return ((0.0, wide),), len(entries)


def _indent(theme: Theme, text_size: float) -> float:
    return tag_size(theme, text_size) + _BEFORE * text_size


def _after(verdicts: bool, size: float, text_size: float) -> float:
    """From a name's end to the next column."""
    said = width(_BLANK, size) + width("A↑B↓C↑", size, True) + 2 * GAP * size
    return _BETWEEN * text_size + (said if verdicts else 0.0)
