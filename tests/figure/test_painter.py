"""The display list painted by Qt, in pixels of known places; each primitive as other programs see it."""

import os
import shutil
import subprocess

import numpy as np
import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFontDatabase, QImage, QPainter

from tests.figure.shown import written
from tests.themes import THEMES
from xentviz.figure import painter
from xentviz.figure.boxes import Box
from xentviz.figure.display import Area, Fill, Group, Label, Lines, Markers, Page, Picture, Stroke
from xentviz.figure.pdf import pdf
from xentviz.figure.theme import FONT_FAMILY

DPI = 144
RED, BLUE, WHITE = (255, 0, 0), (0, 0, 255), (255, 255, 255)
SQUARE = np.array([(20.0, 10.0), (60.0, 10.0), (60.0, 50.0), (20.0, 50.0)])
CHESS = np.array([[RED, BLUE], [BLUE, RED], [(0, 255, 0), (0, 0, 0)]], dtype=np.uint8).repeat(16, 0).repeat(16, 1)
PRIMITIVES = {
    "line": Lines((SQUARE,), Stroke("#cc0000", 4.0)),
    "polygon": Lines((SQUARE,), Stroke("#cc0000", 4.0), Fill("#00aa00"), closed=True),
    "two polygons": Lines((SQUARE * 0.4, SQUARE * 0.4 + 30.0), None, Fill("#00aa00"), closed=True),
    "area with a hole": Area((SQUARE, 0.5 * SQUARE + (20.0, 15.0), 0.2 * SQUARE), Fill("#cc0000", 0.6)),
    "faint": Lines((SQUARE,), Stroke("#cc0000", 6.0, 0.4), Fill("#0000cc", 0.3), closed=True),
    "dashes": Lines((SQUARE,), Stroke("#cc0000", 3.0, dash=(9.0, 8.0))),
    **{
        shape: Markers(np.array([(25.0, 30.0), (58.0, 25.0)]), shape, 22.0, Fill("#cc0000"), Stroke("#0000cc", 3.0))
        for shape in ("circle", "square", "triangle", "star")
    },
    **{
        f"{anchor} {bold}": Label(40.0, 40.0, "Agx", 22.0, "#cc0000", anchor, bold, "#88aaff")
        for anchor in ("start", "middle", "end")
        for bold in (True, False)
    },
    "picture": Picture(CHESS, 10.0, 5.0, 60.0, 50.0, SQUARE),
}
TOLERANCE = {"svg": 24.0, "pdf": 42.0}
"""Of 255, in the worst block of 4 x 4 pixels. Measured: 20 and 37."""


def page(*items, ground="#ffffff", size=(80.0, 60.0), **words):
    return Page(*size, ground, (Group("layer", items),), **words)


def loaded(data):
    image = QImage.fromData(QByteArray(data))
    assert not image.isNull()
    return image


def pixels(data, channels=3):
    form = QImage.Format.Format_RGB888 if channels == 3 else QImage.Format.Format_RGBA8888
    image = loaded(data).convertToFormat(form)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : channels * image.width()].reshape(image.height(), image.width(), channels).astype(float)


def painted(*items, dpi=72, **more):
    return pixels(painter.png(page(*items, **more), dpi))


def at(picture, x, y):
    return tuple(picture[y, x].astype(int).tolist())


def inked(picture):
    """Left, top, right and bottom of what is not white."""
    rows, columns = np.nonzero((picture < 250.0).any(axis=2))
    return columns.min(), rows.min(), columns.max() + 1, rows.max() + 1


@pytest.mark.parametrize(
    ("size", "dpi", "shape"),
    [((80.0, 60.0), 72, (60, 80)), ((80.0, 60.0), 144, (120, 160)), ((283.46, 198.43), 100, (276, 394))],
)
def test_a_png_has_the_pixels_of_its_size_and_notes_its_dpi(qapp, size, dpi, shape):
    image = loaded(painter.png(page(size=size), dpi))
    assert (image.height(), image.width()) == shape
    assert image.dotsPerMeterX() == image.dotsPerMeterY() == pytest.approx(dpi / 0.0254, abs=0.5)


def test_a_png_tells_title_and_description(qapp):
    image = loaded(painter.png(page(title="Title − α", description="In words"), 72))
    assert (image.text("Title"), image.text("Description")) == ("Title − α", "In words")


@pytest.mark.parametrize(("ground", "expected"), [(None, (0, 0, 0, 0)), ("#0000ff", (*BLUE, 255))])
def test_the_ground_fills_every_pixel_that_nothing_covers(qapp, ground, expected):
    seen = pixels(painter.png(page(ground=ground), 72), 4)
    assert np.unique(seen.reshape(-1, 4), axis=0).tolist() == [list(expected)]


def test_a_polygon_is_filled_and_a_line_is_not(qapp):
    filled = painted(Lines((SQUARE,), None, Fill("#ff0000"), closed=True))
    empty = painted(Lines((SQUARE,), Stroke("#ff0000", 2.0), closed=True))
    assert (at(filled, 40, 30), at(filled, 10, 30)) == (RED, WHITE)
    assert (at(empty, 40, 30), at(empty, 40, 10)) == (WHITE, RED)


@pytest.mark.parametrize("backwards", [False, True])
def test_the_hole_of_an_area_stays_empty_whichever_way_its_line_runs(qapp, backwards):
    hole = 0.5 * SQUARE + (20.0, 15.0)
    lines = SQUARE, hole[::-1] if backwards else hole, hole - 30.0
    seen = painted(Area(lines, Fill("#ff0000")))
    assert [at(seen, x, y) for x, y in ((40, 30), (25, 15), (55, 45), (10, 5))] == [WHITE, RED, RED, RED]
    within = painted(Area((SQUARE, hole, 0.2 * SQUARE + (32.0, 24.0)), Fill("#ff0000")))
    assert (at(within, 33, 25), at(within, 40, 30)) == (WHITE, RED)


def test_an_area_is_drawn_without_a_border_and_lets_the_ground_shine_through(qapp):
    faint = painted(Lines((SQUARE - 15.0,), Stroke("#000000", 4.0)), Area((SQUARE,), Fill("#ff0000", 0.5)))
    assert at(faint, 40, 45) == pytest.approx((255, 127, 127), abs=1)
    assert inked(painted(Area((SQUARE,), Fill("#000000")))) == (20, 10, 60, 50)


def test_only_a_closed_line_has_its_last_side(qapp):
    opened, closed = (painted(Lines((SQUARE,), Stroke("#ff0000", 4.0), closed=c)) for c in (False, True))
    assert (at(opened, 20, 30), at(closed, 20, 30)) == (WHITE, RED)
    assert at(opened, 60, 30) == at(closed, 60, 30) == RED


def test_opacity_lets_the_ground_shine_through(qapp):
    faint = painted(Lines((SQUARE,), None, Fill("#ff0000", 0.5), closed=True), ground="#0000ff")
    assert at(faint, 40, 30) == pytest.approx((128, 0, 127), abs=1)


def test_what_comes_later_lies_on_top(qapp):
    red, blue = (Lines((SQUARE,), None, Fill(color), closed=True) for color in ("#ff0000", "#0000ff"))
    assert at(painted(red, blue), 40, 30) == BLUE
    assert at(painted(blue, red), 40, 30) == RED


def test_the_first_row_of_a_picture_is_on_top_and_its_polygon_cuts_it(qapp):
    seen = painted(Picture(CHESS, 0.0, 0.0, 80.0, 60.0, SQUARE))
    assert [at(seen, x, y) for x, y in ((25, 15), (55, 15), (25, 30), (55, 30))] == [RED, BLUE, BLUE, RED]
    assert at(seen, 25, 45) == (0, 255, 0)
    assert at(seen, 10, 30) == at(seen, 40, 55) == WHITE


@pytest.mark.parametrize("shape", ["circle", "square", "triangle", "star"])
def test_a_mark_stands_on_its_point_with_about_its_size(qapp, shape):
    left, top, right, bottom = inked(painted(Markers(np.array([(40.0, 30.0)]), shape, 24.0, Fill("#000000"))))
    assert (left + right) / 2 == pytest.approx(40.0, abs=1.0)
    assert (top + bottom) / 2 == pytest.approx(30.0, abs=2.5)
    assert 20 <= max(right - left, bottom - top) <= 27


@pytest.mark.parametrize("kind", ["lines", "polygons", "marks", "areas"])
def test_points_that_are_no_numbers_change_nothing(qapp, kind):
    bad = np.insert(SQUARE, 2, [(np.nan, 1.0), (np.inf, 1.0), (2.0, -np.inf)], axis=0)

    def drawn(points):
        if kind == "marks":
            return painted(Markers(points, "circle", 5.0, Fill("#000000")))
        if kind == "areas":
            return painted(Area((points, 0.5 * points + (20.0, 15.0)), Fill("#000000")))
        return painted(Lines((points,), Stroke("#000000", 2.0), closed=kind == "polygons"))

    assert inked(drawn(SQUARE))
    assert np.array_equal(drawn(bad), drawn(SQUARE))


@pytest.mark.parametrize("anchor", ["start", "middle", "end"])
@pytest.mark.parametrize("bold", [True, False])
def test_the_letters_of_a_label_fill_the_box_that_is_kept_free_for_them(qapp, anchor, bold):
    label = Label(40.0, 40.0, "Eg0", 18.0, "#000000", anchor, bold)
    box = Box.of(label)
    left, top, right, bottom = inked(painted(label))
    assert left >= box.x - box.half_width - 1
    assert right <= box.x + box.half_width + 1
    assert top >= box.y - box.half_height - 1
    assert bottom <= box.y + box.half_height + 1
    assert right - left > 0.8 * 2 * box.half_width
    assert bottom - top > 0.8 * 2 * box.half_height


@pytest.mark.parametrize("bold", [True, False])
def test_letters_drawn_with_the_font_look_like_the_outlines(qapp, bold):
    painter.load_fonts()
    group = Group("layer", (Label(4.0, 40.0, "Aα0−", 22.0, "#000000", bold=bold),))
    pictures = []
    for outlined in (True, False):
        image = QImage(160, 120, QImage.Format.Format_RGB888)
        image.fill(0xFFFFFF)
        brush = QPainter(image)
        brush.scale(2.0, 2.0)
        painter.paint(brush, [group], outlined)
        brush.end()
        pictures.append(np.frombuffer(image.constBits(), np.uint8).astype(float).reshape(120, -1))
    assert pictures[0].min() < 10.0
    assert np.abs(pictures[0] - pictures[1]).mean() < 0.05 * (255.0 - pictures[0]).mean() + 0.5


def test_the_fonts_are_known_under_the_family_that_themes_name(qapp):
    painter.load_fonts()
    assert FONT_FAMILY in QFontDatabase.families()


@pytest.mark.parametrize("color", ["red-ish", "#12345", "", "rgb(1,2,3)"])
def test_a_colour_that_is_none_is_an_error_not_a_broken_file(qapp, color):
    image = QImage(8, 8, QImage.Format.Format_RGB888)
    brush = QPainter(image)
    try:
        with pytest.raises(ValueError, match="#rrggbb"):
            painter.paint(brush, [Group("layer", (Lines((SQUARE,), Stroke(color, 1.0)),))])
    finally:
        brush.end()


@pytest.mark.parametrize("theme", THEMES)
def test_every_colour_of_a_theme_is_one(qapp, theme):
    named = {key: value for key, value in vars(THEMES[theme]).items() if str(value).startswith("#")}
    for name, color in {**named, **{style.letter: style.color for style in THEMES[theme].classes}}.items():
        ink = Lines((SQUARE,), None, Fill(color), closed=True)
        assert at(painted(ink), 40, 30) == tuple(bytes.fromhex(color[1:])), name


def run(*words):
    """What a program prints; where it is missing, the test is skipped, but not on the machine that checks it all."""
    if not shutil.which(words[0]) and "CI" not in os.environ:
        pytest.skip(f"needs {words[0]}")
    return subprocess.run([str(word) for word in words], check=True, capture_output=True, text=True).stdout


def read_elsewhere(data, suffix, folder):
    path, out = folder / f"page.{suffix}", folder / f"{suffix}.png"
    path.write_bytes(data)
    if suffix == "svg":
        run("rsvg-convert", "--dpi-x", DPI, "--dpi-y", DPI, "-o", out, path)
    else:
        # This reader sets letters on whole pixels; smaller ones, and the place of the letters is seen.
        run("pdftoppm", "-png", "-singlefile", "-r", 4 * DPI, path, out.with_suffix(""))
        return pixels(out.read_bytes()).reshape(120, 4, 160, 4, 3).mean(axis=(1, 3))
    return pixels(out.read_bytes())


def worst_block(one, other):
    """The largest difference of two pictures (120, 160, 3) once blocks of 4 x 4 pixels are one."""
    blocks = [picture.reshape(30, 4, 40, 4, 3).mean(axis=(1, 3)) for picture in (one, other)]
    return np.abs(blocks[0] - blocks[1]).max()


@pytest.mark.parametrize("name", PRIMITIVES)
@pytest.mark.parametrize("suffix", ["svg", "pdf"])
def test_another_reader_sees_each_primitive_as_we_paint_it(qapp, tmp_path, suffix, name):
    figure = page(PRIMITIVES[name])
    ours, theirs = painted(PRIMITIVES[name], dpi=DPI), read_elsewhere(written(suffix, figure, DPI), suffix, tmp_path)
    assert theirs.shape == ours.shape == (120, 160, 3)
    assert worst_block(ours, theirs) < TOLERANCE[suffix]
    assert worst_block(np.full_like(ours, 255.0), theirs) > 2 * TOLERANCE[suffix]


@pytest.mark.parametrize("suffix", ["svg", "pdf"])
@pytest.mark.parametrize("name", PRIMITIVES)
def test_the_comparison_would_see_a_primitive_moved_by_one_point(qapp, tmp_path, suffix, name):
    theirs = read_elsewhere(written(suffix, page(PRIMITIVES[name]), DPI), suffix, tmp_path)
    moved = np.roll(painted(PRIMITIVES[name], dpi=DPI), 2, axis=1)
    assert worst_block(moved, theirs) > TOLERANCE[suffix]


def test_a_pdf_embeds_its_fonts_and_its_text_can_be_searched(qapp, tmp_path):
    path = tmp_path / "page.pdf"
    labels = (Label(4.0, 20.0, "Softmax", 9.0, "#000000"), Label(4.0, 40.0, "target", 9.0, "#000000", bold=True))
    path.write_bytes(pdf([page(*labels, title="A title")]))
    assert run("pdftotext", path, "-").split() == ["Softmax", "target"]
    head, _, *fonts = run("pdffonts", path).splitlines()
    assert len(fonts) == 2
    column = head.index("emb")
    assert [font[column : column + 3] for font in fonts] == ["yes", "yes"]
    assert "A title" in run("pdfinfo", path)
