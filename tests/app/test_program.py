"""The program as a process of its own: what it forgets, and what it survives."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QByteArray

from xentviz.app.preferences import Preferences, Settings
from xentviz.document import Document
from xentviz.origin import Origin
from xentviz.scenario import Scenario
from xentviz.view import View

KEPT = Scenario(learning_rate=0.5, steps=33)
VIEW, SETTINGS = View(("arrows", "grid"), log_loss=False), Settings("dark", 5.0)

# A whole program, and a hand that closes its window once it is there. With --fault, something goes wrong before, with
# --copy, the figure is copied.
OPEN_AND_CLOSE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from xentviz import cli
from xentviz.app.main import application
from xentviz.app.window import Window

done = []

def act():
    windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, Window) and w.isVisible()]
    if "--fault" in sys.argv and windows and not done:
        done.append("fault")
        raise LookupError("a fault in a slot")
    if windows:
        print("icon:", not windows[0].windowIcon().isNull())
        print("reports:", len(windows[0].findChildren(QMessageBox)))
        if "--copy" in sys.argv:
            windows[0].copy_button.click()
            print("copied:", app.clipboard().mimeData().hasImage())
        done.append("closed")
        windows[0].close()
    elif "closed" in done:
        app.quit()  # once more, in case the window was closed before the event loop began

app = application()
timer = QTimer(interval=20)
timer.timeout.connect(act)
timer.start()
status = cli.main([word for word in sys.argv[1:] if word not in ("--fault", "--copy")])
if "--copy" in sys.argv:
    left = app.clipboard().mimeData()
    print("left:", left is not None and left.hasImage())
sys.exit(status)
"""


def opened_and_closed(*words, **variables):
    """Status, what was seen, and complaints of a program of its own whose window was opened, used and closed."""
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"} | variables
    command = [sys.executable, "-c", OPEN_AND_CLOSE, *words]
    ended = subprocess.run(command, env=environ, capture_output=True, text=True, check=False, timeout=60)
    complaints = [line for line in ended.stderr.splitlines() if not line.startswith("This plugin does not support")]
    said = dict(line.split(": ") for line in ended.stdout.splitlines())
    return ended.returncode, said, complaints


@pytest.mark.parametrize(("words", "left"), [((), KEPT), (("--reset-settings",), Scenario())])
def test_the_settings_of_the_last_time_hold_unless_they_are_to_be_forgotten(words, left):
    Preferences().save(Origin(Document(KEPT, VIEW)), SETTINGS, QByteArray())
    assert opened_and_closed(*words) == (0, {"icon": "True", "reports": "0"}, [])
    view, settings = (VIEW, SETTINGS) if left is KEPT else (View(), Settings())
    assert (Preferences().origin(), Preferences().settings()) == (Origin(Document(left, view)), settings)


def test_a_fault_in_the_program_is_reported_and_does_not_end_it():
    status, seen, err = opened_and_closed("--fault")
    assert (status, seen["reports"]) == (0, "1")
    assert [line for line in err if "LookupError" in line] == ["LookupError: a fault in a slot"]
    assert Preferences().origin() == Origin(Document())


@pytest.mark.skipif(sys.platform != "linux", reason="needs X")
def test_a_copied_figure_is_taken_off_the_clipboard_at_the_end(x_server):
    status, seen, _ = opened_and_closed("--copy", DISPLAY=x_server, QT_QPA_PLATFORM="xcb")
    assert (status, seen["copied"], seen["left"]) == (0, "True", "False")
