"""The check box."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from xentviz.views.check_box import CheckBox


@pytest.fixture
def box(qtbot):
    widget = CheckBox("Contours")
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    return widget


def test_click_toggles_and_leaves_the_focus_where_it_was(qtbot, box):
    box.clearFocus()
    with qtbot.waitSignal(box.toggled):
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert box.isChecked()
    assert not box.hasFocus()


def test_space_toggles_the_focused_box_and_not_the_player(qtbot, box):
    play = QShortcut(QKeySequence(Qt.Key.Key_Space), box)
    play.setContext(Qt.ShortcutContext.WindowShortcut)
    box.setFocus()
    with qtbot.assertNotEmitted(play.activated), qtbot.waitSignal(box.toggled):
        qtbot.keyClick(box.windowHandle(), Qt.Key.Key_Space)


def test_showing_tells_nobody(qtbot, box):
    with qtbot.assertNotEmitted(box.toggled):
        box.show_checked(True)
    assert box.isChecked()


def test_tick_is_painted(box):
    empty = box.grab().toImage()
    box.show_checked(True)
    box.ensurePolished()
    with_tick = box.grab().toImage()
    assert with_tick != empty
