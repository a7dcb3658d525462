"""The guards of conftest.py and pyproject.toml hold: each kind of carelessness fails the test that commits it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parent

CARELESS = """
import warnings
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtWidgets import QApplication, QWidget

kept = []

def test_widget_left_open(qtbot):
    kept.append(QWidget(objectName="forgotten"))
    kept[-1].show()

def test_timer_left_running(qtbot):
    kept.append(QTimer(objectName="ticking"))
    kept[-1].start(1000)

def test_qt_warning(qtbot):
    qWarning("Qt is unhappy")

def test_python_warning():
    warnings.warn("Python is unhappy")

def test_fills_the_clipboard(qtbot):
    QApplication.clipboard().setText("left")

def test_finds_the_clipboard_empty(qtbot):
    assert QApplication.clipboard().text() == ""

def test_careful(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    timer = QTimer(widget)
    timer.start(1000)
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    folder = tmp_path_factory.mktemp("careless")
    shutil.copy(TESTS / "conftest.py", folder)
    (folder / "test_careless.py").write_text(CARELESS)
    shutil.copy(TESTS.parent / "pyproject.toml", folder)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_careless.py"]
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, check=False).stdout


@pytest.mark.parametrize(
    ("verdict", "test", "reason"),
    [
        ("ERROR", "test_widget_left_open", "'forgotten' (widget)"),
        ("ERROR", "test_timer_left_running", "'ticking' (timer every 1000 ms"),
        ("FAILED", "test_qt_warning", "Qt is unhappy"),
        ("FAILED", "test_python_warning", "Python is unhappy"),
    ],
)
def test_carelessness_fails_and_is_named(report, verdict, test, reason):
    assert f"{verdict} test_careless.py::{test}" in report, report
    assert reason in report


def test_careful_tests_pass(report):
    assert "2 failed, 5 passed, 2 errors" in report, report
