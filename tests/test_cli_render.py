"""`xentviz render`: a file in the format of its suffix, whole or not at all, without a screen."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from xentviz import Scenario, platform_check, solve
from xentviz.cli import main
from xentviz.figure.formats import FORMATS, by_suffix
from xentviz.figure.page import RenderOptions, compose
from xentviz.scenario_file import dumps

BEGINNINGS = {"png": b"\x89PNG\r\n", "svg": b"<", "pdf": b"%PDF-1."}

CASES = {
    "no file": ([], ["-o", ".png", ".svg", ".pdf"]),
    "suffix": (["-o", "out.bmp"], ["out.bmp", ".png"]),
    "no suffix": (["-o", "out"], ["'out'", ".png"]),
    "size": (["--size", "huge"], ["--size", "'huge'", "16:9"]),
    "size too small": (["--size", "1x1mm"], ["--size", "1x1mm", "30"]),
    "dpi": (["--dpi", "9999"], ["--dpi", "9999", "2400"]),
    "dpi word": (["--dpi", "many"], ["--dpi", "'many'", "whole number"]),
    "background": (["--background", "pink"], ["--background", "'pink'", "transparent"]),
    "content": (["--content", "all"], ["--content", "'all'", "simplex-and-curves"]),
    "text scale": (["--text-scale", "0"], ["--text-scale", "0.0", "from"]),
    "layers": (["--layers", "grid,clouds"], ["--layers", "'clouds'", "grid"]),
    "loss axis": (["--loss-axis", "round"], ["--loss-axis", "'round'", "linear"]),
    "words": (["--words", "some"], ["--words", "'some'", "yes, no"]),
    "step negative": (["--step", "-1"], ["--step", "-1"]),
    "step beyond": (["--steps", "5", "--step", "6"], ["step is 6", "0 to 5"]),
    "loss": (["--loss", "none"], ["--loss", "'none'", "cross-entropy"]),
}


@pytest.mark.parametrize("case", CASES)
def test_bad_input_is_refused_with_one_sentence_and_nothing_written(capsys, tmp_path, monkeypatch, case):
    words, parts = CASES[case]
    monkeypatch.chdir(tmp_path)
    output = [] if "-o" in words or case == "no file" else ["-o", "out.svg"]
    assert main(["render", *output, *words]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert [part for part in parts if part not in err] == []
    assert list(tmp_path.iterdir()) == []


def test_an_unwritable_path_is_refused(capsys, tmp_path):
    path = tmp_path / "no-folder" / "out.svg"
    assert main(["render", "-o", str(path)]) == 2
    assert str(path) in capsys.readouterr().err


def test_four_classes_are_refused(capsys, tmp_path):
    path = tmp_path / "four.json"
    scenario = Scenario(start=(0.1, 0.2, 0.3, 0.4), target=(1.0, 0.0, 0.0, 0.0))
    path.write_text(dumps(scenario))
    assert main(["render", "--scenario", str(path), "-o", str(tmp_path / "out.svg")]) == 2
    assert "4 classes" in capsys.readouterr().err


def render(path, *words):
    """Render in a process of its own, as from a shell without a display."""
    lacking = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environ = {name: value for name, value in os.environ.items() if name not in lacking}
    command = [sys.executable, "-m", "xentviz", "render", "--steps", "30", "-o", str(path), *words]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return path.read_bytes()


@pytest.mark.parametrize("suffix", [form.suffix for form in FORMATS])
def test_each_format_is_written_without_a_display(tmp_path, suffix):
    assert render(tmp_path / f"out.{suffix}").startswith(BEGINNINGS[suffix])


@pytest.mark.parametrize("suffix", ["png", "svg"])
def test_the_file_is_the_same_twice_and_the_one_that_python_makes(tmp_path, suffix, qapp):
    words = ("--size", "4:3", "--background", "dark", "--layers", "grid,contours", "--step", "9", "--dpi", "96")
    words += ("--loss-axis", "linear", "--words", "no", "--content", "simplex-and-curves", "--text-scale", "1.2")
    first = render(tmp_path / f"a.{suffix}", *words)
    options = RenderOptions(size="4:3", ground="dark", layers=frozenset({"grid", "contours"}), step=9, dpi=96)
    options = replace(options, log=False, words=False, text_scale=1.2)
    page = compose(solve(Scenario(steps=30)), options)
    assert first == render(tmp_path / f"b.{suffix}", *words) == by_suffix(f"b.{suffix}").write(page, 96)


def test_svg_needs_no_qt(tmp_path):
    words = ["render", "-o", str(tmp_path / "out.svg")]
    code = f"import sys; from xentviz.cli import main; main({words!r}); sys.exit('PySide6' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
    assert (tmp_path / "out.svg").stat().st_size > 1000


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux is looked at")
def test_without_qts_libraries_a_raster_format_says_what_to_install(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(platform_check, "_loads", lambda name: name != "libEGL.so.1")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert main(["render", "-o", str(tmp_path / "out.png")]) == 2
    assert "libegl1" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
