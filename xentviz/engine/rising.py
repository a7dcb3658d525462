"""Where a step raises a wrong class: regions of the simplex of three classes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from xentviz.engine.contours import contour_lines, triangles
from xentviz.engine.descent import Descent, State
from xentviz.engine.losses import CrossEntropy
from xentviz.engine.parameterizations import Softmax
from xentviz.engine.simplex import Array, from_plane, lattice, to_plane
from xentviz.engine.target import hard_class, wrong_classes

FLOW_AREA = 1.0 - math.pi / (3.0 * math.sqrt(3.0))
"""The share of the triangle in which cross-entropy under softmax with a hard target raises a wrong class, for small
steps: all that is outside both circles whose diameters are the edges at the target's corner; 0.3954."""

_SIDE = 64
_FLOOR = 1e-6
_OUTSIDE = -1e15
_LEAST = 5e-4


@dataclass(frozen=True, eq=False)
class Region:
    """Where class `index` rises: closed lines (2, n) in the plane, and the share of the triangle inside them."""

    index: int
    lines: tuple[Array, ...]
    area: float


@dataclass(frozen=True)
class Rising:
    """Where one real step from p, the optimiser's first, raises a class that should not rise.

    That is every class but the one with the largest target, wherever p is above its target already. Classes that are
    as large as the largest are none of them.
    """

    descent: Descent

    @property
    def wrong(self) -> tuple[int, ...]:
        """The classes that should not rise."""
        return wrong_classes(self.descent.target)

    def change(self, p: Array) -> Array:
        """p after the first step, less p, over p: shape (3, n), for p (3, n) inside the simplex."""
        theta = self.descent.parameterization.initial(p, np.log(p))
        slots = [np.full(p.shape[1], fill) for fill in self.descent.optimizer.initial() for _ in p]
        state = self.descent.advance(State(0, tuple(theta), tuple(slots)))
        after = np.array([np.broadcast_to(row, p.shape[1:]) for row in state.theta])
        # Against the p of the same formulas, `retract` included: what does not move must come out as exactly 0.
        before = np.array(self.descent.parameterization.retract(list(theta)))
        change: Array = self.descent.observe(after)[0] / self.descent.observe(before)[0] - 1.0
        return change

    def holds(self, p: Array) -> NDArray[np.bool_]:
        """Which wrong classes rise at predictions (3, n): booleans (3, n)."""
        target = np.array(self.descent.target)[:, None]
        wrong = np.isin(np.arange(3), self.wrong)[:, None]
        rises: NDArray[np.bool_] = wrong & (p > target) & (self.change(p) > 0.0)
        return rises

    @cached_property
    def regions(self) -> tuple[Region, ...]:
        """One region for each wrong class that rises in more than a 2,000th of the triangle."""
        found = [region(i, self._margins[i]) for i in self.wrong]
        return tuple(each for each in found if each.area > _LEAST)

    @cached_property
    def area(self) -> float:
        """The share of the triangle in which any wrong class rises."""
        return area_above(np.max([self._margins[i] for i in self.wrong], axis=0)) if self.wrong else 0.0

    @cached_property
    def _margins(self) -> dict[int, Array]:
        p = np.maximum(lattice(_SIDE), _FLOOR)
        p = p / p.sum(axis=0)
        change = self.change(p)
        return {i: _beyond(change[i], p[i], self.descent.target[i]) for i in self.wrong}

    @property
    def has_closed_form(self) -> bool:
        """Whether `closed_form` describes the first step of this descent where that is small."""
        descent = self.descent
        fits = isinstance(descent.loss, CrossEntropy) and isinstance(descent.parameterization, Softmax)
        hard = hard_class(descent.target) is not None
        return fits and hard and descent.free is None and descent.optimizer.begins_along_gradient


@lru_cache(maxsize=3)
def closed_form(right: int) -> tuple[Region, ...]:
    """Softmax, cross-entropy, small steps: p_i < sum_j p_j^2 - p_t, for the right class t and each other class i."""
    p = lattice(_SIDE)
    margin = (p**2).sum(axis=0) - p[right]
    return tuple(region(i, margin - p[i]) for i in range(3) if i != right)


def region(index: int, values: Array) -> Region:
    """The region in which values (n,) on `lattice(64)` are above 0, linear between its points."""
    side = _SIDE + 3  # a ring of points far below 0 outside the triangle closes every line along its border
    ring = lattice(side)
    at = np.rint(ring * side).astype(int)
    inner = (at >= 1).all(axis=0)
    padded = np.full(ring.shape[1], _OUTSIDE)
    padded[inner] = values
    (lines,) = contour_lines(padded, side, (0.0,))
    placed = tuple(to_plane((from_plane(line) * side - 1.0) / _SIDE) for line in lines)
    return Region(index, placed, area_above(values))


def area_above(values: Array) -> float:
    """The share of the triangle in which values (n,) on `lattice(64)`, linear between its points, are above 0."""
    low, middle, high = np.sort(values[triangles(_SIDE)], axis=1).T
    with np.errstate(all="ignore"):
        tip = np.where(high > 0.0, high / (high - middle) * (high / (high - low)), 0.0)
        stump = 1.0 - low / (low - middle) * (low / (low - high))
    shares = np.where(low > 0.0, 1.0, np.where(middle > 0.0, stump, tip))
    return float(shares.mean())


def _beyond(change: Array, p: Array, target: float) -> Array:
    """Above 0 where the class rises though it is above its target."""
    finite = np.where(np.isfinite(change) & (change != 0.0), change, _OUTSIDE)
    return finite if target == 0.0 else np.minimum(finite, p - target)
