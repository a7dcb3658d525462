"""The window verb as a process of its own: without a display it says so, on a real X server it opens."""

import os
import shutil
import signal
import subprocess
import sys
import time

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs X11")

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_SESSION_TYPE")


def start(*words, **variables):
    environ = {name: value for name, value in os.environ.items() if name not in SCREENS} | variables
    command = [sys.executable, "-m", "xentviz", *words]
    return subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def ended(process, seconds=20):
    """Exit status, standard output and standard error of a process that ends by itself."""
    out, err = process.communicate(timeout=seconds)
    return process.returncode, out, err


def window_of(process, display):
    """Wait for the visible window of a process and return its number."""
    search = ["xdotool", "search", "--onlyvisible", "--name", "xentviz"]
    for _ in range(200):
        found = subprocess.run(
            search, env={**os.environ, "DISPLAY": display}, capture_output=True, text=True, check=False
        )
        if found.stdout.strip():
            return found.stdout.split()[-1]
        assert process.poll() is None, process.communicate()
        time.sleep(0.1)
    process.kill()
    raise AssertionError("no window within 20 seconds")


@pytest.mark.parametrize("variables", [{}, {"DISPLAY": ""}, {"QT_QPA_PLATFORM": "xcb"}])
def test_without_a_display_one_sentence_says_what_can_be_done(variables):
    status, out, err = ended(start(**variables))
    assert (status, out) == (2, "")
    assert err.startswith("xentviz: the window cannot open: there is no display")
    assert err.endswith("xentviz render\n")
    assert err.count("\n") == 1


def test_a_dead_display_is_one_sentence_too():
    status, out, err = ended(start(DISPLAY=":9876"))
    assert (status, out) == (2, "")
    assert err.startswith("xentviz: the window cannot open: DISPLAY is ':9876'")
    assert err.count("\n") == 1


@pytest.mark.skipif(not shutil.which("xdotool"), reason="needs xdotool")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_window_opens_on_an_x_server_and_ends_when_asked_to(x_server, number):
    process = start(DISPLAY=x_server)
    window_of(process, x_server)
    process.send_signal(number)
    assert ended(process) == (0, "", "")


@pytest.mark.skipif(not shutil.which("xdotool"), reason="needs xdotool")
def test_a_scenario_file_that_is_wrong_opens_no_window(x_server, tmp_path):
    path = tmp_path / "lecture.json"
    path.write_text("{}")
    status, _, err = ended(start(str(path), DISPLAY=x_server))
    assert status == 2
    assert str(path) in err
