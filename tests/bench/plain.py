"""The window as one writes it first: plots with automatic ranges, a loop for the descent, everything set anew."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGridLayout, QWidget

from tests.bench.test_bench_engine import plain_descent
from xentviz.engine.simplex import HEIGHT, from_plane, inner_lattice, to_plane, to_plane_vector

COLORS = ("#c0392b", "#2471a3", "#1e8449")
LEVELS = (0.05, 0.1, 0.2, 0.5, 1.0, 1.5, 2.0, 3.0)
X, Y = np.meshgrid((np.arange(160) + 0.5) / 160, (np.arange(139) + 0.5) / 139 * HEIGHT, indexing="ij")
P = from_plane(np.stack([X, Y]))
LOG_P, OUTSIDE = np.log(P.clip(1e-4)), P.min(axis=0) < 0
POINTS = inner_lattice(15)


class PlainWindow(QWidget):
    """Heat map, contours, arrows, path, handles, loss curve and three class curves."""

    def __init__(self):
        super().__init__()
        pg.setConfigOptions(antialias=True)  # as the program does
        self.simplex, self.loss, self.classes = pg.PlotWidget(), pg.PlotWidget(), pg.PlotWidget()
        grid = QGridLayout(self)
        grid.addWidget(self.simplex, 0, 0, 2, 1)
        grid.addWidget(self.loss, 0, 1)
        grid.addWidget(self.classes, 1, 1)
        self.simplex.setAspectLocked()
        self.image = pg.ImageItem(colorMap=pg.colormap.get("viridis"))
        self.image.setRect(QRectF(0, 0, 1, HEIGHT))
        self.simplex.addItem(self.image)
        self.contours = [pg.IsocurveItem(level=level, pen="w") for level in LEVELS]
        for contour in self.contours:
            contour.setParentItem(self.image)
        self.arrows = self.simplex.plot(pen="w", connect="pairs")
        self.path = self.simplex.plot(pen=pg.mkPen(COLORS[0], width=2))
        self.handles = self.simplex.plot(pen=None, symbol="o", symbolSize=14)
        self.loss.setLogMode(y=True)
        self.loss_curve = self.loss.plot(pen=pg.mkPen(COLORS[1], width=2))
        self.class_curves = [self.classes.plot(pen=pg.mkPen(color, width=2)) for color in COLORS]
        self.resize(1280, 720)

    def show_all(self, start, target):
        """What every move of a handle leads to."""
        y = np.array(target)
        rows = plain_descent(np.log(start), y, lambda g, k: 0.1 * g)
        p, loss = np.array([row[0] for row in rows]), np.array([row[1] for row in rows])
        image = np.where(OUTSIDE, np.nan, -np.tensordot(y, LOG_P, 1))
        self.image.setImage(image)
        for contour in self.contours:
            contour.setData(image)
        arrows = self._arrows(y)
        self.arrows.setData(*arrows)
        self.path.setData(*to_plane(p.T))
        self.handles.setData(*to_plane(np.array([start, target]).T))
        self.loss_curve.setData(loss)
        for curve, values in zip(self.class_curves, p.T, strict=True):
            curve.setData(values)

    def _arrows(self, y):
        """Shaft and two barbs for every arrow, as pairs of points (2, n)."""
        g = POINTS - y[:, None]
        flow = to_plane_vector(-POINTS * (g - (POINTS * g).sum(axis=0)))
        along = 0.04 * flow / np.hypot(*flow)
        tail, tip = to_plane(POINTS) - along / 2, to_plane(POINTS) + along / 2
        back, side = tip - 0.3 * along, 0.2 * np.stack([-along[1], along[0]])
        return np.stack([tail, tip, tip, back + side, tip, back - side], axis=-1).reshape(2, -1)
