"""What the grid of runs paints: names and grounds of the cells, kept as pixels, and the runs on them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QMargins, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap

from xentviz.engine.history import row_at
from xentviz.engine.landscape import Landscape
from xentviz.engine.simplex import to_plane
from xentviz.figure.cell import cell_run, cell_setting, cell_triangle
from xentviz.figure.cell_curve import loss_scale
from xentviz.figure.display import Group, Label, Lines, Markers, Stroke
from xentviz.figure.lettering import shortened
from xentviz.figure.painter import paint, painting
from xentviz.figure.run_grid import GridPlan, grid_caption, heads
from xentviz.figure.scale import Scale
from xentviz.figure.theme import LIGHT, Theme
from xentviz.grid import Grid
from xentviz.solution import Solution
from xentviz.views.simplex_drag import Place
from xentviz.views.stamps import Stamps

Cell = tuple[int, int]
"""Row and column."""

_MARGIN = 0.9  # letter heights round the whole
_FOOT = 1.5  # letter heights of the line below
_HALO, _FOCUS = 1.5, 1.7  # diameters of the rings round a handle, in letter heights


@dataclass
class GridCanvas:
    """The state of the picture.

    `text_size`: in pixels; None: one that goes with the size. `still`, `empty` and `grounds` hold the pixels of what
    stands still while it does: the names, a cell without its triangle, and the ground of the cells of each landscape.
    `stamps` are those of the marks.
    """

    theme: Theme = LIGHT
    grid: Grid | None = None
    solutions: tuple[Solution, ...] = ()
    step: int = 0
    log: bool = True
    shown: frozenset[str] = frozenset()
    size: QSize = field(default_factory=lambda: QSize(1, 1))
    text_size: float | None = None
    plan: GridPlan | None = None
    loss: Scale | None = None
    still: QPixmap | None = None
    empty: QPixmap | None = None
    grounds: dict[Landscape, QPixmap] = field(default_factory=dict)
    stamps: Stamps = field(default_factory=lambda: Stamps(1.0))

    def show_cells(self, grid: Grid, solutions: tuple[Solution, ...]) -> None:
        """Take other runs. Of what stands still only that is painted anew which is another."""
        fresh = self.grid is None or self.grid.shape != grid.shape
        names = grid != self.grid
        self.grid, self.solutions = grid, solutions
        self.loss = loss_scale([each.trajectory for each in solutions], self.log, None if fresh else self.loss)
        present = {each.landscape for each in solutions}
        self.grounds = {landscape: pixels for landscape, pixels in self.grounds.items() if landscape in present}
        if names:
            self.fit()

    def set_log(self, on: bool) -> None:
        """The losses on a logarithmic scale, or on a linear one."""
        self.log = on
        if self.solutions:
            self.loss = loss_scale([each.trajectory for each in self.solutions], on)

    def resize(self, size: QSize) -> None:
        """Fit the picture to a widget's size in logical pixels."""
        self.size = size
        self.fit()

    def fit(self) -> None:
        """Lay the cells out anew."""
        wide, high = self.size.width(), self.size.height()
        text = self.text_size or min(max(min(wide, high) / 50.0, 11.0), 16.0)
        self.forget()
        if self.grid is not None:
            edge = _MARGIN * text
            box = edge, 0.4 * edge, max(wide - 2 * edge, 40.0), max(high - 0.7 * edge - _FOOT * text, 40.0)
            self.plan = GridPlan.fit(box, self.grid, text)

    def forget(self) -> None:
        """Paint everything anew."""
        self.still, self.empty, self.grounds = None, None, {}

    def corner(self, cell: Cell) -> Place:
        """The left upper corner of a cell, in whole pixels: grounds that are kept stay sharp."""
        assert self.plan is not None
        x, y = self.plan.place(*cell)
        return float(round(x)), float(round(y))

    def solution(self, cell: Cell) -> Solution:
        """The solution of a cell."""
        assert self.grid is not None
        return self.solutions[cell[0] * len(self.grid.columns.values) + cell[1]]

    def row(self, cell: Cell) -> int:
        """The row of a cell's run that is looked at; the last one of a run that ended before."""
        return row_at(self.solution(cell).trajectory, self.step)

    def handle_places(self, cell: Cell) -> dict[str, Place]:
        """Where a cell's handles are, in logical pixels of the widget."""
        assert self.plan is not None
        scenario, (x, y) = self.solution(cell).scenario, self.corner(cell)
        frame = self.plan.cell.frame.moved(x, y)
        places = {"start": scenario.start, "target": scenario.target}
        return {name: tuple(frame.to_page(to_plane(p)).tolist()) for name, p in places.items()}

    def paint(self, painter: QPainter, ratio: float, over: Iterable[Group]) -> None:
        """Paint everything, with `over` on top."""
        if self.plan is None or self.grid is None or not self.solutions:
            painter.fillRect(0, 0, self.size.width(), self.size.height(), QColor(self.theme.surface))
            return
        if self.still is None or self.still.devicePixelRatio() != ratio:
            self.forget()
            self.stamps = Stamps(ratio)
            self.still = self._paint_names(self.plan, ratio)
            self.empty = self._paint_empty(self.plan, ratio)
        painter.drawPixmap(0, 0, self.still)
        for cell in self.grid.cells:
            x, y = self.corner(cell)
            painter.translate(x, y)
            painter.drawPixmap(0, 0, self._ground(self.solution(cell).landscape, self.plan))
            self.stamps.paint(painter, self._run(cell, self.plan))
            painter.translate(-x, -y)
        paint(painter, [self._foot(self.plan)])
        paint(painter, over)

    def ring(self, cell: Cell, color: str, width: float, outset: int = 0) -> Lines:
        """A frame on the edge of a cell, or so many pixels outside it."""
        assert self.plan is not None
        (x, y), size = self.corner(cell), _whole(self.plan)
        return _frame((x - outset, y - outset), size.grownBy(QMargins(*[outset] * 4)), color, width)

    def handle_ring(self, cell: Cell, handle: str, focused: bool) -> Markers:
        """The halo of a handle under the pointer, or the ring of the one that the keys move."""
        assert self.plan is not None
        color, size, opacity = (self.theme.focus, _FOCUS, 1.0) if focused else (self.theme.accent, _HALO, 0.35)
        place = np.array([self.handle_places(cell)[handle]])
        return Markers(place, "circle", size * self.plan.cell.mark, stroke=Stroke(color, 2.0, opacity))

    def _run(self, cell: Cell, plan: GridPlan) -> tuple[Group, ...]:
        solution = self.solution(cell)
        marks = solution.scenario.start, solution.scenario.target
        assert self.loss is not None
        return cell_run(solution.trajectory, self.row(cell), marks, plan.cell, self.loss, self.theme)

    def _foot(self, plan: GridPlan) -> Group:
        """Where the runs stand, below the cells."""
        assert self.loss is not None
        text = plan.cell.text_size
        said = grid_caption(self.solutions, self.step, self.loss)
        base = self.size.height() - 0.45 * text
        room = self.size.width() - plan.left - 0.5 * text
        return Group("foot", (Label(plan.left, base, shortened(said, text, room), text, self.theme.muted),))

    def _paint_names(self, plan: GridPlan, ratio: float) -> QPixmap:
        pixmap = _blank(self.size, ratio, self.theme)
        with painting(pixmap) as painter:
            paint(painter, [heads(plan, self.theme)])
        return pixmap

    def _paint_empty(self, plan: GridPlan, ratio: float) -> QPixmap:
        pixmap = _blank(_whole(plan), ratio, self.theme)
        edge = Group("cell", (_frame((0.0, 0.0), _whole(plan), self.theme.line, 1.0),))
        with painting(pixmap) as painter:
            paint(painter, [*cell_setting(plan.cell, self.theme), edge])
        return pixmap

    def _ground(self, landscape: Landscape, plan: GridPlan) -> QPixmap:
        """The ground of all cells of one loss and target."""
        if landscape not in self.grounds:
            assert self.empty is not None
            self.grounds[landscape] = pixmap = self.empty.copy()
            with painting(pixmap) as painter:
                paint(painter, cell_triangle(landscape, plan.cell, self.theme, self.shown))
        return self.grounds[landscape]


def _whole(plan: GridPlan) -> QSize:
    return QSize(round(plan.cell.width), round(plan.cell.height))


def _frame(corner: Place, size: QSize, color: str, width: float) -> Lines:
    x, y = corner
    right, bottom = x + size.width() - 1.0, y + size.height() - 1.0
    corners = np.array([(x, y), (right, y), (right, bottom), (x, bottom)]) + 0.5
    return Lines((corners,), Stroke(color, width), closed=True)


def _blank(size: QSize, ratio: float, theme: Theme) -> QPixmap:
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(QColor(theme.surface))
    return pixmap
