"""What the View menu marks as in force, by whatever way it came about."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from xentviz.views.settings_panel import APPEARANCES


def marked(person):
    """The ids of the marked commands of the View menu, which is opened and closed with the mouse and Esc."""
    bar = person.program.window.menuBar()
    (entry,) = (action for action in bar.actions() if action.text() == "&View")
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.actionGeometry(entry).center())
    menu = entry.menu()
    assert isinstance(menu, QMenu)
    assert menu.isVisible()
    found = {action.objectName() for action in menu.actions() if action.isChecked()}
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    QTest.keyClick(bar, Qt.Key.Key_Escape)
    return found


def action(person, name):
    return person.program.window.findChild(QAction, name)


def test_at_first_the_usual_choices_are_marked(person):
    assert marked(person) == {"ledger", "log", "system"}


def test_marks_follow_keys_and_panel(person):
    person.program.window.loss.setFocus()
    for key, modifier in (("L", "NoModifier"), ("M", "NoModifier"), ("S", "NoModifier"), ("P", "ShiftModifier")):
        person.key(getattr(Qt.Key, f"Key_{key}"), getattr(Qt.KeyboardModifier, modifier))
    person.program.window.settings.appearanceChosen.emit("dark")
    assert marked(person) == {"maths", "span", "swap-parameterization", "dark"}


@pytest.mark.parametrize("name", ["ledger", "light", "dark", "system"])
def test_a_choice_that_is_made_twice_stays_marked(person, name):
    for _ in range(2):
        action(person, name).trigger()
        assert name in marked(person)


@pytest.mark.parametrize("name", ["log", "span", "swap-loss"])
def test_a_switch_that_is_used_twice_is_as_before(person, name):
    before = name in marked(person)
    action(person, name).trigger()
    assert (name in marked(person)) is not before
    action(person, name).trigger()
    assert (name in marked(person)) is before


def test_menu_and_panel_call_the_appearances_the_same(person):
    assert {name: action(person, name).text() for name, *_ in APPEARANCES} == {n: label for n, label, _ in APPEARANCES}
