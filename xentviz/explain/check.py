"""The gradients of a step against finite differences of the loss, which know nothing of the formulas for gradients."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from xentviz.engine.ledger import Anatomy
from xentviz.engine.parameterizations import Parameterization, Raw
from xentviz.engine.simplex import Array
from xentviz.explain.quantities import spelt
from xentviz.numbers import short
from xentviz.scenario import Scenario

TOLERANCE = 1e-6
"""A gradient agrees when its largest error, in parts of its largest entry, is at most this."""

_TELLING = 1e-4  # differences that are less sure of themselves than this prove nothing
_NEAR = 0.04 * 4.0 ** -np.arange(3)  # steps in parts of the way to the edge,
_FREE = 0.1 * 5.0 ** -np.arange(7)  # and steps as they are, for what is smooth there
_POINTS = np.array([-3.0, -2.0, -1.0, 1.0, 2.0, 3.0])
_WEIGHTS = np.array([-1.0, 9.0, -45.0, 45.0, -9.0, 1.0]) / 60.0  # exact to degree 6; Fornberg (1988)


@dataclass(frozen=True)
class Agreement:
    """How far a gradient is from the differences, in parts of its largest entry; None where they cannot tell.

    `doubt` is how far the differences may be off themselves, in the same parts.
    """

    error: float | None
    doubt: float

    @property
    def agrees(self) -> bool | None:
        """Whether the gradient is right; None where that cannot be told."""
        return None if self.error is None else self.error <= max(TOLERANCE, 3.0 * self.doubt)

    @property
    def words(self) -> str:
        """One sentence."""
        if not math.isfinite(self.doubt):
            return "Finite differences cannot be taken here: around this point something is not finite."
        if self.error is None:
            return f"Finite differences cannot tell here: they are good to {_size(self.doubt)} only."
        if not self.agrees:
            return f"Finite differences disagree: they are off by {_size(self.error)} of the largest entry."
        return (
            f"Finite differences agree to {_size(self.error)}." if self.error else "Finite differences agree exactly."
        )


@dataclass(frozen=True)
class Check:
    """The agreement of dL/dp, and of the gradient with respect to what descends."""

    slope: Agreement
    gradient: Agreement


def check(scenario: Scenario, anatomy: Anatomy) -> Check:
    """Check the gradients of one step (n = 1). Entries that are not free are left out of the second."""
    slope = differences(lambda p: _loss(scenario, Raw(), p), anatomy.p[:, 0])
    gradient = slope
    if scenario.parameterization.gradient_symbol != "p":
        gradient = differences(lambda theta: _loss(scenario, scenario.parameterization, theta), anatomy.theta[:, 0])
    free = slice(None) if scenario.free is None else np.array(scenario.free)
    in_parameters = _compared(*(v[free] for v in (anatomy.gradient[:, 0], *gradient)))
    return Check(_compared(anatomy.slope[:, 0], *slope), in_parameters)


def _loss(scenario: Scenario, parameterization: Parameterization, theta: Array) -> Array:
    """The loss (m,) at parameters (C, m); raw ones are probabilities each by itself, on the simplex or off it."""
    q = parameterization.prediction(list(theta))
    return np.broadcast_to(scenario.loss.value(q, list(scenario.target)), theta.shape[1:])


def differences(value: Callable[[Array], Array], x: Array) -> tuple[Array, Array]:
    """The derivatives of `value`, (C, m) -> (m,), at x (C,) by central differences, and how sure they are, both (C,).

    Many sizes of step are tried; taken is the one whose result changes least with the size. NaN where none is finite.
    """
    edge = np.minimum(np.abs(x), np.abs(1.0 - x))
    sizes = np.concatenate([edge[:, None] * _NEAR, np.broadcast_to(_FREE, (len(x), len(_FREE)))], axis=1)
    moves = sizes[:, :, None] * _POINTS
    points = np.broadcast_to(x[:, None, None, None], (len(x), *moves.shape)).copy()
    for i, move in enumerate(moves):
        points[i, i] += move
    with np.errstate(all="ignore"):
        values = value(points.reshape(len(x), -1)).reshape(moves.shape)
        found = values @ _WEIGHTS / sizes
        rounding = 4.0 * np.finfo(float).eps * np.abs(values).max(axis=2) / sizes
        doubt = np.abs(np.diff(found, axis=1)) + rounding[:, 1:]
    doubt[:, len(_NEAR) - 1] = np.inf  # the last of one kind beside the first of the other
    doubt[~np.isfinite(doubt)] = np.inf
    best = doubt.argmin(axis=1)[:, None]
    least = np.take_along_axis(doubt, best, axis=1)[:, 0]
    return np.where(np.isfinite(least), np.take_along_axis(found, best + 1, axis=1)[:, 0], np.nan), least


def _compared(gradient: Array, found: Array, doubt: Array) -> Agreement:
    if not (np.isfinite(gradient).all() and np.isfinite(found).all()):
        return Agreement(None, math.inf)
    whole = float(np.abs(gradient).max(initial=0.0)) or 1.0
    error, unsure = (float(v.max(initial=0.0)) / whole for v in (np.abs(found - gradient), doubt))
    return Agreement(None if unsure > _TELLING else error, unsure)


def _size(value: float) -> str:
    return spelt(short(float(f"{value:.0e}")))
