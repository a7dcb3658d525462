"""The time line under real mouse and keys: going to steps and marks, and the ends of a loop."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from tests.painted import Frames
from tests.window import LEFT, NONE, move
from xentviz.engine.stopping import STOPPING
from xentviz.explain.happenings import happening
from xentviz.figure.theme import DARK, LIGHT
from xentviz.figure.time_marks import LANE
from xentviz.milestones import Milestone, milestones
from xentviz.scenario import Scenario
from xentviz.solution import solve
from xentviz.views.time_line import TimeLine

MILESTONES = milestones(Scenario(), solve(Scenario()).trajectory)
MIDDLE, ABOVE, BELOW = 0, -round(LANE), round(LANE)


@pytest.fixture
def line(qtbot):
    widget = TimeLine()
    qtbot.addWidget(widget)
    widget.show_step(14, 120, 120)
    widget.show_milestones(MILESTONES)
    widget.resize(700, widget.sizeHint().height())
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    return widget


@pytest.fixture
def asked(line):
    """The steps asked for."""
    steps = []
    line.seekRequested.connect(steps.append)
    return steps


def at(line, step, lane=MIDDLE):
    return QPoint(round(line.track.x(step)), round(line.track.middle) + lane)


def hover(line, place):
    QApplication.sendEvent(line, QHelpEvent(QEvent.Type.ToolTip, place, line.mapToGlobal(place)))
    return QToolTip.text()


@pytest.mark.parametrize("step", [0, 1, 60, 119, 120])
def test_a_click_goes_to_the_step_there(line, asked, step):
    line.show_step(30, 120, 120)
    QTest.mouseClick(line, LEFT, pos=at(line, step))
    assert asked == [step]


def test_a_drag_goes_along_and_past_the_end_stays_there(line, asked):
    QTest.mousePress(line, LEFT, pos=at(line, 20))
    for step in (40, 90):
        move(line, at(line, step), LEFT)
    move(line, QPoint(5000, 5), LEFT)
    QTest.mouseRelease(line, LEFT, pos=at(line, 90))
    move(line, at(line, 3), NONE)
    assert asked == [20, 40, 90, 120]
    assert not line.isSliderDown()


def test_a_drag_whose_release_went_elsewhere_ends_at_the_next_move(line, asked):
    QTest.mousePress(line, LEFT, pos=at(line, 20))
    move(line, at(line, 40), NONE)
    assert (asked, line.isSliderDown()) == ([20], False)
    QTest.mouseRelease(line, LEFT)


def test_an_end_of_the_loop_whose_release_went_elsewhere_stays_at_the_next_move(qtbot, line):
    line.show_loop((40, 90))
    QTest.mousePress(line, LEFT, pos=at(line, 90))
    with qtbot.assertNotEmitted(line.loopMoved):
        move(line, at(line, 60), NONE)
    QTest.mouseRelease(line, LEFT)


def test_a_click_on_a_mark_goes_to_its_very_step(line, asked):
    line.show_step(0, 1200, 1200)
    QTest.mouseClick(line, LEFT, pos=at(line, 72, BELOW))
    assert asked == [75]


def test_the_right_button_does_nothing(line, asked):
    QTest.mouseClick(line, Qt.MouseButton.RightButton, pos=at(line, 60))
    assert asked == []


@pytest.mark.parametrize("milestone", MILESTONES, ids=lambda m: f"{m.kind} {m.first}")
def test_every_mark_says_a_sentence(line, milestone):
    lane = BELOW if milestone.kind != "pass" else ABOVE
    assert happening(milestone) in hover(line, at(line, milestone.first, lane)).splitlines()


def test_where_no_mark_is_nothing_is_said(line):
    assert hover(line, at(line, 50, ABOVE)) == ""
    assert hover(line, at(line, 71, MIDDLE)) == ""


def test_many_marks_in_one_place_are_told_in_part(line):
    line.show_step(0, 10_000_000, 10_000_000)
    told = hover(line, at(line, 0, BELOW)).splitlines()
    assert len(told) == len([m for m in MILESTONES if m.kind != "pass"]) <= 5
    turns = [Milestone("turn", step, step, index=step) for step in range(3)]
    line.show_milestones([*turns, *(Milestone("stop", 4, 4, rule=rule()) for rule in STOPPING)])
    told = hover(line, at(line, 0, BELOW)).splitlines()
    assert (len(told), told[-1]) == (6, "and 3 more")


def test_the_hand_says_what_can_be_held(line):
    move(line, at(line, 75, BELOW), NONE)
    assert line.cursor().shape() == Qt.CursorShape.PointingHandCursor
    line.show_loop((40, 90))
    move(line, at(line, 40), NONE)
    assert line.cursor().shape() == Qt.CursorShape.SizeHorCursor
    move(line, at(line, 60), NONE)
    assert line.cursor().shape() == Qt.CursorShape.ArrowCursor


@pytest.mark.parametrize(
    ("grip", "to", "loop"),
    [(40, 20, (20, 90)), (90, 100, (40, 100)), (40, 110, (89, 90)), (90, 0, (40, 41)), (40, -30, (0, 90))],
)
def test_the_ends_of_a_loop_are_dragged(line, asked, grip, to, loop):
    line.show_loop((40, 90))
    moved = []
    line.loopMoved.connect(lambda *ends: (moved.append(ends), line.show_loop(ends)))
    QTest.mousePress(line, LEFT, pos=at(line, grip))
    move(line, at(line, to), LEFT)
    QTest.mouseRelease(line, LEFT, pos=at(line, to))
    assert moved[-1] == loop
    assert asked == []


def test_an_end_of_the_loop_is_dragged_no_further_than_the_run_goes(line):
    line.show_step(5, 120, 60)
    line.show_loop((20, 40))
    moved = []
    line.loopMoved.connect(lambda *ends: moved.append(ends))
    QTest.mousePress(line, LEFT, pos=at(line, 40))
    move(line, at(line, 100), LEFT)
    QTest.mouseRelease(line, LEFT, pos=at(line, 100))
    assert moved == [(20, 60)]


@pytest.mark.parametrize("off", [-15, 15])
def test_an_end_of_the_loop_is_held_at_its_bracket_and_not_above_or_below_it(line, asked, off):
    line.show_loop((40, 90))
    QTest.mousePress(line, LEFT, pos=at(line, 40, off))
    move(line, at(line, 50, off), LEFT)
    QTest.mouseRelease(line, LEFT, pos=at(line, 50, off))
    assert asked == [40, 50]
    assert line.loop == (40, 90)


def test_the_knob_can_be_held_though_an_end_of_the_loop_is_under_it(line, asked):
    line.show_step(40, 120, 120)
    line.show_loop((40, 90))
    QTest.mousePress(line, LEFT, pos=at(line, 40))
    move(line, at(line, 60), LEFT)
    QTest.mouseRelease(line, LEFT, pos=at(line, 60))
    assert asked[-1] == 60
    assert line.loop == (40, 90)


def test_focused_it_goes_by_the_keys_of_a_slider(qtbot, line, asked):
    line.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_PageUp):
        qtbot.keyClick(line, key)
    assert asked == [15, 14, 120, 0, 12]


def test_the_page_keys_move_it_in_a_short_run_too(qtbot, line, asked):
    line.show_step(0, 5, 5)
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_PageUp)
    assert asked == [1]


def test_the_mouse_leaves_no_focus_in_it(line):
    line.clearFocus()
    QTest.mouseClick(line, LEFT, pos=at(line, 60))
    assert not line.hasFocus()


def test_showing_tells_nobody(qtbot, line, asked):
    with qtbot.assertNotEmitted(line.loopMoved):
        line.show_step(300, 300, 300)
        line.show_loop((3, 9))
        line.show_milestones(())
    assert asked == []


def test_a_mark_at_the_step_looked_at_is_said_to_those_who_cannot_see_it(line):
    line.show_step(9, 120, 120)
    assert line.accessibleDescription() == "Step 9: the right class A reaches 0.5 here."
    line.show_step(10, 120, 120)
    assert line.accessibleDescription() == ""


def test_under_the_veil_no_mark_tells_where_the_run_goes(line):
    line.veil(True)
    bare = line.grab().toImage()
    assert hover(line, at(line, 75, BELOW)) == ""
    line.show_milestones(())
    assert line.grab().toImage() == bare
    line.show_milestones(MILESTONES)
    line.veil(False)
    assert line.grab().toImage() != bare


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_marks_are_painted_in_their_colours(line, theme):
    line.set_theme(theme)
    colors = painted(line)
    for color in (theme.classes[0].color, theme.classes[2].color, theme.accent, theme.line):
        assert color in colors
    assert theme.classes[1].color not in colors


@pytest.mark.parametrize(
    "show",
    [
        lambda line: line.show_loop((40, 90)),
        lambda line: line.show_milestones(()),
        lambda line: line.veil(True),
        lambda line: line.set_theme(DARK),
    ],
    ids=["loop", "milestones", "veil", "theme"],
)
def test_what_is_shown_anew_is_painted_anew(qtbot, line, show):
    QApplication.processEvents()
    frames = Frames(line)
    show(line)
    qtbot.waitUntil(lambda: frames.count > 0)


def test_the_loop_is_painted(line):
    before = painted(line)
    line.show_loop((40, 90))
    assert LIGHT.text in painted(line)
    assert LIGHT.text not in before


def painted(widget):
    image = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_a_click_on_the_line_of_several_turns_goes_to_the_first(line, asked):
    line.show_milestones([Milestone("turn", 30, 90, 61, index=1, up=True)])
    QTest.mouseClick(line, LEFT, pos=at(line, 60, ABOVE))
    assert asked == [30]
