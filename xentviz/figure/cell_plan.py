"""Where the parts of one cell of the grid of runs are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from xentviz.engine.simplex import HEIGHT
from xentviz.figure.frame import Frame
from xentviz.figure.plot import Rectangle
from xentviz.figure.polyline import Bounds

_PAD, _GAP = 0.7, 0.9  # letter heights from the cell's edge, and between triangle and curve
_LINE = 1.35
_LEAST_CURVE = 1.8  # letter heights of a curve that can be read
_SHARE = 0.24  # of the height, for a curve below the triangle
_WITH_WORDS, _BARE = 7.2, 3.4  # letter heights of a column for the curve and words, and for the curve alone
_ENOUGH = 5.5  # letter heights of a triangle's side from which on the corners have room for letters
_BELOW = 0.8  # what a triangle with the curve below it counts beside one with a curve that is high enough to read
_MARK = 7.5  # of a triangle's side: marks are no larger than letters, nor than this part of it
_LEAST = 4.0  # points


@dataclass(frozen=True)
class Margin:
    """Room round a triangle: above, below and on each side, in parts of `unit` points."""

    top: float
    bottom: float
    side: float
    unit: float

    def largest(self, width: float, height: float) -> float:
        """The side of the largest triangle with this room in a rectangle."""
        high = (height - (self.top + self.bottom) * self.unit) / HEIGHT
        return min(width - 2 * self.side * self.unit, high)


@dataclass(frozen=True)
class CellPlan:
    """A cell of `width` and `height` points, with letters of `text_size` and marks of about `mark` points.

    `curve` is the rectangle of the loss; `words` lines of words stand below it. `lettered`: whether the corners have
    their letters; in a cell too small for them they have the classes' marks.
    """

    width: float
    height: float
    text_size: float
    frame: Frame
    curve: Rectangle
    words: int
    lettered: bool

    @property
    def mark(self) -> float:
        """What the sizes of marks and lines are measured in."""
        return _mark(self.frame.side, self.text_size)

    @classmethod
    def fit(cls, width: float, height: float, text_size: float) -> CellPlan:
        """The first layout with a large triangle; else that with the largest, rather with the curve beside it."""
        plans = list(_layouts(width, height, text_size))
        large = (plan for plan in plans if plan.frame.side >= _ENOUGH * text_size)
        return next(
            large, max(plans, key=lambda plan: plan.frame.side * (1.0 if plan.curve[1] < plan.frame.bottom else _BELOW))
        )

    @property
    def bounds(self) -> Bounds:
        """Where a path can be seen that has left the triangle."""
        left, top, right, bottom = self.frame.box
        around = self.mark
        return left - around, max(top - around, 1.0), right + around, bottom + 0.5 * around


def _mark(side: float, text_size: float) -> float:
    return min(text_size, side / _MARK)


def _layouts(width: float, height: float, text: float) -> Iterator[CellPlan]:
    """All layouts, the one that tells most first: letters before none, the curve beside the triangle before below."""
    for lettered in (True, False):
        for column in (_WITH_WORDS, _BARE) if not lettered else (_WITH_WORDS,):
            yield _beside(width, height, text, lettered, column)
        yield _below(width, height, text, lettered)


def _margin(width: float, height: float, text: float, lettered: bool) -> Margin:
    if lettered:
        return Margin(1.75, 0.95, 1.7, text)
    # Room for the marks of the classes beyond a star; a mark is a part of the side that the rectangle has room for.
    side = min(width, height / HEIGHT) / (1.0 + 2 * 1.15 / _MARK)
    return Margin(1.35, 0.95, 1.15, _mark(side, text))


def _beside(width: float, height: float, text: float, lettered: bool, column: float) -> CellPlan:
    room = width - column * text
    margin = _margin(room, height, text, lettered)
    side = max(margin.largest(room, height), _LEAST)
    spare = max(height - (margin.top + margin.bottom) * margin.unit - side * HEIGHT, 0.0)
    frame = Frame(margin.side * margin.unit, margin.top * margin.unit + spare / 2, side)
    x, y = frame.left + side + margin.side * margin.unit + _GAP * text, 1.2 * text
    return _planned(width, height, text, frame, (x, y), lettered, 2 if column == _WITH_WORDS else 0)


def _below(width: float, height: float, text: float, lettered: bool) -> CellPlan:
    room = (1.0 - _SHARE) * height
    margin = _margin(width, room, text, lettered)
    side = max(margin.largest(width, room), _LEAST)
    frame = Frame((width - side) / 2, margin.top * margin.unit, side)
    return _planned(width, height, text, frame, (_PAD * text, frame.bottom + 1.3 * margin.unit), lettered, 2)


def _planned(
    width: float, height: float, text: float, frame: Frame, corner: tuple[float, float], lettered: bool, most: int
) -> CellPlan:
    """The plan with the curve and the words, `most` lines at most, from a corner to the cell's opposite one."""
    x, y = corner
    across, down = max(width - x - _PAD * text, 1.0), max(height - y - _PAD * text, 1.0)
    words = int(np.clip((down / text - _LEAST_CURVE) / _LINE, 0, most))
    return CellPlan(width, height, text, frame, (x, y, across, down - words * _LINE * text), words, lettered)
