"""Contour lines on a triangular lattice: marching triangles, and the pieces joined to polylines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from xentviz.engine.simplex import Array, lattice, to_plane

Indices = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class _Mesh:
    points: Array  # (2, N), in the plane
    first: Indices  # (E,) lattice point at one end of each edge
    second: Indices  # (E,) and at the other
    sides: Indices  # (T, 3) edges of each small triangle


def contour_lines(values: Array, n: int, levels: Sequence[float]) -> list[tuple[Array, ...]]:
    """For each level its polylines (2, m) in the plane; closed ones repeat their first point.

    `values` belong to the points of `lattice(n)` and must be finite. Linear interpolation along lattice edges.
    """
    mesh = _mesh(n)
    return [_level_lines(mesh, values, level) for level in levels]


def _level_lines(mesh: _Mesh, values: Array, level: float) -> tuple[Array, ...]:
    above = values >= level
    crossed = above[mesh.first] != above[mesh.second]
    edges = np.flatnonzero(crossed)
    number = np.cumsum(crossed) - 1
    points = _crossings(mesh, values, level, edges)
    return tuple(points[:, chain] for chain in _chains(number[_crossed_pairs(mesh, crossed)], len(edges)))


def _crossings(mesh: _Mesh, values: Array, level: float, edges: Indices) -> Array:
    """Where the level lies on edges (m,) that it crosses: points (2, m)."""
    first, second = mesh.first[edges], mesh.second[edges]
    share = (level - values[first]) / (values[second] - values[first])
    points: Array = mesh.points[:, first] + share * (mesh.points[:, second] - mesh.points[:, first])
    return points


def _crossed_pairs(mesh: _Mesh, crossed: NDArray[np.bool_]) -> Indices:
    """A crossed triangle is crossed on exactly two of its sides: those two edges, (m, 2)."""
    hit = crossed[mesh.sides]
    rows = hit.any(axis=1)
    return mesh.sides[rows][hit[rows]].reshape(-1, 2)


def _chains(pairs: Indices, count: int) -> list[list[int]]:
    """Join pairs (m, 2) of crossings 0..count-1 to lines: open ones from end to end; closed ones repeat their first.

    Each crossing has one neighbour or two. The sum of both, less the one that a walk comes from, is where it goes.
    """
    here, there = np.concatenate([pairs, pairs[:, ::-1]]).T
    both = np.bincount(here, there, count).astype(int).tolist()
    one = dict(zip(here.tolist(), there.tolist(), strict=True))
    ends = set(np.flatnonzero(np.bincount(here, minlength=count) == 1).tolist())
    left, lines = set(one), []
    for start in (*sorted(ends), *one):
        if start in left:
            lines.append(_walk(both, start, one[start], ends))
            left.difference_update(lines[-1])
    return lines


def _walk(both: list[int], start: int, after: int, stops: set[int]) -> list[int]:
    line = [start]
    while after not in stops and after != start:
        line.append(after)
        after = both[after] - line[-2]
    return [*line, after]


@lru_cache(maxsize=4)
def triangles(n: int) -> Indices:
    """The n * n small triangles of `lattice(n)`: the indices of their corners, (n * n, 3)."""
    number: dict[tuple[int, int], int] = {}
    for i in range(n + 1):
        for j in range(n + 1 - i):
            number[i, j] = len(number)
    up = [(number[i, j], number[i + 1, j], number[i, j + 1]) for i in range(n) for j in range(n - i)]
    down = [(number[i + 1, j], number[i, j + 1], number[i + 1, j + 1]) for i in range(n - 1) for j in range(n - 1 - i)]
    return np.array(up + down)


@lru_cache(maxsize=4)
def _mesh(n: int) -> _Mesh:
    points = to_plane(lattice(n))
    ends = np.sort(triangles(n)[:, [[0, 1], [1, 2], [0, 2]]], axis=-1)
    edges, sides = np.unique(ends @ (points.shape[1], 1), return_inverse=True)
    first, second = np.divmod(edges, points.shape[1])
    return _Mesh(points, first, second, sides.reshape(-1, 3))
