"""Somebody before an audience: the open window, and the keys and the mouse of its presentation."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.window import LEFT, move
from xentviz.engine.simplex import to_plane
from xentviz.scenario import Scenario

SETTING = Scenario(learning_rate=0.2)
BEGUN = 7


class Speaker:
    """Somebody at the window who may present."""

    def __init__(self, person, qtbot):
        self.person, self.program, self.session, self.qtbot = person, person.program, person.session, qtbot
        self.presenting = person.program.desk.presenting

    @property
    def window(self):
        return self.presenting.show.window

    def begin(self):
        self.qtbot.waitUntil(self.program.window.isActiveWindow)
        self.person.key(Qt.Key.Key_F5)
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def press(self, keys):
        combination = QKeySequence(keys)[0]
        QTest.keyClick(QApplication.focusWidget(), combination.key(), combination.keyboardModifiers())

    def jump(self, keys):
        """Press a key; if it lets the point glide, wait until that is there."""
        glide = self.presenting.show.chosen.glide
        self.press(keys)
        if self.presenting.show is not None:
            self.qtbot.waitUntil(lambda: glide.state() == glide.State.Stopped)

    def place(self, p):
        x, y = self.window.simplex.canvas.frame.to_page(to_plane(p)).tolist()
        return QPoint(round(x), round(y))

    def drag(self, handle, p):
        view = self.window.simplex
        QTest.mousePress(view, LEFT, pos=self.place(getattr(self.session.scenario, handle)))
        move(view, self.place(p), LEFT)
        QTest.mouseRelease(view, LEFT, pos=self.place(p))


@pytest.fixture
def speaker(open_window, qtbot):
    """Somebody at step 7 of a setting that is no preset."""
    person = open_window(SETTING)
    person.session.seek(BEGUN)
    return Speaker(person, qtbot)


@pytest.fixture
def presenter(speaker):
    """The same one, presenting."""
    speaker.begin()
    yield speaker
    speaker.presenting.end()
