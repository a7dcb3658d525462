"""A move of the mouse that drags a handle, from the event to the painted frame, beside the plain way of doing it.

Run with: pytest tests/bench --benchmark-enable. Median and 99th percentile are in extra_info of the JSON report.
"""

import itertools

import pytest

from tests.bench.conftest import MOVES, WARM_UP, way
from tests.bench.drag import Paints, all_events, measured_drag
from tests.bench.plain import PlainWindow
from xentviz.scenario import Scenario

SCENARIO = Scenario(target=(0.8, 0.1, 0.1), steps=500)
LAYERS = {"arrows": {"loss-map", "contours", "arrows"}, "flow lines": {"loss-map", "contours", "streamlines"}}


@pytest.mark.parametrize("field", LAYERS)
@pytest.mark.parametrize("handle", ["start", "target"])
def test_drag_move(measure, benchmark, open_window, handle, field):
    benchmark.group = f"a drag move of the {handle}, 500 steps"
    person = open_window(SCENARIO)
    person.session.edit_view(layers=frozenset(LAYERS[field] | {"grid", "scale"}))
    window = person.program.window
    window.explain.hide()  # its share is measured below
    all_events()
    views = (person.view, window.loss.viewport(), window.classes.viewport())
    measured_drag(measure, person, handle, views)


@pytest.mark.parametrize("actor", ["optimizer", "parameterization", "loss"])
@pytest.mark.parametrize("frame", ["first", "second"])
def test_frames_of_a_drag_move_with_everything_explained(measure, benchmark, open_window, frame, actor):
    benchmark.group = "the two frames of a drag move of the start, with ledger, rising region and rivals of 500 steps"
    person = open_window(SCENARIO)
    window, layers = person.program.window, {"loss-map", "contours", "streamlines", "grid", "scale", "rising"}
    person.session.edit_view(layers=frozenset(layers), page="ledger", swapped=actor)
    all_events()
    views = (person.view, window.loss.viewport(), window.classes.viewport(), window.explain.ledger)
    measured_drag(measure, person, "start", views, frame)
    assert len(person.view.canvas.rivals) >= 4


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
