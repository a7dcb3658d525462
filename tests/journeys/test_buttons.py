"""Every button that Tab reaches is pressed by Space and Enter, and no key of the window is taken for them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton

from tests.window import LEFT
from xentviz.views.key_button import KeyButton

PRESSES = {"Space": Qt.Key.Key_Space, "Return": Qt.Key.Key_Return, "Enter": Qt.Key.Key_Enter}


def reached(home):
    """The buttons in sight that Tab comes to, but switches, which are chosen and not pressed."""
    for button in home.findChildren(QAbstractButton):
        on = button.isVisible() and button.isEnabled() and button.focusPolicy() & Qt.FocusPolicy.TabFocus
        if on and not button.isCheckable() and isinstance(button, QPushButton | KeyButton):
            yield button


@pytest.mark.parametrize("key", PRESSES.values(), ids=PRESSES)
@pytest.mark.parametrize("grid", [False, True])
def test_space_and_enter_press_what_tab_reaches_and_nothing_plays(person, key, grid):
    window, session = person.program.window, person.session
    window.notice.show_notice("Something was found.", "Restore", "Discard")
    session.edit_view(grid=grid, page="maths")
    buttons = [button for button in reached(window) if not (isinstance(button, KeyButton) and button.menu())]
    names = {button.text() for button in buttons}
    assert {"Copy figure", "Export…", "Restore", "Discard"} | ({"Back"} if grid else {"→"}) <= names
    pressed = []
    for button in buttons:
        button.clicked.disconnect()  # what it does has tests of its own
        button.clicked.connect(lambda _on, button=button: pressed.append(button))
        button.setFocus()
        QTest.keyClick(button, key)
    assert pressed == buttons
    assert not session.player.playing


def test_after_a_click_the_keys_still_go_to_the_picture(person):
    QTest.mouseClick(person.program.window.copy_button, LEFT)
    assert QApplication.focusWidget() is person.view
    person.key(Qt.Key.Key_Space)
    assert person.session.player.playing


def test_unsaved_work_is_answered_without_a_mouse(person):
    bar, heard = person.program.window.notice, []
    bar.accepted.disconnect()
    bar.accepted.connect(lambda: heard.append(True))
    bar.show_notice("Something was found.", "Restore", "Discard")
    while QApplication.focusWidget() is not bar.accept_button:
        person.key(Qt.Key.Key_Tab)
    person.key(Qt.Key.Key_Return)
    assert heard == [True]
    assert not bar.isVisible()
