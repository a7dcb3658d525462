"""A constant loss."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xentviz.engine.fuse import Component, Vector
from xentviz.engine.losses.base import Loss, Prediction
from xentviz.engine.snippets import LossSnippets


@dataclass(frozen=True)
class Constant(Loss):
    """L = 1 whatever is predicted. Its gradient is 0 everywhere, so nothing ever moves."""

    name = "constant"
    label = "Constant"
    summary = "L = 1, whatever is predicted: without a slope no descent goes anywhere."
    formula = r"1"
    slope_formula = r"0"
    centred_formula = r"0"

    def value(self, q: Prediction, y: Vector) -> Component:
        """L = 1."""
        return 1.0

    def elasticity(self, q: Prediction, y: Vector) -> Vector:
        """h = 0."""
        return [0.0 for _ in y]

    def lowest(self, y: Sequence[float]) -> float:
        """1, everywhere."""
        return 1.0

    @property
    def snippets(self) -> LossSnippets:
        """The loss as source text."""
        return LossSnippets("L = 1", elasticity="0 * p", slope="0 * p", torch="1 + 0 * p.sum()", value="1.0")
