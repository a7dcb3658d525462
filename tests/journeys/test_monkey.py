"""Whatever keys and buttons are pressed, nothing fails, and the way back to the first picture is open.

XENTVIZ_MONKEY=100000 lets the monkey play so many events.
"""

import os

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.monkey import Monkey

EVENTS = int(os.environ.get("XENTVIZ_MONKEY", "600"))
PARTS = 4 if EVENTS < 10_000 else 40
"""So often everything is put away and the picture looked at."""


@pytest.fixture
def monkey(person, tmp_path, monkeypatch):
    """One that saves and exports into a folder of its own."""
    if QGuiApplication.platformName() != "offscreen":
        pytest.skip("the pointer of a real screen may lie over the picture")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    return Monkey(person.program, seed=7)


@pytest.mark.timeout(60 + EVENTS // 20)
def test_no_event_fails_and_home_brings_the_first_picture_back(qtbot, person, monkey):
    window, session = person.program.window, person.session
    person.program.desk.viewing.choose_appearance("light")
    first = window.simplex.grab().toImage()
    for part in range(1, PARTS + 1):
        monkey.play(EVENTS * part // PARTS)
        assert window.isVisible()
        monkey.rest()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        session.seek(9)
        window.setFocus()  # away from a handle that the keys may have reached
        window.simplex.setFocus()
        QTest.keyClick(window.simplex, Qt.Key.Key_Home)
        assert session.current_step == 0
        qtbot.waitUntil(lambda: window.simplex.grab().toImage() == first)
    assert monkey.events >= EVENTS
