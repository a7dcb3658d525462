"""The export formats: chosen by suffix, of the exact size, the same bytes from Python and from the command line."""

import json
import os
import re
import shutil
import struct
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage

import xentviz
from tests.figure import shown
from tests.figure.latex import typeset
from tests.themes import THEMES
from xentviz import cli
from xentviz.engine.given import InputError
from xentviz.figure.display import Page
from xentviz.figure.exhibit import Exhibit
from xentviz.figure.formats import FORMATS, by_suffix
from xentviz.figure.page import PAGES, RenderOptions, compose
from xentviz.figure.page_sizes import SLIDES
from xentviz.figure.render_options import GROUNDS
from xentviz.played import Played

SOLUTION = xentviz.solve(xentviz.Scenario())
SUFFIXES = [form.suffix for form in FORMATS]
STILLS = [form.suffix for form in FORMATS if not form.film]
SEEN = ("png", "svg", "pdf", "tex")  # the others are looked at in tests of their own
SIZES = [*PAGES, "100x70mm", "33.3x190.7mm"]
DPI = 96
EMPTY = Page(36.0, 36.0, None, ())


def page(**options):
    return compose(SOLUTION, RenderOptions(**options))


def written(suffix, figure):
    return shown.written(suffix, figure, DPI)


def run(*words):
    """What a program prints; where it is missing, the test is skipped, but not on the machine that checks it all."""
    if not shutil.which(words[0]) and "CI" not in os.environ:
        pytest.skip(f"needs {words[0]}")
    return subprocess.run([str(word) for word in words], check=True, capture_output=True, text=True).stdout


def shape(data):
    """Width and height that the head of a PNG file names."""
    return struct.unpack(">II", data[16:24])


def read_elsewhere(suffix, figure, folder):
    """An SVG, PDF or TeX file as another program turns it into pixels with alpha (rows, columns, 4)."""
    path, out = folder / f"figure.{suffix}", folder / "read.png"
    path.write_bytes(written(suffix, figure))
    if suffix == "tex":
        path = typeset(path.read_text(), folder)
    if suffix == "svg":
        run("rsvg-convert", "--dpi-x", DPI, "--dpi-y", DPI, "-o", out, path)
    else:
        run("pdftoppm", "-png", "-singlefile", "-r", DPI, path, out.with_suffix(""))
    return pixels(out.read_bytes())


def pixels(data):
    image = QImage.fromData(QByteArray(data)).convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(image.constBits(), np.uint8)
    return rows.reshape(image.height(), image.width(), 4).astype(float)


def test_suffixes_and_labels_are_all_different():
    assert len(set(SUFFIXES)) == len({form.label for form in FORMATS}) == len(FORMATS) >= 3


@pytest.mark.parametrize("form", FORMATS, ids=SUFFIXES)
@pytest.mark.parametrize("name", ["figure.{}", "folder.png/a.b.{}", "FIGURE.{}"])
def test_a_files_suffix_names_its_format_in_any_case(form, name):
    for suffix in (form.suffix, form.suffix.upper()):
        assert by_suffix(name.format(suffix)) is form
        assert by_suffix(Path(name.format(suffix))) is form


@pytest.mark.parametrize("name", ["figure", "figure.", "figure.bmp", "figure.svgz", ".svg", "", "png", "svg/figure"])
def test_an_unknown_suffix_is_refused_with_all_that_are_allowed(name):
    with pytest.raises(InputError) as refusal:
        by_suffix(name)
    assert all(f".{suffix}" in str(refusal.value) for suffix in SUFFIXES)
    assert str(refusal.value).endswith(".")


def test_a_refusal_does_not_repeat_an_endless_name():
    with pytest.raises(InputError) as refusal:
        by_suffix("x" * 5000 + ".bmp")
    assert len(str(refusal.value)) < 300


@pytest.mark.parametrize("form", [form for form in FORMATS if not form.needs_qt], ids=lambda form: form.suffix)
def test_a_format_that_needs_no_qt_does_not_load_it(form):
    code = (
        "import sys; from tests.figure.shown import written; from xentviz.figure.display import Page;"
        f"written('{form.suffix}', Page(36.0, 36.0, None, ())); sys.exit('PySide6' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("size", SIZES)
def test_a_png_has_exactly_the_pixels_that_the_options_promise(qapp, size, ground):
    options = RenderOptions(size=size, ground=ground, dpi=DPI)
    assert shape(written("png", compose(SOLUTION, options))) == options.pixels


@pytest.mark.parametrize("size", SIZES)
def test_an_svg_names_exactly_the_points_of_its_page(size):
    figure = page(size=size)
    root = ElementTree.fromstring(written("svg", figure))
    seen = [float(root.attrib[side].removesuffix("pt")) for side in ("width", "height")]
    assert seen == pytest.approx([figure.width, figure.height], abs=0.005)


@pytest.mark.parametrize("size", SIZES)
def test_a_pdf_is_one_page_of_its_size_to_the_nearest_point(qapp, tmp_path, size):
    figure, path = page(size=size), tmp_path / "figure.pdf"
    path.write_bytes(written("pdf", figure))
    told = run("pdfinfo", path)
    assert re.search(r"Pages: +(\d+)", told)[1] == "1"
    seen = [float(n) for n in re.search(r"Page size: +([\d.]+) x ([\d.]+) pts", told).groups()]
    assert seen == pytest.approx([figure.width, figure.height], abs=0.5)


@pytest.mark.parametrize("suffix", ["svg", "pdf"])
@pytest.mark.parametrize("size", PAGES)
def test_another_reader_makes_a_picture_of_exactly_our_pixels(qapp, tmp_path, size, suffix):
    figure = page(size=size)
    theirs, ours = read_elsewhere(suffix, figure, tmp_path), pixels(written("png", figure))
    assert theirs.shape == ours.shape
    edges = 1.0 if size in SLIDES else 1.5  # small letters are mostly edges, which each reader smooths in its way
    assert np.abs(theirs[..., :3] - ours[..., :3]).mean() < edges * {"svg": 1.0, "pdf": 2.0}[suffix]


@pytest.mark.parametrize("size", PAGES)
def test_a_transparent_page_is_as_transparent_in_another_reader(qapp, tmp_path, size):
    figure = page(size=size, ground="transparent")
    theirs, ours = (
        picture[..., 3] for picture in (read_elsewhere("svg", figure, tmp_path), pixels(written("png", figure)))
    )
    assert ours[0, 0] == theirs[0, 0] == 0.0
    assert 10.0 < ours.mean() < 245.0
    assert np.abs(theirs - ours).mean() < 1.5


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("suffix", SEEN)
def test_the_corner_of_a_page_shows_its_ground_in_every_format(qapp, tmp_path, suffix, ground):
    figure = page(ground=ground)
    picture = pixels(written("png", figure)) if suffix == "png" else read_elsewhere(suffix, figure, tmp_path)
    theme = THEMES["dark" if ground == "dark" else "light"]
    clear = ground == "transparent" and suffix not in ("pdf", "tex")  # that reader puts paper under it
    assert picture[2, 2].tolist() == ([0.0] * 4 if clear else [*bytes.fromhex(theme.surface[1:]), 255.0])


@pytest.mark.parametrize("suffix", ["svg", "png", "tex"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("size", PAGES)
def test_the_command_line_writes_the_bytes_that_python_gets(qapp, tmp_path, size, ground, suffix):
    path = tmp_path / f"figure.{suffix}"
    words = ["-o", path, "--size", size, "--background", ground, "--dpi", DPI]
    assert cli.main(["render", *map(str, words)]) == 0
    assert path.read_bytes() == written(suffix, page(size=size, ground=ground, dpi=DPI))


@pytest.mark.parametrize("suffix", STILLS)
def test_another_scenario_gives_other_bytes(qapp, suffix):
    other = xentviz.solve(xentviz.Scenario(learning_rate=0.05))
    first, second = (Exhibit(each, RenderOptions(dpi=DPI)) for each in (SOLUTION, other))
    assert without_date(by_suffix(f"a.{suffix}").write(first)) != without_date(by_suffix(f"a.{suffix}").write(second))


@pytest.mark.parametrize("suffix", ["csv", "json"])
def test_the_steps_of_an_export_are_those_that_are_traced(capsys, suffix):
    assert cli.main(["trace", "--format", suffix]) == 0
    data = by_suffix(f"a.{suffix}").write(Exhibit(SOLUTION, RenderOptions()))
    assert data.decode() == capsys.readouterr().out


def test_the_steps_of_a_run_that_was_played_on_are_all_there():
    longer = Played.of(SOLUTION).to(150).whole
    data = json.loads(by_suffix("a.json").write(Exhibit(longer, RenderOptions())))
    assert data["trajectory"]["step"] == list(range(151))
    assert data["trajectory"]["p"][-1] == longer.trajectory.p[:, -1].tolist()
    assert data["stop"] == {"rule": "max-steps", "step": 150}


@pytest.mark.parametrize("suffix", ["csv", "json"])
def test_no_step_of_a_long_run_is_left_out_though_its_picture_does_without(suffix):
    longer = Played.of(SOLUTION).to(20_000).whole
    data = by_suffix(f"a.{suffix}").write(Exhibit(longer, RenderOptions())).decode()
    assert len(longer.trajectory) < 20_000
    if suffix == "csv":
        assert [line.partition(",")[0] for line in data.splitlines()] == ["step", *map(str, range(20_001))]
    else:
        assert json.loads(data)["trajectory"]["step"] == list(range(20_001))


@pytest.mark.parametrize("suffix", STILLS)
def test_the_same_page_gives_the_same_bytes_but_for_the_date_in_a_pdf(qapp, suffix):
    first, second = (written(suffix, page()) for _ in range(2))
    assert without_date(first) == without_date(second)
    assert suffix == "pdf" or first == second


def without_date(data):
    """A PDF names when it was made, and itself by a number of its own."""
    dates = rb"(D:\d{14}[^)]*|\d{4}-\d\d-\d\dT[\d:]{8}|[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}|<[0-9a-f]{32,}>)"
    return re.sub(dates, b"", data, flags=re.IGNORECASE) if data.startswith(b"%PDF") else data


@pytest.mark.parametrize("suffix", SEEN)
def test_a_page_without_anything_on_it_is_a_whole_file(qapp, tmp_path, suffix):
    if suffix == "png":
        assert shape(written(suffix, EMPTY)) == (48, 48)
    else:
        assert read_elsewhere(suffix, EMPTY, tmp_path).shape == (48, 48, 4)
