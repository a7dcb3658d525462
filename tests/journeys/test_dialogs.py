"""The keys that open a dialog, and what comes of it when a person fills it in or goes away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMessageBox

from xentviz import __version__
from xentviz.app.export_dialog import ExportDialog
from xentviz.scenario import Scenario
from xentviz.scenario_file import load

CONTROL = Qt.KeyboardModifier.ControlModifier
SETTING = Scenario(learning_rate=0.2)


@pytest.fixture
def own_file_dialogs():
    """Qt's file dialogs instead of the system's, which a test cannot reach."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    yield
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)


@pytest.fixture
def reader(open_window, own_file_dialogs):
    """Somebody before a setting that is no preset."""
    return open_window(SETTING)


class Answer(QTimer):
    """Waits for a dialog of one kind, and does something with it; one that is still there afterwards is closed."""

    def __init__(self, kind, act, parent):
        super().__init__(parent, interval=0)
        self._kind, self._act = kind, act
        self.seen = []
        self.timeout.connect(self._look)
        self.start()

    def _look(self):
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, self._kind) and dialog.isActiveWindow():
            self.stop()
            self.seen.append(dialog.windowTitle())
            try:
                self._act(dialog)
            finally:
                if dialog.isVisible():
                    QDialog.reject(dialog)


def type_name(path):
    def act(dialog):
        name = dialog.findChild(QLineEdit)
        name.selectAll()
        QTest.keyClicks(name, str(path))
        QTest.keyClick(name, Qt.Key.Key_Return)

    return act


def escape(dialog):
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_saving_and_opening_bring_the_same_scenario_back(reader, qtbot, tmp_path):
    path, window = tmp_path / "lecture.json", reader.program.window
    saving = Answer(QFileDialog, type_name(path), window)
    reader.key(Qt.Key.Key_S, CONTROL)
    assert load(path) == SETTING
    window.activateWindow()  # not every platform gives it back by itself
    qtbot.waitUntil(window.isActiveWindow)
    reader.key(Qt.Key.Key_2, CONTROL)
    assert reader.scenario != SETTING
    opening = Answer(QFileDialog, type_name(path), window)
    reader.key(Qt.Key.Key_O, CONTROL)
    assert reader.scenario == SETTING
    assert window.status.message.text() == "opened lecture.json"
    assert saving.seen + opening.seen == ["Save scenario", "Open scenario"]


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
