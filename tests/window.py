"""The whole program in its window, and somebody before it. Tests that want them import the fixtures in a conftest."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from xentviz.app.main import application, build
from xentviz.app.preferences import Preferences
from xentviz.engine.simplex import to_plane
from xentviz.scenario import Scenario

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


def move(widget, place, buttons):
    """Qt's own simulated move goes by the screen's cursor, which stays away where it is already."""
    at, where = QPointF(place), QPointF(widget.mapToGlobal(place))
    modifiers = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QMouseEvent(QEvent.Type.MouseMove, at, where, NONE, buttons, modifiers))


class Person:
    """Somebody at the window, with a mouse and a keyboard."""

    def __init__(self, program):
        self.program = program
        self.view = program.window.simplex
        self.session = program.session

    @property
    def scenario(self):
        return self.session.scenario

    def place(self, p):
        x, y = self.view.canvas.frame.to_page(to_plane(p)).tolist()
        return QPoint(round(x), round(y))

    def press(self, handle):
        QTest.mousePress(self.view, LEFT, pos=self.place(getattr(self.scenario, handle)))

    def move(self, place, buttons=LEFT):
        move(self.view, place, buttons)

    def point(self, widget, place):
        """Bring the pointer, no button held, to a place of a widget."""
        move(widget, place, NONE)

    def leave(self, widget):
        """Take the pointer away from a widget."""
        QApplication.sendEvent(widget, QEvent(QEvent.Type.Leave))

    def drag(self, handle, *points):
        self.press(handle)
        for p in points:
            self.move(self.place(p))
        QTest.mouseRelease(self.view, LEFT, pos=self.place(points[-1]))

    def key(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(QApplication.focusWidget() or self.program.window, key, modifiers)


def _ask_nothing(window):
    """At the end of a test nobody is there to answer."""
    window.may_close = lambda: True


@pytest.fixture
def open_window(qtbot, restored):
    """Opens the program's window on a scenario."""
    application()

    def opened(scenario=None):
        program = build(restored, scenario, Preferences())
        qtbot.addWidget(program.window, before_close_func=_ask_nothing)
        program.window.resize(1280, 720)
        with qtbot.waitExposed(program.window):
            program.window.show()
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        return Person(program)

    return opened


@pytest.fixture
def person(open_window):
    """Somebody before the question's own start."""
    return open_window(Scenario())
