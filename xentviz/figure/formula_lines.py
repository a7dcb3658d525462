"""Fits a formula into a width: smaller letters first, then lines broken at equals signs, then at plus and minus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass

from xentviz.explain.formula import RELATIONS, Fence, Fraction, Node, Operator, Row, Space, Text, row
from xentviz.figure.formula import lay
from xentviz.figure.formula_box import Box

SHRINK = (1.0, 0.93, 0.85)
"""The sizes that letters are tried in. Few, so that live numbers do not change the size all the time."""

_INDENT = 1.2
_TALL = 1.6  # brackets around more than that cannot be broken: they are one sign


def fitted(node: Node, room: float, size: float, scales: Sequence[float] = SHRINK) -> tuple[Box, ...]:
    """The formula in one line if it can be, else in several, none wider than `room`.

    Letters shrink to the smallest of `scales`, and farther only if a part that cannot be broken is wider even then.
    """
    found = _found(node, room, size, scales)
    if found is not None:
        return found
    pieces = _pieces(node, _BREAKS[-1], size)
    widest = max(lay(piece, size).width for piece in pieces) + _INDENT * size
    return _filled(pieces, room, 0.999 * size * room / widest)


def fits(node: Node, room: float, size: float, scales: Sequence[float] = SHRINK) -> bool:
    """Whether the letters need not be smaller than the smallest of `scales`."""
    return _found(node, room, size, scales) is not None


def _found(node: Node, room: float, size: float, scales: Sequence[float]) -> tuple[Box, ...] | None:
    whole = lay(node, size)
    scale = _scale(whole.width, room, scales)
    if scale is not None:
        return (whole if scale == 1.0 else lay(node, scale * size),)
    for breaks in _BREAKS:
        pieces = _pieces(node, breaks, size)
        scale = _scale(max(lay(piece, size).width for piece in pieces) + _INDENT * size, room, scales)
        if scale is not None:
            return _filled(pieces, room, scale * size)
    return None


def _scale(wide: float, room: float, scales: Sequence[float]) -> float | None:
    return next((scale for scale in scales if wide * scale <= room), None)


def _filled(pieces: Sequence[Node], room: float, size: float) -> tuple[Box, ...]:
    """As many pieces in each line as go in; all lines but the first are indented."""
    lines: list[list[Node]] = []
    for piece in pieces:
        indent = _INDENT * size if len(lines) > 1 else 0.0
        if lines and lay(row(*lines[-1], piece), size).width + indent <= room:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    boxes = [lay(row(*_without_space(line)), size) for line in lines]
    return (boxes[0], *(_indented(box, _INDENT * size) for box in boxes[1:]))


def _without_space(line: list[Node]) -> list[Node]:
    flat = list(row(*line).parts) if isinstance(row(*line), Row) else line  # type: ignore[union-attr]
    return flat[1:] if isinstance(flat[0], Space) else flat


def _indented(box: Box, by: float) -> Box:
    return Box(by + box.width, box.ascent, box.descent, ((by, 0.0, box),))


def _pieces(node: Node, breaks: Callable[[Node], bool], size: float) -> list[Node]:
    """The row cut before each part where it may be broken."""
    parts = node.parts if isinstance(node, Row) else (node,)
    if breaks in (_at_signs, _at_dots):
        parts = tuple(piece for part in parts for piece in _opened(part, size))
    cuts = [i for i, part in enumerate(parts) if i and breaks(part)]
    return [row(*parts[a:b]) for a, b in zip([0, *cuts], [*cuts, len(parts)], strict=True)]


def _opened(part: Node, size: float) -> tuple[Node, ...]:
    """A bracket as its two signs and what is between them, if it is not tall."""
    if isinstance(part, Fence) and part.sign == "(" and lay(part, size).height < _TALL * size:
        inner = part.body.parts if isinstance(part.body, Row) else (part.body,)
        return (Text("("), *inner, Text(")"))
    return (part,)


def _at_spaces(part: Node) -> bool:
    return isinstance(part, Space)


def _at_relations(part: Node) -> bool:
    return _at_spaces(part) or (isinstance(part, Operator) and part.sign in RELATIONS)


def _at_signs(part: Node) -> bool:
    return _at_relations(part) or (isinstance(part, Operator) and part.sign in "+−" and not part.unary)


def _at_dots(part: Node) -> bool:
    return _at_signs(part) or part == Operator("·")


_BREAKS = (_at_spaces, _at_relations, _at_signs, _at_dots)


def has_fraction(node: object) -> bool:
    """Whether a fraction is anywhere in a formula: its letters are smaller than those beside it."""
    if isinstance(node, Fraction):
        return True
    if isinstance(node, tuple):
        return any(map(has_fraction, node))
    return is_dataclass(node) and any(has_fraction(getattr(node, each.name)) for each in fields(node))
