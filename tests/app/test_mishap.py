"""When the program itself is at fault: the report is shown once, and work goes on."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QVBoxLayout, QWidget

from xentviz.app.mishap import Mishaps


class Faulty(QWidget):
    """Two buttons that do what no button should, and one that works."""

    def __init__(self):
        super().__init__()
        self.pressed = 0
        self.buttons = {name: QPushButton(name) for name in ("divide", "look up", "count")}
        column = QVBoxLayout(self)
        for name, button in self.buttons.items():
            column.addWidget(button)
            button.clicked.connect({"divide": self.divide, "look up": self.look_up, "count": self.count}[name])

    def press(self, name):
        QTest.mouseClick(self.buttons[name], Qt.MouseButton.LeftButton)

    def divide(self):
        return 1 / 0

    def look_up(self):
        return {}["nothing"]

    def count(self):
        self.pressed += 1


@pytest.fixture
def window(qtbot):
    """A faulty window under the care of Mishaps."""
    before = sys.excepthook
    window = Faulty()
    qtbot.addWidget(window)
    window.show()
    mishaps = Mishaps(window)
    yield window
    mishaps.close()
    assert sys.excepthook is before


def boxes():
    return [box for box in QApplication.topLevelWidgets() if isinstance(box, QMessageBox) and box.isVisible()]


def test_a_fault_is_shown_with_what_helps_to_mend_it_and_printed(window, capsys):
    window.press("divide")
    (box,) = boxes()
    assert "went wrong" in box.text()
    assert "ZeroDivisionError: division by zero" in box.informativeText()
    assert "scenario is still there" in box.informativeText()
    assert "Traceback" in box.detailedText()
    assert "in divide" in box.detailedText()
    assert capsys.readouterr().err == box.detailedText()


def test_the_same_fault_is_told_once_however_often_it_happens(window, capsys):
    for _ in range(3):
        window.press("divide")
    assert len(boxes()) == 1
    assert capsys.readouterr().err.count("Traceback") == 1


def test_another_fault_is_told_as_well(window):
    window.press("divide")
    window.press("look up")
    assert sorted(box.informativeText().partition(":")[0] for box in boxes()) == ["KeyError", "ZeroDivisionError"]


def test_work_goes_on_while_the_report_is_there(window):
    window.press("divide")
    window.press("count")
    assert window.pressed == 1
    assert not boxes()[0].isModal()


def test_a_report_that_is_closed_is_gone_and_stays_away(window, qtbot):
    window.press("divide")
    boxes()[0].close()
    qtbot.waitUntil(lambda: not window.findChildren(QMessageBox))
    window.press("divide")
    assert boxes() == []


def test_after_the_program_exceptions_go_where_they_went_before(window, qtbot):
    with qtbot.capture_exceptions() as caught:
        Mishaps(window).close()
        window.press("look up")
    assert [kind for kind, *_ in caught] == [KeyError]
    assert boxes() == []
