"""A move of the mouse that drags a handle, from the event to the painted frame, beside the plain way of doing it.

Run with: pytest tests/bench --benchmark-enable. Median and 99th percentile are in extra_info of the JSON report.
"""

import itertools

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.bench.conftest import MOVES, WARM_UP, way
from tests.bench.plain import PlainWindow
from xentviz.engine.simplex import to_plane
from xentviz.scenario import Scenario

SCENARIO = Scenario(target=(0.8, 0.1, 0.1), steps=500)
LAYERS = {"arrows": {"loss-map", "contours", "arrows"}, "flow lines": {"loss-map", "contours", "streamlines"}}


class Paints(QObject):
    """Counts how often widgets have been painted."""

    def __init__(self, *widgets):
        super().__init__()
        self.counts = dict.fromkeys(widgets, 0)
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, widget, event):  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            self.counts[widget] += 1
        return False


def all_events():
    """Handle whatever is due, so that every widget that asked for it has been painted."""
    QApplication.sendPostedEvents()
    QApplication.processEvents()


@pytest.mark.parametrize("field", LAYERS)
@pytest.mark.parametrize("handle", ["start", "target"])
def test_drag_move(measure, benchmark, open_window, handle, field):
    benchmark.group = f"a drag move of the {handle}, 500 steps"
    person, moves, wanted = open_window(SCENARIO), itertools.count(), []
    person.program.wiring.set_layers(frozenset(LAYERS[field] | {"grid", "scale"}))
    window, view = person.program.window, person.view
    assert window.size().toTuple() == (1280, 720)
    person.press(handle)
    all_events()
    drawn = Paints(view, window.loss.viewport(), window.classes.viewport())
    runs = set()

    def next_place():
        runs.add(person.session.trajectory)
        k = next(moves)
        wanted.append(way(k))
        at = QPointF(*view.canvas.frame.to_page(to_plane(way(k))).tolist())
        return (at, view.mapToGlobal(at)), {}

    def move(at, where):
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        event = QMouseEvent(QEvent.Type.MouseMove, at, where, none, left, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view, event)
        all_events()

    measure(move, MOVES, next_place, WARM_UP)
    assert len(runs) == len(wanted)  # every move has led to a run of its own,
    assert list(drawn.counts.values()) == [len(wanted)] * 3  # and to one frame of each view
    assert getattr(person.scenario, handle) == pytest.approx(wanted[-1], abs=0.01)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("handle", ["start", "target"])
def test_baseline_drag_move(measure, benchmark, qtbot, handle):
    benchmark.group = f"a drag move of the {handle}, 500 steps"
    window, moves = PlainWindow(), itertools.count()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    ends = {"start": SCENARIO.start, "target": SCENARIO.target}
    window.show_all(**ends)
    all_events()
    drawn = Paints(window.simplex.viewport(), window.loss.viewport(), window.classes.viewport())

    def move(p):
        window.show_all(**{**ends, handle: p})
        all_events()

    measure(move, MOVES, lambda: ((way(next(moves)),), {}), WARM_UP)
    assert min(drawn.counts.values()) >= next(moves)
