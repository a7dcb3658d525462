"""Reads the formulas of the catalogue: the part of LaTeX that they are written in, as trees."""

from __future__ import annotations

import re
from functools import lru_cache

from xentviz.explain.formula import (
    GREEK,
    Fence,
    Fraction,
    Node,
    Operator,
    Root,
    Row,
    Script,
    Space,
    Sum,
    Text,
    row,
)

_TOKENS = re.compile(r"\\text\{[^}]*\}|\\[A-Za-z]+|[0-9]+(?:\.[0-9]+)?|[A-Za-z]'?|\S")
_SIGNS = {"+": "+", "-": "−", "=": "=", "/": "/", ",": ",", r"\leftarrow": "←", r"\cdot": "·"}
_FUNCTIONS = (r"\log", r"\exp", r"\max", r"\min")
_ENDS = (")", "}", r"\rVert")
_SUM_ENDS = (*_ENDS, "+", "-", "=", ",", r"\leftarrow", r"\quad")


@lru_cache(maxsize=512)
def parse(text: str) -> Node:
    r"""The tree of a formula such as r'-\sum_i y_i \log p_i'. The same text always gives the same object.

    Known are letters with ' _ and ^, Greek letters, numbers, + - = / , \cdot \leftarrow, ( ), \lVert \rVert, \frac,
    \sqrt, \sum, \log \exp \max \min, \partial, \quad and \text. Raises ValueError for anything else.
    """
    reader = _Reader(text)
    tree = reader.row(())
    if reader.tokens:
        raise ValueError(f"formula {text!r} has a bracket too many")
    return tree


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = _TOKENS.findall(text)[::-1]

    def row(self, ends: tuple[str, ...]) -> Node:
        """Parts up to one of `ends`, which stays."""
        parts: list[Node] = []
        while self.tokens and self.tokens[-1] not in ends:
            if self.tokens[-1] in _SIGNS:
                unary = not parts or isinstance(parts[-1], (Operator, Space))
                parts.append(Operator(_SIGNS[self.tokens.pop()], unary))
            else:
                parts.append(self.scripted())
        return row(*parts)

    def scripted(self) -> Node:
        """A part with what hangs below and above it."""
        base = self.part()
        scripts: dict[str, Node] = {}
        while self.tokens and self.tokens[-1] in ("_", "^"):
            place = self.next()
            scripts[place] = self.group()
        return Script(base, scripts.get("_"), scripts.get("^")) if scripts else base

    def part(self) -> Node:
        token = self.next()
        if token == "(" or token == r"\lVert":
            return self.fenced(token)
        if token == r"\frac":
            return Fraction(self.group(), self.group())
        if token == r"\sqrt":
            return Root(self.group())
        if token == r"\sum":
            self.next()  # the sign for what is below
            return Sum(self.group(), self.row(_SUM_ENDS))
        return self.letter(token)

    def letter(self, token: str) -> Node:
        if token == r"\quad":
            return Space()
        if token == r"\partial":
            return Text("∂")
        if token in _FUNCTIONS:
            return Text(token[1:])
        if token.startswith(r"\text{"):
            return Text(token[6:-1])
        if token[1:] in GREEK and token[0] == "\\":
            return Text(GREEK[token[1:]], "italic")
        if token[0].isalpha():
            return Text(token.replace("'", "′"), "italic")
        if token[0].isdigit():
            return Text(token)
        raise ValueError(f"formula {self.text!r} has {token!r}, which is not known here")

    def fenced(self, opening: str) -> Node:
        closing, sign = (")", "(") if opening == "(" else (r"\rVert", "‖")
        body = self.row((closing,))
        if self.next() != closing:
            raise ValueError(f"formula {self.text!r} has an open bracket")
        return Fence(body, sign)

    def group(self) -> Node:
        """What stands in braces, or one part."""
        if self.tokens and self.tokens[-1] == "{":
            self.next()
            body = self.row(("}",))
            self.next()
            return body
        return self.part()

    def next(self) -> str:
        if not self.tokens:
            raise ValueError(f"formula {self.text!r} ends too early")
        token: str = self.tokens.pop()
        return token


def letter_of(node: Node) -> str:
    """The letter of a variable, with or without an index; '' for any other part."""
    base = node.base if isinstance(node, Script) else node
    return base.text if isinstance(base, Text) and base.style == "italic" else ""


def contains(node: Node, letter: str) -> bool:
    """Whether a variable, or an index, of this letter occurs anywhere."""
    if isinstance(node, Text):
        return node.text == letter
    if isinstance(node, Row):
        return any(contains(part, letter) for part in node.parts)
    children = [getattr(node, name, None) for name in ("base", "sub", "sup", "over", "under", "index", "body")]
    return any(contains(child, letter) for child in children if child is not None)
