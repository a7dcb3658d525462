"""A formula as a small tree, from which both a page and LaTeX text are written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """A run of letters: `style` is italic for variables, roman for numbers, functions and words, bold.

    A number is written as `xentviz.explain.quantities.figure` does. `color` is the index of a class, or None.
    """

    text: str
    style: str = "roman"
    color: int | None = None


@dataclass(frozen=True)
class Operator:
    """A sign between two parts, or before one (`unary`). `RELATIONS` are where a long row is broken first."""

    sign: str
    unary: bool = False


RELATIONS = frozenset("=←→≈≠≤≥")


@dataclass(frozen=True)
class Space:
    """Room between two formulas in one row."""


@dataclass(frozen=True)
class Row:
    """Parts beside each other."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Script:
    """A part with an index, an exponent or both."""

    base: Node
    sub: Node | None = None
    sup: Node | None = None


@dataclass(frozen=True)
class Fraction:
    """One part over another."""

    over: Node
    under: Node


@dataclass(frozen=True)
class Root:
    """The square root of a part."""

    body: Node


@dataclass(frozen=True)
class Sum:
    """A sum over an index."""

    index: Node
    body: Node


@dataclass(frozen=True)
class Fence:
    """A part in brackets that are as high as it is; `sign` is '(' or '‖'."""

    body: Node
    sign: str = "("


@dataclass(frozen=True)
class Matrix:
    """Rows of cells in square brackets; a column vector has one cell in each row.

    `signed` keeps room for a minus sign, so that nothing moves when a number falls below 0.
    """

    rows: tuple[tuple[Node, ...], ...]
    signed: bool = False


@dataclass(frozen=True)
class Term:
    """A part that can be pointed at and lit, known by its key."""

    key: str
    body: Node


_NAMES = ["alpha", "beta", "gamma", "delta", "epsilon", "eta", "theta", "mu", "tau", "Delta", "Pi"]
GREEK = dict(zip(_NAMES, "αβγδεηθμτΔΠ", strict=True))
"""The Greek letters by their LaTeX names."""

Node = Text | Operator | Space | Row | Script | Fraction | Root | Sum | Fence | Matrix | Term

EQUALS = Operator("=")


def row(*parts: Node) -> Node:
    """Parts beside each other; rows among them are taken apart, and a single part stays itself."""
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, Row) else [part])
    return flat[0] if len(flat) == 1 else Row(tuple(flat))


def column(cells: Iterable[Node], signed: bool = False) -> Matrix:
    """A column vector."""
    return Matrix(tuple((cell,) for cell in cells), signed)


def bare(node: Node) -> Node:
    """The part itself, without the key that it may be known by."""
    while isinstance(node, Term):
        node = node.body
    return node


def number_in(node: Node) -> str | None:
    """The text of a part that is a number; None for any other part."""
    node = bare(node)
    if isinstance(node, Text) and node.style == "roman" and node.text.lstrip("−+")[:1].isdigit():
        return node.text
    return None
