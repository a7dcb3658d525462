"""The transport bar."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QToolButton

from xentviz.figure.theme import DARK
from xentviz.views.transport_bar import SPEEDS, TransportBar


@pytest.fixture
def bar(qtbot):
    widget = TransportBar()
    qtbot.addWidget(widget)
    widget.show_step(14, 120, 120)
    widget.show_speed(20)
    widget.resize(900, 40)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    return widget


@pytest.mark.parametrize(
    ("button", "signal", "args"),
    [
        ("rewind", "rewindRequested", []),
        ("step-back", "stepRequested", [-1]),
        ("play", "playRequested", []),
        ("step", "stepRequested", [1]),
        ("to-end", "endRequested", []),
    ],
)
def test_button_asks_for_its_move(qtbot, bar, button, signal, args):
    with qtbot.waitSignal(getattr(bar, signal)) as asked:
        qtbot.mouseClick(bar.buttons[button], Qt.MouseButton.LeftButton)
    assert asked.args == args


@pytest.mark.parametrize("direction", [1, -1])
def test_round_button_pauses_while_playing(qtbot, bar, direction):
    bar.show_playing(direction)
    assert bar.buttons["play"].accessibleName() == "Pause"
    with qtbot.waitSignal(bar.pauseRequested), qtbot.assertNotEmitted(bar.playRequested):
        qtbot.mouseClick(bar.buttons["play"], Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("direction", "signal"), [(0, "playBackRequested"), (1, "playBackRequested"), (-1, "pauseRequested")]
)
def test_the_button_backwards_turns_round_or_pauses(qtbot, bar, direction, signal):
    bar.show_playing(direction)
    button = bar.buttons["play-back"]
    with qtbot.waitSignal(getattr(bar, signal)):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.isChecked() == (direction < 0)


def test_the_loop_button_takes_the_whole_run_and_lets_it_go(qtbot, bar):
    button = bar.buttons["loop"]
    with qtbot.waitSignal(bar.loopChosen) as chosen:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert chosen.args == [(0, 120)]
    assert not button.isChecked()
    bar.show_loop((3, 50))
    assert button.isChecked()
    with qtbot.waitSignal(bar.loopChosen) as chosen:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert chosen.args == [None]


def test_as_fast_as_it_goes_is_a_speed(qtbot, bar):
    with qtbot.waitSignal(bar.speedChosen) as chosen:
        qtbot.keyClick(bar.speed, Qt.Key.Key_End)
    assert chosen.args == [math.inf]
    assert bar.speed.currentText() == "full speed"


def test_showing_tells_nobody(qtbot, bar):
    with qtbot.assertNotEmitted(bar.seekRequested), qtbot.assertNotEmitted(bar.speedChosen):
        bar.show_step(300, 300, 300)
        bar.show_step(2, 40, 40)
        bar.show_speed(1000)
    assert bar.readout.text() == "step 2 / 40"
    assert (bar.slider.value(), bar.slider.maximum()) == (2, 40)


@pytest.mark.parametrize(
    ("step", "reached", "direction", "offered"), [(14, 40, 0, True), (40, 40, 0, False), (40, 40, 1, True)]
)
def test_the_end_is_offered_where_it_is_not_yet_or_where_time_can_be_stopped_at_it(
    bar, step, reached, direction, offered
):
    bar.show_playing(0)
    bar.show_step(step, 120, reached)
    bar.show_playing(direction)
    assert bar.buttons["to-end"].isEnabled() is offered
    bar.show_playing(0)
    bar.show_step(39, 120, 40)
    assert bar.buttons["to-end"].isEnabled()


@pytest.mark.parametrize(
    ("step", "direction", "loop", "offered"),
    [
        (39, 0, None, (True, True)),
        (40, 0, None, (False, False)),
        (40, 0, (3, 9), (False, True)),
        (40, 1, None, (True, True)),
    ],
)
def test_at_the_end_of_a_run_that_cannot_go_on_only_a_loop_can_be_played(bar, step, direction, loop, offered):
    bar.show_step(step, 120, 40, ended=True)
    bar.show_loop(loop)
    bar.show_playing(direction)
    assert (bar.buttons["step"].isEnabled(), bar.buttons["play"].isEnabled()) == offered
    bar.show_playing(0)
    bar.show_step(40, 120, 40, ended=False)
    assert bar.buttons["step"].isEnabled()
    assert bar.buttons["play"].isEnabled()


def test_time_slider_grows_when_played_on(bar):
    bar.show_step(121, 121, 121)
    assert (bar.slider.value(), bar.slider.maximum()) == (121, 121)


def test_the_track_of_the_time_slider_keeps_its_length_until_the_last_step_gains_a_digit(qtbot, bar):
    lengths = {}
    for step, last in ((0, 120), (9, 120), (10, 120), (111, 120), (999, 999), (1000, 1000), (8888, 8888)):
        bar.show_step(step, last, last)
        bar.layout().activate()
        lengths.setdefault(len(str(last)), set()).add(bar.slider.width())
    (three,), (four,) = lengths[3], lengths[4]
    assert four < three


def test_click_in_the_time_slider_seeks(qtbot, bar):
    with qtbot.waitSignal(bar.seekRequested) as asked:
        qtbot.mouseClick(
            bar.slider, Qt.MouseButton.LeftButton, pos=QPoint(bar.slider.width() // 2, bar.slider.height() // 2)
        )
    assert abs(asked.args[0] - 60) <= 1


def test_focused_time_slider_steps_with_the_arrows(qtbot, bar):
    bar.slider.setFocus()
    with qtbot.waitSignal(bar.seekRequested) as asked:
        qtbot.keyClick(bar.slider, Qt.Key.Key_Right)
    assert asked.args == [15]


def test_space_is_never_eaten_by_a_button(qtbot, bar):
    play = QShortcut(QKeySequence(Qt.Key.Key_Space), bar)
    for button in bar.findChildren(QToolButton):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert not button.hasFocus()
        with qtbot.waitSignal(play.activated):
            qtbot.keyClick(bar.windowHandle(), Qt.Key.Key_Space)


def test_speed_is_told_as_a_number(qtbot, bar):
    assert bar.speed.currentText() == "20 steps/s"
    with qtbot.waitSignal(bar.speedChosen) as chosen:
        qtbot.keyClick(bar.speed, Qt.Key.Key_Down)
    assert chosen.args == [50.0]
    assert bar.speed.count() == len(SPEEDS)


def test_speed_not_on_offer_is_shown(bar):
    bar.show_speed(30)
    assert bar.speed.currentIndex() == -1
    assert bar.speed.placeholderText() == "30 steps/s"


def test_nothing_before_the_start(bar):
    bar.show_step(0, 120, 120)
    assert not bar.buttons["rewind"].isEnabled()
    assert not bar.buttons["step-back"].isEnabled()
    assert not bar.buttons["play-back"].isEnabled()
    bar.show_step(1, 120, 120)
    assert bar.buttons["step-back"].isEnabled()
    assert bar.buttons["play-back"].isEnabled()


def test_a_loop_can_be_played_backwards_from_the_start(bar):
    bar.show_step(0, 120, 120)
    bar.show_loop((0, 40))
    assert bar.buttons["play-back"].isEnabled()
    bar.show_loop(None)
    assert not bar.buttons["play-back"].isEnabled()


def test_every_button_has_a_name_and_a_picture(bar):
    bar.set_theme(DARK)
    for button in bar.buttons.values():
        assert button.accessibleName()
        assert not button.icon().isNull()
