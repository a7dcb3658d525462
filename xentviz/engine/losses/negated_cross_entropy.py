"""Negated cross-entropy, the 'stupid' loss."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from xentviz.engine.fuse import Component, Vector
from xentviz.engine.losses.base import Loss, Prediction
from xentviz.engine.losses.cross_entropy import weighted_log
from xentviz.engine.snippets import LossSnippets


@dataclass(frozen=True)
class NegatedCrossEntropy(Loss):
    """L = +sum_i y_i log p_i. Descent drives the right class to 0; L has no lower bound, which is no divergence."""

    name = "negated-cross-entropy"
    label = "Negated cross-entropy"
    summary = "L = +Σ yᵢ log pᵢ: the 'stupid' loss, it rewards being wrong and has no lower bound."
    formula = r"\sum_i y_i \log p_i"
    slope_formula = r"\frac{y_i}{p_i}"
    centred_formula = r"y_i - p_i"

    def value(self, q: Prediction, y: Vector) -> Component:
        """L, from minus infinity to 0."""
        return weighted_log(q, y)

    def elasticity(self, q: Prediction, y: Vector) -> Vector:
        """h = +y."""
        return list(y)

    def lowest(self, y: Sequence[float]) -> float:
        """None: L falls without end as a class of the target does."""
        return -math.inf

    @property
    def snippets(self) -> LossSnippets:
        """The loss as source text."""
        return LossSnippets(
            formula="L = sum_i y_i log p_i",
            elasticity="y",
            slope="y / np.where(y > 0, p, 1.0)",
            torch="(y * {log_p}).sum()",
            value="(y * np.log(np.where(y > 0, p, 1.0))).sum()",
        )
