"""Going through the steps: keys, buttons, and clicks in the curves."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.window import LEFT, NONE, move
from xentviz.explain.happenings import happening
from xentviz.player import FULL_SPEED
from xentviz.scenario import Scenario


def test_space_plays_until_space_is_pressed_again(person, qtbot):
    person.key(Qt.Key.Key_Space)
    assert person.session.player.playing
    qtbot.waitUntil(lambda: person.session.current_step >= 3)
    person.key(Qt.Key.Key_Space)
    assert not person.session.player.playing
    assert person.program.window.status.step.value.text() == str(person.session.current_step)


def test_playing_goes_on_past_the_preview(open_window, qtbot):
    person = open_window(Scenario(steps=3))
    person.session.player.set_speed(100.0)
    person.key(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: person.session.current_step > 6)
    person.key(Qt.Key.Key_Space)
    longer = Scenario(steps=6).descent.run(person.scenario.start, 6)
    assert np.array_equal(person.session.trajectory.p[:, :7], longer.p)


def test_keys_step_rewind_and_run_to_the_end(person):
    person.program.window.loss.setFocus()
    seen = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Home):
        person.key(key)
        seen.append(person.session.current_step)
    person.key(Qt.Key.Key_Right)
    person.key(Qt.Key.Key_R)
    assert seen == [1, 2, 1, 120, 0]
    assert person.session.current_step == 0


@pytest.mark.parametrize("name", ["loss", "classes"])
def test_a_click_in_a_curve_goes_to_that_step(person, name):
    plot = getattr(person.program.window, name)
    x = round(plot.axes.left + plot.axes.width / 4)
    QTest.mouseClick(plot.viewport(), LEFT, pos=QPoint(x, plot.height() // 2))
    assert abs(person.session.current_step - 30) <= 1
    assert person.program.window.status.step.value.text() == str(person.session.current_step)


@pytest.mark.parametrize(
    ("scenario", "sentence"),
    [
        (
            Scenario(parameterization="raw", learning_rate=0.5),
            "p left the simplex at step 1: not a probability any more",
        ),
        (Scenario(parameterization="raw", loss="negated-cross-entropy", learning_rate=1.0), "diverged at step 1"),
    ],
)
def test_what_happened_is_said_in_plain_words(open_window, scenario, sentence):
    assert sentence in open_window(scenario).program.window.status.message.text()


def test_no_time_runs_on_after_the_window_is_closed(person):
    person.key(Qt.Key.Key_Space)
    person.program.window.close()
    assert not person.session.player.playing


def test_a_range_is_looped_by_keys_and_its_end_dragged(person, qtbot):
    line = person.program.window.transport.slider
    person.session.seek(30)
    person.key(Qt.Key.Key_I)
    person.session.seek(34)
    person.key(Qt.Key.Key_O)
    assert line.loop == person.session.player.loop == (30, 34)
    y = round(line.track.middle)
    QTest.mousePress(line, LEFT, pos=QPoint(round(line.track.x(30)), y))
    move(line, QPoint(round(line.track.x(32)), y), LEFT)
    QTest.mouseRelease(line, LEFT, pos=QPoint(round(line.track.x(32)), y))
    assert person.session.player.loop == (32, 34)
    seen = []
    person.session.changed.connect(lambda _: seen.append(person.session.current_step))
    person.session.player.set_speed(100.0)
    person.key(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(seen) > 8)
    person.key(Qt.Key.Key_Space)
    assert set(seen) <= {32, 33, 34}
    person.key(Qt.Key.Key_I, Qt.KeyboardModifier.ShiftModifier)
    assert person.session.player.loop is None


def test_time_runs_backwards_to_the_start_and_stops(person, qtbot):
    person.session.seek(4)
    person.session.player.set_speed(100.0)
    QTest.mouseClick(person.program.window.transport.buttons["play-back"], LEFT)
    qtbot.waitUntil(lambda: not person.session.player.playing)
    assert person.session.current_step == 0
    assert not person.program.window.transport.buttons["play-back"].isChecked()


def test_marks_follow_the_drag_and_keys_go_from_one_to_the_next(person):
    line = person.program.window.transport.slider
    before = line.marks
    person.drag("start", (0.2, 0.2, 0.6))
    line.grab()
    assert line.marks != before
    assert [mark.milestone for mark in line.marks] == list(person.session.milestones)
    person.key(Qt.Key.Key_N)
    first = person.session.milestones[0]
    assert person.session.current_step == first.first
    assert person.program.window.status.message.text() == happening(first)
    QTest.mouseClick(person.program.window.transport.buttons["step"], LEFT)
    assert person.session.current_step == first.first + 1
    assert person.program.window.status.message.text() == ""


def test_the_stopping_rule_chosen_in_the_panel_ends_the_run_where_the_mark_was(person, qtbot):
    (mark,) = (m for m in person.session.milestones if m.rule and m.rule.name == "loss-tolerance")
    choice = person.program.window.settings.actors["stop"].choice
    choice.setFocus()
    while choice.currentText() != "Loss near its lowest":
        qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert person.scenario.stop.name == "loss-tolerance"
    assert person.session.last_step == mark.first
    assert [m.first for m in person.session.milestones if m.real] == [mark.first]


def test_full_speed_keeps_the_window_alive(person, qtbot):
    person.session.player.set_speed(FULL_SPEED)
    person.key(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: person.session.last_step > 30_000, timeout=20_000)
    person.key(Qt.Key.Key_Space)
    assert not person.session.player.playing
    step = person.session.current_step
    person.key(Qt.Key.Key_Left)
    assert person.session.current_step == step - 1
    assert person.program.window.status.step.value.text() == str(step - 1)


def on_the_line(line, step):
    return QPoint(round(line.track.x(step)), round(line.track.middle))


def click_past_the_end(line):
    QTest.mouseClick(line, LEFT, pos=on_the_line(line, 60))


def drag_past_the_end(line):
    QTest.mousePress(line, LEFT, pos=on_the_line(line, 0))
    move(line, on_the_line(line, 100), LEFT)
    QTest.mouseRelease(line, LEFT, pos=on_the_line(line, 100))


def turn_the_wheel(line):
    at, notch, no_keys = QPointF(on_the_line(line, 60)), QPoint(0, 120), Qt.KeyboardModifier.NoModifier
    for _ in range(50):
        place = QPointF(line.mapToGlobal(at))
        phase = Qt.ScrollPhase.NoScrollPhase
        QApplication.sendEvent(line, QWheelEvent(at, place, QPoint(), notch, NONE, no_keys, phase, False))


def press_to_the_end(line):
    QTest.keyClick(line, Qt.Key.Key_End)


def press_page_after_page(line):
    for _ in range(20):
        QTest.keyClick(line, Qt.Key.Key_PageUp)


ENDED = {
    "stopped": Scenario(stop="step-limit:limit=10"),
    "diverged": Scenario(loss="squared-error", parameterization="raw", learning_rate=100.0, steps=300),
    "diverged at once": Scenario(parameterization="raw", loss="negated-cross-entropy", learning_rate=1.0),
}


@pytest.mark.parametrize("scenario", ENDED.values(), ids=ENDED)
@pytest.mark.parametrize(
    "go", [click_past_the_end, drag_past_the_end, turn_the_wheel, press_to_the_end, press_page_after_page]
)
def test_the_knob_ends_where_the_run_ends_and_goes_on_from_there(open_window, scenario, go):
    person = open_window(scenario)
    session, line = person.session, person.program.window.transport.slider
    end = session.last_step
    assert end < line.track.last
    line.setFocus()
    go(line)
    go(line)  # from the end, where there is nothing left to go to
    reached = min(60, end) if go is click_past_the_end else end
    assert (line.value(), session.current_step) == (reached, reached)
    for key, step in ((Qt.Key.Key_Left, reached - 1), (Qt.Key.Key_Right, reached), (Qt.Key.Key_Home, 0)):
        QTest.keyClick(line, key)
        assert (line.value(), session.current_step) == (max(step, 0), max(step, 0))


@pytest.mark.parametrize(("loop", "left"), [((50, 100), None), ((10, 100), (10, 20))])
def test_the_brackets_of_a_loop_stay_on_the_track_of_a_shorter_run(person, loop, left):
    transport = person.program.window.transport
    person.session.player.set_loop(loop)
    person.session.edit(steps=20)
    assert transport.slider.loop == left
    assert transport.buttons["loop"].isChecked() is (left is not None)
