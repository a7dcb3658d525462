"""Keeping moments in the window: while time runs, in their order, with their own words, and back again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from xentviz.actions.lacks import NOTHING_KEPT
from xentviz.scenario import MAX_STEPS, Scenario
from xentviz.storyboard import MOST, Kept, Storyboard

Key = Qt.Key


@pytest.fixture
def strip(person):
    return person.program.window.storyboard


def said(person):
    return person.program.window.status.message.text()


def keep(person, *steps):
    for step in steps:
        person.session.seek(step)
        person.key(Key.Key_K)


def names(strip):
    return [tile.name for tile in strip.list.tiles.tiles]


def test_the_strip_comes_with_the_first_moment_and_goes_with_the_last(person, strip):
    assert not strip.isVisible()
    keep(person, 12)
    assert strip.isVisible()
    assert said(person) == "kept step 12 as 1"
    person.session.undo()
    assert not strip.isVisible()
    person.session.redo()
    assert strip.isVisible()


def test_the_strip_is_hidden_and_shown_from_the_menu_and_comes_when_the_keyboard_goes_there(person, strip):
    toggle, checked = person.program.desk.keeping.toggle_strip, lambda: person.program.desk.viewing.in_force("strip")
    toggle()
    keep(person, 3, 12)
    assert (strip.isVisible(), checked()) == (False, False)
    person.key(Key.Key_PageUp)
    assert person.session.current_step == 3
    person.key(Key.Key_K, Qt.KeyboardModifier.ShiftModifier)
    assert (strip.isVisible(), strip.list.hasFocus(), checked()) == (True, True, True)
    assert person.program.wiring.settings.strip
    toggle()
    assert not strip.isVisible()
    assert not person.program.wiring.settings.strip


def test_without_moments_the_menu_says_how_the_strip_comes_to_be(person, strip):
    person.program.desk.keeping.toggle_strip()
    assert said(person) != NOTHING_KEPT
    person.program.desk.keeping.toggle_strip()
    assert said(person) == NOTHING_KEPT
    assert not strip.isVisible()


def test_after_a_rename_the_keyboard_is_still_in_the_tiles(qtbot, person, strip):
    keep(person, 3, 12)
    person.key(Key.Key_K, Qt.KeyboardModifier.ShiftModifier)
    person.key(Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), "Later")
    person.key(Key.Key_Return)
    qtbot.waitUntil(lambda: names(strip)[1] == "Later")
    QApplication.processEvents()
    assert strip.list.hasFocus()
    person.key(Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert names(strip) == ["Later", "Step 3"]


def test_time_runs_on(person, strip):
    person.key(Key.Key_Space)
    person.key(Key.Key_K)
    assert person.session.player.playing
    assert len(person.session.storyboard) == 1
    person.session.player.pause()


def test_the_moment_kept_last_is_the_current_one(person, strip):
    keep(person, 3, 40, 90)
    assert strip.place == 2
    assert names(strip) == ["Step 3", "Step 40", "Step 90"]
    assert strip.words.placeholderText().startswith("Step 90 of 120: p = (")


def test_page_keys_walk_along_the_storyboard_and_stop_at_its_ends(person, strip):
    keep(person, 3, 40)
    person.session.edit(learning_rate=0.5)
    keep(person, 90)
    for key, step, place in (
        (Key.Key_PageUp, 40, 1), (Key.Key_PageUp, 3, 0), (Key.Key_PageUp, 3, 0), (Key.Key_PageDown, 40, 1),
        (Key.Key_PageDown, 90, 2), (Key.Key_PageDown, 90, 2),
    ):  # fmt: skip
        person.key(key)
        assert (person.session.current_step, strip.place) == (step, place)
    assert person.scenario.learning_rate == 0.5


def test_shift_k_brings_the_keyboard_to_the_strip_where_there_is_one(person, strip):
    person.key(Key.Key_K, Qt.KeyboardModifier.ShiftModifier)
    assert said(person) == "nothing is kept yet: K keeps a moment"
    keep(person, 5)
    person.key(Key.Key_K, Qt.KeyboardModifier.ShiftModifier)
    assert strip.list.hasFocus()


@pytest.mark.parametrize("grid", [False, True])
def test_escape_goes_back_from_the_strip_to_the_picture_in_sight(person, strip, grid):
    window = person.program.window
    keep(person, 5)
    person.session.edit_view(grid=grid)
    person.key(Key.Key_K, Qt.KeyboardModifier.ShiftModifier)
    assert strip.list.hasFocus()
    person.key(Key.Key_Escape)
    assert (window.grid.view if grid else window.simplex).hasFocus()
    assert person.session.view.grid == grid


def test_changes_in_the_strip_are_changes_of_the_storyboard_each_of_which_is_undone(person, strip):
    keep(person, 1, 2, 3)
    board = person.session.storyboard
    strip.moved.emit(0, 2)
    assert names(strip) == ["Step 2", "Step 3", "Step 1"]
    assert strip.place == 2
    strip.renamed.emit(2, "The start")
    strip.described.emit(2, "Here it begins.")
    assert person.session.storyboard.moments[2] == Kept(step=1, name="The start", caption="Here it begins.")
    assert strip.words.toPlainText() == "Here it begins."
    strip.removed.emit(0)
    assert names(strip) == ["Step 3", "The start"]
    assert said(person) == "removed 1, Step 2"
    undone = []
    for _ in range(4):
        undone.append(person.session.undo_name)
        person.session.undo()
    assert undone == ["remove moment", "caption of moment", "rename moment", "move moment"]
    assert person.session.storyboard == board


def test_words_that_are_refused_are_said_and_change_nothing(person, strip):
    keep(person, 1)
    strip.renamed.emit(0, "x" * 300)
    assert said(person).startswith("name is 300 characters long, allowed")
    assert names(strip) == ["Step 1"]


def test_a_full_storyboard_and_a_step_too_far_are_refused_in_a_sentence(person, strip):
    person.session.change("fill", storyboard=Storyboard(MOST * (Kept(),)))
    keep(person, 1)
    assert said(person) == f"cannot be kept: has {MOST + 1} moments, allowed are at most {MOST}."
    person.session.change("empty", storyboard=Storyboard())
    person.session.edit(steps=MAX_STEPS)
    person.session.to_end()
    person.session.step()
    person.key(Key.Key_K)
    assert said(person).startswith(f"cannot be kept: step is {MAX_STEPS + 1}, allowed is")
    assert len(person.session.storyboard) == 0


def test_each_moment_has_a_thumbnail_of_its_own_run_painted_once(qtbot, person, strip):
    keep(person, 3, 40)
    person.session.edit(target=(0.0, 1.0, 0.0))
    keep(person, 3)
    scale = strip.devicePixelRatioF()
    keys = [tile.key for tile in strip.list.tiles.tiles]

    def pictures():
        return [strip.thumbnails.picture(key, scale) for key in keys]

    qtbot.waitUntil(lambda: all(pictures()))
    assert len({picture.toImage().bits().tobytes() for picture in pictures()}) == 3
    before = [picture.cacheKey() for picture in pictures()]
    strip.renamed.emit(0, "Named")
    strip.moved.emit(0, 2)
    assert [picture.cacheKey() for picture in pictures()] == before


def test_a_theme_brings_thumbnails_of_its_own(qtbot, person, strip):
    keep(person, 3)
    scale, (tile,) = strip.devicePixelRatioF(), strip.list.tiles.tiles
    qtbot.waitUntil(lambda: strip.thumbnails.picture(tile.key, scale) is not None)
    light = strip.thumbnails.picture(tile.key, scale).toImage()
    person.program.desk.viewing.choose_appearance("dark")
    qtbot.waitUntil(lambda: strip.thumbnails.picture(tile.key, scale) is not None)
    assert strip.thumbnails.picture(tile.key, scale).toImage() != light


def test_a_click_in_the_strip_shows_the_moment_as_it_was(person, strip):
    person.session.edit(loss="squared-error")
    keep(person, 7)
    person.session.load(Scenario())
    person.session.rewind()
    strip.chosen.emit(0)
    assert person.scenario.loss.name == "squared-error"
    assert person.session.current_step == 7


def test_a_change_from_elsewhere_leaves_the_current_moment_where_a_person_put_it(person, strip):
    keep(person, 1, 2, 3)
    strip.moved.emit(2, 0)
    strip.list.go_to_place(1)
    person.session.undo()
    assert strip.place == 1
