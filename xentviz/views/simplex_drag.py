"""Moving a point of the simplex by mouse and keys: pure geometry, no Qt."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from xentviz.engine.simplex import from_plane, project, to_plane
from xentviz.figure.frame import Frame

Point = tuple[float, ...]
Place = tuple[float, float]
"""A place on the widget in logical pixels."""

GRAB_RADIUS = 16.0
"""Pixels from a handle's middle within which it is taken hold of, with letters of the usual size."""

_SAME_PLACE = 3.0  # pixels; handles this close to each other cannot be told apart by pointing
_PARTS = 20  # the grid of 0.05
_CENTRE = (1 / 3, 1 / 3, 1 / 3)
_NEAR_CENTRE = 0.03
_NEAR_EDGE = 0.025


@dataclass(frozen=True)
class Drag:
    """A handle that is held. `offset` leads from the pointer to the handle's middle, so that grabbing moves nothing."""

    handle: str
    offset: Place

    def at(self, place: Place, frame: Frame, snapping: bool) -> Point:
        """The prediction under the pointer, or the nearest one when the pointer is outside the triangle."""
        p = under(frame, place[0] + self.offset[0], place[1] + self.offset[1])
        return snap(p) if snapping else p


def under(frame: Frame, x: float, y: float) -> Point:
    """The prediction at a place, or the nearest one for places outside the triangle; sums to 1, none below 0."""
    return _plain(project(from_plane(frame.to_plane(x, y))))


def inside(frame: Frame, x: float, y: float) -> bool:
    """Whether a place lies in the triangle."""
    return bool(from_plane(frame.to_plane(x, y)).min() >= 0.0)


def snap(p: Point) -> Point:
    """The centre or an edge where they are near, else the nearest point of the 0.05 grid.

    The parts are multiples of 0.05 that sum to exactly 1, but for the centre.
    """
    if max(abs(a - b) for a, b in zip(p, _CENTRE, strict=True)) < _NEAR_CENTRE:
        return _CENTRE
    wanted = [0.0 if v < _NEAR_EDGE else v * _PARTS for v in p]
    parts = [int(v) for v in wanted]
    # What rounding down has left over goes to the classes that lost most by it.
    order = sorted(range(len(p)), key=lambda i: parts[i] - wanted[i])
    for i in order[: _PARTS - sum(parts)]:
        parts[i] += 1
    return tuple(part / _PARTS for part in parts)


def nudge(p: Point, right: float, up: float) -> Point:
    """The point moved in the plane, the triangle's side being 1; it stays on the simplex."""
    return _plain(project(from_plane(to_plane(p) + np.array([right, up]))))


def corner(index: int | None) -> Point:
    """The corner of a class, or the centre for None."""
    return _CENTRE if index is None else tuple(float(i == index) for i in range(3))


def grab(
    places: Mapping[str, Place], x: float, y: float, preferred: str | None, reach: float = GRAB_RADIUS
) -> str | None:
    """The handle that a press at (x, y) takes hold of: the nearest within `reach`, None if there is none.

    Where handles lie on each other, `preferred` (the focused one) wins, so that both can be reached; without it the
    first of `places`.
    """
    away = {name: math.hypot(x - px, y - py) for name, (px, py) in places.items()}
    near = {name: distance for name, distance in away.items() if distance <= reach}
    nearest = min(near, key=near.__getitem__, default=None)
    if nearest is not None and preferred in near and near[preferred] <= near[nearest] + _SAME_PLACE:
        return preferred
    return nearest


def _plain(p: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Point:
    return tuple(p.tolist())
