"""Squared error, also called the Brier score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xentviz.engine.fuse import Component, Vector, total, where
from xentviz.engine.losses.base import Loss, Prediction
from xentviz.engine.snippets import LossSnippets


@dataclass(frozen=True)
class SquaredError(Loss):
    """L = sum_i (p_i - y_i)^2: a plain sum, without the factor 1/2 and without a mean. From 0 to 2 on the simplex.

    Source: Brier (1950), who takes the mean over forecasts.
    """

    name = "squared-error"
    label = "Squared error"
    summary = "L = Σ (pᵢ − yᵢ)²: a plain sum; it looks at every class, and is flat near wrong corners."
    formula = r"\sum_i (p_i - y_i)^2"
    slope_formula = r"2 (p_i - y_i)"

    def value(self, q: Prediction, y: Vector) -> Component:
        """L, from 0 to 2 on the simplex."""
        return total(d * d for d in _difference(q, y))

    def elasticity(self, q: Prediction, y: Vector) -> Vector:
        """h_i = 2 p_i (p_i - y_i)."""
        return [2.0 * p * d for p, d in zip(q.p, _difference(q, y), strict=True)]

    def slope(self, q: Prediction, y: Vector) -> Vector:
        """dL/dp_i = 2 (p_i - y_i), also at p_i = 0."""
        return [2.0 * d for d in _difference(q, y)]

    def lowest(self, y: Sequence[float]) -> float:
        """0, at p = y."""
        return 0.0

    @property
    def snippets(self) -> LossSnippets:
        """The loss as source text."""
        return LossSnippets(
            formula="L = sum_i (p_i - y_i)^2",
            elasticity="2 * p * (p - y)",
            slope="2 * (p - y)",
            torch="((p - y) ** 2).sum()",
            value="((p - y) ** 2).sum()",
        )


def _difference(q: Prediction, y: Vector) -> Vector:
    # p - 1 would lose every digit near the corner of a hard target; 1 - p is at hand in full.
    return [where(t == 1.0, -r, p - t) for p, r, t in zip(q.p, q.rest, y, strict=True)]
