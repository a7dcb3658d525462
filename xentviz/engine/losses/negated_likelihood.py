"""The likelihood itself, to be minimised: the bounded 'stupid' loss."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xentviz.engine.fuse import Component, Vector, total
from xentviz.engine.losses.base import Loss, Prediction
from xentviz.engine.snippets import LossSnippets


@dataclass(frozen=True)
class NegatedLikelihood(Loss):
    """L = sum_i y_i p_i, for a hard target p_t. It falls to 0 as the right class does, and is slow from the start."""

    name = "negated-likelihood"
    label = "Probability of the right class"
    summary = "L = Σ yᵢ pᵢ: a 'stupid' loss, the right class's own probability is made small; bounded, and slow."
    formula = r"\sum_i y_i p_i"
    slope_formula = r"y_i"
    centred_formula = r"p_i (y_i - \sum_j y_j p_j)"

    def value(self, q: Prediction, y: Vector) -> Component:
        """L, from 0 to 1."""
        return total(t * p for t, p in zip(y, q.p, strict=True))

    def elasticity(self, q: Prediction, y: Vector) -> Vector:
        """h_i = y_i p_i."""
        return [t * p for t, p in zip(y, q.p, strict=True)]

    def slope(self, q: Prediction, y: Vector) -> Vector:
        """dL/dp_i = y_i."""
        return list(y)

    def lowest(self, y: Sequence[float]) -> float:
        """The least share of the target, where p is that class alone."""
        return min(y)

    @property
    def snippets(self) -> LossSnippets:
        """The loss as source text."""
        return LossSnippets(
            "L = sum_i y_i p_i", elasticity="y * p", slope="y", torch="(y * p).sum()", value="(y * p).sum()"
        )
