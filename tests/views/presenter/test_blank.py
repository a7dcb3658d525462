"""The blank screen: one colour over everything, until it is asked for again or pressed."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.painted import pixels
from xentviz.views.presenter.blank import BLACK, WHITE


def colors(window):
    return np.unique(pixels(window.grab()).reshape(-1, 3), axis=0).tolist()


@pytest.mark.parametrize(("color", "seen"), [(BLACK, [[0, 0, 0]]), (WHITE, [[255, 255, 255]])])
def test_it_covers_the_whole_window_and_leaves_nothing_behind(stage, color, seen):
    before = pixels(stage.grab())
    stage.blank.toggle(color)
    assert colors(stage) == seen
    stage.blank.toggle(color)
    assert (pixels(stage.grab()) == before).all()


def test_the_other_colour_takes_over_at_once(stage):
    stage.blank.toggle(BLACK)
    stage.blank.toggle(WHITE)
    assert colors(stage) == [[255, 255, 255]]


def test_it_covers_spotlight_and_keys_too_and_grows_with_the_window(stage):
    stage.spotlight.toggle()
    stage.hint.toggle()
    stage.blank.toggle(BLACK)
    stage.resize(1000, 600)
    assert colors(stage) == [[0, 0, 0]]


def test_a_press_is_said_and_takes_hold_of_nothing_below(qtbot, stage):
    stage.blank.toggle(BLACK)
    with qtbot.assertNotEmitted(stage.simplex.dragStarted), qtbot.waitSignal(stage.blank.pressed):
        QTest.mouseClick(stage.blank, Qt.MouseButton.LeftButton, pos=stage.simplex.geometry().center())
