"""Unsaved work: kept some seconds after a change, gone once it is saved, and offered after a sudden end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from tests.answers import Answer, press
from tests.window import LEFT
from xentviz.app.autosave import WAIT_MS, folder, leftovers
from xentviz.app.preferences import Preferences
from xentviz.document import Document
from xentviz.engine.given import InputError
from xentviz.origin import Origin, opened, saved
from xentviz.scenario import Scenario
from xentviz.view import View

# A program that changes something, keeps it, looks at a step, keeps that, says so, and lives on.
WORK = """
import sys
from pathlib import Path
from xentviz.app.main import application, build
from xentviz.app.preferences import Preferences
from xentviz.origin import opened
from xentviz.scenario import Scenario

app = application()
begin = opened(sys.argv[1]) if len(sys.argv) > 1 else Scenario()
program = build(app, begin, Preferences())
program.window.show()
program.autosave.timer.setInterval(0)
program.session.edit(learning_rate=0.5)
program.session.edit_view(layers=["grid"])
while not program.autosave.path.exists():
    app.processEvents()
before = program.autosave.path.stat().st_ino
program.session.seek(57)
while program.autosave.path.stat().st_ino == before:
    app.processEvents()
print("kept", flush=True)
app.exec()
"""
DONE = Document(Scenario(learning_rate=0.5), View(["grid"]), step=57)


@pytest.fixture
def worker():
    """Starts programs with unsaved work; what is still alive at the end is ended."""
    running = []

    def start(*words):
        environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        process = subprocess.Popen([sys.executable, "-c", WORK, *words], env=environ, stdout=subprocess.PIPE, text=True)
        running.append(process)
        assert process.stdout.readline() == "kept\n"
        return process

    yield start
    for process in running:
        process.kill()
        process.communicate()


def killed(process):
    os.kill(process.pid, signal.SIGKILL)
    process.wait()


def notice(person):
    bar = person.program.window.notice
    return bar.said.accessibleName() if bar.isVisible() else None


def click(person, name):
    QTest.mouseClick(getattr(person.program.window.notice, f"{name}_button"), LEFT)


def kept():
    return sorted(path.name for path in folder().glob("*")) if folder().exists() else []


def test_a_change_is_kept_after_a_while_and_once_for_many(person, qtbot):
    autosave = person.program.autosave
    assert autosave.timer.interval() == WAIT_MS
    person.session.edit(learning_rate=0.2)
    assert autosave.timer.isActive()
    person.session.edit(learning_rate=0.3)
    assert kept() == []
    autosave.timer.setInterval(0)
    qtbot.waitUntil(autosave.path.exists)
    data = json.loads(autosave.path.read_text())
    assert data["session"]["scenario"]["learning_rate"] == 0.3
    assert data["file"] is None
    assert not autosave.timer.isActive()


def test_looking_and_playing_keep_nothing(person):
    person.session.step()
    person.session.to_end()
    person.session.edit_view(page="maths")
    assert not person.program.autosave.timer.isActive()
    person.program.autosave.write()
    assert kept() == []


def test_unsaved_work_is_kept_again_at_the_step_looked_at(person, qtbot):
    autosave = person.program.autosave
    person.session.edit(learning_rate=0.2)
    autosave.write()
    autosave.timer.stop()
    person.session.seek(57)
    assert autosave.timer.isActive()
    autosave.timer.setInterval(0)
    qtbot.waitUntil(lambda: json.loads(autosave.path.read_text())["session"]["step"] == 57)
    assert not autosave.timer.isActive()


def test_nothing_is_written_in_the_middle_of_a_drag(person):
    person.session.edit(learning_rate=0.2)
    person.session.begin_gesture()
    person.session.edit(learning_rate=0.3)
    person.program.autosave.write()
    assert kept() == []
    assert person.program.autosave.timer.isActive()
    person.session.end_gesture()
    person.program.autosave.write()
    assert len(kept()) == 2


@pytest.mark.parametrize("way", ["save", "undo", "new", "close"])
def test_once_nothing_is_unsaved_nothing_is_kept(person, tmp_path, way):
    person.program.filing.take(saved(tmp_path / "run.json", Document()))
    person.session.edit(learning_rate=0.2)
    person.program.autosave.write()
    assert len(kept()) == 2
    if way == "save":
        person.program.filing.save()
    elif way == "undo":
        person.session.undo()
        person.program.autosave.write()
    else:
        Answer(QMessageBox, press("Discard"), person.program.window)
        leave = person.program.filing.new if way == "new" else person.program.window.close
        leave()
    assert kept() == []


def test_a_disk_that_cannot_be_written_stops_nothing(person):
    folder().parent.mkdir(parents=True, exist_ok=True)
    folder().write_text("in the way")
    person.session.edit(learning_rate=0.2)
    person.program.autosave.write()
    assert person.scenario.learning_rate == 0.2
    folder().unlink()
    person.session.edit(learning_rate=0.3)
    person.program.autosave.write()
    assert len(kept()) == 2


def test_what_a_full_disk_did_not_take_is_kept_later_though_it_is_the_same_again(person):
    folder().parent.mkdir(parents=True, exist_ok=True)
    folder().write_text("in the way")
    person.session.edit(learning_rate=0.2)
    person.program.autosave.write()
    folder().unlink()
    person.session.seek(57)
    person.session.seek(0)
    assert person.program.autosave.timer.isActive()
    person.program.autosave.write()
    assert len(kept()) == 2


def test_what_was_taken_back_and_done_again_is_kept_again(person):
    autosave = person.program.autosave
    person.session.edit(learning_rate=0.2)
    autosave.write()
    text = autosave.path.read_text()
    person.session.undo()
    autosave.write()
    assert kept() == []
    person.session.redo()
    assert autosave.timer.isActive()
    autosave.write()
    assert autosave.path.read_text() == text


def test_what_a_killed_program_had_not_saved_is_offered_and_restored(worker, open_window):
    killed(worker())
    person = open_window(Scenario(steps=7))
    assert notice(person).startswith("xentviz ended before Untitled was saved. It can be brought back as it was on ")
    assert person.scenario == Scenario(steps=7)
    click(person, "accept")
    assert person.session.document == DONE
    assert notice(person) is None
    assert person.program.window.isWindowModified()
    stem = person.program.autosave.path.stem
    assert kept() == [f"{stem}.json", f"{stem}.lock"]
    person.program.window.close()
    assert notice(open_window()) is None


def test_what_is_restored_while_the_disk_is_full_stays_where_it_was_kept(worker, open_window, monkeypatch):
    def full(path, data):
        raise InputError(f"{path} cannot be written: No space left on device.")

    killed(worker())
    person = open_window(Scenario())
    with monkeypatch.context() as patched:
        patched.setattr("xentviz.app.autosave.save", full)
        click(person, "accept")
    assert person.session.document == DONE
    assert notice(person) is None
    (left,) = (json.loads(path.read_text()) for path in folder().glob("*.json"))
    assert left["session"]["step"] == DONE.step


def test_the_notice_says_when_the_work_was_kept(worker, open_window):
    killed(worker())
    at = datetime(2026, 2, 3, 4, 5).timestamp()
    for file in folder().glob("*.json"):
        os.utime(file, (at, at))
    assert notice(open_window(Scenario())).endswith("It can be brought back as it was on 3 February, 04:05.")


def test_restored_work_belongs_to_its_file_and_notices_if_that_has_changed(worker, open_window, tmp_path):
    origin = saved(tmp_path / "run.json", Document(Scenario(steps=7)))
    killed(worker(str(origin.path)))
    saved(origin.path, Document(Scenario(steps=8)))
    person = open_window(Scenario())
    assert "before run.json was saved" in notice(person)
    click(person, "accept")
    assert person.session.document == DONE.replace(scenario=DONE.scenario.replace(steps=7), step=7)
    filing = person.program.filing
    assert (filing.origin.path, filing.modified, filing.origin.changed_since()) == (origin.path, True, True)


def test_restored_work_whose_file_is_gone_has_none(worker, open_window, tmp_path):
    origin = saved(tmp_path / "run.json", Document())
    killed(worker(str(origin.path)))
    origin.path.unlink()
    person = open_window(Scenario())
    click(person, "accept")
    assert person.session.document == DONE
    assert person.program.filing.origin == Origin(Document())


def test_what_is_discarded_is_gone_and_what_is_not_decided_is_offered_again(worker, open_window):
    killed(worker())
    killed(worker())
    first = open_window(Scenario())
    click(first, "decline")
    assert notice(first) is not None
    first.program.window.close()
    second = open_window(Scenario())
    assert notice(second) is not None
    click(second, "decline")
    assert notice(second) is None
    second.program.window.close()
    assert kept() == []
    assert notice(open_window(Scenario())) is None


@pytest.mark.parametrize("name", ["accept", "decline"])
def test_after_an_answer_by_key_the_keys_are_the_pictures(worker, open_window, name):
    killed(worker())
    person = open_window(Scenario())
    button = getattr(person.program.window.notice, f"{name}_button")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert notice(person) is None
    assert person.program.window.simplex.hasFocus()
    assert person.program.window.simplex.focused_handle is None


def test_the_work_of_a_program_that_lives_is_not_offered(worker, open_window):
    process = worker()
    person = open_window(Scenario())
    assert notice(person) is None
    person.session.edit(learning_rate=0.9)
    person.program.autosave.write()
    assert notice(open_window(Scenario())) is None
    killed(process)
    assert "Untitled" in notice(open_window(Scenario()))


def test_a_program_that_is_told_to_end_asks_nothing_and_loses_nothing(open_window, tmp_path):
    origin = saved(tmp_path / "run.json", Document())
    person = open_window(Scenario())
    person.program.filing.take(origin)
    person.session.edit(learning_rate=0.5)
    person.program.end()
    assert not person.program.window.isVisible()
    again = open_window()
    assert again.session.document == Document()
    assert "run.json" in notice(again)
    click(again, "accept")
    assert again.scenario.learning_rate == 0.5
    assert opened(origin.path).document == Document()


@pytest.mark.parametrize("way", ["close", "end"])
def test_what_the_settings_could_not_take_is_offered_at_the_next_start(person, open_window, way):
    settings = Path(Preferences().path)
    settings.unlink(missing_ok=True)
    settings.mkdir(parents=True)
    person.session.edit(learning_rate=0.5)
    getattr(person.program.window if way == "close" else person.program, way)()
    assert not person.program.window.isVisible()
    settings.rmdir()
    again = open_window()
    assert "Untitled" in notice(again)
    click(again, "accept")
    assert again.scenario.learning_rate == 0.5


def test_a_program_that_is_told_to_end_in_the_middle_of_a_drag_loses_nothing(open_window, tmp_path):
    person = open_window(saved(tmp_path / "run.json", Document()))
    person.press("start")
    person.move(person.place((0.2, 0.3, 0.5)))
    start = person.scenario.start
    person.program.end()
    QTest.mouseRelease(person.view, LEFT)
    again = open_window()
    click(again, "accept")
    assert again.scenario.start == start != Scenario().start


@pytest.mark.parametrize("begin", ["file", "scenario"])
def test_an_untitled_run_that_a_start_on_something_else_passes_over_is_offered(open_window, tmp_path, begin):
    first = open_window()
    first.session.edit(learning_rate=0.77)
    first.program.window.close()
    begun = saved(tmp_path / "run.json", Document()) if begin == "file" else Scenario(steps=7)
    second = open_window(begun)
    assert notice(second) is None
    second.program.window.close()
    third = open_window()
    assert third.scenario == second.scenario
    assert "before Untitled was saved" in notice(third)
    click(third, "accept")
    assert third.scenario.learning_rate == 0.77


def test_an_untitled_run_outlives_several_plain_starts_and_is_still_offered_after_another(open_window, tmp_path):
    first = open_window()
    first.session.edit(learning_rate=0.77)
    for person in (first, open_window(), open_window(saved(tmp_path / "run.json", Document()))):
        assert notice(person) is None
        person.program.window.close()
    assert "Untitled" in notice(open_window())


@pytest.mark.parametrize("done", ["nothing", "taken back", "given way"])
def test_an_untitled_run_that_is_no_work_or_was_left_knowingly_is_not_offered(open_window, tmp_path, done):
    first = open_window(Scenario(learning_rate=0.77))
    if done != "nothing":
        first.session.edit(learning_rate=0.5)
    if done == "taken back":
        first.session.undo()
    first.program.window.close()
    if done == "given way":
        second = open_window()
        second.program.filing.new()
        second.program.window.close()
    open_window(saved(tmp_path / "run.json", Document())).program.window.close()
    assert notice(open_window()) is None


def test_of_two_windows_without_a_file_the_work_of_the_one_that_closes_first_is_offered(open_window):
    first, second = open_window(), open_window()
    first.session.edit(learning_rate=0.77)
    first.program.window.close()
    second.session.edit(learning_rate=0.5)
    second.program.window.close()
    again = open_window()
    assert again.scenario.learning_rate == 0.5
    click(again, "accept")
    assert again.scenario.learning_rate == 0.77


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"type": "xentviz-autosave", "version": 1}', '{"type": "xentviz-autosave", "version": 9}']
)
def test_what_cannot_be_read_is_left_alone(person, text):
    folder().mkdir(parents=True)
    (folder() / "a.json").write_text(text)
    assert leftovers() == []
    assert kept() == ["a.json"]


@pytest.mark.parametrize("other", [{"version": 9}, {"type": "xentviz-session"}, {}])
def test_unsaved_work_that_is_whole_but_of_another_version_or_type_is_left_alone(person, other):
    person.session.edit(learning_rate=0.5)
    person.program.autosave.write()
    path = person.program.autosave.path
    person.program.autosave.abandon()
    path.write_text(json.dumps(json.loads(path.read_text()) | other))
    found = leftovers()
    assert [each.document.scenario.learning_rate for each in found] == ([] if other else [0.5])
    for each in found:
        each.remove()
    assert path.exists() is bool(other)
