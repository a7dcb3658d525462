"""Lines of text set in a given width."""

from __future__ import annotations

from xentviz.figure.display import Label
from xentviz.figure.lettering import width

LEADING = 1.35
"""The distance of base lines, in letter heights."""


def wrap(text: str, size: float, room: float, joint: str = " ") -> list[str]:
    """Break a text at `joint` into lines that fit `room` points; a part that is wider stands alone and sticks out."""
    lines: list[str] = []
    for word in text.split(joint):
        longer = f"{lines[-1]}{joint}{word}" if lines else word
        if lines and width(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def paragraph(lines: list[str], x: float, y: float, size: float, color: str) -> tuple[Label, ...]:
    """Labels for lines of text, left-aligned at x, the first one's base line at y."""
    return tuple(Label(x, y + k * LEADING * size, line, size, color) for k, line in enumerate(lines))
