"""Cross-entropy."""

from __future__ import annotations

from dataclasses import dataclass

from xentviz.engine.fuse import Component, Vector, total, where
from xentviz.engine.losses.base import Loss, Prediction


@dataclass(frozen=True)
class CrossEntropy(Loss):
    """L = -sum_i y_i log p_i, for hard and soft targets. Its minimum is the entropy of y, 0 for a hard one.

    Elasticity h = -y: it looks at the classes with y > 0 only.
    """

    name = "cross-entropy"
    label = "Cross-entropy"
    summary = "L = −Σ yᵢ log pᵢ: minus the logarithm of the right class's probability."

    def value(self, q: Prediction, y: Vector) -> Component:
        """L, from 0 (hard target, p = y) to infinity."""
        return 0.0 - weighted_log(q, y)  # and not minus 0 at the target

    def elasticity(self, q: Prediction, y: Vector) -> Vector:
        """h = -y."""
        return [-t for t in y]


def weighted_log(q: Prediction, y: Vector) -> Component:
    """sum_i y_i log p_i with 0 log 0 = 0."""
    return total(t * where(t == 0.0, 0.0, log_p) for t, log_p in zip(y, q.log_p, strict=True))
