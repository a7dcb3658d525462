"""Sets a formula in boxes, without Qt: the same on screen, on pages and on every machine."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from xentviz.explain.formula import (
    RELATIONS,
    Fence,
    Fraction,
    Matrix,
    Node,
    Operator,
    Root,
    Row,
    Script,
    Space,
    Sum,
    Term,
    Text,
    bare,
    number_in,
)
from xentviz.explain.quantities import spelt
from xentviz.figure.formula_box import Box, Typeset, letters, padded
from xentviz.figure.formula_matrix import laid_matrix
from xentviz.figure.formula_parts import laid_fence, laid_fraction, laid_root, laid_script, laid_sum
from xentviz.figure.theme import Theme

_PADDING = {"/": (0.04, 0.04), "·": (0.14, 0.14), ",": (0.0, 0.25), "relation": (0.25, 0.25), "binary": (0.2, 0.2)}
_PARTIAL = Text("∂")
_FUNCTIONS = frozenset({"log", "exp", "max", "min"})


def typeset(node: Node, x: float, baseline: float, size: float, theme: Theme) -> tuple[Box, Typeset]:
    """A formula on the page: its extent, and its primitives and places of keys."""
    box, page = lay(node, size), Typeset()
    page.draw(box, x, baseline, theme)
    return box, page


def lay(node: Node, size: float) -> Box:
    """The box of a formula in letters of `size` points; every measure grows in proportion to the size."""
    return _LAY[type(node)](node, size)


def _text(node: Text, size: float) -> Box:
    number = node.style == "roman" and number_in(node) is not None
    box = letters(spelt(node.text) if number else node.text, size, node.style, node.color)
    # The hook of a leaning j reaches under the letter before it.
    return padded(box, 0.08 * size, 0.0) if node.style == "italic" and node.text[0] == "j" else box


def _operator(node: Operator, size: float) -> Box:
    box = letters(node.sign, size, "roman", None)
    if node.unary:
        return box
    kind = "relation" if node.sign in RELATIONS else "binary"
    left, right = _PADDING.get(node.sign, _PADDING[kind])
    return padded(box, left * size, right * size)


def _space(node: Space, size: float) -> Box:
    return Box(size, 0.0, 0.0)


def _row(node: Row, size: float) -> Box:
    parts: list[tuple[float, float, Any]] = []
    x = ascent = descent = 0.0
    before: Node | None = None
    for part in node.parts:
        box = lay(part, size)
        x += _gap(before, part) * size
        parts.append((x, 0.0, box))
        x += box.width
        ascent, descent = max(ascent, box.ascent), max(descent, box.descent)
        before = part
    return Box(x, ascent, descent, tuple(parts))


def _gap(before: Node | None, after: Node) -> float:
    """Room between two parts, in letter heights."""
    if (
        before is None
        or before == _PARTIAL
        or isinstance(before, (Operator, Space))
        or isinstance(after, (Operator, Space))
    ):
        return 0.0
    if _is_function(before) or _is_function(after):
        return 0.0 if isinstance(after, Fence) else 0.17
    if (isinstance(before, Text) and before.text[-1] == " ") or (isinstance(after, Text) and after.text[0] == " "):
        return 0.0
    return 0.2 if isinstance(bare(before), (Matrix, Fraction, Sum)) else 0.06


def _is_function(node: Node) -> bool:
    return isinstance(node, Text) and node.text in _FUNCTIONS


def _term(node: Term, size: float) -> Box:
    box = lay(node.body, size)
    if box.key is None:
        return box._replace(key=node.key)
    return Box(box.width, box.ascent, box.descent, ((0.0, 0.0, box),), node.key)


_LAY: dict[type, Callable[[Any, float], Box]] = {
    Text: _text,
    Operator: _operator,
    Space: _space,
    Row: _row,
    Term: _term,
    Script: partial(laid_script, lay=lay),
    Fraction: partial(laid_fraction, lay=lay),
    Root: partial(laid_root, lay=lay),
    Sum: partial(laid_sum, lay=lay),
    Fence: partial(laid_fence, lay=lay),
    Matrix: partial(laid_matrix, lay=lay),
}
