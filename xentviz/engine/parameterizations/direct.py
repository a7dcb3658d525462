"""What parameterizations have in common whose parameters are the probabilities themselves."""

from __future__ import annotations

from dataclasses import dataclass

from xentviz.engine.fuse import Vector
from xentviz.engine.losses.base import Prediction
from xentviz.engine.parameterizations.base import Parameterization, identity, mean
from xentviz.engine.simplex import Array


@dataclass(frozen=True)
class Direct(Parameterization):
    """theta = p: no class knows of another until `retract` says otherwise."""

    def initial(self, p: Array, log_p: Array) -> Array:
        """p."""
        return p

    def gradient(self, theta: Vector, q: Prediction, h: Vector, slope: Vector) -> Vector:
        """dL/dp."""
        return slope

    def at(self, q: Prediction) -> Vector:
        """p."""
        return q.p

    def jacobian(self, theta: Vector, q: Prediction) -> list[Vector]:
        """The unit matrix."""
        return identity(len(theta))

    def velocity(self, q: Prediction, g: Vector) -> Vector:
        """-g without its part along (1, ..., 1): with a projection right inside; at an edge a step may be cut."""
        return [mean(g) - s for s in g]
