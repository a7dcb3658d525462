"""What the two live plots show alike: curves over the steps of a run, pinned runs, a ghost, and a cursor."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QGraphicsView, QWidget

from xentviz.engine.descent import Trajectory
from xentviz.figure.display import Group, Primitive
from xentviz.figure.painter import paint
from xentviz.figure.plot import Array, Plot
from xentviz.figure.scale import Scale
from xentviz.figure.theme import LIGHT, Theme
from xentviz.pinned import PinnedRun
from xentviz.views.curve_item import WIDTH, CurveItem
from xentviz.views.step_axis import TEXT_SIZE, StepScale, axes_within, curve_area
from xentviz.views.step_marks import Ink, cursor, faint_curves, hollow_marks, placed
from xentviz.views.step_pins import StepPins


class StepPicture(pg.GraphicsView):  # type: ignore[misc]
    """Curves over the steps of a run. A scene unit is a pixel.

    Axes and grid are the costly part of such a plot, so they lie in the view's cached background and are painted
    only when a range, the size or the theme changes; the ranges end at round values and stay while they fit.
    A subclass says what the curves are.
    """

    # Here, as pyqtgraph's constructor calls resizeEvent already.
    theme: Theme = LIGHT
    run: Trajectory | None = None
    ghost: Trajectory | None = None
    axes: Plot | None = None
    row = 0
    hovered: Trajectory | None = None
    horizon = 1
    text_size = TEXT_SIZE
    positive = False  # whether values of pinned runs count for the axis only above 0

    def __init__(self, name: str, curves: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheBackground)
        # Curves, marks and letters change together; working out smaller regions would miss some and cost more.
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.pins = StepPins()
        self.curves = CurveItem(curves)
        self.scene().addItem(self.curves)

    def inks(self) -> Sequence[Ink]:
        """Colour and shape of each curve."""
        raise NotImplementedError

    def values(self, run: Trajectory) -> Array:
        """The curves (k, n) of a run."""
        raise NotImplementedError

    def scale(self, values: Array, before: Scale | None) -> Scale:
        """The vertical scale for values (...), `before` being the one shown now."""
        raise NotImplementedError

    def marks(self, axes: Plot, run: Trajectory) -> Sequence[Primitive]:
        """What lies on the curves besides, painted every frame; nothing by default."""
        return ()

    def reading(self, values: Array) -> str:
        """One row's values (k,) in words."""
        raise NotImplementedError

    def show_run(self, run: Trajectory, horizon: int) -> None:
        """Show a run; the steps reach to `horizon`, or farther where the run does."""
        self.run, self.horizon = run, horizon
        self._fit()
        self.show_row(self.row)

    def show_row(self, row: int) -> None:
        """Put the cursor on a row of the run."""
        self.row = row
        self.setAccessibleDescription(self.spoken())
        self.viewport().update()

    def show_hovered(self, there: Trajectory | None) -> None:
        """Mark the step of a run of one row, pointed at here or elsewhere, or none; the cursor stays."""
        self.hovered = there
        self.viewport().update()

    def show_ghost(self, run: Trajectory | None) -> None:
        """Keep the curves of another run faintly in sight, or no longer."""
        self.ghost = run
        self.resetCachedContent()

    def show_pins(self, pins: Sequence[PinnedRun]) -> None:
        """Show the curves of these pinned runs; the axis has room for them."""
        self.pins.show(pins)
        self.refit()
        self.resetCachedContent()

    def light_pin(self, number: int | None) -> None:
        """Let the curves of the pinned run with this number stand out, or none."""
        if number != self.pins.lit:
            self.pins.lit = number
            self.resetCachedContent()

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self.theme = theme
        self.setBackground(theme.surface)
        self._set_pens()
        self.refit()

    def show_text_size(self, size: float) -> None:
        """Letters of this height in pixels, marks and lines to match."""
        self.text_size = size
        self._set_pens()
        self.refit()

    def refit(self) -> None:
        """Choose the scale anew."""
        self.axes = None
        self._fit()

    def spoken(self) -> str:
        """The row under the cursor in words, for those who cannot see it."""
        if self.run is None:
            return ""
        row = min(self.row, len(self.run) - 1)
        return f"step {self.run.step[row]} of {self.run.step[-1]}: {self.reading(self.values(self.run)[:, row])}"

    def sizeHint(self) -> QSize:
        """A small landscape."""
        return QSize(360, 230)

    def minimumSizeHint(self) -> QSize:
        """Still legible."""
        return QSize(200, 66)

    def close(self) -> bool:
        """Close as any widget does; pyqtgraph's way deletes the items first, and crashes when it then resizes them."""
        return QWidget.close(self)

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        """Ground, axes, pinned runs and ghost; Qt keeps the result."""
        super().drawBackground(painter, rect)
        if self.axes is not None:
            pinned = self.pins.items(self.axes, self.values)
            paint(painter, [Group("axes", (*self.axes.rulers(), *pinned, *self._ghosts(self.axes)))])

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        """The cursor, and what belongs to the curves and is no item."""
        if self.axes is not None and self.run is not None:
            marks = (
                *self._cursor(self.axes, self.run),
                *self._hovered(self.axes, self.run),
                *self.marks(self.axes, self.run),
            )
            paint(painter, [Group("marks", marks)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the axes."""
        super().resizeEvent(event)
        self.refit()

    @property
    def _scale(self) -> float:
        return self.text_size / TEXT_SIZE

    def _set_pens(self) -> None:
        self.curves.set_pens([color for color, _ in self.inks()], WIDTH * self._scale)

    def _fit(self) -> None:
        if self.run is None:
            return
        values, before = self.values(self.run), self.axes
        x = StepScale.reaching(self.horizon, int(self.run.step[-1]))
        pinned = [self.pins.extent(int(x.high), self.values, self.positive)] if self.pins.runs else []
        y = self.scale(np.concatenate([values.ravel(), *pinned]), before.y if before else None)
        axes = before
        if axes is None or axes.x != x or axes.y != y:
            self.axes = axes = axes_within(self.size(), x, y, self.theme, self.text_size)
            self.curves.set_area(curve_area(axes, math.ceil(WIDTH * self._scale / 2)))
            self.resetCachedContent()
        self.curves.set_curves(*placed(axes, self.run.step, values))

    def _ghosts(self, axes: Plot) -> list[Primitive]:
        if self.ghost is None:
            return []
        return faint_curves(axes, self.ghost, self.values(self.ghost), self.inks(), self.theme, self._scale)

    def _cursor(self, axes: Plot, run: Trajectory) -> list[Primitive]:
        row = min(self.row, len(run) - 1)
        values = self.values(run)[:, row : row + 1]
        return cursor(axes, run.step[row : row + 1], values, self.inks(), self.theme, self._scale)

    def _hovered(self, axes: Plot, run: Trajectory) -> list[Primitive]:
        there = self.hovered
        if there is None or there.step[0] == run.step[min(self.row, len(run) - 1)]:
            return []
        return hollow_marks(axes, there.step, self.values(there), self.inks(), self.theme, self._scale)
