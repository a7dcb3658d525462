"""Every key of the sheet does what stands beside it, pressed in the window itself."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.window import LEFT
from xentviz.actions.lacks import NOTHING_KEPT, NOTHING_PINNED
from xentviz.app.key_sections import HANDLE_KEYS
from xentviz.app.shortcut_sheet import ShortcutSheet
from xentviz.presets import presets
from xentviz.scenario import Scenario
from xentviz.storyboard import Kept, Storyboard

SETTING = Scenario(learning_rate=0.2)


def at_step(step):
    return lambda person: person.session.current_step == step


def at_mark(direction):
    """At the first mark after step 40, or the last one before it."""

    def is_there(person):
        steps = [m.first for m in person.session.milestones if (m.first - 40) * direction > 0]
        return person.session.current_step == (min(steps) if direction > 0 else max(steps))

    return is_there


def loops(loop):
    return lambda person: person.session.player.loop == loop


def preset_is_loaded(number):
    return lambda person: (person.scenario, person.session.row) == (presets()[number - 1].scenario, 0)


def copied(kind):
    def is_there(person):
        parcel = QApplication.clipboard().mimeData()
        return parcel is not None and parcel.hasFormat(kind)

    return is_there


def view_has(**settings):
    return lambda person: {name: getattr(person.session.view, name) for name in settings} == settings


def sheet_is_there(person):
    return any(sheet.isVisible() for sheet in person.program.window.findChildren(ShortcutSheet))


# Key text: what is true after it was pressed at step 40 of SETTING with the mathematics shown, and was not before.
EFFECTS = {
    "Space": lambda person: person.session.player.playing,
    "Shift+Space": lambda person: person.session.player.playing and person.session.player.direction < 0,
    "N": at_mark(1),
    "Shift+N": at_mark(-1),
    "I": loops((40, 120)),
    "O": loops((5, 40)),
    "Shift+I": loops(None),
    "Right": at_step(41),
    "Left": at_step(39),
    "R": at_step(0),
    "Home": at_step(0),
    "End": at_step(120),
    "G": view_has(grid=True),
    "L": lambda person: not person.session.view.log_loss,
    "W": view_has(page="ledger"),
    "M": view_has(page="maths"),
    "S": view_has(span="sum"),
    "P": lambda person: person.session.pins.runs[-1].scenario == SETTING,
    "T": lambda person: person.program.window.pins.isVisible(),
    "Shift+P": view_has(swapped="parameterization"),
    "Shift+L": view_has(swapped="loss"),
    "Shift+O": view_has(swapped="optimizer"),
    "K": lambda person: person.session.storyboard.moments[-1] == person.session.kept,
    "PgUp": at_step(10),
    "PgDown": at_step(30),
    "Shift+K": lambda person: person.program.window.storyboard.list.hasFocus(),
    "Ctrl+C": copied("application/pdf"),
    "Ctrl+Shift+C": copied("text/plain"),
    "Ctrl+Shift+L": copied("text/plain"),
    "Ctrl+Z": lambda person: person.scenario.learning_rate == 0.9,
    "Ctrl+Shift+Z": lambda person: person.scenario.learning_rate == 0.7,
    "Ctrl+Y": lambda person: person.scenario.learning_rate == 0.7,
    "Ctrl+G": lambda person: person.program.desk.presetting.gallery.isVisible(),
    "Ctrl+T": lambda person: person.program.touring.station is not None,
    "F5": lambda person: person.program.desk.presenting.show is not None,
    "F11": lambda person: person.program.window.isFullScreen(),
    "F1": sheet_is_there,
    "?": sheet_is_there,
    "Ctrl+Q": lambda person: not person.program.window.isVisible(),
    **{f"Ctrl+{number}": preset_is_loaded(number) for number in range(1, min(len(presets()), 9) + 1)},
}
WITH_DIALOG = ["Ctrl+O", "Ctrl+S", "Ctrl+Shift+S", "Ctrl+E", "Ctrl+Shift+E", "Ctrl+K"]  # in test_dialogs.py
IN_FILES = ["Ctrl+N", "Ctrl+V"]  # in test_sessions.py


@pytest.fixture
def reader(open_window):
    """Somebody at step 40 of a setting that is no preset, with something to take back and something to do again.

    Three moments of it are kept, and the one in the middle is the current one.
    """
    reader = open_window(SETTING.replace(learning_rate=0.9))
    kept = tuple(Kept(SETTING, step=step) for step in (10, 20, 30))
    reader.session.change("keep", storyboard=Storyboard(kept))
    reader.program.window.storyboard.show_place(1)
    reader.session.change("pin run", pins=reader.session.pins.pin(Scenario()))
    reader.session.load(SETTING)
    reader.session.edit(learning_rate=0.7)
    reader.session.undo()
    reader.session.seek(40)
    reader.session.player.set_loop((5, 9))
    reader.program.window.may_close = lambda: True  # the question whether to save is in test_sessions.py
    return reader


def press(person, keys):
    combination = QKeySequence(keys)[0]
    person.key(combination.key(), combination.keyboardModifiers())


def test_the_tables_here_hold_every_key_that_the_window_listens_to(reader):
    bound = [keys.toString() for action in reader.program.window.actions() for keys in action.shortcuts()]
    assert sorted(bound) == sorted([*EFFECTS, *WITH_DIALOG, *IN_FILES])


@pytest.mark.parametrize("keys", EFFECTS)
def test_a_key_does_what_it_is_there_for(reader, keys):
    happened = EFFECTS[keys]
    reader.session.edit_view(page="ledger" if keys == "M" else "maths")
    assert not happened(reader)
    press(reader, keys)
    assert happened(reader)


@pytest.mark.parametrize("keys", ["Space", "L", "S", "Shift+P", "F11"])
def test_a_key_that_switches_on_switches_off_again(reader, keys):
    press(reader, keys)
    press(reader, keys)
    assert not EFFECTS[keys](reader)


def test_a_preset_stops_the_time(reader):
    press(reader, "Space")
    press(reader, "Ctrl+3")
    assert not reader.session.player.playing


def test_numbers_are_copied_as_text_alone(reader):
    press(reader, "Ctrl+Shift+C")
    assert "After step 40 of 120" in QApplication.clipboard().text()
    assert not QApplication.clipboard().mimeData().hasImage()


def test_keys_typed_into_a_box_stay_in_it(reader):
    box = reader.program.window.settings.learning_rate.box
    QTest.mouseClick(box, LEFT)
    box.selectAll()
    for keys in ("Ctrl+C", "Home", "Right", "Left", "End", "Space"):
        press(reader, keys)
    QTest.keyClicks(box, "rl?")
    assert QApplication.clipboard().text() == "0.2"
    assert (reader.session.current_step, reader.session.player.playing) == (40, False)
    assert reader.session.view.log_loss
    assert not sheet_is_there(reader)


def test_the_keys_of_the_handles_come_before_those_of_the_run_and_no_others_do(reader):
    assert [keys for _, keys in HANDLE_KEYS[:4]] == ["Tab", "Arrows", "Shift, Ctrl + arrows", "1   2   3   0"]
    press(reader, "Tab")
    moved = []
    for keys in ("1", "0", "Up", "Shift+Up", "Ctrl+Down"):
        press(reader, keys)
        moved.append(reader.scenario.start[0])
    # Upwards, a step of 1 side is 2 / sqrt 3 of p.
    assert moved == pytest.approx([1.0, 1 / 3, 0.34488, 0.46035, 0.45920], abs=1e-5)
    for keys in ("Tab", "Right", "3"):
        press(reader, keys)
    assert reader.scenario.target == (0.0, 0.0, 1.0)
    assert reader.session.current_step == 40
    press(reader, "Home")
    press(reader, "Ctrl+3")
    assert reader.session.current_step == 0
    assert reader.scenario == presets()[2].scenario


NOTHING_TO_DO = {
    "Left": "step 0 is the first",
    "Shift+N": "no mark comes before step 0",
    "O": "step 0 is the first: a loop ends after it",
    "Shift+I": "there is no loop: I and O set its ends",
    "PgUp": NOTHING_KEPT,
    "PgDown": NOTHING_KEPT,
    "Shift+K": NOTHING_KEPT,
    "Ctrl+K": NOTHING_KEPT,
    "T": NOTHING_PINNED,
}


@pytest.mark.parametrize("keys", NOTHING_TO_DO)
def test_a_key_with_nothing_to_do_says_why_until_the_next_step(person, keys):
    before = person.session.document
    press(person, keys)
    assert person.program.window.status.message.text() == NOTHING_TO_DO[keys]
    assert (person.session.document, person.session.player.loop) == (before, None)
    for _ in range(3):
        press(person, "Right")
    assert person.program.window.status.message.text() != NOTHING_TO_DO[keys]


def test_a_loop_cannot_begin_at_the_last_step_and_the_one_that_is_there_stays(person):
    person.session.player.set_loop((5, 9))
    press(person, "End")
    press(person, "I")
    assert person.session.player.loop == (5, 9)
    assert person.program.window.status.message.text().startswith("step 120 is the last so far")


def test_that_there_is_no_loop_is_not_said_of_one_that_has_been_made_since(person):
    press(person, "Shift+I")
    press(person, "I")
    assert person.session.player.loop == (0, 120)
    assert "no loop" not in person.program.window.status.message.text()
