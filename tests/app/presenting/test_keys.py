"""Every key of a presentation does what stands beside it, pressed in its window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.app.presenting.conftest import BEGUN
from xentviz.actions.presenting import presses
from xentviz.app.presenting.moments import moments
from xentviz.app.presenting.walks import titles
from xentviz.app.shortcut_sheet import ShortcutSheet
from xentviz.views.presenter.blank import BLACK, WHITE


def at_step(step):
    return lambda speaker: speaker.session.current_step == step


def is_blank(color):
    return lambda speaker: speaker.window.blank.isVisible() and speaker.window.blank.color == color


def is_over(speaker):
    return speaker.presenting.show is None


def hint_is_gone(speaker):
    return not speaker.window.hint.isVisible()


# Key text: what is true after it was pressed at step 7, and was not before.
EFFECTS = {
    **dict.fromkeys(["Space", "PgDown"], at_step(10)),
    **dict.fromkeys(["PgUp", "Shift+Space", "Backspace"], at_step(4)),
    **dict.fromkeys(["Right", "Down"], at_step(BEGUN + 1)),
    **dict.fromkeys(["Left", "Up"], at_step(BEGUN - 1)),
    "P": lambda speaker: speaker.session.player.playing,
    "T": lambda speaker: speaker.window.maths.isVisible(),
    "G": lambda speaker: speaker.window.grid.isVisible(),
    "Home": at_step(BEGUN),
    "S": lambda speaker: speaker.window.spotlight.isVisible(),
    **dict.fromkeys(["B", "."], is_blank(BLACK)),
    "W": is_blank(WHITE),
    **dict.fromkeys(["?", "F1"], hint_is_gone),
    **dict.fromkeys(["Esc", "F5"], is_over),
}
ON_TWO_SCREENS = ["D"]  # in test_two_screens.py


def test_the_table_here_holds_every_key(presenter):
    bound = [keys.toString() for action in presenter.window.actions() for keys in action.shortcuts()]
    assert sorted(bound) == sorted([*EFFECTS, *ON_TWO_SCREENS])


def test_a_key_does_what_it_is_there_for(speaker):
    for keys, happened in EFFECTS.items():
        speaker.begin()
        if keys == "Home":
            speaker.session.seek(50)
        assert not happened(speaker), keys
        speaker.jump(keys)
        assert happened(speaker), keys
        speaker.presenting.end()
        speaker.session.edit_view(grid=False)
        speaker.session.player.pause()
        speaker.session.seek(BEGUN)


def test_the_clicker_goes_to_moments_along_the_path_forth_and_back_and_no_farther_than_the_ends(presenter):
    presenter.session.rewind()
    session = presenter.session
    steps = moments(session.trajectory, session.milestones)
    seen = {"PgDown": [], "PgUp": []}
    for keys, found in seen.items():
        for _ in range(len(steps) + 1):  # at each press the point is where the last one sent it
            presenter.press(keys)
            found.append(session.current_step)
    assert seen == {"PgDown": [*steps, steps[-1]], "PgUp": [*steps[::-1], 0]}


def test_a_key_pressed_while_the_point_glides_goes_on_from_where_that_was_going(presenter):
    presenter.jump("PgDown")
    there = presenter.session.current_step
    presenter.session.seek(BEGUN)
    presenter.press("PgDown")
    presenter.press("Right")
    assert presenter.session.current_step == there + 1


def test_arrows_walk_past_the_previewed_end_and_playing_stops_for_a_step(presenter):
    presenter.session.to_end()
    presenter.press("Right")
    assert presenter.session.current_step == 121
    presenter.press("P")
    presenter.press("Left")
    assert not presenter.session.player.playing


def test_on_a_blank_screen_a_key_brings_the_picture_back_and_does_nothing_else(presenter):
    before = presenter.session.snapshot
    for keys in ("Right", "PgDown", "T", "S", "Home"):
        presenter.press("B")
        presenter.press(keys)
        assert not presenter.window.blank.isVisible(), keys
    assert presenter.session.snapshot == before
    assert not presenter.window.maths.isVisible()
    assert not presenter.window.spotlight.isVisible()


def test_on_a_blank_screen_a_key_that_is_there_for_nothing_brings_the_picture_back_too(presenter):
    for key in (Qt.Key.Key_X, Qt.Key.Key_Return, Qt.Key.Key_F7):
        presenter.press("B")
        QTest.keyClick(presenter.window, Qt.Key.Key_Shift)
        assert presenter.window.blank.isVisible()
        QTest.keyClick(presenter.window, key)
        assert not presenter.window.blank.isVisible(), key


def test_from_a_blank_screen_the_presentation_can_be_ended(presenter):
    presenter.press("B")
    presenter.press("Esc")
    assert presenter.presenting.show is None


def test_the_strip_of_keys_is_there_at_first_and_goes_with_the_first_key(presenter):
    assert presenter.window.hint.isVisible()
    presenter.press("Right")
    assert not presenter.window.hint.isVisible()
    presenter.press("?")
    assert presenter.window.hint.isVisible()


def test_the_keys_of_the_main_window_have_a_rest(presenter):
    for keys in ("R", "L", "M", "Ctrl+3", "Ctrl+Q"):
        presenter.press(keys)
    assert presenter.session.current_step == BEGUN
    assert presenter.session.view.log_loss
    assert presenter.program.window.isVisible()


def test_the_sheet_of_keys_names_those_of_a_presentation_too(speaker):
    speaker.press("F1")
    (sheet,) = speaker.program.window.findChildren(ShortcutSheet)
    words = {label.text() for label in sheet.findChildren(QLabel)}
    for press in presses(titles()):
        assert {"Presenting", press.title.capitalize(), press.shown} <= words
