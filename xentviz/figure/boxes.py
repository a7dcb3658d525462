"""Room for text: the boxes that labels take up, and how to find a place where they cover nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xentviz.engine.simplex import from_plane
from xentviz.figure.display import Group, Label, Points
from xentviz.figure.frame import Frame
from xentviz.figure.lettering import width

Array = NDArray[np.float64]

ASCENT, DESCENT = 0.76, 0.20
"""How far letters reach above and below their base line, in letter heights."""


@dataclass(frozen=True)
class Box:
    """A rectangle on the page: its centre and half its extent, in points."""

    x: float
    y: float
    half_width: float
    half_height: float

    @classmethod
    def of(cls, label: Label) -> Box:
        """The box that a label's letters take up."""
        wide, size = width(label.text, label.size, label.bold), label.size
        shift = {"start": 0.5, "middle": 0.0, "end": -0.5}[label.anchor] * wide
        return cls(label.x + shift, label.y - (ASCENT - DESCENT) / 2 * size, wide / 2, (ASCENT + DESCENT) / 2 * size)

    def points(self) -> Points:
        """Points (15, 2) spread over the box, for `covered`."""
        x, y = np.meshgrid(np.linspace(-1.0, 1.0, 5), np.linspace(-1.0, 1.0, 3))
        across, down = self.x + x.ravel() * self.half_width, self.y + y.ravel() * self.half_height
        return np.stack([across, down], axis=1)

    def meets(self, other: Box, gap: float = 0.0) -> bool:
        """Whether two boxes come closer to each other than `gap`."""
        beside = abs(self.x - other.x) < self.half_width + other.half_width + gap
        return beside and abs(self.y - other.y) < self.half_height + other.half_height + gap


def label_points(groups: Iterable[Group]) -> Points:
    """Points (m, 2) spread over all labels of some groups."""
    boxes = [Box.of(item) for group in groups for item in group if isinstance(item, Label)]
    return np.concatenate([np.empty((0, 2)), *(box.points() for box in boxes)])


def covered(centres: Points, half_width: float, half_height: float, points: Points) -> NDArray[np.intp]:
    """How many of the points (m, 2) each of the boxes of one size at centres (k, 2) covers, (k,)."""
    x = np.abs(centres[:, :1] - points[:, 0]) < half_width
    y = np.abs(centres[:, 1:] - points[:, 1]) < half_height
    counts: NDArray[np.intp] = np.count_nonzero(x & y, axis=1)
    return counts


def depth_inside(centres: Points, half_width: float, half_height: float, frame: Frame) -> Array:
    """How far boxes of one size at centres (k, 2) lie inside the triangle, in points; negative: they stick out."""
    plane = np.stack([(centres[:, 0] - frame.left) / frame.side, (frame.bottom - centres[:, 1]) / frame.side])
    slanted = 0.75**0.5 * half_width + 0.5 * half_height
    reach = np.array([[half_height], [slanted], [slanted]])
    depth: Array = (from_plane(plane) * frame.height - reach).min(axis=0)
    return depth
