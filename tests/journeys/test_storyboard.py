"""A talk made by keyboard alone: moments kept while a run goes on, put in order, exported, and opened by others."""

from __future__ import annotations

import os

import numpy as np
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from xentviz.scenario import Scenario
from xentviz.scenario_file import load

Key, Modifier = Qt.Key, Qt.KeyboardModifier
NONE, SHIFT, CONTROL = Modifier.NoModifier, Modifier.ShiftModifier, Modifier.ControlModifier


def said(person):
    return person.program.window.status.message.text()


def names(person):
    return [tile.name for tile in person.program.window.storyboard.list.tiles.tiles]


def press(person, *keys):
    for key in keys:
        person.key(*(key if isinstance(key, tuple) else (key,)))


def come_back(person):
    """To the window, which not every platform makes the active one by itself when a dialog closes."""
    person.program.window.activateWindow()
    person.wait(person.program.window.isActiveWindow)


def pixels(path):
    image = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4).astype(int)


@pytest.fixture
def lecturer(person, qtbot):
    """Somebody with six moments: five of one run, the first of them kept while it played, and one at another rate."""
    person.wait = qtbot.waitUntil
    press(person, Key.Key_Space)
    person.wait(lambda: person.session.current_step >= 2)
    press(person, Key.Key_K, Key.Key_Space)
    for steps in (1, 3, 8):
        press(person, *[Key.Key_Right] * steps, Key.Key_K)
    press(person, Key.Key_End, Key.Key_K)
    person.session.edit(learning_rate=2.0)
    press(person, Key.Key_Home, *[Key.Key_Right] * 5, Key.Key_K)
    return person


def export(person, path, then=lambda: None, reply="Replace", keys=(Key.Key_K, CONTROL), offered=None):
    """Ctrl+K, a typed name, Enter; returns what was asked on the way. The name that stood there goes to `offered`."""
    asked = []

    def answer():
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            asked.append(box.text())
            (button,) = (button for button in box.buttons() if button.text() == reply)
            QTest.keyClick(button, Key.Key_Space)

    def act():
        dialog = person.program.desk.exporting.dialog
        if not dialog.isActiveWindow():  # the keyboard is still with the strip
            QTimer.singleShot(0, act)
            return
        if offered is not None:
            offered.append(dialog.file.line.text())
        dialog.file.line.selectAll()
        QTest.keyClicks(dialog.file.line, str(path))
        QTimer.singleShot(0, answer)
        QTest.keyClick(dialog.file.line, Key.Key_Return)
        then()

    come_back(person)
    QTimer.singleShot(0, act)
    press(person, keys)
    return asked


def test_six_moments_kept_put_in_order_and_exported_as_slides(lecturer, tmp_path):
    first = lecturer.session.storyboard.moments[0].step
    assert said(lecturer) == "kept step 5 as 6"
    assert names(lecturer)[-2:] == ["Step 120", "Step 5, learning rate 2"]
    strip = lecturer.program.window.storyboard
    press(lecturer, (Key.Key_K, SHIFT), Key.Key_Home, Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), "The question")
    press(lecturer, Key.Key_Return)
    lecturer.wait(lambda: names(lecturer)[0] == "The question")
    press(lecturer, (Key.Key_F2, SHIFT))
    QTest.keyClicks(QApplication.focusWidget(), "Why do the wrong classes fall?")
    press(lecturer, Key.Key_Return, Key.Key_End, (Key.Key_Left, CONTROL))
    assert names(lecturer)[-2:] == ["Step 5, learning rate 2", "Step 120, learning rate 0.1"]
    press(lecturer, Key.Key_Delete)
    assert len(lecturer.session.storyboard) == 5
    press(lecturer, (Key.Key_Z, CONTROL))
    assert len(lecturer.session.storyboard) == 6
    assert strip.place == 4

    assert export(lecturer, tmp_path / "talk.pptx") == []
    assert said(lecturer).startswith("exported talk.pptx to ")
    pptx = pytest.importorskip("pptx")
    slides = list(pptx.Presentation(tmp_path / "talk.pptx").slides)
    notes = [slide.notes_slide.notes_text_frame.text for slide in slides]
    assert len(slides) == 6
    assert slides[0].shapes.title.text == "The question"
    assert notes[0].startswith("Why do the wrong classes fall?")
    assert notes[1].startswith(f"Step {first + 1} of 120: p = (")
    assert ['"learning_rate": 2.0' in note for note in notes] == [False, False, False, False, True, False]


def test_pictures_of_a_set_stand_still_where_the_run_does_not_move(lecturer, tmp_path):
    export(lecturer, tmp_path / "talk.png")
    assert said(lecturer).startswith("exported 6 files, talk-1.png to talk-6.png, to ")
    assert sorted(os.listdir(tmp_path)) == [f"talk-{n}.png" for n in range(1, 7)]
    one, two = (pixels(tmp_path / f"talk-{n}.png") for n in (2, 3))
    assert 0.0 < (np.abs(one - two).max(axis=2) > 0).mean() < 0.03
    assert load(tmp_path / "talk-2.png") == Scenario()
    assert load(tmp_path / "talk-6.png") == Scenario(learning_rate=2.0)


def test_files_in_the_way_are_asked_about_in_one_question_and_kept(lecturer, tmp_path):
    for name in ("talk-2.svg", "talk-3.svg", "talk-6.svg"):
        (tmp_path / name).write_text("precious")
    dialog = lecturer.program.desk.exporting.dialog
    asked = export(lecturer, tmp_path / "talk.svg", then=dialog.reject, reply="Keep")
    assert asked == ["talk-2.svg and 2 others exist already. Replace them?"]
    assert len(os.listdir(tmp_path)) == 3
    assert export(lecturer, tmp_path / "talk.svg") == asked
    assert len(os.listdir(tmp_path)) == 6
    assert (tmp_path / "talk-2.svg").read_text().startswith("<?xml")
    assert export(lecturer, tmp_path / "talk.svg") == []


def test_exporting_again_takes_the_storyboard_as_it_is_now(lecturer, tmp_path):
    export(lecturer, tmp_path / "talk.svg")
    lecturer.session.undo()
    come_back(lecturer)
    press(lecturer, Key.Key_K, Key.Key_K)
    press(lecturer, (Key.Key_E, CONTROL | SHIFT))
    assert sorted(os.listdir(tmp_path)) == [f"talk-{n}.svg" for n in range(1, 8)]


def test_the_dialog_shows_the_current_moment_and_offers_a_storyboard_only_where_there_is_one(lecturer, tmp_path):
    dialog, seen = lecturer.program.desk.exporting.dialog, []

    def look():
        moment = dialog.preview.page.caption.split(":")[0]
        seen.append((dialog.form.what.isVisible(), dialog.whole, dialog.path, moment))
        dialog.reject()

    press(lecturer, Key.Key_PageUp, Key.Key_PageUp)
    QTimer.singleShot(0, look)
    press(lecturer, (Key.Key_K, CONTROL))
    come_back(lecturer)
    QTimer.singleShot(0, look)
    press(lecturer, Key.Key_Home, (Key.Key_E, CONTROL))
    while len(lecturer.session.storyboard):
        lecturer.session.undo()
    come_back(lecturer)
    QTimer.singleShot(0, look)
    press(lecturer, (Key.Key_E, CONTROL))
    step = lecturer.session.current_step
    assert seen[0][:3] == (True, True, "storyboard.pptx")
    assert seen[0][3].startswith("Step 1")
    assert [one[:2] for one in seen[1:]] == [(True, False), (False, False)]
    assert seen[2][3] == f"Step {step} of 120"


def test_when_all_moments_are_gone_again_the_dialog_offers_the_figure(lecturer, tmp_path):
    dialog, seen = lecturer.program.desk.exporting.dialog, []

    def look():
        seen.append((dialog.whole, dialog.path, dialog.preview.page.caption.split(":")[0]))
        dialog.reject()

    QTimer.singleShot(0, look)
    press(lecturer, (Key.Key_K, CONTROL))
    while len(lecturer.session.storyboard):
        lecturer.session.undo()
    come_back(lecturer)
    QTimer.singleShot(0, look)
    press(lecturer, (Key.Key_E, CONTROL))
    assert seen[0][:2] == (True, "storyboard.pptx")
    assert seen[1] == (False, "figure.png", f"Step {lecturer.session.current_step} of 120")


def test_a_figure_does_not_take_the_place_of_slides_unless_that_is_wanted(lecturer, tmp_path):
    deck = tmp_path / "talk.pptx"
    assert export(lecturer, deck) == []
    slides = deck.read_bytes()
    offered, stay = [], lecturer.program.desk.exporting.dialog.reject
    asked = export(lecturer, deck, then=stay, reply="Keep", keys=(Key.Key_E, CONTROL), offered=offered)
    assert asked == ["talk.pptx exists already. Replace it?"]
    assert offered == [str(tmp_path / "figure.png")]
    assert deck.read_bytes() == slides
    assert export(lecturer, deck, offered=offered) == []
    assert offered[1] == str(deck)


def test_with_nothing_kept_there_is_nothing_to_export(person):
    press(person, (Key.Key_K, CONTROL))
    assert said(person) == "nothing is kept yet: K keeps a moment"
