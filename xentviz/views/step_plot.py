"""What the two live plots share: axes kept as pixels, curves over the steps, a cursor, and going there by a click."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QLineF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QGraphicsEllipseItem, QGraphicsLineItem, QGraphicsView, QWidget

from xentviz.engine.descent import Trajectory
from xentviz.figure.display import Group, Primitive
from xentviz.figure.lettering import width
from xentviz.figure.painter import paint
from xentviz.figure.plot import Array, Plot
from xentviz.figure.scale import Scale
from xentviz.figure.theme import LIGHT, Theme

TEXT_SIZE = 13.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 42.0, 20.0, 8.0, 24.0
_CURVE_WIDTH, _DOT = 2.0, 4.0


class StepPlot(pg.GraphicsView):  # type: ignore[misc]
    """Curves over the steps of a run. A scene unit is a pixel; pyqtgraph's curve items draw in it.

    Axes and grid are the costly part of such a plot, so they lie in the view's cached background and are painted
    only when a range, the size or the theme changes; the ranges end at round values and stay while they fit.
    A subclass says what the curves are.

    Signals: `seekRequested(int)` where a person pressed or dragged, `stepHovered(int or None)`.
    """

    seekRequested = Signal(int)
    stepHovered = Signal(object)

    # Here, as pyqtgraph's constructor calls resizeEvent already.
    theme: Theme = LIGHT
    run: Trajectory | None = None
    axes: Plot | None = None
    row = 0
    horizon = 1

    def __init__(self, name: str, curves: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheBackground)
        self.curves = [pg.PlotCurveItem(antialias=True) for _ in range(curves)]
        self.cursor_line = QGraphicsLineItem()
        self.dots = [QGraphicsEllipseItem(-_DOT, -_DOT, 2 * _DOT, 2 * _DOT) for _ in range(curves)]
        for item in (*self.curves, self.cursor_line, *self.dots):
            self.scene().addItem(item)

    def colors(self) -> list[str]:
        """One colour a curve."""
        raise NotImplementedError

    def values(self, run: Trajectory) -> Array:
        """The curves (k, n) of a run."""
        raise NotImplementedError

    def scale(self, values: Array, before: Scale | None) -> Scale:
        """The vertical scale for values (k, n), `before` being the one shown now."""
        raise NotImplementedError

    def marks(self, axes: Plot, run: Trajectory) -> list[Primitive]:
        """What lies on the curves besides, painted every frame; nothing by default."""
        return []

    def show_run(self, run: Trajectory, horizon: int) -> None:
        """Show a run; the steps reach to `horizon`, or farther where the run does."""
        self.run, self.horizon = run, _doubled(horizon, int(run.step[-1]))
        self._fit()

    def show_row(self, row: int) -> None:
        """Put the cursor on a row of the run."""
        self.row = row
        self._place_cursor()

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self.theme = theme
        self.setBackground(theme.surface)
        for curve, dot, color in zip(self.curves, self.dots, self.colors(), strict=True):
            curve.setPen(_pen(color, _CURVE_WIDTH))
            dot.setBrush(QColor(color))
            dot.setPen(_pen(theme.surface, 1.0))
        self.cursor_line.setPen(_pen(theme.muted, 1.0))
        self.axes = None
        self._fit()

    def refit(self) -> None:
        """Choose the scale anew."""
        self.axes = None
        self._fit()

    def sizeHint(self) -> QSize:
        """A small landscape."""
        return QSize(360, 230)

    def minimumSizeHint(self) -> QSize:
        """Still legible."""
        return QSize(200, 110)

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        """Ground and axes; Qt keeps the result."""
        super().drawBackground(painter, rect)
        if self.axes is not None:
            paint(painter, [Group("axes", tuple(self.axes.rulers()))])

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        """What belongs to the curves and is no item."""
        if self.axes is not None and self.run is not None:
            paint(painter, [Group("marks", tuple(self.marks(self.axes, self.run)))])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the axes."""
        super().resizeEvent(event)
        self.refit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the step there."""
        self._seek(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go along while pressed; say which step is under the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._seek(event)
        self.stepHovered.emit(self._step_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing: the press and the moves have done it."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """As a press."""
        self._seek(event)

    def wheelEvent(self, event: Any) -> None:
        """Leave the picture where it is, and the wheel to whatever scrolls."""
        event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        """No step is under the pointer."""
        self.stepHovered.emit(None)

    def _seek(self, event: QMouseEvent) -> None:
        step = self._step_at(event.position().x())
        if step is not None and (event.button() | event.buttons()) & Qt.MouseButton.LeftButton:
            self.seekRequested.emit(step)

    def _step_at(self, x: float) -> int | None:
        if self.axes is None or self.run is None:
            return None
        share = min(max((x - self.axes.left) / self.axes.width, 0.0), 1.0)
        return min(round(share * self.axes.x.high), int(self.run.step[-1]))

    def _fit(self) -> None:
        if self.run is None:
            return
        values = self.values(self.run)
        y = self.scale(values, self.axes.y if self.axes else None)
        x = Scale(0.0, float(self.horizon))
        if self.axes is None or self.axes.y is not y or self.axes.x != x:
            self.axes = self._plot(x, y)
            self.resetCachedContent()
        for curve, line in zip(self.curves, values, strict=True):
            self._draw(self.axes, curve, line)
        self._place_cursor()

    def _plot(self, x: Scale, y: Scale) -> Plot:
        left = max(_LEFT, max((width(text, TEXT_SIZE) for _, text in y.ticks(5)), default=0.0))
        wide, high = max(self.width() - left - _RIGHT, 1.0), max(self.height() - _TOP - _BOTTOM, 1.0)
        return Plot(left, _TOP, wide, high, x, y, self.theme, TEXT_SIZE, left)

    def _draw(self, axes: Plot, curve: pg.PlotCurveItem, values: Array) -> None:
        assert self.run is not None
        points = axes.points(*axes.seen(self.run.step.astype(float), values))
        # Values far beyond the axis are cut off there; NaN, which a logarithm of 0 gives, leaves a gap.
        bottom = axes.top + axes.height
        points[:, 1] = np.clip(points[:, 1], axes.top - 2.0, bottom + 2.0)
        curve.setData(points[:, 0], points[:, 1], connect="finite")

    def _place_cursor(self) -> None:
        if self.run is None or self.axes is None:
            return
        axes, row = self.axes, min(self.row, len(self.run) - 1)
        x = axes.left + float(axes.x.place(float(self.run.step[row]))) * axes.width
        self.cursor_line.setLine(QLineF(x, axes.top, x, axes.top + axes.height))
        places = axes.y.place(self.values(self.run)[:, row])
        for dot, place in zip(self.dots, places.tolist(), strict=True):
            dot.setVisible(-1e-6 <= place <= 1.0 + 1e-6)
            dot.setPos(x, axes.top + (1.0 - min(max(place, 0.0), 1.0)) * axes.height if place == place else axes.top)


def _doubled(horizon: int, last: int) -> int:
    while horizon < last:
        horizon *= 2
    return max(horizon, 1)


def _pen(color: str, width: float) -> QPen:
    pen = QPen(QColor(color), width)
    pen.setCosmetic(False)
    return pen
