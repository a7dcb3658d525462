"""The button that repeats its click."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from xentviz.views.repeat_button import RepeatButton

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def button(qtbot):
    widget = RepeatButton()
    widget.setAutoRepeatDelay(1)
    widget.setAutoRepeatInterval(1)
    qtbot.addWidget(widget)
    widget.clicks = []
    widget.clicked.connect(lambda: widget.clicks.append(1))
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def test_it_clicks_while_it_is_held(qtbot, button):
    QTest.mousePress(button, LEFT)
    qtbot.waitUntil(lambda: len(button.clicks) > 3)
    QTest.mouseRelease(button, LEFT)
    assert not button.isDown()


def test_it_comes_up_when_the_release_goes_to_a_menu_that_came_meanwhile(qtbot, button):
    menu = QMenu()
    menu.addAction("Open")
    qtbot.addWidget(menu)
    QTest.mousePress(button, LEFT)
    qtbot.waitUntil(lambda: len(button.clicks) > 3)
    with qtbot.waitExposed(menu):
        menu.popup(button.mapToGlobal(button.rect().bottomRight()))
    QTest.mouseRelease(menu, LEFT)
    menu.close()
    qtbot.waitUntil(lambda: not button.isDown())
