"""Moving the start and the target with the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.window import LEFT

GOAL = (0.2, 0.3, 0.5)
START = (0.3, 0.6, 0.1)


@pytest.mark.parametrize("handle", ["start", "target"])
def test_a_dragged_handle_changes_the_scenario_the_run_and_the_boxes(person, handle):
    before = person.session.trajectory
    person.drag(handle, (1 / 3, 1 / 3, 1 / 3), GOAL)
    assert getattr(person.scenario, handle) == pytest.approx(GOAL, abs=0.004)
    assert person.session.trajectory is not before
    assert person.session.trajectory.p[:, 0] == pytest.approx(person.scenario.start, abs=1e-12)
    entry = person.program.window.settings.findChild(object, handle)
    assert [box.text() for box in entry.boxes] == [f"{v:.3f}" for v in getattr(person.scenario, handle)]


def test_the_other_end_stays_where_it_is(person):
    person.drag("start", GOAL)
    assert person.scenario.target == (1.0, 0.0, 0.0)


def test_the_old_path_and_curves_stay_as_ghosts_while_dragging_and_go_with_the_hand(person):
    window, old = person.program.window, person.session.trajectory
    person.press("start")
    person.move(person.place(GOAL))
    assert person.view.canvas.ghost is old.p
    assert window.loss.ghost is old
    assert window.classes.ghost is old
    QTest.mouseRelease(person.view, LEFT, pos=person.place(GOAL))
    assert (person.view.canvas.ghost, window.loss.ghost, window.classes.ghost) == (None, None, None)


def test_escape_gives_the_drag_up_and_the_run_is_the_old_one_again(person):
    old = person.session.solution
    person.press("start")
    person.move(person.place(GOAL))
    assert person.session.solution is not old
    person.key(Qt.Key.Key_Escape)
    QTest.mouseRelease(person.view, LEFT, pos=person.place(GOAL))
    assert person.session.solution is old
    assert person.scenario.start == START


def test_a_pointer_outside_the_triangle_leads_the_start_along_its_edge(person):
    person.press("start")
    person.move(person.place((0.5, -0.3, 0.8)))
    QTest.mouseRelease(person.view, LEFT, pos=person.place((0.5, -0.3, 0.8)))
    assert person.scenario.start[1] == 0.0
    assert sum(person.scenario.start) == pytest.approx(1.0, abs=1e-12)


def test_a_class_at_zero_is_told_in_the_status_line(person):
    person.drag("start", (0.5, -0.1, 0.6))
    assert "starts at 1e-12" in person.program.window.status.message.text()
