"""Evenly spaced streamlines inside the triangle.

All lines are integrated at once from the points of a lattice, forwards and backwards; then, line by line, each is cut
where it enters a cell of the plane that an earlier line occupies. Integrating first and thinning afterwards is what
lets NumPy do the work: a target that is dragged takes the lines along.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from xentviz.engine.simplex import HEIGHT, Array, from_plane, inner_lattice, to_plane

Velocity = Callable[[Array], Array]
"""Velocities (2, n) at points (2, n) of the plane."""

_STEP = 0.02  # arc length of an integration step, the triangle's side being 1
_STEPS = 50  # in each direction from the seed: one side of the triangle
_SEEDS = 14
_CELL = 0.035  # the least distance between lines, about
_SHORTEST = 0.12
_MARGIN = 8e-3  # in p: lines end this far from an edge, where velocities may have a pole


@dataclass(frozen=True, eq=False)
class Streamline:
    """One line in the direction of the flow: points (2, n) in the plane and the speed (n,) at each."""

    points: Array
    speed: Array


def streamlines(velocity: Velocity) -> tuple[Streamline, ...]:
    """The streamlines of a velocity field on the triangle; none where the field is zero everywhere."""
    seeds = _seeds()
    count = seeds.shape[1]
    path = _integrate(velocity, np.tile(seeds, 2), np.repeat([_STEP, -_STEP], count))
    occupied = np.zeros((int(1.0 / _CELL) + 2, int(HEIGHT / _CELL) + 2), dtype=bool)
    lines = []
    for i in range(count):
        line = _claim(occupied, _trim(path[:, :, count + i]), _trim(path[:, :, i]))
        if (line.shape[1] - 1) * _STEP >= _SHORTEST:
            lines.append(line)
    if not lines:
        return ()
    speeds = np.hypot(*velocity(np.concatenate(lines, axis=1)))
    ends = np.cumsum([line.shape[1] for line in lines])[:-1]
    return tuple(Streamline(line, speed) for line, speed in zip(lines, np.split(speeds, ends), strict=True))


@lru_cache(maxsize=1)
def _seeds() -> Array:
    """Seeds in an order that spreads out: each next one is the farthest from all before it, the centre first."""
    points = to_plane(inner_lattice(_SEEDS))
    order = [int(np.argmin(((points - points.mean(axis=1, keepdims=True)) ** 2).sum(axis=0)))]
    far = np.full(points.shape[1], np.inf)
    while len(order) < points.shape[1]:
        far = np.minimum(far, ((points - points[:, order[-1:]]) ** 2).sum(axis=0))
        order.append(int(np.argmax(far)))
    return points[:, order]


def _integrate(velocity: Velocity, seeds: Array, step: Array) -> Array:
    """Steps of equal arc length: points (2, steps + 1, seeds), NaN after a line has ended.

    Adams-Bashforth of order 2 on the unit direction field: second order for one evaluation a step.
    """
    path = np.full((2, _STEPS + 1, seeds.shape[1]), np.nan)
    path[:, 0] = here = seeds
    before = now = _unit(velocity(here))
    for k in range(1, _STEPS + 1):
        here = here + step * (1.5 * now - 0.5 * before)
        before, now = now, _unit(velocity(here))
        inside = from_plane(here).min(axis=0) > _MARGIN
        # The direction turns round only at a rest point or beyond an edge, and both lie less than a step away.
        here = np.where(inside & ((before * now).sum(axis=0) > 0.0), here, np.nan)
        path[:, k] = here
    return path


def _unit(v: Array) -> Array:
    size = np.sqrt(v[0] * v[0] + v[1] * v[1])
    with np.errstate(all="ignore"):
        return np.where(size > 1e-12, v / size, np.nan)


def _trim(line: Array) -> Array:
    return line[:, ~np.isnan(line[0])]


def _claim(occupied: NDArray[np.bool_], behind: Array, ahead: Array) -> Array:
    """What is left of a line (2, n) among the earlier ones; it occupies its cells. Empty if its seed is taken."""
    cells_behind, cells_ahead = _cells(behind), _cells(ahead)
    if occupied[cells_ahead[0][0], cells_ahead[1][0]]:
        return np.empty((2, 0))
    free_behind, free_ahead = _free(occupied[cells_behind]), _free(occupied[cells_ahead])
    for cells, free in ((cells_behind, free_behind), (cells_ahead, free_ahead)):
        occupied[cells[0][:free], cells[1][:free]] = True
    return np.concatenate([behind[:, 1:free_behind][:, ::-1], ahead[:, :free_ahead]], axis=1)


def _cells(line: Array) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    x, y = (line / _CELL).astype(np.intp)
    return x, y


def _free(taken: NDArray[np.bool_]) -> int:
    return int(np.argmax(taken)) if taken.any() else len(taken)
