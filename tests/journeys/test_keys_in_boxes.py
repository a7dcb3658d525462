"""The window's keys while a number box has the focus."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from xentviz.presets import presets

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_ctrl_e_exports_from_a_number_box(person):
    box, seen = person.program.window.settings.learning_rate.box, []
    box.setFocus()
    dialog = person.program.desk.exporting.dialog

    def look():
        seen.append(dialog.isVisible())
        dialog.reject()

    QTimer.singleShot(0, dialog, look)
    person.key(Qt.Key.Key_E, CONTROL)
    assert seen == [True]


def test_ctrl_and_a_digit_loads_a_preset_from_a_number_box(person):
    person.program.window.settings.steps.setFocus()
    person.key(Qt.Key.Key_2, CONTROL)
    assert person.scenario == presets()[1].scenario


def test_ctrl_c_copies_what_is_selected_in_a_box_and_else_the_figure(person):
    box = person.program.window.settings.points["start"].boxes[1]
    box.setFocus()
    box.selectAll()
    person.key(Qt.Key.Key_C, CONTROL)
    assert QApplication.clipboard().text() == "0.600"
    box.deselect()
    person.key(Qt.Key.Key_C, CONTROL)
    assert QApplication.clipboard().mimeData().hasFormat("image/svg+xml")
