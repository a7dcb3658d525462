"""From the gallery into the window and back, by keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.answers import Answer
from xentviz.app.preset_words import PresetWords
from xentviz.cli import main
from xentviz.presets import presets

Key, Modifier = Qt.Key, Qt.KeyboardModifier
CONTROL = Modifier.ControlModifier


@pytest.fixture
def visitor(person, qtbot):
    """Somebody who can wait for a window to be the active one."""

    def gallery():
        person.program.window.activateWindow()
        qtbot.waitUntil(person.program.window.isActiveWindow)
        person.key(Key.Key_G, CONTROL)
        qtbot.waitUntil(person.program.desk.presetting.gallery.isActiveWindow)
        return person.program.desk.presetting.gallery

    person.gallery, person.wait = gallery, qtbot.waitUntil
    return person


def press(*keys):
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)


def test_a_preset_is_found_by_arrows_opened_by_enter_and_undone(visitor):
    before = visitor.session.document
    gallery = visitor.gallery()
    press(Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Right, Key.Key_Return)
    assert not gallery.isVisible()
    opened = presets()[13]
    assert (opened.name, visitor.scenario) == ("momentum-overshoot", opened.scenario)
    assert visitor.program.window.status.message.text() == opened.summary
    assert visitor.session.undo_name == "preset Momentum overshoots"
    visitor.program.window.activateWindow()
    visitor.wait(visitor.program.window.isActiveWindow)
    visitor.key(Key.Key_Z, CONTROL)
    assert visitor.session.document == before


def test_an_own_preset_is_saved_from_the_gallery_found_under_own_and_taken_by_the_command_line(visitor, capsys):
    def fill(dialog):
        QTest.keyClicks(dialog.title, "Seven steps")
        QTest.keyClick(dialog.title, Key.Key_Tab)
        QTest.keyClicks(QApplication.focusWidget(), "A short one.")
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)

    visitor.session.edit(steps=7)
    visitor.session.edit_view(swapped="optimizer")
    document = visitor.session.document
    gallery = visitor.gallery()
    Answer(PresetWords, fill, gallery)
    gallery.save.setFocus()
    press(Key.Key_Space)
    assert gallery.pages.currentIndex() == 1
    gallery.activateWindow()
    visitor.wait(gallery.isActiveWindow)
    press(Key.Key_Escape)
    visitor.session.undo()
    visitor.session.undo()
    gallery = visitor.gallery()
    assert gallery.own.hasFocus()
    press(Key.Key_Return)
    assert visitor.session.document == document
    assert main(["trace", "--preset", "seven-steps", "--format", "csv"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 9
    assert main(["list", "presets"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].split(maxsplit=1) == ["seven-steps", "A short one."]


def test_opening_a_preset_in_the_tour_ends_the_tour(visitor):
    visitor.key(Key.Key_T, CONTROL)
    assert visitor.program.touring.station is not None
    visitor.gallery()
    press(Key.Key_Right, Key.Key_Return)
    assert visitor.program.touring.station is None
    assert visitor.scenario == presets()[1].scenario


def test_the_two_pages_are_reached_by_tab_and_arrows(visitor):
    gallery = visitor.gallery()
    assert gallery.ready.hasFocus()
    for place in (gallery.tabs.buttons[0], gallery.own):
        for _ in range(5):
            if not place.hasFocus():
                press(Key.Key_Tab)
        assert place.hasFocus()
        press(Key.Key_Right)
        assert gallery.pages.currentIndex() == 1
