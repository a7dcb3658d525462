"""What the classes are called: mark, letter and name of each, in a line above a picture that has only the letters."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from xentviz.figure.contents.base import Look
from xentviz.figure.display import Fill, Group, Label, Markers, Primitive
from xentviz.figure.lettering import width
from xentviz.figure.plot import Rectangle
from xentviz.figure.theme import ClassStyle, Theme

_LINE, _BELOW, _BETWEEN = 1.4, 0.3, 1.3  # letter heights: lines, below the last, between two names
_LETTER, _NAME = 0.9, 1.85  # letter heights from the mark's left end


def has_names(theme: Theme) -> bool:
    """Whether any class has a name."""
    return any(style.name for style in theme.classes)


def unnamed(theme: Theme) -> Theme:
    """The same without names of classes."""
    return replace(theme, classes=tuple(replace(style, name="") for style in theme.classes))


def keyed(look: Look, body: Rectangle) -> tuple[tuple[Group, ...], Rectangle]:
    """The key at the head of a body, and what it leaves; nothing where classes have no names."""
    (left, top, wide, high), text = body, look.text_size
    named = [style for style in look.theme.classes if style.name]
    if not named:
        return (), body
    items: list[Primitive] = []
    x, lines = left, 1
    for style in named:
        reach = _NAME * text + width(style.name, text)
        if x > left and x + reach > left + wide:
            x, lines = left, lines + 1
        items += _entry(style, x, top + (_LINE * lines - 0.5) * text, text, look.theme)
        x += reach + _BETWEEN * text
    taken = (_LINE * lines + _BELOW) * text
    return (Group("key", tuple(items)),), (left, top + taken, wide, high - taken)


def _entry(style: ClassStyle, x: float, base: float, text: float, theme: Theme) -> list[Primitive]:
    mark = np.array([(x + 0.35 * text, base - 0.36 * text)])
    return [
        Markers(mark, style.shape, 0.62 * text, Fill(style.color)),
        Label(x + _LETTER * text, base, style.letter, text, style.color, bold=True),
        Label(x + _NAME * text, base, style.name, text, theme.text),
    ]
