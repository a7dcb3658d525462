"""Matrices and column vectors in square brackets, their numbers aligned at the decimal point."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from xentviz.explain.formula import Matrix, Node, number_in
from xentviz.figure.formula_box import AXIS, BAR, DESCENT, Box, Strokes
from xentviz.figure.lettering import width

_BETWEEN, _LINES, _EDGE, _FOOT = 0.45, 0.1, 0.21, 0.18  # gaps, and the bracket's foot, in letter heights

Lay = Callable[[Node, float], Box]


def laid_matrix(node: Matrix, size: float, lay: Lay) -> Box:
    """The box of a matrix."""
    cells = [[lay(cell, size) for cell in row] for row in node.rows]
    columns = [
        _aligned([row[j] for row in node.rows], [row[j] for row in cells], size, node.signed)
        for j in range(len(cells[0]))
    ]
    heights = [(max(box.ascent for box in row), max(box.descent for box in row)) for row in cells]
    whole = sum(a + d for a, d in heights) + _LINES * size * (len(cells) - 1)
    # The last line's descent is empty: without it the letters are in the middle.
    top = -AXIS * size - whole / 2 + DESCENT * size / 2
    parts: list[tuple[float, float, Any]] = []
    y = top
    for k, (ascent, descent) in enumerate(heights):
        x = (_EDGE + _FOOT / 2) * size
        for (starts, wide), box in zip(columns, cells[k], strict=True):
            parts.append((x + starts[k], y + ascent, box))
            x += wide + _BETWEEN * size
        y += ascent + descent + _LINES * size
    right = x - _BETWEEN * size + (_EDGE + _FOOT / 2) * size
    brackets = _brackets(right, top - 0.04 * size, top + whole - 0.08 * size, size)
    return Box(right, -top + 0.1 * size, top + whole, (*parts, (0.0, 0.0, brackets)))


def _aligned(nodes: Sequence[Node], boxes: Sequence[Box], size: float, signed: bool) -> tuple[tuple[float, ...], float]:
    """Where each cell of a column starts, and the column's width."""
    numbers = [number_in(node) for node in nodes]
    if None in numbers:
        wide = max(box.width for box in boxes)
        return tuple(wide - box.width for box in boxes), wide
    before = [_whole_part(text or "", size) for text in numbers]
    reserve = signed and any("." in (text or "") for text in numbers)
    point = max(*before, width("−0", size) if reserve else 0.0)
    starts = tuple(point - b for b in before)
    return starts, max(start + box.width for start, box in zip(starts, boxes, strict=True))


def _whole_part(text: str, size: float) -> float:
    return width(text.partition("e")[0].partition(".")[0], size)


def _brackets(right: float, top: float, bottom: float, size: float) -> Strokes:
    foot, edge = _FOOT * size, 0.08 * size
    left = (edge + foot, top), (edge, top), (edge, bottom), (edge + foot, bottom)
    far = right - edge
    return Strokes((left, ((far - foot, top), (far, top), (far, bottom), (far - foot, bottom))), BAR * size)
