"""Drags in the window: they end where the hand lets go, and cost no more than they must."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.answers import Answer, escape
from tests.painted import pixels
from tests.window import LEFT
from xentviz.app.export_dialog import ExportDialog
from xentviz.figure.simplex import DEFAULT_LAYERS
from xentviz.solution import solve
from xentviz.views.simplex_picture import SimplexPicture

ON_A_NUMBER = (0.25, 0.3, 0.45)
"""A start whose path runs through the numbers of some contours."""


def test_a_drag_of_the_learning_rate_that_is_over_cannot_be_given_up_any_more(person):
    slider = person.program.window.settings.learning_rate.slider
    QTest.mouseClick(slider, LEFT, pos=QPoint(slider.width() - 20, slider.height() // 2))
    rate = person.scenario.learning_rate
    assert rate > 1.0
    person.session.cancel_gesture()
    assert person.scenario.learning_rate == rate


def test_a_handle_that_was_let_go_cannot_be_given_up_any_more(person):
    person.drag("start", (0.2, 0.3, 0.5))
    start = person.scenario.start
    person.session.cancel_gesture()
    assert person.scenario.start == start


@pytest.mark.parametrize("hold", ["handle", "slider", "cell"])
def test_a_dialog_that_opens_in_the_middle_of_a_drag_ends_it(person, hold):
    person.session.edit_view(grid=hold == "cell")
    if hold == "handle":
        held = person.view
        person.press("start")
    elif hold == "slider":
        held = person.program.window.settings.learning_rate.slider
        QTest.mousePress(held, LEFT, pos=QPoint(held.width() - 20, held.height() // 2))
    else:
        held = person.program.window.grid.view
        x, y = held.canvas.handle_places((0, 0))["start"]
        QTest.mousePress(held, LEFT, pos=QPoint(round(x), round(y)))
    assert person.session.in_gesture
    Answer(ExportDialog, escape, person.program.window)
    person.program.desk.exporting.export_figure()
    assert not person.session.in_gesture
    QTest.mouseRelease(held, LEFT)


def test_a_moment_kept_in_the_middle_of_a_drag_outlives_its_end(person):
    start = person.scenario.start
    person.press("start")
    person.move(person.place((0.2, 0.3, 0.5)))
    dragged = person.scenario
    person.key(Qt.Key.Key_K)
    person.key(Qt.Key.Key_Escape)
    QTest.mouseRelease(person.view, LEFT)
    assert person.scenario.start == start
    assert [moment.scenario for moment in person.session.storyboard.moments] == [dragged]
    assert person.session.undo_name == "keep moment"


def test_the_ground_stays_as_it_is_while_the_start_is_dragged(person):
    person.press("start")
    grounds = []
    for p in ((0.3, 0.5, 0.2), (0.3, 0.4, 0.3), (0.3, 0.3, 0.4)):
        person.move(person.place(p))
        person.view.grab()
        grounds.append(person.view.canvas.still)
    QTest.mouseRelease(person.view, LEFT, pos=person.place((0.3, 0.3, 0.4)))
    assert grounds[0] is not None
    assert grounds[1] is grounds[2] is grounds[0]


def ground_of(view):
    """The pixels behind the path, of a view that has been painted since it changed."""
    view.grab()
    return pixels(view.canvas.still)


def ground_of_another(view, scenario):
    """The same of a view that has never shown anything else."""
    fresh = SimplexPicture()
    fresh.set_theme(view.canvas.theme)
    fresh.resize(view.size())
    solution = solve(scenario)
    fresh.show_background(solution, DEFAULT_LAYERS)
    fresh.show_run(scenario, solution.trajectory, 0)
    return ground_of(fresh)


def test_the_numbers_of_the_contours_make_room_for_a_start_that_is_let_go(person):
    before = ground_of(person.view)
    person.drag("start", ON_A_NUMBER)
    after = ground_of(person.view)
    assert not np.array_equal(after, before)
    assert np.array_equal(after, ground_of_another(person.view, person.scenario))


def test_the_numbers_of_the_contours_come_back_when_a_drag_is_given_up(person):
    before = ground_of(person.view)
    person.press("start")
    person.move(person.place(ON_A_NUMBER))
    person.key(Qt.Key.Key_Escape)
    QTest.mouseRelease(person.view, LEFT, pos=person.place(ON_A_NUMBER))
    assert np.array_equal(ground_of(person.view), before)


def test_the_numbers_of_the_contours_make_room_for_a_start_that_the_keys_move(person):
    person.session.edit("move start", start=ON_A_NUMBER)
    assert np.array_equal(ground_of(person.view), ground_of_another(person.view, person.scenario))
