"""Puts the variables and derivatives of a formula under the keys by which they are pointed at."""

from __future__ import annotations

from collections.abc import Mapping

from xentviz.explain.formula import Fence, Fraction, Node, Root, Row, Script, Sum, Term, Text
from xentviz.explain.parse import letter_of


def keyed(node: Node, keys: Mapping[str, str]) -> Node:
    """The formula with every variable, and every derivative, under its key.

    `keys` has letters, and derivatives as 'L/p'; what is not in it has no key.
    """
    match node:
        case Text() | Script() if letter_of(node) in keys:
            return Term(keys[letter_of(node)], node)
        case Fraction(over, under):
            name = f"{_differentiated(over)}/{_differentiated(under)}"
            return Term(keys[name], node) if name in keys else Fraction(keyed(over, keys), keyed(under, keys))
        case Row(parts):
            return Row(tuple(keyed(part, keys) for part in parts))
        case Script(base, sub, sup):
            return Script(keyed(base, keys), sub, keyed(sup, keys) if sup else None)
        case Sum(index, body):
            return Sum(index, keyed(body, keys))
        case Fence(body, sign):
            return Fence(keyed(body, keys), sign)
        case Root(body):
            return Root(keyed(body, keys))
        case _:
            return node


def _differentiated(node: Node) -> str:
    parts = node.parts if isinstance(node, Row) else ()
    return letter_of(parts[1]) if len(parts) == 2 and parts[0] == Text("∂") else ""
