"""Projected gradient descent on the probabilities."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

from xentviz.engine.fuse import Vector, largest, maximum, minimum
from xentviz.engine.losses.base import Prediction
from xentviz.engine.parameterizations.base import Parameterization, mean, on_simplex
from xentviz.engine.simplex import Array


@dataclass(frozen=True)
class Projected(Parameterization):
    """theta = p, and after each update the Euclidean projection onto the simplex."""

    name = "projected"
    label = "Projected probabilities"
    summary = "p descends and is put back onto the simplex: the wrong classes fall by equal amounts until one hits 0."

    def initial(self, p: Array, log_p: Array) -> Array:
        """p."""
        return p

    def prediction(self, theta: Vector) -> Prediction:
        """p."""
        return on_simplex(theta)

    def gradient(self, theta: Vector, q: Prediction, h: Vector, slope: Vector) -> Vector:
        """dL/dp."""
        return slope

    def retract(self, theta: Vector) -> Vector:
        """The closest point of the simplex, as `xentviz.engine.simplex.project`, sorted by a network."""
        top = largest(theta)
        below = [v - top for v in theta]
        falling = _sorted_down(below)
        sums = [falling[0]]
        for v in falling[1:]:
            sums.append(sums[-1] + v)
        threshold = reduce(maximum, [(s - 1.0) / (k + 1) for k, s in enumerate(sums)])
        return [maximum(v - threshold, 0.0) for v in below]

    def velocity(self, q: Prediction, h: Vector, slope: Vector) -> Vector:
        """-dL/dp projected onto the plane of the simplex: right inside; at an edge a step may be cut shorter."""
        return [mean(slope) - s for s in slope]


def _sorted_down(v: Vector) -> Vector:
    v = list(v)
    for last in range(len(v) - 1, 0, -1):
        for i in range(last):
            v[i], v[i + 1] = maximum(v[i], v[i + 1]), minimum(v[i], v[i + 1])
    return v
