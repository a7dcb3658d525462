"""Cross-entropy."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from xentviz.engine.fuse import Component, Vector, total, where
from xentviz.engine.losses.base import Loss, Prediction
from xentviz.engine.snippets import LossSnippets


@dataclass(frozen=True)
class CrossEntropy(Loss):
    """L = -sum_i y_i log p_i, for hard and soft targets. Its minimum is the entropy of y, 0 for a hard one.

    Elasticity h = -y: it looks at the classes with y > 0 only.
    """

    name = "cross-entropy"
    label = "Cross-entropy"
    summary = "L = −Σ yᵢ log pᵢ: minus the logarithm of the right class's probability."
    formula = r"-\sum_i y_i \log p_i"
    slope_formula = r"-\frac{y_i}{p_i}"
    centred_formula = r"p_i - y_i"

    def value(self, q: Prediction, y: Vector) -> Component:
        """L, from 0 (hard target, p = y) to infinity."""
        return 0.0 - weighted_log(q, y)  # and not minus 0 at the target

    def elasticity(self, q: Prediction, y: Vector) -> Vector:
        """h = -y."""
        return [-t for t in y]

    def lowest(self, y: Sequence[float]) -> float:
        """The entropy of y, at p = y."""
        return entropy(y)

    @property
    def snippets(self) -> LossSnippets:
        """The loss as source text."""
        return LossSnippets(
            formula="L = -sum_i y_i log p_i",
            elasticity="-y",
            slope="-y / np.where(y > 0, p, 1.0)",
            torch="-(y * {log_p}).sum()",
            value="-(y * np.log(np.where(y > 0, p, 1.0))).sum()",
        )


def weighted_log(q: Prediction, y: Vector) -> Component:
    """sum_i y_i log p_i with 0 log 0 = 0."""
    return total(t * where(t == 0.0, 0.0, log_p) for t, log_p in zip(y, q.log_p, strict=True))


def entropy(y: Sequence[float]) -> float:
    """-sum_i y_i log y_i with 0 log 0 = 0."""
    return 0.0 - math.fsum(t * math.log(t) for t in y if t > 0.0)
