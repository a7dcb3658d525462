"""The outlines of the marks, for every writer and painter."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from xentviz.figure.display import Points

# Diameters are matched by eye: a square and a triangle of the same extent as a circle look larger and smaller.
_SCALE = {"square": 0.9, "triangle": 1.15, "star": 1.0}
_STAR_INNER = 0.42


@lru_cache(maxsize=8)
def polygon(shape: str) -> Points | None:
    """The corners (n, 2) of a mark of diameter 1 round the origin, y downwards; None for a circle.

    Raises KeyError for a shape that does not exist.
    """
    if shape == "circle":
        return None
    make = {"square": _square, "triangle": _triangle, "star": _star}[shape]
    corners = make() * _SCALE[shape]
    corners.flags.writeable = False
    return corners


def _square() -> Points:
    return np.array([[-0.5, -0.5], [0.5, -0.5], [0.5, 0.5], [-0.5, 0.5]])


def _triangle() -> Points:
    triangle: Points = _ring(3, 0.55) + np.array([0.0, 0.06])
    return triangle


def _star() -> Points:
    star: Points = np.empty((10, 2))
    star[::2] = _ring(5, 0.5)
    star[1::2] = -_ring(5, 0.5 * _STAR_INNER)[[3, 4, 0, 1, 2]]
    return star


def _ring(count: int, radius: float) -> Points:
    angle = np.arange(count) * 2.0 * np.pi / count
    ring: Points = np.stack([radius * np.sin(angle), -radius * np.cos(angle)], axis=1)
    return ring
