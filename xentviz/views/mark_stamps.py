"""Marks of the time line as small pictures: many that look alike are painted once and then only put in place."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap

from xentviz.figure.painter import paint
from xentviz.figure.theme import Theme
from xentviz.figure.time_marks import Mark, Track, drawn, simple

_HALF = 8
"""Half the width of a picture, in logical pixels."""


class MarkStamps:
    """The pictures of one theme, in a line `height` high, on a screen of one scale; made when they are needed."""

    def __init__(self, theme: Theme, height: int, ratio: float) -> None:
        self.key = theme, height, ratio
        self._made: dict[tuple[object, ...], QPixmap] = {}

    def paint(self, painter: QPainter, marks: Sequence[Mark], track: Track) -> None:
        """Paint the marks, those that really end a run on top."""
        paint(painter, [drawn([mark for mark in marks if not simple(mark)], track, self.key[0])])
        for mark in sorted(filter(simple, marks), key=lambda mark: mark.milestone.real):
            painter.drawPixmap(QPointF(round(mark.x) - _HALF, 0.0), self._stamp(mark, track))

    def _stamp(self, mark: Mark, track: Track) -> QPixmap:
        kind = mark.milestone.kind, mark.milestone.index, mark.lane, mark.milestone.real
        if kind not in self._made:
            theme, height, ratio = self.key
            picture = QPixmap(math.ceil(2 * _HALF * ratio), math.ceil(height * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            paint(painter, [drawn([mark._replace(x=float(_HALF), until=float(_HALF))], track, theme)])
            painter.end()
            self._made[kind] = picture
        return self._made[kind]
