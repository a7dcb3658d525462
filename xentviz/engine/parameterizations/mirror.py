"""Mirror descent with the entropy mirror map, also called exponentiated gradient."""

from __future__ import annotations

from dataclasses import dataclass

from xentviz.engine.fuse import Vector, exp, largest, log1p, others, total, where
from xentviz.engine.losses.base import Prediction
from xentviz.engine.parameterizations.base import Parameterization, centred
from xentviz.engine.simplex import Array


@dataclass(frozen=True)
class Mirror(Parameterization):
    """log p descends along dL/dp and is normalised: p_i <- p_i exp(-rate dL/dp_i) / sum.

    With plain descent this *is* natural gradient descent on softmax logits, exactly and in finite steps too: the
    Fisher matrix diag p - p p^T turns the logit gradient h - p sum h into h / p = dL/dp, up to a common offset.
    Source: Amari (1998); Raskutti and Mukherjee (2015).
    """

    name = "mirror"
    label = "Mirror descent = natural gradient"
    summary = "p is multiplied by exp(−rate · dL/dp) and normalised; exactly the natural gradient, in finite steps too."

    def initial(self, p: Array, log_p: Array) -> Array:
        """log p."""
        return log_p

    def prediction(self, theta: Vector) -> Prediction:
        """theta is log p, normalised already."""
        p = [exp(v) for v in theta]
        return Prediction(p, others(p), theta)

    def gradient(self, theta: Vector, q: Prediction, h: Vector, slope: Vector) -> Vector:
        """dL/dp, although log p takes the step: that is the mirror."""
        return slope

    def retract(self, theta: Vector) -> Vector:
        """Subtract the logarithm of the sum, in the log domain: a step of 1 / p would overflow outside it."""
        top = largest(theta)
        weights = [exp(v - top) for v in theta]
        below_top = total(weights[1:])
        for v, r in zip(theta, others(weights), strict=True):
            below_top = where(v == top, r, below_top)
        offset = log1p(below_top)
        return [(v - top) - offset for v in theta]

    def velocity(self, q: Prediction, h: Vector, slope: Vector) -> Vector:
        """p_i (<p, dL/dp> - dL/dp_i) = -(h_i - p_i sum h)."""
        return [-v for v in centred(q, h)]
