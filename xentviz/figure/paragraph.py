"""Lines of text set in a given width."""

from __future__ import annotations

from xentviz.figure.display import Label
from xentviz.figure.lettering import shortened, width

LEADING = 1.35
"""The distance of base lines, in letter heights."""


def wrap(text: str, size: float, room: float, joint: str = " ", bold: bool = False) -> list[str]:
    """Break a text at `joint` into lines that fit `room` points; a part that is wider stands alone and sticks out."""
    lines: list[str] = []
    at, gap = 0.0, width(joint, size, bold)
    for word in text.split(joint):
        wide = width(word, size, bold)  # of words, as most of them come again
        if lines and at + gap + wide <= room:
            lines[-1], at = f"{lines[-1]}{joint}{word}", at + gap + wide
        else:
            lines.append(word)
            at = wide
    return lines


def paragraph(lines: list[str], x: float, y: float, size: float, color: str, bold: bool = False) -> tuple[Label, ...]:
    """Labels for lines of text, left-aligned at x, the first one's base line at y."""
    return tuple(Label(x, y + k * LEADING * size, line, size, color, bold=bold) for k, line in enumerate(lines))


def without_orphan(lines: list[str]) -> list[str]:
    """A last line of one short word gets another one from the line before."""
    if len(lines) > 1 and " " not in lines[-1] and lines[-2].count(" ") > 1:
        *before, line, last = lines
        kept, _, moved = line.rpartition(" ")
        return [*before, kept, f"{moved} {last}"]
    return lines


def cut(lines: list[str], most: int, size: float, room: float, bold: bool = False) -> list[str]:
    """The first `most` lines, each at most `room` points wide; an ellipsis stands where something is left out."""
    kept = lines[:most]
    if kept and len(lines) > most:
        kept[-1] = f"{kept[-1]} {lines[most]}"
    return [shortened(line, size, room, bold) for line in kept]
