"""Evenly spaced streamlines inside the triangle.

All lines are integrated at once from the points of a lattice, forwards and backwards; then, line by line, each is cut
where it enters a cell of the plane that an earlier line occupies. Integrating first and thinning afterwards is what
lets NumPy do the work: a target that is dragged takes the lines along.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
_SHARPEST = 0.7  # cosine of the most that a line may turn in one step
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
    lines = [line for line in _thinned(path, count) if (line.shape[1] - 1) * _STEP >= _SHORTEST]
    if not lines:
        return ()
    speeds = np.hypot(*velocity(np.concatenate(lines, axis=1)))
    ends = np.cumsum([line.shape[1] for line in lines])[:-1]
    return tuple(Streamline(line, speed) for line, speed in zip(lines, np.split(speeds, ends), strict=True))


def _thinned(path: Array, count: int) -> Iterator[Array]:
    """What is left of each line (2, m) among the earlier ones; a line occupies the cells that it keeps.

    Line i goes ahead in column i of the path and back in column i + count.
    """
    lengths = np.isfinite(path[0]).sum(axis=0).tolist()
    columns = int(HEIGHT / _CELL) + 2
    x, y = np.nan_to_num(path / _CELL).astype(np.intp)
    cells = (x * columns + y).T
    occupied = np.zeros((int(1.0 / _CELL) + 2) * columns, dtype=bool)
    for i in range(count):
        if not lengths[i] or occupied[cells[i, 0]]:
            continue
        ways = [(j, _free(occupied[cells[j, : lengths[j]]])) for j in (i + count, i)]
        for j, free in ways:
            occupied[cells[j, :free]] = True
        (behind, back), (ahead, on) = ways
        yield np.concatenate([path[:, 1:back, behind][:, ::-1], path[:, :on, ahead]], axis=1)


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
        # So sharp a turn within a step means a rest point, an edge, or a bend that this step cannot follow.
        here = np.where(inside & ((before * now).sum(axis=0) > _SHARPEST), here, np.nan)
        path[:, k] = here
    return path


def _unit(v: Array) -> Array:
    size = np.sqrt(v[0] * v[0] + v[1] * v[1])
    with np.errstate(all="ignore"):
        return np.where(size > 1e-12, v / size, np.nan)


def _free(taken: NDArray[np.bool_]) -> int:
    return int(np.argmax(taken)) if taken.any() else len(taken)
