"""A machine that cannot open a window is recognised before Qt aborts on it."""

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from xentviz import platform_check
from xentviz.platform_check import BASE_LIBRARIES, SCREENS, missing_packages, requested_plugin, window_problem

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux is looked at")


def pretend_missing(monkeypatch, *names):
    monkeypatch.setattr(platform_check, "_loads", lambda name: name not in names)


def test_no_display_is_said_with_what_can_be_done():
    problem = str(window_problem({}))
    assert problem.startswith("there is no display: WAYLAND_DISPLAY and DISPLAY not set")
    assert "xentviz render" in problem


def test_an_x_server_that_answers_is_no_problem(x_server, monkeypatch):
    pretend_missing(monkeypatch)
    assert window_problem({"DISPLAY": x_server}) is None


def test_a_dead_display_is_named(monkeypatch):
    pretend_missing(monkeypatch)
    assert str(window_problem({"DISPLAY": ":9876"})).startswith("DISPLAY is ':9876', but no display answers there")


def test_a_dead_compositor_is_named(tmp_path, monkeypatch):
    pretend_missing(monkeypatch)
    environ = {"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert str(window_problem(environ)).startswith("WAYLAND_DISPLAY is 'wayland-7', but no display answers there")


def test_a_compositor_that_answers_is_no_problem(tmp_path, monkeypatch):
    pretend_missing(monkeypatch)
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(tmp_path / "w"))
        compositor.listen()
        assert window_problem({"WAYLAND_DISPLAY": "w", "XDG_RUNTIME_DIR": str(tmp_path)}) is None


def test_one_working_screen_of_two_is_enough(x_server, tmp_path, monkeypatch):
    pretend_missing(monkeypatch)
    environ = {"DISPLAY": x_server, "WAYLAND_DISPLAY": "gone", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert window_problem(environ) is None


def test_missing_libraries_come_with_one_install_line_for_all_of_them(monkeypatch):
    pretend_missing(monkeypatch, "libGL.so.1", "libxcb-cursor.so.0", "libglib-2.0.so.0", "libgthread-2.0.so.0")
    problem = str(window_problem({"DISPLAY": ":0"}))
    assert "apt-get install -y --no-install-recommends libgl1 libglib2.0-0 libxcb-cursor0" in problem


def test_a_plugin_without_a_screen_needs_no_display(monkeypatch):
    pretend_missing(monkeypatch, "libxcb.so.1")
    assert window_problem({"QT_QPA_PLATFORM": "offscreen"}) is None


def test_a_plugin_without_a_screen_still_needs_the_base_libraries(monkeypatch):
    pretend_missing(monkeypatch, "libEGL.so.1")
    assert str(window_problem({"QT_QPA_PLATFORM": "offscreen"})).endswith("libegl1")


def test_a_chosen_plugin_is_the_only_one_looked_at(monkeypatch):
    pretend_missing(monkeypatch)
    assert str(window_problem({"QT_QPA_PLATFORM": "xcb", "WAYLAND_DISPLAY": "w"})).startswith(
        "there is no display: DISPLAY"
    )


@pytest.mark.parametrize(
    ("value", "plugin"), [("xcb", "xcb"), ("offscreen:size=1x1", "offscreen"), ("wayland;xcb", "wayland")]
)
def test_the_requested_plugin_is_read_as_qt_reads_it(value, plugin):
    assert requested_plugin({"QT_QPA_PLATFORM": value}) == plugin


def test_a_library_that_does_not_exist_is_missing():
    assert missing_packages({"libno-such-thing.so.9": "libno-such-thing9"}) == ("libno-such-thing9",)


LOAD_ALL = """
import ctypes, pathlib, PySide6.QtSvg, PySide6.QtWidgets
for name in ("xcb", "wayland", "offscreen"):
    try:
        ctypes.CDLL(pathlib.Path(PySide6.__path__[0]) / f"Qt/plugins/platforms/libq{name}.so")
    except OSError:
        pass
"""


def test_the_tables_hold_every_system_library_that_qt_loads():
    environ = {**os.environ, "LD_DEBUG": "files"}  # the loader then says which file needs which
    run = subprocess.run([sys.executable, "-c", LOAD_ALL], env=environ, capture_output=True, text=True, check=True)
    pairs = re.findall(r"file=(\S+) \[0\]; +needed by (\S+)", run.stderr)
    needed = {Path(name).name for name, by in pairs if "/PySide6/" in by}
    bundled = ("libQt6", "libicu", "libshiboken6", "libpyside6")
    pythons = ("libc.so", "libm.so", "libdl.so", "librt.so", "libpthread.so", "libstdc++", "libgcc_s", "ld-linux")
    known = {name for screen in SCREENS for name in screen.libraries} | BASE_LIBRARIES.keys()
    assert "libGL.so.1" in needed
    assert {name for name in needed if not name.startswith((*bundled, *pythons))} <= known
