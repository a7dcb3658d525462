"""What the numbers on the paths of rivals mean, in columns below a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from xentviz.figure.display import Group, Label, Primitive
from xentviz.figure.ghosts import ghost_ink, tag, tag_size, verdict
from xentviz.figure.lettering import shortened, width
from xentviz.figure.theme import Theme
from xentviz.rivals import Rival

LINE = 1.31
"""From line to line, in letter heights."""

WORDS = 0.82
_BEFORE = 0.39  # letter heights between a number's disc and the name
_SHORT = 8.0  # letter heights: names are shortened to that where there are too many


@dataclass(frozen=True)
class _Plan:
    """`columns`: left end and width of each."""

    columns: tuple[tuple[float, float], ...]
    lines: int
    verdicts: bool


def legend(
    rivals: Sequence[Rival],
    step: int,
    box: tuple[float, float, float],
    theme: Theme,
    text_size: float,
    most: int | None = None,
) -> Group:
    """What each number means, with which class rises and which falls in the next step, in as many columns as go in.

    `box`: left, top and width; names that need more than that are shortened. Where that makes more than `most` lines,
    the classes are left out, and then names are shortened for one more column.
    """
    size, (left, top, wide) = theme.letters(WORDS, text_size), box
    plan, indent = _plan(rivals, wide, theme, text_size, most), _indent(theme, text_size)
    disc, beside = tag_size(theme, text_size), indent + (_verdicts(size) if plan.verdicts else size)
    items: list[Primitive] = []
    for place, rival in enumerate(rivals):
        x, room = plan.columns[place // plan.lines]
        x += left
        y = top + LINE * (place % plan.lines + 0.5) * text_size
        items += tag(rival.number, np.array([x + 0.5 * disc, y]), ghost_ink(theme), theme, text_size)
        x, base = x + indent, y + 0.36 * size
        name = shortened(rival.entry.label, size, room - beside)
        items.append(Label(x, base, name, size, theme.muted))
        if plan.verdicts:
            items += verdict(rival.step(step), x + width(name + "  ", size), base, theme, size)
    return Group("legend", tuple(items))


def legend_height(
    rivals: Sequence[Rival], wide: float, theme: Theme, text_size: float, most: int | None = None
) -> float:
    """How high the legend is in a width; 0 without rivals."""
    return LINE * text_size * _plan(rivals, wide, theme, text_size, most).lines if rivals else 0.0


def _plan(rivals: Sequence[Rival], wide: float, theme: Theme, text_size: float, most: int | None) -> _Plan:
    size = theme.letters(WORDS, text_size)
    names = [width(rival.entry.label, size) for rival in rivals]
    short = [min(name, _SHORT * size) for name in names]
    plan = _Plan(((0.0, wide),), len(rivals), True)
    for told, verdicts in ((names, True), (names, False), (short, True), (short, False)):
        around = _indent(theme, text_size) + (_verdicts(size) if verdicts else 0.0) + text_size
        plan = _fewest_lines([name + around for name in told], wide, verdicts)
        if most is None or plan.lines <= most:
            break
    return plan


def _fewest_lines(entries: Sequence[float], wide: float, verdicts: bool) -> _Plan:
    """Columns for entries so wide: alike where they can be, else each as wide as its entries need."""
    for lines in range(1, len(entries)):
        needs = [max(entries[k : k + lines]) for k in range(0, len(entries), lines)]
        spare = (wide - sum(needs)) / len(needs)
        if spare >= 0.0:
            alike = wide / len(needs)
            rooms = [alike] * len(needs) if max(needs) <= alike else [need + spare for need in needs]
            return _Plan(tuple((sum(rooms[:k]), room) for k, room in enumerate(rooms)), lines, verdicts)
    return _Plan(((0.0, wide),), len(entries), verdicts)


def _indent(theme: Theme, text_size: float) -> float:
    return tag_size(theme, text_size) + _BEFORE * text_size


def _verdicts(size: float) -> float:
    return width("A↑B↓C↑", size, True) + 0.45 * 4 * size
