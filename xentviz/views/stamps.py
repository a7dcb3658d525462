"""Marks as small pictures: what comes again and again is painted once, and then only put in place."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable
from dataclasses import replace
from itertools import chain, groupby
from typing import cast

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap

from xentviz.figure.display import Group, Markers
from xentviz.figure.painter import paint, painting

_PHASES = 4  # places within a pixel, in each direction: a stamp lies at most an eighth of a pixel beside its place
_REACH = 0.75  # of a mark's size: farther than any corner is from its place
_CENTRE = np.zeros((1, 2))


class Stamps:
    """Paints as `painter.paint` does, on a device of `ratio` pixels a point; marks, and they alone, by stamps.

    Letters are left to the painter: on a transparent ground Qt makes them stronger.
    """

    def __init__(self, ratio: float) -> None:
        self.ratio = ratio
        self._made: dict[Hashable, QPixmap] = {}

    @property
    def count(self) -> int:
        """How many stamps were made."""
        return len(self._made)

    def paint(self, painter: QPainter, groups: Iterable[Group]) -> None:
        """Paint layers in points, the painter moved, but neither scaled nor turned."""
        for are_marks, items in groupby(chain.from_iterable(groups), lambda item: isinstance(item, Markers)):
            if are_marks:
                for mark in cast(Iterable[Markers], items):
                    self._paint_mark(painter, mark)
            else:
                paint(painter, [items])

    def _paint_mark(self, painter: QPainter, mark: Markers) -> None:
        moved, ratio = painter.worldTransform(), self.ratio
        corner = self._corner(mark)
        for x, y in mark.points.tolist():
            if math.isfinite(x) and math.isfinite(y):
                across, column = divmod(round((x + moved.dx()) * ratio * _PHASES), _PHASES)
                down, row = divmod(round((y + moved.dy()) * ratio * _PHASES), _PHASES)
                place = QPointF((across - corner) / ratio - moved.dx(), (down - corner) / ratio - moved.dy())
                painter.drawPixmap(place, self._stamp(mark, column, row))

    def _stamp(self, mark: Markers, column: int, row: int) -> QPixmap:
        """The picture of a mark in that place of a pixel."""
        key = mark.shape, mark.size, mark.fill, mark.stroke, column, row
        if key not in self._made:
            corner = self._corner(mark)
            self._made[key] = pixmap = QPixmap(2 * corner + 1, 2 * corner + 1)
            pixmap.setDevicePixelRatio(self.ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            with painting(pixmap) as painter:
                painter.translate((corner + column / _PHASES) / self.ratio, (corner + row / _PHASES) / self.ratio)
                paint(painter, [Group("", (replace(mark, points=_CENTRE),))])
        return self._made[key]

    def _corner(self, mark: Markers) -> int:
        """How many pixels the corner of a mark's picture is from its middle."""
        return math.ceil((_REACH * mark.size + (mark.stroke.width if mark.stroke else 0.0)) * self.ratio)
