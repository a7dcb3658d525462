"""Where the triangle stands on a page or a widget: from plane coordinates to points and back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from xentviz.engine.simplex import HEIGHT

Array = NDArray[np.float64]

Margins = tuple[float, float, float]
"""The room round the triangle in letter heights: at the sides, above and below."""

WIDE: Margins = (2.9, 3.1, 3.6)
"""For corner names, their second line below, and tick labels at the sides."""

LEAN: Margins = (2.8, 2.5, 3.3)
"""As little as goes for the same, on pages."""

NAMED: Margins = (2.9, 3.1, 4.1)
"""The same where the names of classes stand below the tick labels."""

COMPACT: Margins = (0.8, 0.95, 1.85)
"""For marks on the sides and the bare letters of classes."""

_SMALLEST = 8.0
_RIM = 0.6


@dataclass(frozen=True)
class Frame:
    """The triangle's bounding box in points, y downwards; its height is `side` * sqrt(3) / 2."""

    left: float
    top: float
    side: float
    margins: Margins = WIDE

    @classmethod
    def fit(cls, width: float, height: float, text_size: float, margins: Margins = WIDE) -> Frame:
        """The largest triangle, centred, that leaves room for what stands round it; never below 8 points a side."""
        beside, above, below = (room * text_size for room in margins)
        side = max(min(width - 2.0 * beside, (height - above - below) / HEIGHT), _SMALLEST)
        spare = height - above - below - side * HEIGHT
        return cls((width - side) / 2.0, above + max(spare, 0.0) / 2.0, side, margins)

    @property
    def height(self) -> float:
        """The triangle's height in points."""
        return self.side * HEIGHT

    @property
    def bottom(self) -> float:
        """The page coordinate of the lower edge."""
        return self.top + self.height

    def to_page(self, xy: ArrayLike) -> Array:
        """Plane points (2, ...) as page points (..., 2)."""
        x, y = np.asarray(xy, dtype=float)
        page = np.empty((*x.shape, 2))
        page[..., 0] = x * self.side + self.left
        page[..., 1] = self.bottom - y * self.side
        return page

    def to_plane(self, x: float, y: float) -> Array:
        """The plane point (2,) under a page point."""
        return np.array([(x - self.left) / self.side, (self.bottom - y) / self.side])

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the triangle."""
        return self.left, self.top, self.left + self.side, self.bottom

    def moved(self, x: float, y: float) -> Frame:
        """The same triangle elsewhere: `x` points further right, `y` points further down."""
        return Frame(self.left + x, self.top + y, self.side, self.margins)

    def around(self, text_size: float) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the frame with its margin: a path outside the triangle is cut off there.

        A mark of one letter height at that edge is still on the page that the frame was fitted to.
        """
        side, top, bottom = (max(room - _RIM, 0.0) * text_size for room in self.margins)
        return self.left - side, self.top - top, self.left + self.side + side, self.bottom + bottom
