"""Unlikelihood: a loss that rewards mistakes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from xentviz.engine.fuse import Component, Vector, log, log1p, maximum, minimum, total, where
from xentviz.engine.losses.base import Loss, Prediction
from xentviz.engine.snippets import LossSnippets


@dataclass(frozen=True)
class Unlikelihood(Loss):
    """L = -sum_i y_i log(1 - p_i). Descent drives the right class to 0, where L is 0: a lower bound, reached slowly.

    1 - p is not taken below 1e-300.
    Source: Welleck et al. (2020), who use it for what a model must not say; here it is turned on the right class.
    """

    name = "unlikelihood"
    label = "Reward mistakes (unlikelihood)"
    summary = "L = −Σ yᵢ log(1 − pᵢ): a 'stupid' loss that is 0, its lowest, when the right class is ruled out."
    formula = r"-\sum_i y_i \log (1 - p_i)"
    slope_formula = r"\frac{y_i}{1 - p_i}"

    def value(self, q: Prediction, y: Vector) -> Component:
        """L, from 0 (right class at 0) up to 691 at its corner."""
        return 0.0 - total(t * v for t, v in zip(y, _log_rest(q), strict=True))

    def elasticity(self, q: Prediction, y: Vector) -> Vector:
        """h_i = y_i p_i / (1 - p_i)."""
        return [p * s for p, s in zip(q.p, self.slope(q, y), strict=True)]

    def slope(self, q: Prediction, y: Vector) -> Vector:
        """dL/dp_i = y_i / (1 - p_i)."""
        return [t / r for t, r in zip(y, _rest(q), strict=True)]

    def lowest(self, y: Sequence[float]) -> float:
        """0 where a class is no part of the target, for p may be that class alone.

        Else p is spread over the classes with the smallest shares, so that y_i / (1 - p_i) is the same for all of them
        and more for none: the condition of Karush, Kuhn and Tucker, enough as L is convex in p.
        """
        shares = sorted(y)
        for count in range(len(shares), 1, -1):
            share = math.fsum(shares[:count]) / (count - 1)
            if shares[count - 1] <= share:
                return 0.0 - math.fsum(t * math.log(t / share) for t in shares[:count] if t > 0.0)
        return 0.0

    @property
    def snippets(self) -> LossSnippets:
        """The loss as source text."""
        return LossSnippets(
            formula="L = -sum_i y_i log(1 - p_i), kept off its pole by 1e-300",
            elasticity="y * p / (1 - p + 1e-300)",
            slope="y / (1 - p + 1e-300)",
            torch="-(y * torch.log(1 - p + 1e-300)).sum()",
            value="-(y * np.log(1 - p + 1e-300)).sum()",
        )


def _rest(q: Prediction) -> Vector:
    # At the right class's corner L has a pole; this close to it, 1 - p itself has underflowed.
    return [maximum(r, 1e-300) for r in q.rest]


def _log_rest(q: Prediction) -> Vector:
    # Each where it keeps its digits: the logarithm of 1 - p near the pole, log1p where 1 - p would round to 1.
    return [where(p > 0.5, log(r), log1p(-minimum(p, 0.5))) for p, r in zip(q.p, _rest(q), strict=True)]
