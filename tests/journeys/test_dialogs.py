"""The keys that open a dialog, and what comes of it when a person fills it in or goes away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from tests.answers import Answer, escape, press, type_name
from xentviz import __version__
from xentviz.app.export_dialog import ExportDialog
from xentviz.origin import opened
from xentviz.scenario import Scenario

CONTROL = Qt.KeyboardModifier.ControlModifier
SETTING = Scenario(learning_rate=0.2)


@pytest.fixture
def reader(open_window, own_file_dialogs):
    """Somebody before a setting that is no preset."""
    return open_window(SETTING)


def test_saving_and_opening_bring_the_same_scenario_back(reader, qtbot, tmp_path):
    path, window = tmp_path / "lecture.json", reader.program.window
    saving = Answer(QFileDialog, type_name(path), window)
    reader.key(Qt.Key.Key_S, CONTROL)
    assert opened(path).document == reader.session.document
    window.activateWindow()  # not every platform gives it back by itself
    qtbot.waitUntil(window.isActiveWindow)
    reader.key(Qt.Key.Key_2, CONTROL)
    assert reader.scenario != SETTING
    opening = Answer(QFileDialog, type_name(path), window)
    asked = Answer(QMessageBox, press("Discard"), window)
    reader.key(Qt.Key.Key_O, CONTROL)
    assert reader.scenario == SETTING
    assert window.status.message.text() == "opened lecture.json"
    assert saving.seen + opening.seen + asked.seen == ["Save session", "Open session", "Unsaved changes"]


@pytest.mark.parametrize(
    ("key", "kind"), [(Qt.Key.Key_S, QFileDialog), (Qt.Key.Key_O, QFileDialog), (Qt.Key.Key_E, ExportDialog)]
)
def test_escape_from_a_dialog_changes_and_writes_and_says_nothing(reader, tmp_path, monkeypatch, key, kind):
    monkeypatch.chdir(tmp_path)
    before = reader.session.solution, reader.program.window.status.message.text()
    answer = Answer(kind, escape, reader.program.window)
    reader.key(key, CONTROL)
    assert len(answer.seen) == 1
    assert (reader.session.solution, reader.program.window.status.message.text()) == before
    assert list(tmp_path.iterdir()) == []


def test_about_says_version_and_licence(reader):
    said = []

    def read(box):
        said.append(box.text())
        escape(box)

    answer = Answer(QMessageBox, read, reader.program.window)
    reader.program.window.findChild(object, "about").trigger()
    assert answer.seen
    assert __version__ in said[0]
    assert "MIT" in said[0]
