"""One page in every format, each file turned to pixels by a program not ours: the same places, the same colours."""

import io
import shutil
import subprocess

import numpy as np
import pytest
from PIL import Image

from tests.figure.landmarks import corners, grey, plain, shift
from tests.figure.latex import typeset
from tests.figure.shown import written
from xentviz import Scenario, solve
from xentviz.figure import lettering
from xentviz.figure.display import Label
from xentviz.figure.page import compose
from xentviz.figure.render_options import RenderOptions

DPI = 144
SOLUTION = solve(Scenario(target=(0.8, 0.1, 0.1), steps=300))


def run(*words):
    if not shutil.which(words[0]):
        pytest.skip(f"needs {words[0]}")
    subprocess.run([str(word) for word in words], check=True, capture_output=True)


def opened(path):
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"), float)


def by_pillow(page, folder):
    return opened(io.BytesIO(written("png", page, DPI)))


def by_librsvg(page, folder, **options):
    path, out = folder / "figure.svg", folder / "figure.png"
    path.write_bytes(written("svg", page, **options))
    run("rsvg-convert", "-w", "1920", "-h", "1080", "-o", out, path)
    return opened(out)


def by_poppler(page, folder):
    path = folder / "figure.pdf"
    path.write_bytes(written("pdf", page))
    run("pdftocairo", "-png", "-singlefile", "-r", DPI, path, folder / "figure")
    return opened(folder / "figure.png")


def by_mupdf(page, folder):
    path, out = folder / "figure.pdf", folder / "figure.png"
    path.write_bytes(written("pdf", page))
    run("mutool", "draw", "-q", "-r", DPI, "-o", out, path)
    return opened(out)


def by_latex(page, folder):
    path = typeset(written("tex", page).decode(), folder)
    run("pdftocairo", "-png", "-singlefile", "-r", DPI, path, folder / "figure")
    return opened(folder / "figure.png")


READERS = {"png": by_pillow, "svg": by_librsvg, "pdf": by_poppler, "pdf again": by_mupdf, "tex": by_latex}


def boxes_of_text(page):
    """Left, top, right, bottom of each label in pixels: other fonts are other corners."""
    for group in page.groups:
        for label in (item for item in group if isinstance(item, Label)):
            wide = lettering.width(label.text, label.size, label.bold)
            left = label.x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor]
            box = left, label.y - label.size, left + wide, label.y + 0.4 * label.size
            yield tuple(DPI / 72 * side for side in box)


@pytest.fixture(scope="module", params=["white", "dark"])
def shown(request, qapp):
    """A page, its pixels as we paint them, and its landmarks."""
    page = compose(SOLUTION, RenderOptions(ground=request.param, step=60))
    pixels = by_pillow(page, None)
    assert pixels.shape == (1080, 1920, 3)
    places = corners(pixels, list(boxes_of_text(page)))
    assert len(places) >= 25
    return page, pixels, places


@pytest.mark.parametrize("reader", READERS)
def test_every_landmark_is_within_a_pixel_in_every_format(shown, tmp_path, reader):
    page, ours, places = shown
    theirs = READERS[reader](page, tmp_path)
    assert theirs.shape == ours.shape
    one, other = grey(ours), grey(theirs)
    off = {place: shift(one, other, place) for place in places}
    assert {place: by for place, by in off.items() if max(map(abs, by)) > 1.0} == {}
    assert np.abs(np.mean(list(off.values()), axis=0)).max() < 0.35  # nor does all of it lie to one side


@pytest.mark.parametrize("reader", READERS)
def test_colours_are_the_same_in_every_format(shown, tmp_path, reader):
    page, ours, _ = shown
    theirs, places = READERS[reader](page, tmp_path), plain(ours, list(boxes_of_text(page)))
    assert np.abs(theirs[places] - ours[places]).max() <= 3.0


@pytest.mark.parametrize("by", [(0, 3), (2, 0), (-2, -2)])
def test_a_picture_that_lies_elsewhere_is_noticed(shown, by):
    _, ours, places = shown
    moved = np.roll(grey(ours), by, (0, 1))
    found = np.median([shift(grey(ours), moved, place) for place in places], axis=0)
    assert found == pytest.approx(by, abs=0.1)
