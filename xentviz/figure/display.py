"""The display list: what a picture consists of, in points, y downwards. Writers and painter know nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Self

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
"""Page coordinates in points, shape (n, 2)."""


@dataclass(frozen=True)
class Stroke:
    """A pen: colour '#rrggbb', width in points, opacity 0..1, dash lengths in points (empty: solid)."""

    color: str
    width: float
    opacity: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True)
class Fill:
    """A brush: colour '#rrggbb' and opacity 0..1."""

    color: str
    opacity: float = 1.0


@dataclass(frozen=True, eq=False)
class Lines:
    """One or many polylines (or polygons, if `closed`) of one style."""

    lines: tuple[Points, ...]
    stroke: Stroke | None = None
    fill: Fill | None = None
    closed: bool = False

    def moved(self, x: float, y: float) -> Self:
        """The same elsewhere: `x` points further right, `y` points further down."""
        return replace(self, lines=tuple(np.add(line, (x, y)) for line in self.lines))


@dataclass(frozen=True, eq=False)
class Area:
    """What lies inside an odd number of closed lines: a region that may have several pieces, and holes."""

    lines: tuple[Points, ...]
    fill: Fill

    def moved(self, x: float, y: float) -> Self:
        """The same elsewhere: `x` points further right, `y` points further down."""
        return replace(self, lines=tuple(np.add(line, (x, y)) for line in self.lines))


@dataclass(frozen=True, eq=False)
class Markers:
    """The same mark at many points. `shape`: circle, square, triangle, star; `size` is the diameter."""

    points: Points
    shape: str
    size: float
    fill: Fill | None = None
    stroke: Stroke | None = None

    def moved(self, x: float, y: float) -> Self:
        """The same elsewhere: `x` points further right, `y` points further down."""
        return replace(self, points=np.add(self.points, (x, y)))


@dataclass(frozen=True)
class Label:
    """One run of text on a base line. `anchor`: start, middle, end. `halo`: colour of an outline behind the letters.

    `italic` letters lean to the right, as far as `lettering.SLANT` says; they are as wide as the upright ones.
    """

    x: float
    y: float
    text: str
    size: float
    color: str
    anchor: str = "start"
    bold: bool = False
    halo: str | None = None
    italic: bool = False

    def moved(self, x: float, y: float) -> Self:
        """The same elsewhere: `x` points further right, `y` points further down."""
        return replace(self, x=self.x + x, y=self.y + y)


@dataclass(frozen=True, eq=False)
class Picture:
    """A raster stretched smoothly over a rectangle, cut out by a polygon. `rgb`: (rows, columns, 3), top row first."""

    rgb: NDArray[np.uint8]
    x: float
    y: float
    width: float
    height: float
    clip: Points

    def moved(self, x: float, y: float) -> Self:
        """The same elsewhere: `x` points further right, `y` points further down."""
        return replace(self, x=self.x + x, y=self.y + y, clip=np.add(self.clip, (x, y)))


Primitive = Lines | Area | Markers | Label | Picture


@dataclass(frozen=True)
class Group:
    """A named layer of primitives, painted in order."""

    name: str
    items: tuple[Primitive, ...]

    def __iter__(self) -> Iterator[Primitive]:
        return iter(self.items)

    def moved(self, x: float, y: float) -> Group:
        """The same elsewhere: `x` points further right, `y` points further down."""
        return Group(self.name, tuple(item.moved(x, y) for item in self.items))


@dataclass(frozen=True)
class Page:
    """A finished picture: size in points, ground colour (None: transparent), layers, and its text for the blind.

    `provenance` is what files of it carry of the program and the scenario: one line of ASCII.
    """

    width: float
    height: float
    ground: str | None
    groups: tuple[Group, ...]
    title: str = ""
    description: str = ""
    caption: str = ""
    provenance: str = ""
