"""A move of the mouse that drags a handle in a grid of 4 x 4 runs, beside as many views of a plot library.

Run with: pytest tests/bench --benchmark-enable. Median and 99th percentile are in extra_info of the JSON report.
"""

import itertools

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from tests.bench.conftest import MOVES, WARM_UP, way
from tests.bench.drag import Paints, all_events
from tests.bench.test_bench_engine import plain_descent
from xentviz.engine.simplex import CORNERS, to_plane
from xentviz.scenario import Scenario

SCENARIO = Scenario(target=(0.8, 0.1, 0.1), steps=300)
RATES = (0.01, 0.03, 0.1, 0.3)


@pytest.mark.parametrize("handle", ["start", "target"])
def test_drag_move_in_a_grid(measure, benchmark, open_window, handle):
    benchmark.group = f"a drag move of the {handle} in a grid of 4 x 4 runs of 300 steps"
    person = open_window(SCENARIO)
    person.session.edit_view(grid=True)
    all_events()
    view, moves, runs, wanted = person.program.window.grid.view, itertools.count(), set(), []
    frame = view.canvas.plan.cell.frame.moved(*view.canvas.corner((1, 2)))
    x, y = view.canvas.handle_places((1, 2))[handle]
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))
    all_events()
    drawn = Paints(view)

    def next_place():
        all_events()
        runs.add(view.canvas.solution((3, 3)).trajectory)
        wanted.append(way(next(moves)))
        return (QPointF(*frame.to_page(to_plane(wanted[-1])).tolist()),), {}

    def move(at):
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        event = QMouseEvent(QEvent.Type.MouseMove, at, view.mapToGlobal(at), none, left, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view, event)
        all_events()

    measure(move, MOVES, next_place, WARM_UP)
    all_events()
    assert len(runs) == drawn.counts[view] == len(wanted)
    assert getattr(person.scenario, handle) == pytest.approx(wanted[-1], abs=0.02)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton)


class PlainGrid(QWidget):
    """A plot for each triangle and one for each loss, everything set anew."""

    def __init__(self):
        super().__init__()
        pg.setConfigOptions(antialias=True)
        grid = QGridLayout(self)
        self.cells = []
        for place in range(16):
            simplex, loss = pg.PlotWidget(), pg.PlotWidget()
            grid.addWidget(simplex, place // 4, 2 * (place % 4))
            grid.addWidget(loss, place // 4, 2 * (place % 4) + 1)
            simplex.setAspectLocked()
            simplex.plot(*CORNERS[:, [0, 1, 2, 0]])
            loss.setLogMode(y=True)
            curves = simplex.plot(pen="r"), simplex.plot(pen=None, symbol="o"), loss.plot(pen="r")
            self.cells.append((RATES[place % 4], simplex, loss, curves))
        self.resize(960, 560)

    def show_all(self, start, target):
        """What every move of a handle leads to."""
        for rate, _, _, (path, handles, loss) in self.cells:
            rows = plain_descent(np.log(start), np.array(target), lambda g, k, rate=rate: rate * g)[: SCENARIO.steps]
            path.setData(*to_plane(np.array([row[0] for row in rows]).T))
            handles.setData(*to_plane(np.array([start, target]).T))
            loss.setData(np.array([row[1] for row in rows]))


@pytest.mark.parametrize("handle", ["start", "target"])
def test_baseline_drag_move_in_a_grid(measure, benchmark, qtbot, handle):
    benchmark.group = f"a drag move of the {handle} in a grid of 4 x 4 runs of 300 steps"
    window, moves = PlainGrid(), itertools.count()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    ends = {"start": SCENARIO.start, "target": SCENARIO.target}
    drawn = Paints(*(plot.viewport() for _, *plots, _ in window.cells for plot in plots))

    def move(p):
        window.show_all(**{**ends, handle: p})
        all_events()

    measure(move, MOVES // 3, lambda: ((way(next(moves)),), {}), 3)
    assert min(drawn.counts.values()) >= next(moves)
