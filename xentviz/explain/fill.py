"""Puts numbers into a formula: a sum is written out over the classes, a formula for class i becomes a column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xentviz.explain.formula import (
    Fence,
    Fraction,
    Node,
    Operator,
    Root,
    Row,
    Script,
    Sum,
    Text,
    bare,
    column,
    number_in,
    row,
)
from xentviz.explain.parse import contains, letter_of

Values = Mapping[str, Sequence[Node]]


@dataclass(frozen=True)
class Filling:
    """What stands for each letter: `vectors` have one part a class, `scalars` one; `index` says which class i is."""

    vectors: Values
    scalars: Mapping[str, Node]

    @property
    def classes(self) -> int:
        """The number of classes."""
        return len(next(iter(self.vectors.values())))


def fill(node: Node, filling: Filling, index: Mapping[str, int] | None = None) -> Node:
    """The formula with numbers in place of letters; `index` says which class (from 0) the letter of an index means."""
    index = index or {}
    match node:
        case Text(text):
            return filling.scalars.get(text, node)
        case Script(base, sub, sup):
            return _script(base, sub, sup, filling, index)
        case Row(parts):
            return _product([fill(part, filling, index) for part in parts])
        case Sum(Text(letter), body):
            return Fence(_sum([fill(body, filling, {**index, letter: k}) for k in range(filling.classes)]))
        case Fraction(over, under):
            return Fraction(_unfenced(fill(over, filling, index)), _unfenced(fill(under, filling, index)))
        case Root(body):
            return Root(fill(body, filling, index))
        case Fence(body, sign):
            return Fence(fill(body, filling, index), sign)
        case _:
            return node


def whole(node: Node, filling: Filling) -> Node:
    """A formula that is the same for all classes, without needless brackets around all of it."""
    return _unfenced(fill(node, filling))


def vectorised(node: Node, filling: Filling) -> Node:
    """A formula for class i as a column vector; a denominator that all classes share is taken out of it."""
    match node:
        case Fraction(over, under) if not contains(under, "i"):
            return row(Fraction(Text("1"), _unfenced(fill(under, filling))), vectorised(over, filling))
        case Row((Fraction() as factor, rest)) if not contains(factor, "i"):
            return row(fill(factor, filling), vectorised(rest, filling))
    return column(inline(_unfenced(fill(node, filling, {"i": i}))) for i in range(filling.classes))


def inline(node: Node) -> Node:
    """Fractions written with a slash, as there is no room above each other in a cell."""
    match node:
        case Fraction(over, under):
            below = Fence(under) if _negative(under) else _grouped(inline(under))
            return row(_grouped(inline(over)), Operator("/"), below)
        case Row(parts):
            last = len(parts) - 1
            return row(
                *(Fence(inline(p)) if isinstance(p, Fraction) and i < last else inline(p) for i, p in enumerate(parts))
            )
        case Fence(body, sign):
            return Fence(inline(body), sign)
        case _:
            return node


def _script(base: Node, sub: Node | None, sup: Node | None, filling: Filling, index: Mapping[str, int]) -> Node:
    exponent = fill(sup, filling, index) if sup else None
    numbers = filling.vectors.get(letter_of(base))
    place = _place(sub, index, filling.classes) if numbers else None
    if numbers and place is not None:
        return _raised(numbers[place], exponent)
    return Script(fill(base, filling, index), sub, exponent)


def _raised(number: Node, exponent: Node | None) -> Node:
    if exponent is None:
        return number
    return Script(Fence(number) if _negative(number) else number, None, exponent)


def _place(sub: Node | None, index: Mapping[str, int], classes: int) -> int | None:
    """Which class an index means: i, or i - 1, where the one before the first is the last."""
    if isinstance(sub, Text):
        return index.get(sub.text)
    match sub:
        case Row((Text(letter), Operator("−"), Text("1"))) if letter in index:
            return (index[letter] - 1) % classes
    return None


def _product(parts: list[Node]) -> Node:
    """Parts beside each other; two numbers get a dot between them, a negative one brackets unless it comes first."""
    out: list[Node] = []
    for part in parts:
        before = out[-1] if out else None
        if before is not None and _negative(part) and not (isinstance(before, Operator) and before.sign == "="):
            part = Fence(part)
        if before is not None and _is_value(before) and _needs_dot(part):
            out.append(Operator("·"))
        out.append(part)
    return row(*out)


def _needs_dot(node: Node) -> bool:
    first = node.base if isinstance(node, Script) else node
    return number_in(first) is not None or bare(first) in _FUNCTIONS


_FUNCTIONS = (Text("log"), Text("exp"), Text("max"), Text("min"))


def _is_value(node: Node) -> bool:
    return number_in(node) is not None or isinstance(bare(node), (Fence, Script, Fraction))


def _negative(node: Node) -> bool:
    return (number_in(node) or "").startswith("−")


def _sum(terms: Sequence[Node]) -> Node:
    parts: list[Node] = []
    for term in terms:
        parts += [Operator("+"), Fence(term) if _negative(term) and parts else term]
    return row(*parts[1:])


def _grouped(node: Node) -> Node:
    binary = isinstance(node, Row) and any(isinstance(p, Operator) and not p.unary for p in node.parts)
    return Fence(node) if binary else node


def _unfenced(node: Node) -> Node:
    return node.body if isinstance(node, Fence) and node.sign == "(" else node
