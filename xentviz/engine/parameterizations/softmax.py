"""Softmax logits."""

from __future__ import annotations

from dataclasses import dataclass

from xentviz.engine.catalog import number
from xentviz.engine.fuse import Vector, exp, largest, log1p, others, where
from xentviz.engine.losses.base import Prediction
from xentviz.engine.parameterizations.base import Parameterization, centred, from_weights
from xentviz.engine.simplex import Array


@dataclass(frozen=True)
class Softmax(Parameterization):
    """p = softmax(z / T); the logits z descend. Gradient (h - p sum h) / T; for cross-entropy at T = 1 it is p - y."""

    name = "softmax"
    label = "Softmax logits"
    summary = "p = softmax(z / T), and the logits z descend: the classes pull on each other through the normalisation."

    temperature: float = number(1.0, "Temperature", low=0.0, open_low=True, high=1000.0)

    def initial(self, p: Array, log_p: Array) -> Array:
        """Logits with mean 0. A common offset changes nothing, and descent keeps their sum."""
        z = self.temperature * log_p
        centred_logits: Array = z - z.mean()
        return centred_logits

    def prediction(self, theta: Vector) -> Prediction:
        """log p_i = (z_i - z_max) - log1p(sum of the others' exp): exact where log(sum of exp) would round to 0."""
        z = [v / self.temperature for v in theta]
        top = largest(z)
        weights = [exp(v - top) for v in z]
        p, rest = from_weights(weights)
        below_top = weights[0]
        for v, r in zip(z, others(weights), strict=True):
            below_top = where(v == top, r, below_top)
        offset = log1p(below_top)
        return Prediction(p, rest, [(v - top) - offset for v in z])

    def gradient(self, theta: Vector, q: Prediction, h: Vector, slope: Vector) -> Vector:
        """dL/dz_i = (h_i - p_i sum h) / T."""
        return [g / self.temperature for g in centred(q, h)]

    def velocity(self, q: Prediction, h: Vector, slope: Vector) -> Vector:
        """dp = J dz with the softmax Jacobian J = (diag p - p p^T) / T."""
        dz = [-g for g in self.gradient([], q, h, slope)]
        weighted = [p * v for p, v in zip(q.p, dz, strict=True)]
        return [v / self.temperature for v in centred(q, weighted)]
