"""What stands typed in a field counts for whatever is done next, without Enter."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from tests.answers import Answer, press
from xentviz.document import Document
from xentviz.origin import opened, saved
from xentviz.scenario import Scenario

Key, SHIFT, CONTROL = Qt.Key, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def path(tmp_path):
    """A session file."""
    return saved(tmp_path / "run.json", Document()).path


@pytest.fixture
def writer(open_window, path):
    """Somebody at the session of that file, with a moment kept and a run pinned."""
    someone = open_window(opened(path))
    for key in (Key.Key_K, Key.Key_P):
        someone.key(key)
    someone.program.filing.save()
    return someone


def into_steps(person):
    box = person.program.window.settings.steps
    box.setFocus()
    box.selectAll()


def into_caption(person):
    person.key(Key.Key_K, SHIFT)
    person.key(Key.Key_F2, SHIFT)


def into_name_of_moment(person):
    person.key(Key.Key_K, SHIFT)
    person.key(Key.Key_F2)


def into_name_of_run(person):
    person.key(Key.Key_T)
    person.key(Key.Key_F2)


def into_axis(person):
    person.key(Key.Key_G)
    line = person.program.window.grid.columns.line
    line.setFocus()
    line.selectAll()


FIELDS = {
    "number": (into_steps, lambda document: str(document.scenario.steps)),
    "caption": (into_caption, lambda document: document.storyboard.moments[0].caption),
    "name of a moment": (into_name_of_moment, lambda document: document.storyboard.moments[0].name),
    "name of a run": (into_name_of_run, lambda document: document.pins.runs[0].name),
    "axis of the grid": (into_axis, lambda document: document.view.columns.partition(":")[2]),
}


@pytest.mark.parametrize("field", FIELDS)
def test_a_file_that_is_saved_by_its_key_has_what_stands_typed(writer, path, field):
    enter, typed = FIELDS[field]
    enter(writer)
    QTest.keyClicks(QApplication.focusWidget(), "333")
    assert typed(writer.session.document) != "333"
    writer.key(Key.Key_S, CONTROL)
    assert typed(opened(path).document) == "333"
    assert not writer.program.window.isWindowModified()


def test_a_number_goes_on_being_typed_after_saving(writer, path):
    into_steps(writer)
    QTest.keyClicks(QApplication.focusWidget(), "33")
    writer.key(Key.Key_S, CONTROL)
    QTest.keyClicks(QApplication.focusWidget(), "3")
    writer.key(Key.Key_S, CONTROL)
    assert opened(path).document.scenario.steps == 333


def test_an_export_to_the_same_file_has_what_stands_typed(writer, tmp_path, qtbot):
    dialog = writer.program.desk.exporting.dialog
    dialog.file.show_path(str(tmp_path / "trace.json"))
    Answer(type(dialog), lambda dialog: QTest.keyClick(dialog, Key.Key_Return), writer.program.window)
    writer.key(Key.Key_E, CONTROL)
    writer.program.window.activateWindow()  # not every platform gives it back by itself
    qtbot.waitUntil(writer.program.window.isActiveWindow)
    into_steps(writer)
    QTest.keyClicks(QApplication.focusWidget(), "33")
    writer.key(Key.Key_E, CONTROL | SHIFT)
    assert json.loads((tmp_path / "trace.json").read_text())["scenario"]["steps"] == 33


@pytest.mark.parametrize("leave", ["close", "end", "open"])
def test_what_stands_typed_is_asked_about_or_kept_when_the_session_gives_way(writer, path, open_window, leave):
    into_steps(writer)
    QTest.keyClicks(QApplication.focusWidget(), "333")
    if leave == "end":
        writer.program.end()
        assert open_window().program.window.notice.isVisible()
        return
    (asked,) = [Answer(QMessageBox, press("Save"), writer.program.window)]
    {"close": writer.program.window.close, "open": lambda: writer.program.filing.open_path(str(path))}[leave]()
    assert asked.seen == ["Unsaved changes"]
    assert opened(path).document.scenario.steps == 333


def test_what_is_refused_stays_to_be_mended_and_the_file_has_the_value_before(writer, path):
    into_steps(writer)
    QTest.keyClicks(QApplication.focusWidget(), "many")
    writer.key(Key.Key_S, CONTROL)
    assert QApplication.focusWidget().text() == "many"
    assert opened(path).document.scenario == Scenario()
