"""A person's work from the first drag to the next day, by keys and mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QMessageBox

from tests.answers import Answer, press, type_name
from xentviz.document import Document
from xentviz.origin import opened
from xentviz.scenario import Scenario

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
GOAL = (0.2, 0.3, 0.5)


@pytest.fixture
def person(open_window, own_file_dialogs, qtbot):
    """Somebody at the question's own start, whose window is active again after each dialog."""
    someone = open_window(Scenario())
    window, press_key = someone.program.window, someone.key

    def key(*keys):
        window.activateWindow()  # not every platform gives it back by itself
        qtbot.waitUntil(window.isActiveWindow)
        press_key(*keys)

    someone.key = key
    return someone


def test_work_is_saved_goes_on_is_saved_again_and_is_there_the_next_day(person, open_window, tmp_path):
    path, window = tmp_path / "lecture.json", person.program.window
    person.drag("start", GOAL)
    person.key(Qt.Key.Key_L)
    naming = Answer(QFileDialog, type_name(path), window)
    person.key(Qt.Key.Key_S, CONTROL)
    assert naming.seen == ["Save session"]
    assert (window.windowTitle(), window.isWindowModified()) == ("lecture.json[*] — xentviz", False)
    person.drag("target", (0.5, 0.5, 0.0))
    assert window.isWindowModified()
    person.key(Qt.Key.Key_S, CONTROL)
    assert not window.isWindowModified()
    document = person.session.document
    person.key(Qt.Key.Key_Q, CONTROL)
    assert not window.isVisible()
    assert opened(path).document == document
    tomorrow = open_window()
    assert tomorrow.session.document == document
    assert tomorrow.program.window.windowTitle().startswith("lecture.json")


def test_the_next_day_begins_at_the_step_that_was_left(person, open_window, tmp_path):
    path, window = tmp_path / "lecture.json", person.program.window
    for _ in range(57):
        person.key(Qt.Key.Key_Right)
    assert person.session.current_step == 57
    Answer(QFileDialog, type_name(path), window)
    person.key(Qt.Key.Key_S, CONTROL)
    text = path.read_text()
    for _ in range(3):
        person.key(Qt.Key.Key_Right)
    assert not window.isWindowModified()
    person.key(Qt.Key.Key_Q, CONTROL)
    assert not window.isVisible()
    assert path.read_text() == text
    for begin, step in ((None, 60), (opened(path), 57)):
        tomorrow = open_window(begin)
        title = tomorrow.program.window.windowTitle(), tomorrow.program.window.isWindowModified()
        assert (tomorrow.session.current_step, title) == (step, ("lecture.json[*] — xentviz", False))
    assert tomorrow.program.filing.save()
    assert path.read_text() == text


def test_without_a_file_too_a_played_on_run_comes_back_at_its_step(person, open_window):
    person.drag("start", GOAL)
    person.session.player.due.emit(300)
    asked = Answer(QMessageBox, press("Cancel"), person.program.window)
    person.key(Qt.Key.Key_Q, CONTROL)
    assert asked.seen == []
    assert not person.program.window.isVisible()
    assert open_window().session.document == person.session.document.replace(step=300)


def test_save_as_leaves_the_first_file_and_goes_on_in_the_second(person, tmp_path):
    first, second, window = tmp_path / "first.json", tmp_path / "second.json", person.program.window
    Answer(QFileDialog, type_name(first), window)
    person.key(Qt.Key.Key_S, CONTROL)
    person.drag("start", GOAL)
    Answer(QFileDialog, type_name(second), window)
    person.key(Qt.Key.Key_S, CONTROL | SHIFT)
    assert opened(first).document == Document()
    assert opened(second).document == person.session.document
    assert window.windowTitle().startswith("second.json")


def test_a_new_session_asks_first_where_work_would_be_lost(person, tmp_path):
    window = person.program.window
    Answer(QFileDialog, type_name(tmp_path / "first.json"), window)
    person.key(Qt.Key.Key_S, CONTROL)
    person.drag("start", GOAL)
    asked = Answer(QMessageBox, press("Cancel"), window)
    person.key(Qt.Key.Key_N, CONTROL)
    assert asked.seen == ["Unsaved changes"]
    assert person.scenario.start == pytest.approx(GOAL, abs=0.004)
    Answer(QMessageBox, press("Save"), window)
    person.key(Qt.Key.Key_N, CONTROL)
    assert person.session.document == Document()
    assert window.windowTitle().startswith("Untitled")
    assert opened(tmp_path / "first.json").document.scenario.start == pytest.approx(GOAL, abs=0.004)


def test_a_storyboard_without_a_file_is_asked_about_at_closing_and_kept_by_saving(person, open_window, tmp_path):
    person.key(Qt.Key.Key_K)
    document, window = person.session.document, person.program.window
    assert len(document.storyboard) == 1
    asked = Answer(QMessageBox, press("Cancel"), window)
    person.key(Qt.Key.Key_Q, CONTROL)
    assert window.isVisible()
    Answer(QMessageBox, press("Save"), window)
    Answer(QFileDialog, type_name(tmp_path / "talk.json"), window)
    person.key(Qt.Key.Key_Q, CONTROL)
    assert asked.seen == ["Unsaved changes"]
    assert not window.isVisible()
    assert opened(tmp_path / "talk.json").document == document


def test_a_session_goes_as_text_from_one_window_to_another(person, open_window):
    person.drag("start", GOAL)
    person.session.seek(57)
    person.program.window.findChild(QAction, "copy-session").trigger()
    other = open_window(Scenario(loss="squared-error"))
    other.session.seek(9)
    other.key(Qt.Key.Key_V, CONTROL)
    assert other.session.document == person.session.document
    other.key(Qt.Key.Key_Z, CONTROL)
    assert other.session.document == Document(Scenario(loss="squared-error"), step=9)


def test_in_a_box_control_v_pastes_into_the_box(person):
    QApplication.clipboard().setText("0.25")
    box = person.program.window.settings.learning_rate.box
    box.setFocus()
    box.selectAll()
    person.key(Qt.Key.Key_V, CONTROL)
    person.key(Qt.Key.Key_Return)
    assert person.scenario.learning_rate == 0.25


def test_recent_files_open_by_keys_alone(person, tmp_path):
    window = person.program.window
    Answer(QFileDialog, type_name(tmp_path / "first.json"), window)
    person.key(Qt.Key.Key_S, CONTROL)
    person.key(Qt.Key.Key_N, CONTROL)
    recent = window.findChild(QMenu, "recent")
    recent.popup(window.pos())
    QTest.keyClick(recent, Qt.Key.Key_1)
    assert window.windowTitle().startswith("first.json")
