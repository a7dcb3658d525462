"""A laptop with a projector: a process of its own, as a platform's screens are counted when it starts."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

SCREEN = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1, "y": 0}
SCREENS = [
    {"name": "laptop", "x": 0, "width": 1280, "height": 800, **SCREEN},
    {"name": "projector", "x": 1280, "width": 1920, "height": 1080, **SCREEN},
]
BEGIN = """
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from xentviz.app.main import application, build
from xentviz.app.preferences import Preferences
from xentviz.app.presenting.screen_menu import ScreenMenu

app = application()
laptop, projector = app.screens()
program = build(app, None, Preferences())
program.window.show()
presenting = program.desk.presenting
program.desk.presenting.toggle()
app.processEvents()
stage = presenting.show.window

def place():
    app.processEvents()
    return stage.screen().name(), stage.size().toTuple()
"""


@pytest.fixture
def run(tmp_path):
    """Runs lines after BEGIN and returns what they print."""
    layout = tmp_path / "screens.json"
    layout.write_text(json.dumps({"screens": SCREENS}))

    def ran(lines):
        environ = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={layout}"}
        code = BEGIN + lines + "\nprogram.window.close()"
        done = subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()

    return ran


def test_it_is_on_the_projector_at_first_and_on_the_next_screen_by_d_and_the_laptop_stays_alive(run):
    shown = run("""
print(*place(), program.window.screen().name())
QTest.keyClick(stage, Qt.Key.Key_Right)
print(program.window.status.step.value.text())
for _ in range(2):
    QTest.keyClick(stage, Qt.Key.Key_D)
    print(*place())
""")
    assert shown == ["projector (1920, 1080) laptop", "1", "laptop (1280, 800)", "projector (1920, 1080)"]


def test_a_screen_that_was_chosen_is_remembered_and_one_that_is_not_there_is_no_obstacle(run):
    shown = run("""
presenting.begin_on("laptop")
print(*place(), Preferences().kept("screen"))
menu = program.window.findChild(ScreenMenu)
menu.aboutToShow.emit()
print([action.text() for action in menu.actions() if action.isChecked()])
presenting.end()
Preferences().keep("screen", "the hall's")
presenting.begin()
stage = presenting.show.window
print(*place())
""")
    assert shown == ["laptop (1280, 800) laptop", "['laptop: 1280 × 800']", "projector (1920, 1080)"]


def test_only_the_screen_it_is_on_takes_it_away(run):
    shown = run("""
app.screenRemoved.emit(laptop)
print(presenting.show is not None)
QTest.keyClick(stage, Qt.Key.Key_D)
app.screenRemoved.emit(projector)
print(presenting.show is not None)
app.screenRemoved.emit(laptop)
print(presenting.show is None)
""")
    assert shown == ["True", "True", "True"]
