"""Exporting a figure: which files are replaced, what becomes of one that cannot be written, and what is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QMessageBox

from tests.answers import Answer, press, type_name
from xentviz import every_step
from xentviz.app.places import folder_of
from xentviz.scenario import Scenario


def fill_in(person, path, *, then=lambda dialog: None):
    """What a person does with the dialog once it is there; one that stays open is given up at the end."""

    def act():
        dialog = person.program.desk.exporting.dialog
        dialog.file.line.selectAll()
        QTest.keyClicks(dialog.file.line, str(path))
        QTest.keyClick(dialog.file.line, Qt.Key.Key_Return)
        then(dialog)
        if dialog.isVisible():
            dialog.reject()

    QTimer.singleShot(0, act)


def export(person, path, reply="Keep", then=lambda dialog: None):
    """Export to a typed path, replying to the question if one comes; returns what was asked on the way."""
    asked = []

    def answer():
        question = QApplication.activeModalWidget()
        if isinstance(question, QMessageBox):
            asked.append(question.text())
            (button,) = (button for button in question.buttons() if button.text() == reply)
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    fill_in(person, path, then=then)
    QTimer.singleShot(0, lambda: QTimer.singleShot(0, answer))
    QTest.mouseClick(person.program.window.export_button, Qt.MouseButton.LeftButton)
    return asked


def said(person):
    return person.program.window.status.message.text()


@pytest.fixture
def there(tmp_path):
    """A file of somebody's that is there already."""
    path = tmp_path / "figure.svg"
    path.write_text("precious")
    return path


def test_a_file_that_is_there_is_kept_unless_a_person_agrees(person, there):
    seen = []
    asked = export(person, there, then=lambda dialog: seen.append(dialog.isVisible()))
    assert asked == ["figure.svg exists already. Replace it?"]
    assert there.read_text() == "precious"
    assert seen == [True]
    assert said(person) == ""


def test_a_person_who_agrees_is_asked_once_only(person, there):
    assert len(export(person, there, "Replace")) == 1
    assert there.read_text().startswith("<?xml")
    there.write_text("")
    assert export(person, there) == []
    assert there.read_text().startswith("<?xml")


def test_a_file_that_the_window_has_written_is_replaced_without_a_word(person, tmp_path):
    path = tmp_path / "fresh.svg"
    assert export(person, path) == []
    first = path.read_text()
    person.session.step()
    assert export(person, path) == []
    assert path.read_text() != first


def test_the_numbers_of_a_run_that_was_played_on_end_as_it_does(person, tmp_path):
    path = tmp_path / "steps.json"
    person.session.load(Scenario(steps=10, stop="step-limit:limit=20"))
    for _ in range(30):
        person.session.step()
    export(person, path)
    assert json.loads(path.read_text())["stop"] == {"rule": "step-limit", "step": 20}
    assert said(person).startswith("exported steps.json")


def test_of_a_run_that_is_too_long_for_a_file_it_is_said_which_steps_are_in_it(person, tmp_path, monkeypatch):
    monkeypatch.setattr(every_step, "MAX_STEPS", 50)
    path = tmp_path / "steps.csv"
    export(person, path)
    assert said(person).startswith("exported one step in 3 as steps.csv")
    assert [line.partition(",")[0] for line in path.read_text().splitlines()[1:4]] == ["0", "3", "6"]


def test_a_suffix_that_was_added_can_meet_a_file_too(person, there):
    assert export(person, there.with_suffix("")) == []
    assert there.with_suffix(".png").exists()
    dialog = person.program.desk.exporting.dialog
    dialog.file.format.setCurrentIndex(dialog.file.format.findData("svg"))
    assert len(export(person, there.with_suffix(""))) == 1
    assert there.read_text() == "precious"


def choose(person, name, kind=None):
    """Choose a file with the button beside its name, of a kind if one is given; returns the kind that was offered."""
    first = []

    def act(dialog):
        kinds = dialog.findChild(QComboBox, "fileTypeCombo")
        first.append(kinds.currentText())
        if kind is not None:
            kinds.setFocus()
            QTest.keyClicks(kinds, kind)
        type_name(name)(dialog)

    Answer(QFileDialog, act, person.program.window)
    person.program.desk.exporting.dialog.file.browse()
    return first


def test_the_chooser_begins_with_the_format_and_its_kind_is_the_formats(person, own_file_dialogs, tmp_path):
    field = person.program.desk.exporting.dialog.file
    field.show_path(str(tmp_path / "x.pdf"))
    assert choose(person, "abc") == ["PDF page (*.pdf)"]
    assert field.path == str(tmp_path / "abc.pdf")
    choose(person, "abc", kind="SVG")
    assert (field.path, field.form.suffix) == (str(tmp_path / "abc.svg"), "svg")
    choose(person, "talk.pptx")
    assert (field.path, field.form.suffix) == (str(tmp_path / "talk.pptx"), "pptx")


def test_the_chooser_asks_about_the_name_that_is_written(person, own_file_dialogs, there):
    field = person.program.desk.exporting.dialog.file
    field.show_path(str(there.with_name("other.svg")))
    asked = Answer(QMessageBox, press("No"), person.program.window)
    choose(person, there.stem)
    assert len(asked.seen) == 1
    assert Path(field.path).name == "other.svg"


def test_what_the_file_chooser_has_asked_is_not_asked_again(person, own_file_dialogs, there):
    dialog = person.program.desk.exporting.dialog
    dialog.file.show_path(str(there.with_name("other.svg")))
    Answer(QMessageBox, press("Yes"), person.program.window)
    choose(person, there.name)
    QTimer.singleShot(0, lambda: [box.reject() for box in dialog.findChildren(QMessageBox)])
    dialog.accept()
    assert there.read_text().startswith("<?xml")


def test_a_folder_as_target_is_refused_in_one_sentence_and_the_file_in_it_stays(person, tmp_path):
    target, seen = tmp_path / "figure.svg", []
    target.mkdir()
    export(person, target, then=lambda dialog: seen.append((dialog.isVisible(), dialog.refusal.text())))
    ((open_still, sentence),) = seen
    assert open_still
    assert "is a folder" in sentence
    assert list(target.iterdir()) == []


def test_what_cannot_be_written_is_said_in_the_dialog_which_stays(person, tmp_path):
    seen = []
    path = tmp_path / "none" / "figure.svg"
    export(person, path, then=lambda dialog: seen.append((dialog.refusal.isVisible(), dialog.refusal.text())))
    assert seen == [(True, f"File {str(path)!r} cannot be written: no such file or directory.")]
    assert said(person) == ""


def test_the_status_line_says_where_the_file_is(person, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "talks").mkdir()
    export(person, "~/talks/figure.svg")
    assert (tmp_path / "talks" / "figure.svg").exists()
    assert said(person) == f"exported figure.svg to {Path('~/talks')}"


@pytest.mark.parametrize(
    ("path", "folder"),
    [
        ("/home/ada/figure.svg", "~"),
        ("/home/ada/talks/figure.svg", "~/talks"),
        ("/home/adam/figure.svg", "/home/adam"),
        ("/figure.svg", "/"),
        (
            "/home/ada/a/long/way/down/to/the/folder/of/the/figures/figure.svg",
            "~/a/…/down/to/the/folder/of/the/figures",
        ),
    ],
)
def test_a_folder_is_said_in_few_words(monkeypatch, path, folder):
    monkeypatch.setenv("HOME", "/home/ada")
    assert folder_of(path) == folder
    assert len(folder_of(path)) <= 40


def test_ctrl_shift_e_writes_the_same_file_again_with_the_moment_of_now(qtbot, person, tmp_path):
    path = tmp_path / "fresh.svg"
    export(person, path)
    first = path.read_text()
    person.session.step()
    person.program.window.activateWindow()
    qtbot.waitUntil(person.program.window.isActiveWindow)
    person.key(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert path.read_text() != first
    assert said(person).startswith("exported fresh.svg to")
    assert not person.program.desk.exporting.dialog.isVisible()


def test_the_next_start_knows_the_last_file_and_its_options(person, open_window, tmp_path):
    dialog = person.program.desk.exporting.dialog
    dialog.fields["ground"].show("dark")
    export(person, tmp_path / "talk.svg")
    person.program.window.close()
    dialog = open_window().program.desk.exporting.dialog
    assert dialog.file.path == str(tmp_path / "talk.svg")
    assert dialog.fields.options().ground == "dark"


def test_what_was_typed_and_cancelled_is_neither_written_again_nor_known_at_the_next_start(
    person, open_window, tmp_path
):
    export(person, tmp_path / "one.svg")
    fill_in(person, tmp_path / "none" / "two.svg")
    person.program.desk.exporting.export_figure()
    person.program.desk.exporting.export_again()
    assert [path.name for path in tmp_path.iterdir()] == ["one.svg"]
    assert said(person).startswith("exported one.svg to")
    person.program.desk.exporting.dialog.file.line.setText("three.svg")
    person.program.window.close()
    assert open_window().program.desk.exporting.dialog.file.path == str(tmp_path / "one.svg")
