"""Decks as LibreOffice Impress shows them, beside our own PNG of the same pages at 1920 x 1080."""

import dataclasses
import os
import re
import shutil
import subprocess
from collections import defaultdict
from html import unescape
from io import BytesIO

import numpy as np
import pptx as library
import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage

import xentviz
from xentviz.figure import painter
from xentviz.figure.display import Group, Label
from xentviz.figure.lettering import width
from xentviz.figure.page import RenderOptions, compose
from xentviz.figure.pptx import pptx
from xentviz.figure.svg import anchored
from xentviz.provenance import carried
from xentviz.scenario_file import unstamp

DPI = 144
SCENARIO = xentviz.Scenario(target=(0.8, 0.1, 0.1), steps=500)
SOLUTION = xentviz.solve(SCENARIO)
SHOWN = {
    f"{content} {ground}": RenderOptions(content=content, ground=ground, swapped=swapped)
    for content, ground, swapped in (
        ("simplex-and-curves", "white", ""),
        ("simplex-and-curves", "dark", ""),
        ("simplex", "white", "optimizer"),
        ("ledger", "dark", ""),
        ("formulas", "white", ""),
        ("filmstrip", "dark", ""),
        ("comparison", "white", "optimizer"),
    )
}
MOMENTS = [RenderOptions(step=step) for step in (0, 3, 10, 25, 80, 500)]
KINDS = ("picture", "shapes")
LOSSLESS = 'pdf:impress_pdf_Export:{"UseLosslessCompression":{"type":"boolean","value":"true"}}'
TILE = 150
REACH = 3
CORNERS = 10.0  # the least that a tile's brightness must vary in every direction; along a mere line, no shift is seen


def without_labels(page):
    groups = (Group(g.name, tuple(item for item in g if not isinstance(item, Label))) for g in page.groups)
    return dataclasses.replace(page, groups=tuple(groups))


PAGES = {name: compose(SOLUTION, options) for name, options in SHOWN.items()}
TALK = [compose(SOLUTION, options) for options in MOMENTS]
DRAWN = {name: without_labels(page) for name, page in PAGES.items()}
DECKS = {
    "picture": (list(PAGES.values()), False),
    "shapes": (list(DRAWN.values()), True),
    "letters": (list(PAGES.values()), True),
    "talk-picture": (TALK, False),
    "talk-shapes": ([without_labels(page) for page in TALK], True),
}


def converted(folder, form, into, names):
    """Let Impress read decks and write them in a form."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    words = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", into]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
    decks = [folder / f"{name}.pptx" for name in names]
    subprocess.run([*words, *decks], check=True, capture_output=True, timeout=110, env=environment)


@pytest.fixture(scope="module")
def photographed(qapp, tmp_path_factory):
    """The folder of PDF files of all decks, and of pictures of their pages, as Impress and poppler make them."""
    for tool in ("soffice", "pdftoppm", "pdftotext"):
        if not shutil.which(tool):
            pytest.skip(f"needs {tool}")
    folder = tmp_path_factory.mktemp("impress")
    for name, (pages, editable) in DECKS.items():
        (folder / f"{name}.pptx").write_bytes(pptx(pages, DPI, editable))
    converted(folder, LOSSLESS, folder, DECKS)
    for name in DECKS:
        subprocess.run(["pdftoppm", "-r", str(DPI), folder / f"{name}.pdf", folder / name], check=True)
    return folder


def pixels(data):
    image = QImage.fromData(QByteArray(data)).convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    whole = rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3)
    assert np.abs(np.array(whole.shape[:2]) - (1080, 1920)).max() <= 1
    return whole[:1080, :1920].astype(np.int32)  # whose squares have room


def theirs(folder, deck, number):
    return pixels((folder / f"{deck}-{number}.ppm").read_bytes())


def ours(page):
    return pixels(painter.png(page, DPI))


def tiles(picture):
    """The places of tiles that would not be like themselves after a shift in any direction."""
    down, right = np.gradient(picture.mean(axis=2))
    for top in range(REACH, 1080 - TILE - REACH, TILE):
        for left in range(REACH, 1920 - TILE - REACH, TILE):
            slopes = [slope[top : top + TILE, left : left + TILE].ravel() for slope in (down, right)]
            if np.linalg.eigvalsh(np.cov(slopes))[0] > CORNERS:
                yield top, left


def shift(one, other, top, left):
    """By how many pixels (down, right) a tile of the one picture has to be moved to be most like the other."""
    tile = one[top : top + TILE, left : left + TILE]
    moves = [(down, right) for down in range(-REACH, REACH + 1) for right in range(-REACH, REACH + 1)]
    found = (other[top + d : top + d + TILE, left + r : left + r + TILE] for d, r in moves)
    return moves[int(np.argmin([np.square(tile - part).mean() for part in found]))]


def blocks(picture, size=8):
    return picture.reshape(1080 // size, size, 1920 // size, size, 3).mean(axis=(1, 3))


@pytest.mark.timeout(240)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", PAGES)
def test_what_is_drawn_lies_in_the_same_place_to_a_pixel_in_the_same_colours(photographed, kind, name):
    seen = theirs(photographed, kind, list(PAGES).index(name) + 1)
    meant = ours((PAGES if kind == "picture" else DRAWN)[name])
    shifts = [shift(meant, seen, *tile) for tile in tiles(meant)]
    assert len(shifts) >= 15
    assert np.abs(shifts).max() <= 1
    apart = np.abs(blocks(meant) - blocks(seen))
    assert apart.mean() < 1.0
    assert apart.max() < 45.0


@pytest.mark.parametrize("moved", [(2, 0), (0, 2)])
def test_the_comparison_would_see_a_picture_two_pixels_off(qapp, moved):
    meant = ours(DRAWN["simplex white"])
    seen = np.roll(meant, moved, axis=(0, 1))
    assert {shift(meant, seen, *tile) for tile in tiles(meant)} == {moved}


def words_of(folder, number):
    """The words on a page, and where each stands: left, top, right and bottom in points."""
    page = ["-f", str(number), "-l", str(number)]
    done = subprocess.run(["pdftotext", "-bbox", *page, folder / "letters.pdf", "-"], check=True, capture_output=True)
    boxes = r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>'
    found = defaultdict(list)
    for *box, word in re.findall(boxes, done.stdout.decode()):
        found[unescape(word)].append(tuple(map(float, box)))
    return found


@pytest.mark.timeout(240)
@pytest.mark.parametrize("name", PAGES)
def test_each_word_lies_in_the_place_that_the_page_has_for_it(photographed, name):
    labels = [item for group in PAGES[name].groups for item in group if isinstance(item, Label)]
    found = words_of(photographed, list(PAGES).index(name) + 1)
    checked = 0
    for label in labels:
        start, room = anchored(label), width(label.text, label.size, label.bold)
        middle, slack = label.y - 0.35 * label.size, 0.12 * label.size
        box = box_of(label.text, found, start, start + room, middle)
        if len(label.text) < 3 or box is None or abs(box[1] - middle) > 2 * label.size:
            continue  # a mere sign, or a word that poppler joins to its neighbours
        left, at, right = box
        assert start - slack <= left < right <= start + room + slack, label
        assert at == pytest.approx(middle, abs=2 * slack), label
        checked += 1
    assert checked >= 6


def box_of(text, found, left, right, middle):
    """Where a text begins, at which height, and where it ends, by its first and last words nearest to those places."""
    first, last = text.split()[0], text.split()[-1]
    if not (found[first] and found[last]):
        return None
    begins = min(found[first], key=lambda box: abs(box[0] - left) + abs((box[1] + box[3]) / 2 - middle))
    ends = min(found[last], key=lambda box: abs(box[2] - right) + abs((box[1] + box[3]) / 2 - middle))
    return begins[0], (begins[1] + begins[3]) / 2, ends[2]


@pytest.mark.timeout(240)
@pytest.mark.parametrize("kind", KINDS)
def test_slides_flipped_through_stand_still_where_the_pages_do(photographed, kind):
    pages = DECKS[f"talk-{kind}"][0]
    meant = [ours(page) for page in pages]
    seen = [theirs(photographed, f"talk-{kind}", number) for number in range(1, len(pages) + 1)]
    for k in range(1, len(pages)):
        moved = np.abs(meant[k] - meant[0]).max(axis=2) > 0
        near = blocks_touched(moved)
        assert 0.005 < near.mean() < 0.3
        assert (seen[k][~near] == seen[0][~near]).all()


@pytest.mark.timeout(240)
def test_a_deck_that_impress_saved_anew_opens_as_the_same_scenario_with_the_same_words(photographed):
    names = [f"talk-{kind}" for kind in KINDS]
    converted(photographed, "pptx", photographed / "again", names)
    for name in names:
        data = (photographed / "again" / f"{name}.pptx").read_bytes()
        assert unstamp(carried(data)) == SCENARIO
        slides = library.Presentation(BytesIO(data)).slides
        assert [slide.shapes.title.text for slide in slides] == [page.title for page in TALK]
        assert [slide.notes_slide.notes_text_frame.paragraphs[0].text for slide in slides] == [p.caption for p in TALK]


def blocks_touched(mask, size=8):
    """Where a mask is set, and the blocks of pixels round about."""
    blocks = mask.reshape(1080 // size, size, 1920 // size, size).any(axis=(1, 3))
    wide = np.pad(blocks, 1)
    rows, columns = blocks.shape
    near = np.any([wide[d : d + rows, r : r + columns] for d in range(3) for r in range(3)], axis=0)
    return near.repeat(size, 0).repeat(size, 1)
