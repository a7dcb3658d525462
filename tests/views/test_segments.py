"""Buttons side by side, one of them down: mouse, keys, and what the window's shortcuts do not get."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget

from xentviz.figure.theme import LIGHT
from xentviz.views import style
from xentviz.views.segments import Segments

LEFT = Qt.MouseButton.LeftButton
KEYS = {"Space": Qt.Key.Key_Space, "Left": Qt.Key.Key_Left, "Right": Qt.Key.Key_Right, "R": Qt.Key.Key_R}


@pytest.fixture
def desk(qtbot, qapp):
    """A window with the program's look and its shortcuts for time, and a line to type in before the segments."""
    look = qapp.style().name(), qapp.palette(), qapp.font()
    style.apply(qapp, LIGHT)
    desk = QWidget()
    desk.before, desk.segments = QLineEdit(), Segments("Way", [(1, "One"), (2, "Another"), ("x", "The last of all")])
    desk.heard, desk.time = [], []
    for name, key in KEYS.items():
        QShortcut(QKeySequence(key), desk).activated.connect(lambda name=name: desk.time.append(name))
    row = QHBoxLayout(desk)
    row.addWidget(desk.before)
    row.addWidget(desk.segments)
    desk.segments.show_choice(1)
    desk.segments.chosen.connect(desk.heard.append)
    qtbot.addWidget(desk)
    with qtbot.waitExposed(desk):
        desk.show()
    desk.activateWindow()
    qtbot.waitUntil(desk.isActiveWindow)
    desk.before.setFocus()
    yield desk
    qapp.setStyleSheet("")
    qapp.setStyle(look[0])
    qapp.setPalette(look[1])
    qapp.setFont(look[2])


def down(desk):
    return [value for value, button in desk.segments.buttons.items() if button.isChecked()]


def tab(desk, value):
    """Come by Tab to the button that is down."""
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is desk.segments.buttons[value]


def test_a_click_chooses_and_says_so_once(desk):
    for value in ("x", 2, 2):
        QTest.mouseClick(desk.segments.buttons[value], LEFT)
        assert down(desk) == [value]
    assert desk.heard == ["x", 2]


def test_a_click_leaves_the_focus_where_it_was(desk):
    QTest.mouseClick(desk.segments.buttons[2], LEFT)
    assert desk.before.hasFocus()


@pytest.mark.parametrize("value", [1, 2, "x"])
def test_showing_a_choice_tells_nobody(desk, value):
    desk.segments.show_choice(value)
    assert down(desk) == [value]
    assert desk.heard == []
    QTest.mouseClick(desk.segments.buttons[1 if value != 1 else 2], LEFT)
    assert len(desk.heard) == 1


def test_arrows_choose_and_the_windows_arrows_stay_quiet(desk):
    tab(desk, 1)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(QApplication.focusWidget(), key)
    assert desk.heard == [2, "x", 2]
    assert down(desk) == [2]
    assert desk.time == []


def test_space_stays_with_the_buttons_too(desk):
    tab(desk, 1)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    desk.segments.buttons[2].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(desk.segments.buttons[2], Qt.Key.Key_Space)
    assert desk.heard == [2]
    assert desk.time == []


def test_every_other_key_reaches_the_window_and_with_control_these_do_too(desk):
    tab(desk, 1)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_R)
    assert desk.time == ["R"]
    played = []
    QShortcut(QKeySequence("Ctrl+Space"), desk).activated.connect(lambda: played.append(True))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert played == [True]


def test_tab_enters_at_the_one_that_is_down_and_leaves_at_once(desk):
    desk.segments.show_choice(2)
    tab(desk, 2)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is desk.before


def test_each_button_speaks_the_name_of_the_choice_and_its_own(desk):
    names = [button.accessibleName() for button in desk.segments.buttons.values()]
    assert names == ["Way: One", "Way: Another", "Way: The last of all"]
    assert desk.segments.accessibleName() == "Way"


def test_bold_letters_have_room_and_nothing_moves_when_another_is_chosen(desk):
    buttons = desk.segments.buttons.values()
    places = [button.geometry() for button in buttons]
    for value, button in desk.segments.buttons.items():
        desk.segments.show_choice(value)
        QApplication.processEvents()
        font = button.font()
        font.setBold(True)
        assert button.width() >= QFontMetrics(font).horizontalAdvance(button.text())
        assert [button.geometry() for button in buttons] == places
    assert all(left.right() < right.left() for left, right in pairwise(places))
