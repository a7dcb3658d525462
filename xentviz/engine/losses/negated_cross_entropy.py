"""Negated cross-entropy, the 'stupid' loss."""

from __future__ import annotations

from dataclasses import dataclass

from xentviz.engine.fuse import Component, Vector
from xentviz.engine.losses.base import Loss, Prediction
from xentviz.engine.losses.cross_entropy import weighted_log


@dataclass(frozen=True)
class NegatedCrossEntropy(Loss):
    """L = +sum_i y_i log p_i. Descent drives the right class to 0; L has no lower bound, which is no divergence."""

    name = "negated-cross-entropy"
    label = "Negated cross-entropy"
    summary = "L = +Σ yᵢ log pᵢ: the 'stupid' loss, it rewards being wrong and has no lower bound."

    def value(self, q: Prediction, y: Vector) -> Component:
        """L, from minus infinity to 0."""
        return weighted_log(q, y)

    def elasticity(self, q: Prediction, y: Vector) -> Vector:
        """h = +y."""
        return list(y)
