"""Curves as one light item of a plot: thinned to what can be seen, drawn as polylines, cut at the plot's edge."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from xentviz.figure.plot import Array
from xentviz.figure.polyline import extremes

WIDTH = 2.0
"""The usual width of a curve, in pixels."""
_TOLERANCE = 0.1
"""In pixels: how far, upwards or downwards, a thinned curve may be from the curve."""
_BLOCK = 8
_OFTEN, _TOGETHER = 40, 4
"""A curve with more turns than the first is drawn in pieces of as many stretches as the second."""
_FAR = 1e5
"""In pixels: Qt's rasteriser takes no larger numbers, and a steep line cut here still leaves the plot at its place."""


class CurveItem(pg.GraphicsObject):  # type: ignore[misc]
    """Several curves over the same x. pyqtgraph's own item takes twice the time and computes its bounds at each call.

    It never asks for a repaint, as what lies beside the curves changes with them: that is up to the view.
    """

    def __init__(self, curves: int) -> None:
        super().__init__()
        self._area = QRect()
        self._bounds = QRectF()
        self._pens = [QPen() for _ in range(curves)]
        self._lines: list[list[QPolygonF]] = [[] for _ in range(curves)]

    def set_area(self, area: QRect) -> None:
        """Where the curves are seen, in whole pixels."""
        self.prepareGeometryChange()
        self._area, self._bounds = area, QRectF(area)

    def set_pens(self, colors: Sequence[str], width: float = WIDTH) -> None:
        """One colour a curve, and how wide they all are."""
        self._pens = [_pen(color, width) for color in colors]

    def set_curves(self, x: Array, curves: Array) -> None:
        """Show curves (k, n) over rising x (n,), in pixels; infinite ones leave the plot, NaN makes a gap."""
        self._lines = [polylines(x, y, self._area.width()) for y in curves.clip(-_FAR, _FAR)]

    def boundingRect(self) -> QRectF:
        """Kept, as an exception raised here would end the program."""
        return self._bounds

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Draw what can be seen of the curves."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self._area)
        for pen, lines in zip(self._pens, self._lines, strict=True):
            painter.setPen(pen)
            for line in lines:
                painter.drawPolyline(line)


def polylines(x: Array, y: Array, columns: int) -> list[QPolygonF]:
    """A curve (n,) as lines of few points; values that are NaN have no place and end a line."""
    if len(x) > 4 * columns:
        rows = extremes(y, columns)
        x, y = x[rows], y[rows]
    kept = bends(x, y)
    x, y = x[kept], y[kept]
    gaps = np.isnan(y)
    if not gaps.any():
        return _polygons(x, y)
    ends = np.flatnonzero(np.diff(gaps)) + 1
    runs = zip(np.split(x, ends), np.split(y, ends), strict=True)
    return [polygon for run in runs if not np.isnan(run[1][0]) for polygon in _polygons(*run)]


def _polygons(x: Array, y: Array) -> list[QPolygonF]:
    """A curve without gaps (n,), in short pieces if it turns often: a painter is slow where a line overlaps itself."""
    often = np.count_nonzero(np.diff(y[1:] > y[:-1])) > _OFTEN
    size = _TOGETHER if often else len(x)
    starts = range(0, max(len(x) - 1, 1), size)
    return [pg.functions.arrayToQPolygonF(x[i : i + size + 1], y[i : i + size + 1]) for i in starts]


def bends(x: Array, y: Array) -> NDArray[np.bool_]:
    """Which points of a curve (n,) are needed: of blocks that are straight but for 0.1 pixels, the ends alone.

    Looking at rising x only, this takes a fifth of the time of `simplify`, which asks for the distance from any line.
    """
    kept = np.ones(len(x), dtype=bool)
    blocks = (len(x) - 1) // _BLOCK
    if not blocks:
        return kept
    inner, ends = slice(0, blocks * _BLOCK), slice(0, blocks * _BLOCK + 1, _BLOCK)
    across, up = x[inner].reshape(-1, _BLOCK), y[inner].reshape(-1, _BLOCK)
    slope = np.diff(y[ends]) / np.diff(x[ends])
    off = np.abs(up - up[:, :1] - (across - across[:, :1]) * slope[:, None]).max(axis=1)
    kept[inner].reshape(-1, _BLOCK)[off <= _TOLERANCE, 1:] = False
    return kept


def _pen(color: str, width: float) -> QPen:
    return QPen(QColor(color), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.BevelJoin)
