"""Drags in the window: they end where the hand lets go, and cost no more than they must."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from tests.window import LEFT


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
