"""Letters without Qt: how wide a run of text is, and its outlines. The same on every machine."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache

from xentviz import assets

Segment = tuple[str, tuple[float, ...]]
"""One piece of an outline: M (x, y), L (x, y), C (x1, y1, x2, y2, x, y) or Z ()."""

_PIECES = re.compile(r"([MLHVCZ])([^MLHVCZ]*)")
_NUMBERS = re.compile(r"-?[0-9.]+")

SLANT = 0.17
"""How far italic letters lean: their shift to the right in parts of the height. The font has no italics of its own."""

# A character that the font lacks is an empty box, 0.6 em wide.
_BOX_ADVANCE = 0.6
_BOX = "M{0} 0L{1} 0L{1} {2}L{0} {2}Z"


@dataclass(frozen=True)
class _Weight:
    units_per_em: float
    glyphs: dict[str, tuple[float, str]]

    def glyph(self, character: str) -> tuple[float, str]:
        """Advance and outline in font units."""
        if character in self.glyphs:
            return self.glyphs[character]
        em = self.units_per_em
        return _BOX_ADVANCE * em, _BOX.format(0.08 * em, (_BOX_ADVANCE - 0.08) * em, 0.7 * em)


@lru_cache(maxsize=1)
def _weights() -> dict[str, _Weight]:
    table = json.loads(assets.text("fonts/outlines.json"))
    return {
        name: _Weight(w["units_per_em"], {c: (g[0], g[1]) for c, g in w["glyphs"].items()}) for name, w in table.items()
    }


def _weight(bold: bool) -> _Weight:
    return _weights()["bold" if bold else "regular"]


@lru_cache(maxsize=4096)
def width(text: str, size: float, bold: bool = False) -> float:
    """How far a run of text of `size` points reaches, in points; digits are all of one width."""
    weight = _weight(bold)
    return sum(weight.glyph(c)[0] for c in text) * size / weight.units_per_em


def lacking(text: str) -> str:
    """The characters of a text that the font has no letters for, each once, in their order."""
    return "".join(dict.fromkeys(c for c in text if c not in _weight(False).glyphs))


def shortened(text: str, size: float, room: float, bold: bool = False) -> str:
    """The text, or as much of it as `room` points have place for, and an ellipsis."""
    if width(text, size, bold) <= room:
        return text
    while text and width(text + "…", size, bold) > room:
        text = text[:-1]
    return text.rstrip() + "…"


def cut_inside(text: str, size: float, room: float) -> str:
    """The text, or as much of its ends as `room` points have place for, rather of the later one, with an ellipsis."""
    head, tail = text[: len(text) // 2], text[len(text) // 2 :]
    if width(text, size) <= room:
        return text
    while (head or tail) and width(f"{head}…{tail}", size) > room:
        head, tail = (head[:-1], tail) if 2 * len(head) > len(tail) else (head, tail[1:])
    return f"{head.rstrip()}…{tail.lstrip()}"


@lru_cache(maxsize=1024)
def outline(text: str, size: float, bold: bool = False, italic: bool = False) -> tuple[Segment, ...]:
    """The outlines of a run of text in points, from the start of its base line, y downwards."""
    weight = _weight(bold)
    scale = size / weight.units_per_em
    pieces: list[Segment] = []
    at = 0.0
    for character in text:
        advance, path = weight.glyph(character)
        pieces.extend(_moved(path, at, scale))
        at += advance * scale
    return tuple(_leaning(pieces) if italic else pieces)


def _leaning(pieces: list[Segment]) -> list[Segment]:
    return [
        (command, tuple(n if i % 2 else n - SLANT * points[i + 1] for i, n in enumerate(points)))
        for command, points in pieces
    ]


def _moved(path: str, at: float, scale: float) -> list[Segment]:
    out: list[Segment] = []
    x = y = 0.0
    for command, text in _PIECES.findall(path):
        numbers = [float(n) for n in _NUMBERS.findall(text)]
        if command == "H":
            numbers = [part for n in numbers for part in (n, y)]
        elif command == "V":
            numbers = [part for n in numbers for part in (x, n)]
        size = {"C": 6, "Z": 0}.get(command, 2)
        if not size:
            out.append(("Z", ()))
            continue
        x, y = numbers[-2:]
        name = {"H": "L", "V": "L"}.get(command, command)
        for k in range(0, len(numbers), size):
            # Further pairs after a move are lines, as in SVG.
            points = (at + n * scale if i % 2 == 0 else -n * scale for i, n in enumerate(numbers[k : k + size]))
            out.append((name if k == 0 or name != "M" else "L", tuple(points)))
    return out
