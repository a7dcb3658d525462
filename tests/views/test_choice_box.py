"""The drop-down list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tests.heard import labels
from xentviz.figure.theme import LIGHT
from xentviz.views import style
from xentviz.views.check_box import CheckBox
from xentviz.views.choice_box import ChoiceBox


@pytest.fixture
def box(qtbot):
    widget = ChoiceBox("Speed", [(1.0, "one", "slow"), (2.0, "two", "fast"), (5.0, "five", "faster")])
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def test_key_chooses_and_tells_the_data(qtbot, box):
    with qtbot.waitSignal(box.chosen) as chosen:
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert chosen.args == [2.0]
    assert box.toolTip() == "fast"


def test_space_opens_the_list_and_enter_chooses_from_it(qtbot, box):
    qtbot.keyClick(box, Qt.Key.Key_Space)
    qtbot.waitUntil(box.view().isVisible)
    qtbot.keyClick(box.view(), Qt.Key.Key_End)
    with qtbot.waitSignal(box.chosen) as chosen:
        qtbot.keyClick(box.view(), Qt.Key.Key_Return)
    assert chosen.args == [5.0]


def test_showing_tells_nobody(qtbot, box):
    with qtbot.assertNotEmitted(box.chosen):
        box.show_choice(5.0)
    assert (box.currentText(), box.toolTip()) == ("five", "faster")


def test_unknown_value_shows_the_placeholder(box):
    box.setPlaceholderText("3 steps/s")
    box.show_choice(3.0)
    assert box.currentIndex() == -1
    assert box.currentText() == ""


def test_mouse_leaves_the_focus_where_it_was(qtbot, box):
    box.clearFocus()
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(box.view().isVisible)
    box.hidePopup()
    assert not box.hasFocus()


def test_long_label_is_shortened_and_not_cut_off(qtbot):
    box = ChoiceBox("Rule", [(0, "a label far too long for so narrow a box", "")])
    qtbot.addWidget(box)
    box.resize(120, 30)
    assert box._option().currentText.endswith("…")
    box.resize(600, 30)
    assert box._option().currentText == box.currentText()


@pytest.mark.parametrize("stays", [True, False])
def test_when_the_list_closes_only_a_mouse_that_is_still_there_hovers(qtbot, box, stays):
    inside = box.rect().center()
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(box.view().isVisible)
    box.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, not stays)  # what an open list leaves behind on some systems
    QCursor.setPos(box.mapToGlobal(inside if stays else box.rect().bottomRight() + QPoint(40, 40)))
    qtbot.keyClick(box.view(), Qt.Key.Key_Down)
    qtbot.keyClick(box.view(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not box.view().isVisible())
    assert box.currentText() == "two"
    assert box.underMouse() is stays


def test_an_entry_is_found_by_its_data(box):
    assert [box.itemData(box.findData(speed)) for speed in (5.0, 1.0)] == [5.0, 1.0]


def test_a_screen_reader_is_told_its_name_besides_the_chosen_item(qtbot):
    home, box = QWidget(), ChoiceBox("Speed", [(1.0, "one", "slow")])
    qtbot.addWidget(home)
    QVBoxLayout(home).addWidget(box)
    home.show()
    assert labels(box) == ["Speed"]
    assert [label for label in home.findChildren(QLabel) if label.isVisible()] == []


@pytest.mark.parametrize("make", [lambda: ChoiceBox("Speed", [(1.0, "one", "slow")]), lambda: CheckBox("Grid")])
def test_what_cannot_be_chosen_has_paler_letters(qtbot, restored, make):
    style.apply(restored, LIGHT)
    widget = make()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.setEnabled(False)
    image = widget.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(24, image.width() - 24) for y in range(image.height())}
    assert LIGHT.text not in seen
    assert LIGHT.contour in seen


def test_the_list_shows_all_its_entries_at_once(qtbot):
    long = ChoiceBox("Many", [(number, f"entry {number}", "") for number in range(14)])
    qtbot.addWidget(long)
    long.resize(120, 30)
    with qtbot.waitExposed(long):
        long.show()
    long.showPopup()
    assert long.view().verticalScrollBar().maximum() == 0
    long.hidePopup()
