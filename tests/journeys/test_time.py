"""Going through the steps: keys, buttons, and clicks in the curves."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.window import LEFT
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
