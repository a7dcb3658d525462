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
from xentviz.engine.subdivision import refined

Velocity = Callable[[Array], Array]
"""Velocities dp/dt (3, n), whose components sum to 0, at predictions (3, n)."""

_STEP = 0.02  # arc length of an integration step, the triangle's side being 1
_STEPS = 50  # in each direction from the seed: one side of the triangle
_SEEDS = 14
_CELL = 0.035  # the least distance between lines, about
_SHORTEST = 0.12
_SHARPEST = 0.88  # cosine of the most that a line may turn in one step
_MARGIN = 8e-3  # in p: lines end this far from an edge, where velocities may have a pole


@dataclass(frozen=True, eq=False)
class Streamline:
    """One line in the direction of the flow: points (2, n) in the plane and the speed (n,) at each."""

    points: Array
    speed: Array


# A step may end beyond a corner, where the velocity under a loss with a pole there knows no bounds.
@np.errstate(all="ignore")
def streamlines(velocity: Velocity) -> tuple[Streamline, ...]:
    """The streamlines of a velocity field on the triangle; none where the field is zero everywhere."""
    seeds = _seeds()
    count = seeds.shape[1]
    path = to_plane(_integrate(velocity, np.tile(seeds, 2), np.repeat([_STEP, -_STEP], count)))
    lines = refined([line for line in _thinned(path, count) if (line.shape[1] - 1) * _STEP >= _SHORTEST])
    if not lines:
        return ()
    speeds = _speed(velocity(from_plane(np.concatenate(lines, axis=1))))
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
    """Seeds (3, n) in an order that spreads out: each next is the farthest from all before, the centre first."""
    points = inner_lattice(_SEEDS)
    order = [int(np.argmin(((points - points.mean(axis=1, keepdims=True)) ** 2).sum(axis=0)))]
    far = np.full(points.shape[1], np.inf)
    while len(order) < points.shape[1]:
        far = np.minimum(far, ((points - points[:, order[-1:]]) ** 2).sum(axis=0))
        order.append(int(np.argmax(far)))
    return points[:, order]


def _integrate(velocity: Velocity, seeds: Array, step: Array) -> Array:
    """Steps of equal arc length in the plane: predictions (3, steps + 1, seeds), NaN after a line has ended.

    Adams-Bashforth of order 2 on the unit direction field: second order for one evaluation a step.
    """
    path = np.full((3, _STEPS + 1, seeds.shape[1]), np.nan)
    path[:, 0] = here = seeds
    before = now = _unit(velocity(here))
    for k in range(1, _STEPS + 1):
        here = here + step * (1.5 * now - 0.5 * before)
        before, now = now, _unit(velocity(here))
        # So sharp a turn within a step means a rest point, an edge, or a bend that this step cannot follow.
        ended = ~((here.min(axis=0) > _MARGIN) & (_dot(before, now) > _SHARPEST))
        here[:, ended] = np.nan
        path[:, k] = here
    return path


def _dot(v: Array, w: Array) -> Array:
    """The scalar product in the plane, in which the side from one corner to another, (1, -1, 0), has length 1."""
    product: Array = (v * w).sum(axis=0)
    return 0.5 * product


def _speed(v: Array) -> Array:
    return np.sqrt(_dot(v, v))


def _unit(v: Array) -> Array:
    size = _speed(v)
    size[size <= 1e-12] = np.nan
    return v / size


def _free(taken: NDArray[np.bool_]) -> int:
    return int(np.argmax(taken)) if taken.any() else len(taken)
