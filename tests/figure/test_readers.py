"""Exported files as programs other than Qt see them: librsvg for SVG, poppler for PDF."""

from __future__ import annotations

import os
import shutil
import subprocess

import numpy as np
import pytest
from PySide6.QtGui import QImage

from tests.figure.shown import written
from xentviz import cli
from xentviz.figure.display import Page
from xentviz.figure.page import compose
from xentviz.figure.render_options import RenderOptions
from xentviz.scenario import Scenario
from xentviz.solution import solve

SCENARIOS = {
    "question": Scenario(),
    "soft": Scenario(target=(0.5, 0.3, 0.2), learning_rate=0.5),
    "raw": Scenario(parameterization="raw", learning_rate=0.2),
}
DPI = 96
SUFFIXES = ("pdf", "png", "pptx", "svg", "tex")


def page(scenario, **options):
    return compose(solve(scenario), RenderOptions(**options))


def run(*words):
    """Run a reader; where it is missing, the test is skipped, but not on the machine that checks everything."""
    if not shutil.which(words[0]) and "CI" not in os.environ:
        pytest.skip(f"needs {words[0]}")
    subprocess.run([str(word) for word in words], check=True, capture_output=True)


def pixels(path):
    image = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).astype(float)


def rendered(page, suffix, folder):
    """The page as a picture, made from the file of that format by its own reader."""
    path, out = folder / f"figure.{suffix}", folder / f"{suffix}-read.png"
    path.write_bytes(written(suffix, page, DPI))
    if suffix == "png":
        return pixels(path)
    if suffix == "svg":
        run("rsvg-convert", "--dpi-x", DPI, "--dpi-y", DPI, "-o", out, path)
    else:
        run("pdftoppm", "-png", "-singlefile", "-r", DPI, path, out.with_suffix(""))
    return pixels(out)


TOLERANCE = {"svg": (1.0, 16.0), "pdf": (1.6, 76.0)}
"""Of 255, on average and in the worst block of 4 x 4 pixels. Measured: 0.1 and 10 for SVG, 1.3 and 69 for PDF: poppler
stretches the loss map, and smooths edges, in its own way."""


def alike(one, other, suffix):
    """Whether two pictures are the same but for how an edge is smoothed."""
    rows, columns = (min(one.shape[i], other.shape[i]) // 4 * 4 for i in (0, 1))
    blocks = [p[:rows, :columns].reshape(rows // 4, 4, columns // 4, 4, 3).mean(axis=(1, 3)) for p in (one, other)]
    seen = np.abs(blocks[0] - blocks[1])
    mean, worst = TOLERANCE[suffix]
    return bool(seen.mean() < mean and seen.max() < worst)


@pytest.mark.parametrize("ground", ["white", "dark"])
@pytest.mark.parametrize("name", SCENARIOS)
@pytest.mark.parametrize("suffix", ["svg", "pdf"])
def test_another_reader_sees_what_our_png_shows(qapp, tmp_path, suffix, name, ground):
    figure = page(SCENARIOS[name], ground=ground)
    ours, theirs = rendered(figure, "png", tmp_path), rendered(figure, suffix, tmp_path)
    assert np.abs(np.array(ours.shape) - theirs.shape).max() <= 1
    assert alike(ours, theirs, suffix)


@pytest.mark.parametrize("suffix", ["svg", "pdf"])
@pytest.mark.parametrize("layer", ["loss-map", "streamlines", "path", "scale", "current", "words"])
def test_the_comparison_would_see_a_layer_that_is_missing(qapp, tmp_path, suffix, layer):
    whole = page(SCENARIOS["question"])
    assert layer in {group.name for group in whole.groups}
    less = Page(whole.width, whole.height, whole.ground, tuple(g for g in whole.groups if g.name != layer))
    assert not alike(rendered(whole, "png", tmp_path), rendered(less, suffix, tmp_path), suffix)


@pytest.mark.parametrize("suffix", ["svg", "png", "tex"])
@pytest.mark.parametrize("name", SCENARIOS)
def test_the_same_scenario_gives_the_same_bytes_each_time(qapp, name, suffix):
    first, second = (written(suffix, page(SCENARIOS[name]), DPI) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_command_line_writes_every_format(qapp, tmp_path, suffix):
    path = tmp_path / f"figure.{suffix}"
    assert cli.main(["render", "-o", str(path)]) == 0
    head = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF", "tex": b"% ", "pptx": b"PK\3\4"}[suffix]
    assert path.read_bytes().startswith(head)
