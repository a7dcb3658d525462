"""The ledger as a picture: for each class its change as signed bars, one a cause, and the change as a mark."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xentviz.engine.ledger import Ledger
from xentviz.explain.sentences import decimals, signed
from xentviz.figure.color import mixed
from xentviz.figure.display import Fill, Group, Label, Lines, Markers, Primitive, Stroke
from xentviz.figure.lettering import width
from xentviz.figure.plot import Rectangle
from xentviz.figure.scale import Scale
from xentviz.figure.theme import Theme
from xentviz.numbers import short

_BAR, _ROW_MOST = 0.62, 4.2  # a bar's height of its row's; a row's height in letters at most
_TICKS = 0.78  # letter height of the tick texts
_PLACES = 7  # decimals of a change at most
_MEMORY = 0.45  # how strong a colour is where it stands for the optimiser's memory


@dataclass(frozen=True)
class _Segment:
    """A piece of a stacked bar: from and to in units of p, its colour, the letter within and that one's colour."""

    low: float
    high: float
    color: str
    letter: str
    ink: str


def causes(theme: Theme) -> tuple[tuple[str, str], ...]:
    """The colours of the causes with the letters in them: the classes' parameters, the projection, the finite step."""
    classes = tuple((style.color, style.letter) for style in theme.classes)
    return (*classes, (theme.muted, "P"), (theme.contour, ""))


def ledger_bars(ledger: Ledger, theme: Theme, room: Rectangle, text_size: float, lit: int | None = None) -> Group:
    """The bars within a rectangle. Parts that raise the class lie right of 0, parts that lower it left of it.

    A parameter's bar is paler where the move came from the optimiser's memory. `lit`: the class whose row stands out.
    """
    left, top, wide, high = room
    rows, changes = [_stacked(ledger, i, theme) for i in range(3)], ledger.change.tolist()
    texts = _numbers(changes)
    names, values = 2.0 * text_size, max(width(text, text_size) for text in texts) + 0.8 * text_size
    span = _span([s for row in rows for s in row], changes)
    if not (_counts(ledger) and np.isfinite(span[1] - span[0])):
        rows, changes, span = [[], [], []], [], (0.0, 0.0)
    scale = _scale(*span)
    row_height = min((high - 1.9 * text_size) / 3, _ROW_MOST * text_size)
    area = left + names, top, wide - names - values, row_height
    items = [*_axis(scale, area, theme, text_size)]
    for i, row in enumerate(rows):
        middle = top + (i + 0.5) * row_height
        items += _bar(row, changes[i : i + 1], scale, area, middle, theme, text_size)
        items += _words(i, texts[i], (left, left + wide), middle, theme, text_size, lit)
    return Group("ledger", tuple(items))


def _numbers(changes: list[float]) -> list[str]:
    """Changes with their signs, to as many decimals as the smallest needs; in powers of ten where all are tiny."""
    if decimals(max(map(abs, changes))) > _PLACES:
        return [f"{'+' if change > 0.0 else ''}{short(change)}" for change in changes]
    return [signed(change, min(max(map(decimals, changes)), _PLACES)) for change in changes]


def row_at(y: float, room: Rectangle, text_size: float) -> int | None:
    """The class whose row a place is in; None above and below."""
    height = min((room[3] - 1.9 * text_size) / 3, _ROW_MOST * text_size)
    row = int((y - room[1]) // height) if height > 0.0 else 3
    return row if 0 <= row < 3 else None


def _stacked(ledger: Ledger, index: int, theme: Theme) -> list[_Segment]:
    remembered = ledger.by_memory[index]
    fresh = ledger.by_parameter[index] - remembered
    inks = causes(theme)
    amounts = [
        *((float(v), *inks[j], theme.surface) for j, v in enumerate(fresh)),
        *(
            (float(v), mixed(inks[j][0], theme.surface, _MEMORY), inks[j][1], theme.text)
            for j, v in enumerate(remembered)
        ),
        (float(ledger.constraint[index]), *inks[3], theme.surface),
        (float(ledger.remainder[index]), *inks[4], theme.surface),
    ]
    up = down = 0.0
    segments = []
    for amount, *look in amounts:
        if amount > 0.0:
            segments.append(_Segment(up, up := up + amount, *look))
        elif amount < 0.0:
            segments.append(_Segment(down + amount, down, *look))
            down += amount
    return segments


def _counts(ledger: Ledger) -> bool:
    parts = ledger.change, ledger.by_parameter, ledger.by_memory, ledger.constraint, ledger.remainder
    return all(np.isfinite(part).all() for part in parts)


def _span(segments: list[_Segment], changes: list[float]) -> tuple[float, float]:
    return min([s.low for s in segments] + changes), max([s.high for s in segments] + changes)


def _scale(low: float, high: float) -> Scale:
    if high - low <= 1e-12:
        return Scale(-1e-3, 1e-3)
    edge = 0.04 * (high - low)
    return Scale(min(low, 0.0) - edge, max(high, 0.0) + edge)


def _axis(scale: Scale, area: Rectangle, theme: Theme, text_size: float) -> list[Primitive]:
    left, top, wide, row_height = area
    bottom, size = top + 3 * row_height, theme.letters(_TICKS, text_size)
    items: list[Primitive] = []
    zero = left + float(scale.place(0.0)) * wide
    for place, text in scale.ticks(4):
        x = left + place * wide
        items.append(Lines((np.array([(x, top), (x, bottom)]),), Stroke(theme.grid, 0.05 * text_size)))
        items.append(Label(x, bottom + 1.35 * size, text, size, theme.muted, "middle"))
    return [*items, Lines((np.array([(zero, top), (zero, bottom)]),), Stroke(theme.muted, 0.09 * text_size))]


def _bar(
    row: list[_Segment],
    change: list[float],
    scale: Scale,
    area: Rectangle,
    middle: float,
    theme: Theme,
    text_size: float,
) -> list[Primitive]:
    left, _, wide, row_height = area
    half, size = _BAR * row_height / 2, theme.letters(0.8, text_size)
    items: list[Primitive] = []
    for piece in row:
        low, high = (left + scale.place([piece.low, piece.high]) * wide).tolist()
        box = np.array([(low, middle - half), (high, middle - half), (high, middle + half), (low, middle + half)])
        items.append(Lines((box,), Stroke(theme.surface, 0.07 * text_size), Fill(piece.color), closed=True))
        if piece.letter and high - low > 1.9 * width(piece.letter, size, True) and half > 0.55 * size:
            x = (low + high) / 2
            items.append(Label(x, middle + 0.36 * size, piece.letter, size, piece.ink, "middle", bold=True))
    for at in (left + scale.place(change) * wide).tolist():
        mark = np.array([(at, middle - 1.3 * half), (at, middle + 1.3 * half)])
        items.append(Lines((mark,), Stroke(theme.text, 0.16 * text_size)))
    return items


def _words(
    index: int, text: str, ends: tuple[float, float], middle: float, theme: Theme, text_size: float, lit: int | None
) -> list[Primitive]:
    style, base = theme.classes[index], middle + 0.36 * text_size
    left, right = ends
    mark = np.array([(left + 0.4 * text_size, middle)])
    return [
        Markers(mark, style.shape, 0.62 * text_size, Fill(style.color)),
        Label(left + 0.95 * text_size, base, style.letter, text_size, style.color, bold=True),
        Label(right, base, text, text_size, theme.text if lit in (None, index) else theme.muted, "end"),
    ]
