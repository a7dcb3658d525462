"""The whole program in its window, as a person meets it."""

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
        """Qt's own simulated move goes by the screen's cursor, which stays away where it is already."""
        at, where = QPointF(place), QPointF(self.view.mapToGlobal(place))
        modifiers = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(self.view, QMouseEvent(QEvent.Type.MouseMove, at, where, NONE, buttons, modifiers))

    def point(self, widget, place):
        """Bring the pointer, no button held, to a place of a widget."""
        at, where = QPointF(place), QPointF(widget.mapToGlobal(QPointF(place).toPoint()))
        event = QMouseEvent(QEvent.Type.MouseMove, at, where, NONE, NONE, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(widget, event)

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


@pytest.fixture
def open_window(qtbot, qapp):
    """Opens the program's window on a scenario; the application has its own look again afterwards."""
    look = qapp.style().name(), qapp.palette(), qapp.font()
    application()

    def opened(scenario=None):
        program = build(qapp, scenario, Preferences())
        qtbot.addWidget(program.window)
        program.window.resize(1280, 720)
        with qtbot.waitExposed(program.window):
            program.window.show()
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        return Person(program)

    yield opened
    qapp.setStyleSheet("")
    qapp.setStyle(look[0])
    qapp.setPalette(look[1])
    qapp.setFont(look[2])


@pytest.fixture
def person(open_window):
    """Somebody before the question's own start."""
    return open_window(Scenario())
