"""Boxes of letters and lines: the pieces that a formula is set from, and how they are drawn in the end."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from xentviz.figure.display import Label, Lines, Primitive, Stroke
from xentviz.figure.lettering import width
from xentviz.figure.theme import Theme

ASCENT, DESCENT = 0.74, 0.2
"""How far a line of text reaches above and below its base line, in letter heights, as are the next one's."""

AXIS = 0.284
"""The height at which plus, minus and fraction bars lie."""

BAR = 0.06
"""The width of bars and brackets."""


class Rect(NamedTuple):
    """A rectangle on the page, in points, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def contains(self, x: float, y: float) -> bool:
        """Whether a place lies in it."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


class Letters(NamedTuple):
    """A run of letters from its base line's start; `color` is the index of a class, or None."""

    text: str
    size: float
    style: str
    color: int | None


class Strokes(NamedTuple):
    """Polylines of one width, each a row of (x, y), y downwards from the base line."""

    lines: tuple[tuple[tuple[float, float], ...], ...]
    width: float


class Box(NamedTuple):
    """What takes up room: its extent from the base line's start, and its parts with their places (x, y) in it."""

    width: float
    ascent: float
    descent: float
    parts: tuple[tuple[float, float, Box | Letters | Strokes], ...] = ()
    key: str | None = None

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.ascent + self.descent


@dataclass
class Typeset:
    """Formulas on the page: primitives, and where each part that has a key lies, outer parts before inner ones."""

    items: list[Primitive] = field(default_factory=list)
    boxes: list[tuple[str, Rect]] = field(default_factory=list)

    def draw(self, box: Box, x: float, y: float, theme: Theme) -> None:
        """Add a box with its base line starting at a place."""
        if box.key is not None:
            self.boxes.append((box.key, Rect(x, y - box.ascent, x + box.width, y + box.descent)))
        for dx, dy, part in box.parts:
            if isinstance(part, Box):
                self.draw(part, x + dx, y + dy, theme)
            elif isinstance(part, Letters):
                self.items.append(_label(part, x + dx, y + dy, theme))
            else:
                lines = tuple(np.array(line) + np.array((x + dx, y + dy)) for line in part.lines)
                self.items.append(Lines(lines, Stroke(theme.text, part.width)))

    def key_at(self, x: float, y: float) -> str | None:
        """The key of the innermost part at a place."""
        return next((key for key, rect in reversed(self.boxes) if rect.contains(x, y)), None)

    def lit(self, key: str) -> list[Rect]:
        """Where the part of a key lies; 'p' means 'p:0', 'p:1', ... as well."""
        return [rect for name, rect in self.boxes if name == key or name.startswith(f"{key}:")]


@lru_cache(maxsize=4096)
def letters(text: str, size: float, style: str = "roman", color: int | None = None) -> Box:
    """A box of one run of letters."""
    wide = width(text, size, style == "bold")
    return Box(wide, ASCENT * size, DESCENT * size, ((0.0, 0.0, Letters(text, size, style, color)),))


def padded(box: Box, left: float, right: float) -> Box:
    """A box with room on both sides."""
    return Box(left + box.width + right, box.ascent, box.descent, ((left, 0.0, box),))


def _label(part: Letters, x: float, y: float, theme: Theme) -> Label:
    colored = part.color is not None and part.color < len(theme.classes)
    ink = theme.classes[part.color].color if colored and part.color is not None else theme.text
    return Label(x, y, part.text, part.size, ink, bold=part.style == "bold", italic=part.style == "italic")
