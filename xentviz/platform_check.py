"""Whether this machine can open a window, found out before Qt: where something is missing, Qt only says 'Aborted'."""

from __future__ import annotations

import ctypes
import os
import socket
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

# Shared libraries that the PySide6 wheels expect of the system, and the Debian or Ubuntu package that brings each.
BASE_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
XCB_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}


@dataclass(frozen=True)
class Problem:
    """Why no window can open, and what to do about it."""

    what: str
    cure: str

    def __str__(self) -> str:
        return f"{self.what}; {self.cure}"


@dataclass(frozen=True)
class Screen:
    """A way for Qt to reach a screen: its plugin's name, the variable that names the display, what it loads."""

    plugin: str
    variable: str
    libraries: Mapping[str, str]
    answers: Callable[[Mapping[str, str]], bool]

    def problem(self, environ: Mapping[str, str]) -> Problem | None:
        """Why no window can open here, or None. The libraries come first: the probe needs one of them."""
        missing = library_problem({**BASE_LIBRARIES, **self.libraries})
        if missing or self.answers(environ):
            return missing
        return Problem(f"{self.variable} is {environ[self.variable]!r}, but no display answers there", WITHOUT_DISPLAY)


WITHOUT_DISPLAY = "set DISPLAY to that of a running X server, or make pictures without one by: xentviz render"


def x_server_answers(environ: Mapping[str, str]) -> bool:
    """Whether the X server that DISPLAY names accepts a connection."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(os.fsencode(environ["DISPLAY"]), None)
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not failed


def wayland_answers(environ: Mapping[str, str]) -> bool:
    """Whether the compositor that WAYLAND_DISPLAY names accepts a connection."""
    path = os.path.join(environ.get("XDG_RUNTIME_DIR", ""), environ["WAYLAND_DISPLAY"])
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(path)
        except OSError:
            return False
    return True


SCREENS = (
    Screen("wayland", "WAYLAND_DISPLAY", WAYLAND_LIBRARIES, wayland_answers),
    Screen("xcb", "DISPLAY", XCB_LIBRARIES, x_server_answers),
)


def missing_packages(libraries: Mapping[str, str]) -> tuple[str, ...]:
    """The packages of those shared libraries that the system cannot load, each once, in the table's order."""
    return tuple(dict.fromkeys(package for name, package in libraries.items() if not _loads(name)))


def library_problem(libraries: Mapping[str, str]) -> Problem | None:
    """The missing ones of those shared libraries with the line that installs them all, or None."""
    missing = missing_packages(libraries)
    if not missing:
        return None
    return Problem("system libraries are missing", f"install them with: {install_line(missing)}")


def install_line(packages: tuple[str, ...]) -> str:
    """What to type on Debian or Ubuntu to get the packages."""
    sudo = "" if os.geteuid() == 0 else "sudo "
    return f"{sudo}apt-get update && {sudo}apt-get install -y --no-install-recommends {' '.join(packages)}"


def requested_plugin(environ: Mapping[str, str]) -> str:
    """The platform plugin that QT_QPA_PLATFORM asks for first ('xcb:opt;wayland' is 'xcb'), or an empty string."""
    return environ.get("QT_QPA_PLATFORM", "").partition(";")[0].partition(":")[0]


def window_problem(environ: Mapping[str, str] = os.environ) -> Problem | None:
    """Why Qt could not open a window on this machine and what to do about it, or None if it can.

    Only Linux is looked at. A plugin that needs no screen ('offscreen', 'vnc', ...) needs the base libraries alone.
    """
    if sys.platform != "linux":
        return None
    plugin = requested_plugin(environ)
    screens = [screen for screen in SCREENS if plugin in ("", screen.plugin)]
    if not screens:
        return library_problem(BASE_LIBRARIES)
    named = [screen for screen in screens if environ.get(screen.variable)]
    if not named:
        variables = " and ".join(screen.variable for screen in screens)
        return Problem(f"there is no display: {variables} not set", WITHOUT_DISPLAY)
    problems = [screen.problem(environ) for screen in named]
    return None if None in problems else problems[-1]


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
