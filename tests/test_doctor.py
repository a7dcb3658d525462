"""`xentviz doctor`: each lack is named with its cure; the exit status says whether the window can open."""

import re
from pathlib import Path

import pytest

from xentviz import platform_check
from xentviz.app.preferences import Preferences
from xentviz.cli import main
from xentviz.commands import doctor
from xentviz.commands.doctor import satisfies


@pytest.fixture
def report(capsys):
    def run():
        status = main(["doctor"])
        return status, capsys.readouterr().out

    return run


def line_of(out, subject):
    return next(line for line in out.splitlines() if subject in line)


def test_a_machine_that_can_open_the_window_passes(report, monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    status, out = report()
    assert status == 0, out
    for subject in ("python", "numpy", "pyqtgraph", "pyside6", "display", "fonts and style", "settings file"):
        assert line_of(out.lower(), subject).startswith("ok")


@pytest.mark.skipif(platform_check.sys.platform != "linux", reason="only Linux is looked at")
def test_no_display_is_a_lack_with_a_cure(report, monkeypatch):
    for variable in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(variable, raising=False)
    status, out = report()
    assert status == 1
    assert line_of(out, "display").startswith("LACKS")
    assert "cure: set DISPLAY" in out


@pytest.mark.skipif(platform_check.sys.platform != "linux", reason="only Linux is looked at")
def test_a_missing_library_is_a_lack_with_its_install_line(report, monkeypatch):
    monkeypatch.setattr(platform_check, "_loads", lambda name: name != "libEGL.so.1")
    status, out = report()
    assert status == 1
    assert "--no-install-recommends libegl1" in out


def test_a_version_outside_the_pins_is_a_lack_with_its_cure(report, monkeypatch):
    real = doctor.metadata.version
    monkeypatch.setattr(
        doctor.metadata, "version", lambda name: "6.12.0" if name.lower().startswith("pyside6") else real(name)
    )
    status, out = report()
    assert status == 1
    assert "6.12.0" in line_of(out, "LACKS")
    assert "-m pip install" in out


def test_a_missing_font_is_a_lack(report, monkeypatch):
    monkeypatch.setattr(doctor, "RESOURCES", ("fonts/no-such.otf",))
    status, out = report()
    assert status == 1
    assert "no-such.otf" in line_of(out, "LACKS")


def test_a_missing_tool_is_a_note_only(report, monkeypatch):
    monkeypatch.setattr(doctor.shutil, "which", lambda name: None)
    status, out = report()
    assert status == 0
    assert line_of(out, "rsvg-convert").startswith("note")
    assert "librsvg2-bin" in out


def test_a_settings_file_that_cannot_be_written_is_a_note_with_its_cure(report, monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    Path(Preferences().path).mkdir(parents=True)
    status, out = report()
    assert status == 0, out
    assert line_of(out, "settings file").startswith("note")
    assert Preferences().path in line_of(out, "settings file")
    assert "cure: make the file or its folder writable; without it nothing is remembered" in out


@pytest.mark.parametrize(
    ("version", "specifier", "fits"),
    [
        ("2.4.6", "<3,>=1.26", True),
        ("1.9", "<3,>=1.26", False),
        ("3.0", "<3,>=1.26", False),
        ("6.11.3", ">=6.10.3,<6.12", True),
        ("6.12.0", ">=6.10.3,<6.12", False),
        ("0.14.0rc1", ">=0.14,<0.15", True),
    ],
)
def test_versions_are_compared_as_numbers(version, specifier, fits):
    assert satisfies(version, specifier) is fits


def lacking(monkeypatch, *names):
    real = doctor.metadata.version

    def version(name):
        if name in names:
            raise doctor.metadata.PackageNotFoundError(name)
        return real(name)

    monkeypatch.setattr(doctor.metadata, "version", version)


@pytest.mark.parametrize(("name", "needed"), [("pillow", "GIF films"), ("av", "MP4 and WebM films")])
def test_a_package_for_films_that_is_missing_is_a_note_with_its_cure(report, monkeypatch, name, needed):
    lacking(monkeypatch, name)
    monkeypatch.setattr(doctor.shutil, "which", lambda program: None)
    _, out = report()
    assert line_of(out, f" {name} ").startswith("note")
    assert re.search(rf"cure: only for {needed}: .* -m pip install '{name}>=", out)


def test_ffmpeg_will_do_for_videos(report, monkeypatch):
    lacking(monkeypatch, "av")
    monkeypatch.setattr(doctor.shutil, "which", lambda program: f"/opt/{program}")
    line = line_of(report()[1], " av ")
    assert line.startswith("ok")
    assert "/opt/ffmpeg will do" in line


def test_a_package_that_is_there_is_named_with_its_version_whatever_else_would_do(report, monkeypatch):
    monkeypatch.setattr(doctor.shutil, "which", lambda program: f"/opt/{program}")
    monkeypatch.setattr(doctor.metadata, "version", lambda name: "99.1")
    assert line_of(report()[1], " av ").split() == ["ok", "av", "99.1"]
