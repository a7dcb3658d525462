"""Where the pixels of a raster reach a level: regions with smooth outlines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from xentviz.figure.display import Points

Values = NDArray[np.float64]
Indices = NDArray[np.intp]


def bands(values: Values, levels: Sequence[float]) -> Iterator[list[Points]]:
    """For each level the closed lines (n, 2) round what reaches it, in (columns, rows) from the raster's corner.

    A hole is a line of its own: fill by the even-odd rule. The raster goes on a little beyond its edge.
    """
    smooth = _smoothed(values)
    # A pixel's value is that of its middle. Beyond the edge everything is low, so that each line closes.
    low = min(float(values.min()), *levels) - 1.0
    grid = _Grid(np.pad(np.pad(smooth, 2, mode="edge"), 1, constant_values=low))
    for level in levels:
        yield [line - 2.5 for line in grid.outlines(level)]


def _smoothed(values: Values) -> Values:
    """Without the steps of 256 colours: each pixel mixed with its neighbours, 1:2:1 in both directions."""
    around = np.pad(values, 1, mode="edge")
    down = (around[:-2] + 2.0 * around[1:-1] + around[2:]) / 4.0
    smooth: Values = (down[:, :-2] + 2.0 * down[:, 1:-1] + down[:, 2:]) / 4.0
    return smooth


class _Grid:
    """Values on a grid whose cells are cut in two triangles, on which they are linear."""

    def __init__(self, values: Values) -> None:
        self.values, self.columns = values.ravel(), values.shape[1]
        self.first, self.second, self.sides = _mesh(*values.shape)
        # Two sides of a triangle have all its corners.
        sides = self.sides[:, :2].T
        ends = self.values[self.first[sides]], self.values[self.second[sides]]
        self.low, self.high = np.minimum(*np.minimum(*ends)), np.maximum(*np.maximum(*ends))

    def outlines(self, level: float) -> list[Points]:
        """The lines at a level, all closed."""
        sides = self.sides[(self.low < level) & (self.high >= level)]
        above = self.values >= level
        # A triangle that is crossed is crossed on exactly two of its sides.
        crossed = sides[above[self.first[sides]] != above[self.second[sides]]]
        edges, number = np.unique(crossed, return_inverse=True)
        points = self._crossings(edges, level)
        return [points[ring] for ring in _rings(number.reshape(-1, 2))]

    def _crossings(self, edges: Indices, level: float) -> Points:
        first, second = self.first[edges], self.second[edges]
        share = (level - self.values[first]) / (self.values[second] - self.values[first])
        start, end = (np.stack([n % self.columns, n // self.columns], axis=1) for n in (first, second))
        points: Points = start + share[:, None] * (end - start)
        return points


def _rings(pairs: Indices) -> list[list[int]]:
    """Pairs (m, 2) in which each number is twice, joined to rings."""
    ways = np.concatenate([pairs, pairs[:, ::-1]])
    both = ways[np.argsort(ways[:, 0], kind="stable"), 1].reshape(-1, 2).tolist()
    left, rings = [True] * len(both), []
    for start, (after, _) in enumerate(both):
        if left[start]:
            rings.append(_ring(both, start, after))
            for place in rings[-1]:
                left[place] = False
    return rings


def _ring(both: list[list[int]], start: int, after: int) -> list[int]:
    ring = [start]
    while after != start:
        one, other = both[after]
        before = ring[-1]
        ring.append(after)
        after = other if one == before else one
    return ring


@lru_cache(maxsize=4)
def _mesh(rows: int, columns: int) -> tuple[Indices, Indices, Indices]:
    """The ends of each edge, and the three edges of each triangle: every cell of the raster is cut in two."""
    node = np.arange(rows * columns).reshape(rows, columns)
    right, down, slant = (3 * node + k for k in range(3))
    ends = np.stack([np.roll(node, (-a, -b), axis=(0, 1)) for a, b in ((0, 1), (1, 0), (1, 1))], axis=-1)
    upper = np.stack([right[:-1, :-1], down[:-1, 1:], slant[:-1, :-1]], axis=-1).reshape(-1, 3)
    lower = np.stack([down[:-1, :-1], right[1:, :-1], slant[:-1, :-1]], axis=-1).reshape(-1, 3)
    # An edge that would wrap round to the other side is there, but no triangle has it.
    first, second = np.repeat(node.ravel(), 3), ends.reshape(-1)
    return first, second, np.concatenate([upper, lower])
