"""Moving a point of the simplex by mouse and keys: pure geometry, no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from xentviz.engine.simplex import from_plane, project, to_plane
from xentviz.figure.frame import Frame

Point = tuple[float, ...]
Place = tuple[float, float]
"""A place on the widget in logical pixels."""

GRAB_RADIUS = 16.0
"""Pixels from a handle's middle within which it is taken hold of."""

_PARTS = 20  # the grid of 0.05
_CENTRE = (1 / 3, 1 / 3, 1 / 3)
_NEAR_CENTRE = 0.03


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
    """The nearest point of the 0.05 grid, whose parts sum to exactly 1, or the centre if that is near."""
    if max(abs(a - b) for a, b in zip(p, _CENTRE, strict=True)) < _NEAR_CENTRE:
        return _CENTRE
    wanted = [v * _PARTS for v in p]
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


def grab(places: Mapping[str, Place], x: float, y: float, preferred: str | None) -> str | None:
    """The handle that a press at (x, y) takes hold of: the nearest within GRAB_RADIUS, None if there is none.

    Where handles lie on each other, `preferred` (the focused one) wins, so that both can be reached.
    """
    near = {name: np.hypot(x - px, y - py) for name, (px, py) in places.items()}
    near = {name: distance for name, distance in near.items() if distance <= GRAB_RADIUS}
    return preferred if preferred in near else min(near, key=near.__getitem__, default=None)


def _plain(p: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Point:
    return tuple(p.tolist())
