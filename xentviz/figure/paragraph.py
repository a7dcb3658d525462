"""Lines of text set in a given width."""

from __future__ import annotations

from xentviz.figure.display import Label
from xentviz.figure.lettering import width

LEADING = 1.35
"""The distance of base lines, in letter heights."""


def wrap(text: str, size: float, room: float, joint: str = " ") -> list[str]:
    """Break a text at `joint` into lines that fit `room` points; a part that is wider stands alone and sticks out."""
    lines: list[str] = []
    at, gap = 0.0, width(joint, size)
    for word in text.split(joint):
        wide = width(word, size)  # of words, as most of them come again
        if lines and at + gap + wide <= room:
            lines[-1], at = f"{lines[-1]}{joint}{word}", at + gap + wide
        else:
            lines.append(word)
            at = wide
    return lines


def paragraph(lines: list[str], x: float, y: float, size: float, color: str) -> tuple[Label, ...]:
    """Labels for lines of text, left-aligned at x, the first one's base line at y."""
    return tuple(Label(x, y + k * LEADING * size, line, size, color) for k, line in enumerate(lines))
