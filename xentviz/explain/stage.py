"""One stage of a step: what a page of the panel, or of a paper, says of it."""

from __future__ import annotations

from dataclasses import dataclass

from xentviz.explain.formula import Node


@dataclass(frozen=True)
class Stage:
    """A title, a plain sentence made from the numbers, and formulas in rows: the general ones, then the numbers put in.

    `check` says how differences agree with the stage's gradient; '' where the stage has none.
    """

    title: str
    sentence: str
    general: tuple[Node, ...]
    numbers: tuple[Node, ...]
    check: str = ""
