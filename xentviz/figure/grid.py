"""The triangle itself: border, barycentric grid, a scale on each side, and the names of the corners.

Each class is read on one side, counter-clockwise: A on the right (lines are level), B on the left (lines run down to
the right), C below (lines run up to the right). A tick continues its grid line outwards: it shows where to read on.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from xentviz.engine.simplex import CORNERS, to_plane
from xentviz.engine.target import hard_class
from xentviz.figure.color import ground, mixed
from xentviz.figure.display import Fill, Group, Label, Lines, Markers, Primitive, Stroke
from xentviz.figure.frame import Frame
from xentviz.figure.lettering import width
from xentviz.figure.theme import ClassStyle, Theme

Array = NDArray[np.float64]

_SHARES = (0.2, 0.4, 0.6, 0.8)
# Outward direction of the ticks of A, B, C, y downwards: where their grid lines go.
_OUTWARD = np.array([[1.0, 0.0], [-0.5, -(0.75**0.5)], [-0.5, 0.75**0.5]])
# Where a tick's text starts from its tip, in letter heights, and how it is anchored.
_TEXT = ((0.30, 0.28, "start"), (-0.10, 0.10, "end"), (-0.10, 0.85, "middle"))

RIGHT_CLASS = "right class"

# In letter heights: names of classes begin and end beyond the lower corners, and stand below them; gaps between words.
_NAMES_OUT, _NAMES_LOW, _GAP = 2.2, 2.4, 0.35


@lru_cache(maxsize=16)
def grid(frame: Frame, theme: Theme, text_size: float) -> Group:
    """Faint lines of equal probability, every 0.2."""
    lines = tuple(frame.to_page(to_plane(_line(k, share))) for k in range(3) for share in _SHARES)
    return Group("grid", (Lines(lines, Stroke(mixed(theme.contour, ground(theme), 0.35), 0.046 * text_size)),))


@lru_cache(maxsize=16)
def border(frame: Frame, theme: Theme, text_size: float) -> Group:
    """The three sides."""
    return Group("border", (Lines((frame.to_page(CORNERS),), Stroke(theme.text, 0.1 * text_size), closed=True),))


def scale(frame: Frame, theme: Theme, text_size: float) -> Group:
    """Ticks and numbers on the sides, in the colour of the class; the number next to a corner bears its letter."""
    items: list[Primitive] = []
    size = theme.letters(0.74, text_size)
    close = (_SHARES[1] - _SHARES[0]) * frame.side < width("C 0.8 ", size)
    shares = _SHARES[1::2] if close else _SHARES
    for k, style in enumerate(theme.classes):
        feet = frame.to_page(to_plane(np.stack([_line(k, share)[:, 0] for share in shares], axis=1)))
        tips = feet + 0.42 * text_size * _OUTWARD[k]
        items.append(Lines(tuple(np.stack([feet, tips], axis=1)), Stroke(style.color, 0.08 * text_size)))
        items += _tick_labels(tips, k, style, size, shares)
    return Group("scale", tuple(items))


def _tick_labels(tips: Array, k: int, style: ClassStyle, size: float, shares: Sequence[float]) -> list[Label]:
    dx, dy, anchor = _TEXT[k]
    texts = [f"{share}" for share in shares[:-1]] + [f"{style.letter} {shares[-1]}"]
    return [
        Label(x + dx * size, y + dy * size, text, size, style.color, anchor)
        for (x, y), text in zip(tips.tolist(), texts, strict=True)
    ]


def _line(k: int, share: float) -> Array:
    """Both ends (3, 2) of the line on which class k has this share, the end on its scale's side first."""
    ends = np.zeros((3, 2))
    ends[k] = share
    ends[(k + 2) % 3, 0] = ends[(k + 1) % 3, 1] = 1.0 - share
    return ends


def corner_names(target: Sequence[float], frame: Frame, theme: Theme, text_size: float) -> Group:
    """Mark and letter of each class at its corner, and which is the right class if the target names one."""
    right = hard_class(target)
    a, b, c = theme.classes
    if any(style.name for style in theme.classes):
        return Group("corner-names", tuple(_named_corners(right, frame, theme, text_size)))
    apex, outwards = frame.left + frame.side / 2, 0.45 * text_size
    top, below = frame.top - 1.25 * text_size, frame.bottom + 1.75 * text_size
    items: list[Primitive] = [
        *_name_on_top(a, apex, top, text_size, right == 0),
        *_name_below(b, frame.left - outwards, below, text_size, "start" if right == 1 else None),
        *_name_below(c, frame.left + frame.side + outwards, below, text_size, "end" if right == 2 else None),
    ]
    return Group("corner-names", tuple(items))


def names_fit(frame: Frame, theme: Theme, text_size: float) -> bool:
    """Whether there is room for the names of the classes round a triangle that was fitted with the margins NAMED."""
    a, b, c = (_named_width(style, text_size) for style in theme.classes)
    room = frame.side + 2 * _NAMES_OUT * text_size
    return b + c + text_size <= room and a + 2 * _GAP * text_size + width(RIGHT_CLASS, text_size) <= room


def _named_corners(right: int | None, frame: Frame, theme: Theme, text_size: float) -> list[Primitive]:
    """Marks, letters and names; those of the lower corners below the tick labels, from the sides inwards."""
    a, b, c = theme.classes
    out, low = _NAMES_OUT * text_size, frame.bottom + _NAMES_LOW * text_size
    left, right_end = frame.left - out, frame.left + frame.side + out
    note = width(RIGHT_CLASS, text_size) + 2 * _GAP * text_size if right == 0 else 0.0
    top, x = frame.top - 1.25 * text_size, frame.left + frame.side / 2 - (_named_width(a, text_size) + note) / 2
    items = [
        *_named(a, x, top, text_size),
        *_named(b, left, low, text_size),
        *_named(c, right_end - _named_width(c, text_size), low, text_size),
    ]
    if right is None:
        return items
    x, y, anchor = (
        (x + _named_width(a, text_size) + 2 * _GAP * text_size, top, "start"),
        (left, low + 1.2 * text_size, "start"),
        (right_end, low + 1.2 * text_size, "end"),
    )[right]
    return [*items, Label(x, y, RIGHT_CLASS, text_size, theme.classes[right].color, anchor)]


def _named(style: ClassStyle, x: float, y: float, text_size: float) -> list[Primitive]:
    name = Label(x + _name_width(style, text_size) + _GAP * text_size, y, style.name, text_size, style.color)
    return [*_name(style, x, y, text_size), *([name] if style.name else [])]


def _named_width(style: ClassStyle, text_size: float) -> float:
    name = _GAP * text_size + width(style.name, text_size) if style.name else 0.0
    return _name_width(style, text_size) + name


def compact_names(frame: Frame, theme: Theme, text_size: float) -> Group:
    """Mark and letter of each class, close to its corner, for triangles fitted with the margins COMPACT.

    Paths that leave the triangle may pass there: paint it last.
    """
    a, b, c = theme.classes
    wide, out = 0.85 * text_size + width(c.letter, text_size, bold=True), 0.35 * text_size
    below = frame.bottom + 1.6 * text_size
    places = (
        (frame.left + frame.side / 2 + 0.95 * text_size, frame.top + 0.15 * text_size),
        (frame.left - out, below),
        (frame.left + frame.side + out - wide, below),
    )
    names = [_small_name(style, *at, text_size, theme.surface) for style, at in zip((a, b, c), places, strict=True)]
    return Group("corner-names", tuple(item for name in names for item in name))


def _small_name(style: ClassStyle, x: float, y: float, text_size: float, halo: str) -> list[Primitive]:
    return [
        Markers(
            np.array([[x + 0.3 * text_size, y - 0.36 * text_size]]), style.shape, 0.6 * text_size, Fill(style.color)
        ),
        Label(x + 0.85 * text_size, y, style.letter, text_size, style.color, bold=True, halo=halo),
    ]


def _name_on_top(style: ClassStyle, x: float, y: float, text_size: float, right: bool) -> list[Primitive]:
    """Centred on x, the right class's note on the same line."""
    name_width, gap = _name_width(style, text_size), 0.45 * text_size
    if not right:
        return _name(style, x - name_width / 2, y, text_size)
    start = x - (name_width + gap + width(RIGHT_CLASS, text_size)) / 2
    note = Label(start + name_width + gap, y, RIGHT_CLASS, text_size, style.color)
    return [*_name(style, start, y, text_size), note]


def _name_below(style: ClassStyle, x: float, y: float, text_size: float, note: str | None) -> list[Primitive]:
    """Centred on x; `note`: on which side of the letter the note on the line below begins or ends."""
    half = _name_width(style, text_size) / 2
    edge = x - half if note == "start" else x + half
    noted = [Label(edge, y + 1.3 * text_size, RIGHT_CLASS, text_size, style.color, note)] if note else []
    return [*_name(style, x - half, y, text_size), *noted]


def _name(style: ClassStyle, x: float, y: float, text_size: float) -> list[Primitive]:
    mark = np.array([[x + 0.36 * text_size, y - 0.44 * text_size]])
    return [
        Markers(mark, style.shape, 0.72 * text_size, Fill(style.color)),
        Label(x + 1.0 * text_size, y, style.letter, 1.25 * text_size, style.color, bold=True),
    ]


def _name_width(style: ClassStyle, text_size: float) -> float:
    letter: float = width(style.letter, 1.25 * text_size, bold=True)
    return text_size + letter
