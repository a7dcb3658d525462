"""Raw probabilities, without any constraint."""

from __future__ import annotations

from dataclasses import dataclass

from xentviz.engine.fuse import Vector, log
from xentviz.engine.losses.base import Prediction
from xentviz.engine.parameterizations.base import Parameterization, mean
from xentviz.engine.simplex import Array


@dataclass(frozen=True)
class Raw(Parameterization):
    """theta = p itself, unconstrained: p may leave the simplex, and is then no probability any more (no error)."""

    name = "raw"
    label = "Raw probabilities"
    summary = "p itself descends, without constraint: only what the loss looks at moves, and p leaves the simplex."

    def initial(self, p: Array, log_p: Array) -> Array:
        """p."""
        return p

    def prediction(self, theta: Vector) -> Prediction:
        """1 - p is taken literally: off the simplex it is not the sum of the other classes."""
        return Prediction(theta, [1.0 - p for p in theta], [log(p) for p in theta])

    def gradient(self, theta: Vector, q: Prediction, h: Vector, slope: Vector) -> Vector:
        """dL/dp."""
        return slope

    def velocity(self, q: Prediction, h: Vector, slope: Vector) -> Vector:
        """-dL/dp as seen in the plane of the simplex: without its part along (1, ..., 1)."""
        return [mean(slope) - s for s in slope]
