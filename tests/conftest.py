"""What every test gets: a screenless Qt, settings and clipboard of its own, and no widget or timer left behind."""

import gc
import os
import shutil
import subprocess

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

import pyqtgraph
import pytest
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import getCppPointer, isValid

from xentviz.session import Session

# pyqtgraph drops mouse moves that come within 10 ms of the last one: a simulated drag would lose most of its way.
pyqtgraph.setConfigOption("mouseRateLimit", -1)

settings.register_profile("xentviz", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("xentviz")


def pytest_collection_finish() -> None:
    """What exists before the first test is not its doing; frozen, it does not slow the search for leftovers."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def own_settings(tmp_path_factory, monkeypatch):
    """No test reads or writes the settings and session files of the person who runs it."""
    home = tmp_path_factory.mktemp("settings")
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, str(home))
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, str(home))


@pytest.fixture(autouse=True)
def nothing_left_behind(request):
    """A test with Qt ends with the top-level widgets and running timers that it began with, and nothing held.

    Nothing held means: no mouse button, and an empty clipboard.
    """
    if not {"qapp", "qtbot"} & set(request.fixturenames):
        yield
        return
    before = set(map(_address, _leftovers()))
    yield
    if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
        pytest.fail("a mouse button is still held", pytrace=False)
    QApplication.clipboard().clear()
    _finish_deletions()
    left = [thing for thing in _leftovers() if _address(thing) not in before]
    if left:
        del left
        gc.collect()
        _finish_deletions()
        left = [thing for thing in _leftovers() if _address(thing) not in before]
    if left:
        pytest.fail("left behind: " + ", ".join(map(_described, left)), pytrace=False)


@pytest.fixture
def restored(qapp):
    """The application, with its own look again after the test."""
    before = qapp.style().name(), qapp.palette(), qapp.font()
    yield qapp
    qapp.setStyleSheet("")
    qapp.setStyle(before[0])
    qapp.setPalette(before[1])
    qapp.setFont(before[2])


@pytest.fixture
def x_server():
    """The number of a display where an X server answers."""
    if not shutil.which("Xvfb"):
        pytest.skip("needs Xvfb")
    out, into = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(into)], pass_fds=[into], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(into)
    with os.fdopen(out) as number:
        yield ":" + number.readline().strip()
    server.terminate()
    server.wait()


def _finish_deletions():
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


def _leftovers():
    timers = [thing for thing in gc.get_objects() if issubclass(type(thing), QTimer)]
    running = [timer for timer in timers if isValid(timer) and timer.isActive()]
    return [*(QApplication.topLevelWidgets() if QApplication.instance() else ()), *running]


def _address(thing):
    # Of what a failed test holds, Qt's own widgets get a new Python object at every look.
    return getCppPointer(thing)[0]


def _described(thing):
    kind = f"timer every {thing.interval()} ms of {thing.parent()!r}" if isinstance(thing, QTimer) else "widget"
    return f"{type(thing).__name__} {thing.objectName()!r} ({kind})"


@pytest.fixture
def session(qapp):
    """A session at the question's own start."""
    session = Session()
    yield session
    session.player.pause()


@pytest.fixture
def told(session):
    """The parts of every change, in order."""
    parts = []
    session.changed.connect(parts.append)
    return parts
