"""A presentation: how soon it is there, and how a drag follows the hand at 1920x1080, beside the main window's own.

Run with: pytest tests/bench --benchmark-enable. Median and 99th percentile are in extra_info of the JSON report.
"""

import pytest

from tests.bench.drag import Paints, all_events, measured_drag
from xentviz.scenario import Scenario

SCENARIO = Scenario(target=(0.8, 0.1, 0.1), steps=500)


@pytest.fixture
def presenting(open_window):
    """Begins presentations of 500 steps; the screen of the tests is small, a projector is not."""
    person = open_window(SCENARIO)

    def begin():
        person.program.desk.presenting.toggle()
        window = person.program.desk.presenting.show.window
        window.showNormal()
        window.resize(1920, 1080)
        all_events()
        return window

    begin.person = person
    return begin


def test_from_f5_to_the_first_frame(measure, benchmark, presenting):
    benchmark.group = "beginning a presentation"
    person, drawn = presenting.person, []

    def end():
        person.program.desk.presenting.end()
        all_events()

    measure(lambda: drawn.append(presenting().simplex.canvas.still is not None), 20, end)
    assert all(drawn)
    end()


@pytest.mark.parametrize("light", ["no spotlight", "spotlight"])
@pytest.mark.parametrize("handle", ["start", "target"])
def test_drag_move_before_an_audience(measure, benchmark, presenting, handle, light):
    benchmark.group = f"a drag move of the {handle}, 500 steps"
    window, person = presenting(), presenting.person
    if light == "spotlight":
        window.spotlight.toggle()
    all_events()
    covered = Paints(person.program.window.simplex, person.program.window.loss.viewport())
    person.view = window.simplex
    measured_drag(
        measure, person, handle, (window.simplex, window.curves.loss.viewport(), window.curves.classes.viewport())
    )
    assert set(covered.counts.values()) == {0}
    person.program.desk.presenting.end()
