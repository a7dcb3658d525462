"""Geometry of the probability simplex. The class axis comes first: predictions have shape (C, ...).

The plane picture is for three classes: a triangle of side 1 with class A on top, B at the origin, C at (1, 0),
x to the right and y upwards. Plane points have shape (2, ...).
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]

HEIGHT = float(np.sqrt(3.0) / 2.0)
"""Height of the triangle of side 1."""

CORNERS: Array = np.array([[0.5, 0.0, 1.0], [HEIGHT, 0.0, 0.0]])
CORNERS.flags.writeable = False

_CENTRE: Array = CORNERS.mean(axis=1)
_SPOKES: Array = CORNERS - _CENTRE[:, None]
# Columns of _SPOKES add up to zero and have the Gram matrix (I - 1/3) / 2, so twice the transpose undoes it.
_BACK: Array = 2.0 * _SPOKES.T


def to_plane(p: ArrayLike) -> Array:
    """Map predictions (3, ...) to the plane (2, ...).

    Vectors that do not sum to 1 land on the foot of their perpendicular to the plane of the simplex, so a raw
    probability vector that left the simplex is shown where it is seen from straight above.
    """
    p = np.asarray(p, dtype=float)
    return to_plane_vector(p) + _CENTRE.reshape(2, *([1] * (p.ndim - 1)))


def to_plane_vector(v: ArrayLike) -> Array:
    """Map velocities dp/dt (3, ...) to the plane (2, ...); a component along (1, 1, 1) is not seen there."""
    return _times(_SPOKES, np.asarray(v, dtype=float))


def from_plane(xy: ArrayLike) -> Array:
    """Map plane points (2, ...) to barycentric coordinates (3, ...) that sum to 1; negative outside the triangle."""
    xy = np.asarray(xy, dtype=float)
    centre = _CENTRE.reshape(2, *([1] * (xy.ndim - 1)))
    return _times(_BACK, xy - centre) + 1.0 / 3.0


def _times(matrix: Array, v: Array) -> Array:
    product: Array = matrix @ v.reshape(len(v), -1)  # several times faster than tensordot for few points
    return product.reshape(-1, *v.shape[1:])


def project(v: ArrayLike) -> Array:
    """Euclidean projection of vectors (C, ...) onto the simplex: sort, find the threshold, clip.

    The largest component is taken off first, which changes nothing and keeps every digit of huge vectors.

    Source: Held, Wolfe, Crowder (1974); Duchi et al. (2008). Finite input is required.
    """
    given = np.asarray(v, dtype=float)
    below: Array = given - given.max(axis=0)
    ordered = -np.sort(-below, axis=0)
    counts = np.arange(1, len(below) + 1, dtype=float).reshape(-1, *([1] * (below.ndim - 1)))
    threshold = np.max((np.cumsum(ordered, axis=0) - 1.0) / counts, axis=0)
    projected: Array = np.maximum(below - threshold, 0.0)
    return projected


START_FLOOR = 1e-12
"""What a class at exactly 0 starts with: 0 has no logarithm, so no logit, and no descent could ever leave it."""


def interior(p: ArrayLike) -> Array:
    """Return p (C,) with every class at least START_FLOOR, summing to 1; p itself if no class is at 0."""
    given: Array = np.asarray(p, dtype=float)
    if np.all(given > 0.0):
        return given
    raised: Array = np.maximum(given, START_FLOOR)
    whole: Array = raised / raised.sum()
    return whole


@lru_cache(maxsize=8)
def lattice(n: int) -> Array:
    """All predictions whose three parts are multiples of 1/n, shape (3, (n + 1)(n + 2) / 2), read-only."""
    i, j = np.meshgrid(np.arange(n + 1), np.arange(n + 1), indexing="ij")
    keep = i + j <= n
    i, j = i[keep], j[keep]
    points = np.stack([i, j, n - i - j]) / n
    points.flags.writeable = False
    return points


@lru_cache(maxsize=8)
def inner_lattice(n: int) -> Array:
    """The centres of the n * n small triangles of `lattice(n)` that point up: interior points, shape (3, n(n+1)/2)."""
    points = (lattice(n - 1) * (n - 1) + 1.0 / 3.0) / n
    points.flags.writeable = False
    return points
