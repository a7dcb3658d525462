"""`xentviz render`: a file in the format of its suffix, whole or not at all, without a screen."""

import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from dataclasses import replace

import pytest

from tests.figure.shown import written
from xentviz import Scenario, platform_check, session_file, solve
from xentviz.cli import main
from xentviz.document import Document
from xentviz.figure.formats import FORMATS, by_suffix
from xentviz.figure.page import RenderOptions, compose
from xentviz.figure.simplex import DEFAULT_LAYERS
from xentviz.pins import Pins
from xentviz.presets import preset
from xentviz.rivals import ACTORS
from xentviz.scenario_file import dumps
from xentviz.slides import exhibits
from xentviz.storyboard import Kept, Storyboard
from xentviz.view import View

BEGINNINGS = {
    "png": b"\x89PNG\r\n",
    "svg": b"<",
    "pdf": b"%PDF-1.",
    "tex": b"% ",
    "pptx": b"PK",
    "gif": b"GIF89a",
    "apng": b"\x89PNG\r\n",
    "mp4": b"\0\0\0\x20ftyp",
    "webm": b"\x1aE\xdf\xa3",
    "csv": b"step,",
    "json": b'{"scenario"',
}

CASES = {
    "no file": ([], ["-o", ".png", ".svg", ".pdf", ".tex"]),
    "empty file": (["-o", ""], ["-o is ''", ".png", ".svg"]),
    "standard output": (["-o", "-"], ["-o is '-'", "a file name that ends in .png"]),
    "suffix": (["-o", "out.bmp"], ["out.bmp", ".png"]),
    "no suffix": (["-o", "out"], ["'out'", ".png"]),
    "size": (["--size", "huge"], ["--size", "'huge'", "16:9"]),
    "size too small": (["--size", "1x1mm"], ["--size", "1x1mm", "30"]),
    "dpi": (["--dpi", "9999"], ["--dpi", "9999", "2400"]),
    "dpi word": (["--dpi", "many"], ["--dpi", "'many'", "whole number"]),
    "background": (["--background", "pink"], ["--background", "'pink'", "transparent"]),
    "content": (["--content", "all"], ["--content", "'all'", "simplex-and-curves"]),
    "text scale": (["--text-scale", "0"], ["--text-scale", "0.0", "from"]),
    "size in pixels": (["--size", "50x50px"], ["--size", "50x50px", "100 to 20000"]),
    "line scale": (["--line-scale", "9"], ["--line-scale", "9.0", "0.5 to 3"]),
    "title": (["--title", "x" * 5000], ["--title", "5000 characters", "200"]),
    "caption": (["--caption", "שלום"], ["--caption", "שלום", "Latin and Greek letters"]),
    "names": (["--names", "cat,dog"], ["--names", "cat", "three texts"]),
    "layers": (["--layers", "grid,clouds"], ["--layers", "'clouds'", "grid"]),
    "swap": (["--swap", "optimiser"], ["--swap", "'optimiser'", "are '' (none), loss, parameterization, optimizer."]),
    "rows without a grid": (["--rows", "loss"], ["--rows", "simplex-and-curves", "--content grid"]),
    "columns without a grid": (["--columns", "start", "--content", "ledger"], ["--columns", "ledger"]),
    "frames of a still": (["--frames", "40"], ["--frames", ".svg is no film", ".gif, .apng, .mp4, .webm"]),
    "rate of a still": (["--rate", "40"], ["--rate", ".svg is no film", ".webm"]),
    "swap several": (["--swap", "loss,optimizer"], ["--swap", "'loss,optimizer'", "parameterization"]),
    "storyboard": (["--storyboard"], ["--storyboard", "no moment is kept"]),
    "preset": (["--preset", "question-replay"], ["'question-replay'", "question-replayed"]),
    "loss axis": (["--loss-axis", "round"], ["--loss-axis", "'round'", "linear"]),
    "words": (["--words", "some"], ["--words", "'some'", "yes, no"]),
    "editable": (["--editable", "some"], ["--editable", "'some'", "yes, no"]),
    "frames": (["-o", "out.gif", "--frames", "1"], ["--frames", "frames is 1", "2 to 1200"]),
    "rate": (["-o", "out.gif", "--rate", "0"], ["--rate", "rate is 0", "1 to 60"]),
    "rows": (["--rows", "colour"], ["--rows", "'colour'", "learning_rate"]),
    "rows value": (["--rows", "learning_rate:0"], ["--rows", "learning_rate is 0.0", "above 0"]),
    "rows too many": (["--rows", "learning_rate:1;2;3;4;5;6;7"], ["--rows", "7 values", "1 to 6"]),
    "columns as rows": (["--columns", "loss:constant"], ["--columns: rows and columns are both loss"]),
    "rows as columns": (["--rows", "start", "--columns", "start"], ["--rows: rows and columns are both start"]),
    "too many pixels": (["--size", "1000x1000mm", "--dpi", "2400"], ["--dpi: dpi is 2400", "20000 a side"]),
    "step negative": (["--step", "-1"], ["--step", "-1"]),
    "step huge": (["--steps", "5", "--step", "9" * 20], [f"step is {'9' * 20}, allowed is a step of the run, 0 to 5"]),
    "frames huge": (["-o", "out.gif", "--frames", "9" * 20], ["--frames", "9" * 20, "a whole number from 2 to 1200"]),
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
    words = ("--dpi", "36", *(("--frames", "3") if by_suffix(f"out.{suffix}").film else ()))
    assert render(tmp_path / f"out.{suffix}", *words).startswith(BEGINNINGS[suffix])


@pytest.mark.parametrize("suffix", ["png", "svg"])
def test_the_file_is_the_same_twice_and_the_one_that_python_makes(tmp_path, suffix, qapp):
    words = ("--size", "4:3", "--background", "dark", "--layers", "grid,contours", "--step", "9", "--dpi", "96")
    words += ("--loss-axis", "linear", "--words", "no", "--content", "simplex-and-curves", "--text-scale", "1.2")
    first = render(tmp_path / f"a.{suffix}", *words)
    options = RenderOptions(size="4:3", ground="dark", layers=frozenset({"grid", "contours"}), step=9, dpi=96)
    options = replace(options, log=False, words=False, text_scale=1.2)
    page = compose(solve(Scenario(steps=30)), options)
    assert first == render(tmp_path / f"b.{suffix}", *words) == written(suffix, page, 96)


def groups_of(data):
    root = ElementTree.fromstring(data)
    return {group.attrib.get("id"): group for group in root.iter("{http://www.w3.org/2000/svg}g")}


def spoken(group):
    return {path.attrib["aria-label"] for path in group.iter() if "aria-label" in path.attrib}


@pytest.mark.parametrize("actor", ACTORS)
def test_a_swapped_actor_is_drawn_with_its_legend_as_python_draws_it(tmp_path, actor):
    found = []
    for name in ("a.svg", "b.svg"):
        assert main(["render", "--steps", "30", "--swap", actor, "-o", str(tmp_path / name)]) == 0
        found.append((tmp_path / name).read_bytes())
    page = compose(solve(Scenario(steps=30)), RenderOptions(swapped=actor))
    assert found[0] == found[1] == written("svg", page)
    groups = groups_of(found[0])
    own = getattr(Scenario(), actor)
    numbers = {str(i + 1) for i, member in enumerate(ACTORS[actor]) if member.name != own.name}
    assert spoken(groups["ghosts"]) <= numbers
    assert {text for text in spoken(groups["legend"]) if text.isdecimal()} == numbers
    assert main(["render", "--steps", "30", "-o", str(tmp_path / "c.svg")]) == 0
    assert not {"ghosts", "legend"} & set(groups_of((tmp_path / "c.svg").read_bytes()))


def test_without_layers_the_triangle_stands_alone(tmp_path):
    assert main(["render", "--layers", "none", "-o", str(tmp_path / "a.svg")]) == 0
    bare = compose(solve(Scenario()), RenderOptions(layers=frozenset()))
    assert (tmp_path / "a.svg").read_bytes() == written("svg", bare)


def test_the_question_replayed_draws_the_quoted_rows_unless_other_layers_are_asked_for(tmp_path):
    path, chosen = tmp_path / "a.svg", preset("question-replayed")
    assert main(["render", "--preset", chosen.name, "-o", str(path)]) == 0
    whole = compose(solve(chosen.scenario), RenderOptions(layers=DEFAULT_LAYERS | {"quoted-rows"}))
    assert path.read_bytes() == written("svg", whole)
    groups = groups_of(path.read_bytes())
    assert {"0: Σ 1", "1: Σ 0.98", "2: Σ 0.87", "n: Σ 0.9811"} <= spoken(groups["quoted-rows"])
    assert {"streamlines", "grid"} <= set(groups)
    assert main(["render", "--preset", chosen.name, "--layers", "grid", "-o", str(path)]) == 0
    assert not {"quoted-rows", "streamlines"} & set(groups_of(path.read_bytes()))
    assert main(["render", "--preset", "question", "-o", str(path)]) == 0
    assert "quoted-rows" not in groups_of(path.read_bytes())


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


def test_the_pinned_runs_of_a_session_are_in_its_picture_but_for_hidden_ones(tmp_path):
    pins = Pins().pin(Scenario(learning_rate=1.0)).pin(Scenario(optimizer="adam")).hide(1, True).rename(0, "Fast")
    talk, out = tmp_path / "talk.json", tmp_path / "out.svg"
    talk.write_text(session_file.dumps(Document(pins=pins)))
    assert main(["render", "--scenario", str(talk), "--editable", "yes", "-o", str(out)]) == 0
    assert "Fast" in out.read_text()
    assert "Adam" not in out.read_text()


@pytest.mark.parametrize(
    ("scenario", "step", "words", "shown"),
    [
        (Scenario(steps=120), 14, [], "Step 14 of 120"),
        (Scenario(steps=120), 150, [], "Step 150 of 150"),
        (Scenario(steps=120), 0, [], "Step 120 of 120"),
        (Scenario(steps=120), 14, ["--step", "20"], "Step 20 of 120"),
        (Scenario(steps=120, stop="step-limit:limit=50"), 100, [], "Step 50 of 50"),
        (Scenario(steps=120), 100, ["--stop", "step-limit:limit=50"], "Step 50 of 50"),
        (Scenario(steps=120), 150, ["--steps", "20"], "Step 20 of 20"),
        (Scenario(steps=120), 150, ["--learning-rate", "0.2"], "Step 120 of 120"),
        (Scenario(steps=120), 20_000, ["--step", "10001"], "Step 10001 of 20000"),
    ],
)
def test_a_session_is_drawn_at_its_step_or_at_the_one_that_is_asked_for(tmp_path, scenario, step, words, shown):
    file, figure = tmp_path / "talk.json", tmp_path / "out.svg"
    file.write_text(session_file.dumps(Document(scenario, step=step)))
    assert main(["render", "--scenario", str(file), "--editable", "yes", *words, "-o", str(figure)]) == 0
    assert f"{shown}: p = " in figure.read_text()


def test_rows_and_columns_of_the_grid_may_be_swapped(tmp_path):
    words = ("--content", "grid", "--rows", "learning_rate:0.1,1", "--columns", "loss:cross-entropy;constant")
    options = RenderOptions(content="grid", rows="learning_rate:0.1,1", columns="loss:cross-entropy;constant")
    assert render(tmp_path / "out.svg", *words) == written("svg", compose(solve(Scenario(steps=30)), options))


def test_a_session_that_shows_the_grid_is_drawn_as_the_grid_unless_another_content_is_asked_for(tmp_path):
    view = View(grid=True, rows="loss:constant;squared-error", columns="learning_rate:0.5")
    talk, out = tmp_path / "talk.json", tmp_path / "out.svg"
    talk.write_text(session_file.dumps(Document(view=view)))
    words = ["render", "--scenario", str(talk), "-o", str(out)]
    assert main(words) == 0
    options = RenderOptions(content="grid", rows=view.rows, columns=view.columns)
    assert out.read_bytes() == written("svg", compose(solve(Scenario()), options))
    assert main([*words, "--content", "simplex"]) == 0
    assert "path-0" not in groups_of(out.read_bytes())


def test_moments_are_drawn_as_they_were_kept_though_their_session_shows_the_grid(tmp_path):
    talk, out = tmp_path / "talk.json", tmp_path / "out.svg"
    talk.write_text(session_file.dumps(Document(view=View(grid=True), storyboard=Storyboard((Kept(step=3),)))))
    assert main(["render", "--scenario", str(talk), "--storyboard", "-o", str(out)]) == 0
    assert "path-0" not in groups_of(out.read_bytes())


def test_all_moments_of_a_session_are_a_file_or_a_numbered_set(tmp_path, qapp):
    board = Storyboard((Kept(step=3, name="First"), Kept(Scenario(learning_rate=2.0), View(["grid"]), 9)))
    talk = tmp_path / "talk.json"
    talk.write_text(session_file.dumps(Document(storyboard=board)))
    words = ["render", "--scenario", str(talk), "--storyboard", "--size", "4:3", "-o"]
    assert main([*words, str(tmp_path / "a.svg")]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a-1.svg", "a-2.svg", "talk.json"]
    for number, exhibit in enumerate(exhibits(board, RenderOptions(size="4:3")), start=1):
        assert (tmp_path / f"a-{number}.svg").read_bytes() == by_suffix("a.svg").write(exhibit)
    assert main([*words, str(tmp_path / "a.pdf")]) == 0
    assert (tmp_path / "a.pdf").read_bytes().count(b"/Type /Page\n") == 2
