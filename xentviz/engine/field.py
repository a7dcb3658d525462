"""The gradient flow over the simplex of three classes, in the plane: an arrow field and streamlines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from xentviz.engine.fuse import Tape, function
from xentviz.engine.losses import Loss
from xentviz.engine.optimizers import GradientDescent
from xentviz.engine.parameterizations import Parameterization
from xentviz.engine.parameterizations.base import on_simplex
from xentviz.engine.rule import Rule
from xentviz.engine.simplex import Array, from_plane, inner_lattice, to_plane, to_plane_vector
from xentviz.engine.streamlines import Streamline, streamlines

_ARROWS = 15  # arrows along a side


@dataclass(frozen=True, eq=False)
class VectorField:
    """Arrows: points (2, n), unit directions (2, n) and speeds (n,), all in the plane. Speed 0 has direction 0."""

    points: Array
    direction: Array
    speed: Array


@dataclass(frozen=True)
class Flow:
    """dp/dt of the gradient flow of one loss, target and parameterization. Computed when asked for, and kept.

    `free` as in `xentviz.engine.descent.Descent`.

    Raw probabilities leave the plane of the simplex; what is seen here is their motion within it.
    """

    loss: Loss
    target: tuple[float, ...]
    parameterization: Parameterization
    free: tuple[bool, ...] | None = None

    def velocity(self, p: Array) -> Array:
        """dp/dt (3, n) at predictions (3, n) inside the simplex, per unit of learning rate and step."""
        out = np.empty_like(p)
        with np.errstate(all="ignore"):
            for row, component in zip(out, self._formula(*self.target, *p), strict=True):
                row[:] = component  # may be one number where the flow is the same everywhere
        return out

    def plane_velocity(self, xy: Array) -> Array:
        """The same in the plane: velocities (2, n) at points (2, n)."""
        return to_plane_vector(self.velocity(from_plane(xy)))

    @cached_property
    def _formula(self) -> Callable[..., Any]:
        return _velocity(Rule(self.loss, self.parameterization, GradientDescent(), self.free), len(self.target))

    @cached_property
    def arrows(self) -> VectorField:
        """The field at the centres of a triangular lattice."""
        points = to_plane(inner_lattice(_ARROWS))
        velocity = self.plane_velocity(points)
        speed = np.hypot(*velocity)
        return VectorField(points, velocity / np.where(speed > 0.0, speed, 1.0), speed)

    @cached_property
    def streamlines(self) -> tuple[Streamline, ...]:
        """Evenly spaced lines along the flow."""
        return streamlines(self.velocity)


@lru_cache(maxsize=64)
def _velocity(rule: Rule, classes: int) -> Callable[..., Any]:
    tape = Tape()
    y, p = tape.symbols("y", classes), tape.symbols("p", classes)
    q = on_simplex(p)
    gradient = rule.gradient(rule.parameterization.at(q), q, y)
    return function(tape, [*y, *p], rule.parameterization.velocity(q, gradient), "arrays")
