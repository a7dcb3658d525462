"""Which gradient entries count: the choices with a name and the boxes say the same, and either changes the other."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from xentviz.views.free_switches import FreeSwitches

ALL = (True, True, True)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(qtbot):
    """A window whose Space key plays, and that shows again whatever is asked for, as the program does."""
    desk = QWidget()
    desk.switches, desk.heard, desk.played = FreeSwitches(), [], []
    desk.right = 0
    desk.switches.freeEdited.connect(desk.heard.append)
    QShortcut(QKeySequence(Qt.Key.Key_Space), desk).activated.connect(lambda: desk.played.append(True))
    QVBoxLayout(desk).addWidget(desk.switches)
    qtbot.addWidget(desk)
    desk.setFixedSize(300, 120)
    with qtbot.waitExposed(desk):
        desk.show()
    desk.activateWindow()
    qtbot.waitUntil(desk.isActiveWindow)
    desk.switches.show_free(None, 0)
    desk.switches.freeEdited.connect(lambda free: desk.switches.show_free(free, desk.right))
    return desk


@pytest.fixture
def switches(desk):
    return desk.switches


def shown(switches):
    return switches.choice.currentText(), tuple(box.isChecked() for box in switches.boxes)


def pick(switches, label):
    switches.choice.setFocus(Qt.FocusReason.TabFocusReason)
    at = [switches.choice.itemText(i) for i in range(switches.choice.count())]
    by = at.index(label) - switches.choice.currentIndex()
    for _ in range(abs(by)):
        QTest.keyClick(switches.choice, Qt.Key.Key_Down if by > 0 else Qt.Key.Key_Up)


def named(free, right):
    """What a set of entries is called."""
    if all(free):
        return "The whole gradient"
    if free == tuple(i == right for i in range(3)):
        return "Only the right class's entry"
    return "Only the wrong classes' entries" if free == tuple(i != right for i in range(3)) else "As switched below"


def test_without_a_word_everything_counts(desk, switches):
    assert shown(switches) == ("The whole gradient", ALL)
    assert desk.heard == []


@pytest.mark.parametrize("right", [0, 1, 2])
@pytest.mark.parametrize("free", list(product([True, False], repeat=3)), ids=str)
def test_showing_entries_sets_boxes_and_choice_and_asks_for_nothing(desk, switches, free, right):
    switches.show_free(free, right)
    assert shown(switches) == (named(free, right), free)
    assert desk.heard == []


@pytest.mark.parametrize("right", [0, 2])
def test_a_choice_with_a_name_sets_the_boxes(desk, switches, right):
    desk.right = right
    switches.show_free(None, right)
    pick(switches, "Only the right class's entry")
    assert desk.heard == [tuple(i == right for i in range(3))]
    pick(switches, "Only the wrong classes' entries")
    assert shown(switches) == ("Only the wrong classes' entries", tuple(i != right for i in range(3)))
    pick(switches, "The whole gradient")
    assert shown(switches) == ("The whole gradient", ALL)
    assert desk.heard[-1] == ALL


@pytest.mark.parametrize("index", [0, 1, 2])
def test_a_box_sets_the_choice_and_back_again(desk, switches, index):
    box = switches.boxes[index]
    for free in (tuple(i != index for i in range(3)), ALL):
        QTest.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))
        assert desk.heard[-1] == free
        assert shown(switches) == (named(free, 0), free)
    assert len(desk.heard) == 2


def test_the_choice_of_the_boxes_keeps_them(desk, switches):
    switches.show_free((True, True, False), 0)
    pick(switches, "Only the wrong classes' entries")
    switches.show_free((True, True, False), 0)
    pick(switches, "As switched below")
    assert shown(switches) == ("As switched below", (True, True, False))
    assert desk.heard[-1] == (False, True, True)


def test_tab_reaches_every_switch_and_space_turns_it_without_playing(desk, switches):
    switches.choice.setFocus(Qt.FocusReason.TabFocusReason)
    for box in switches.boxes:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is box
        QTest.keyClick(box, Qt.Key.Key_Space)
    assert desk.heard == [(False, True, True), (False, False, True), (False, False, False)]
    assert shown(switches) == ("As switched below", (False, False, False))
    assert desk.played == []


def test_every_control_says_what_it_is(switches):
    assert switches.choice.accessibleName() == "Gradient entries"
    assert [box.accessibleName() for box in switches.boxes] == [f"Gradient entry of class {c}" for c in "ABC"]
