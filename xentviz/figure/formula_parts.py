"""The parts of a formula that are higher than a line: scripts, fractions, roots, sums and brackets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from xentviz.explain.formula import Fence, Fraction, Node, Root, Script, Sum
from xentviz.figure.formula_box import AXIS, BAR, Box, Strokes, letters

Lay = Callable[[Node, float], Box]

SCRIPT = 0.74  # the size of scripts,
_SUB, _SUP = 0.2, 0.36  # and how far they are moved down and up
_FRACTION = 0.9
_PAREN_MIDDLE, _PAREN_HEIGHT = 0.307, 0.91


def laid_script(node: Script, size: float, lay: Lay) -> Box:
    """A base with its index below and its exponent above."""
    base, small = lay(node.base, size), SCRIPT * size
    parts: list[tuple[float, float, Any]] = [(0.0, 0.0, base)]
    wide, ascent, descent = base.width, base.ascent, base.descent
    if node.sub is not None:
        sub = lay(node.sub, small)
        down = max(_SUB * size, base.descent - 0.05 * size)
        parts.append((base.width + 0.02 * size, down, sub))
        wide, descent = max(wide, base.width + 0.02 * size + sub.width), max(descent, sub.descent + down)
    if node.sup is not None:
        sup = lay(node.sup, small)
        up = max(_SUP * size, base.ascent - 0.42 * size)
        parts.append((base.width + 0.06 * size, -up, sup))
        wide, ascent = max(wide, base.width + 0.06 * size + sup.width), max(ascent, up + sup.ascent)
    return Box(wide + 0.02 * size, ascent, descent, tuple(parts))


def laid_fraction(node: Fraction, size: float, lay: Lay) -> Box:
    """One part over another, its bar where minus signs lie."""
    over, under = lay(node.over, _FRACTION * size), lay(node.under, _FRACTION * size)
    edge, gap, axis = 0.1 * size, 0.14 * size, AXIS * size
    inner = max(over.width, under.width) + 2 * edge
    up, down = axis + gap + over.descent * 0.8, gap + under.ascent - axis
    bar = Strokes((((0.0, -axis), (inner, -axis)),), BAR * size)
    places = ((inner - over.width) / 2, -up, over), ((inner - under.width) / 2, down, under), (0.0, 0.0, bar)
    return Box(inner, up + over.ascent, down + under.descent, places)


def laid_root(node: Root, size: float, lay: Lay) -> Box:
    """A root sign as high as what it covers."""
    body = lay(node.body, size)
    left, top, low = 0.62 * size, body.ascent + 0.12 * size, body.descent * 0.6
    tick = (0.06 * size, -0.32 * size), (0.18 * size, -0.38 * size), (0.36 * size, low)
    sign = Strokes(((*tick, (0.56 * size, -top), (left + body.width + 0.06 * size, -top)),), BAR * size)
    return Box(left + body.width + 0.1 * size, top + 0.06 * size, body.descent, ((0.0, 0.0, sign), (left, 0.0, body)))


def laid_sum(node: Sum, size: float, lay: Lay) -> Box:
    """The sum sign with its index below, then the summand."""
    sign, index, body = letters("∑", 1.2 * size, "roman", None), lay(node.index, SCRIPT * size), lay(node.body, size)
    start, down = sign.width + 0.14 * size, 0.8 * size
    places = (0.0, 0.05 * size, sign), ((sign.width - index.width) / 2, down, index), (start, 0.0, body)
    ascent, descent = max(sign.ascent, body.ascent), max(down + index.descent * 0.6, body.descent)
    return Box(start + body.width, ascent, descent, places)


def laid_fence(node: Fence, size: float, lay: Lay) -> Box:
    """Brackets as high as what they hold."""
    body, axis = lay(node.body, size), AXIS * size
    reach = 2 * max(body.ascent - axis, body.descent + axis)
    tall = max(size, 1.02 * reach / _PAREN_HEIGHT) if reach > 1.3 * size else size
    opening, closing = ("(", ")") if node.sign == "(" else ("‖", "‖")
    left, right = (letters(sign, tall, "roman", None) for sign in (opening, closing))
    down = _PAREN_MIDDLE * tall - axis
    places = (0.0, down, left), (left.width, 0.0, body), (left.width + body.width, down, right)
    half = max(_PAREN_HEIGHT / 2 * tall, size / 2)
    ascent, descent = max(half + axis, body.ascent), max(half - axis, body.descent)
    return Box(2 * left.width + body.width, ascent, descent, places)
