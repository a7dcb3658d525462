"""What ten pinned runs cost in each frame of a drag: beside the same drag without any.

The difference between the medians, and that between the 99th percentiles, should be at most 2 ms.
"""

import pytest

from tests.bench.drag import all_events, measured_drag
from xentviz.pins import Pins
from xentviz.scenario import Scenario

SCENARIO = Scenario(target=(0.8, 0.1, 0.1), steps=500)
SETTINGS = (
    {"learning_rate": 0.1},
    {"learning_rate": 1.0},
    {"optimizer": "adam"},
    {"optimizer": "momentum:momentum=0.9"},
    {"parameterization": "mirror"},
    {"loss": "squared-error"},
    {"parameterization": "projected", "learning_rate": 0.05},
    {"start": (0.05, 0.25, 0.7)},
    {"start": (0.1, 0.85, 0.05), "loss": "squared-error"},
    {"optimizer": "rmsprop", "learning_rate": 0.05},
)


def pinned(count):
    pins = Pins()
    for changes in SETTINGS[:count]:
        pins = pins.pin(SCENARIO.replace(**changes))
    return pins


@pytest.mark.parametrize("count", [0, 10])
@pytest.mark.parametrize("table", [False, True], ids=["no table", "table"])
@pytest.mark.parametrize("handle", ["start", "target"])
def test_drag_move_with_pinned_runs(measure, benchmark, open_window, handle, table, count):
    if table and not count:
        pytest.skip("there is no table without runs")
    benchmark.group = f"a drag move of the {handle} beside pinned runs of 500 steps"
    person = open_window(SCENARIO)
    window = person.program.window
    window.explain.hide()
    person.session.change("pin runs", pins=pinned(count))
    if table:
        person.program.desk.pinning.toggle()
        while any(row.seconds is None for row in window.pins.table.pins.rows):
            all_events()
    all_events()
    assert len(person.view.canvas.pins) == count
    measured_drag(measure, person, handle, (person.view, window.loss.viewport(), window.classes.viewport()))
