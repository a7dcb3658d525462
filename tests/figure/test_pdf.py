"""PDF files of one page and of many, as poppler sees them."""

import re
import subprocess

import numpy as np
import pytest
from PySide6.QtGui import QImage

import xentviz
from tests.figure.test_readers import run
from xentviz.engine.given import InputError
from xentviz.figure import painter
from xentviz.figure.display import Fill, Group, Lines, Page
from xentviz.figure.page import RenderOptions, compose
from xentviz.figure.pdf import pdf

SOLUTION = xentviz.solve(xentviz.Scenario(steps=20))
DPI = 144
SIZES = ("16:9", "100.3x70.2mm", "square", "33.4x190.7mm")


def page(**options):
    return compose(SOLUTION, RenderOptions(**options))


def said(path, *words):
    return subprocess.run(["pdfinfo", *words, str(path)], check=True, capture_output=True, text=True).stdout


def pixels(path):
    image = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).astype(float)


def saved(pages, folder):
    path = folder / "pages.pdf"
    path.write_bytes(pdf(pages))
    run("pdfinfo", path)
    return path


def test_each_page_has_its_exact_size(qapp, tmp_path):
    pages = [page(size=size) for size in SIZES]
    sizes = re.findall(r"size: +([\d.]+) x ([\d.]+) pts", said(saved(pages, tmp_path), "-l", "9"))
    assert np.array(sizes, float) == pytest.approx(np.array([(p.width, p.height) for p in pages]), abs=0.001)


def test_each_page_shows_what_its_png_shows(qapp, tmp_path):
    grounds = ("white", "dark", "white", "dark")
    pages = [page(size=size, ground=ground, step=len(size)) for size, ground in zip(SIZES, grounds, strict=True)]
    run("pdftoppm", "-png", "-r", DPI, saved(pages, tmp_path), tmp_path / "page")
    for number, figure in enumerate(pages, 1):
        theirs = pixels(tmp_path / f"page-{number}.png")
        (tmp_path / "ours.png").write_bytes(painter.png(figure, DPI))
        ours = pixels(tmp_path / "ours.png")
        assert np.abs(np.array(ours.shape) - theirs.shape).max() <= 1
        rows, columns = (min(ours.shape[i], theirs.shape[i]) - 1 for i in (0, 1))
        assert np.abs(ours[:rows, :columns] - theirs[:rows, :columns]).mean() < 3.0


def test_a_mark_is_as_far_from_the_top_on_a_page_of_broken_points(qapp, tmp_path):
    square = Lines((np.array([[9.0, 3.0], [29.0, 3.0], [29.0, 23.0], [9.0, 23.0]]),), fill=Fill("#000000"), closed=True)
    path = saved([Page(100.5, 80.25, "#ffffff", (Group("square", (square,)),))], tmp_path)
    run("pdftoppm", "-png", "-singlefile", "-r", 288, path, tmp_path / "page")
    rows, columns = np.nonzero(pixels(tmp_path / "page.png")[:, :, 0] < 128)
    # A pixel is a quarter of a point; poppler draws the page from the bottom, on whole pixels.
    assert (rows.min(), rows.max(), columns.min(), columns.max()) == pytest.approx((12, 91, 36, 115), abs=1)


def test_the_file_has_one_set_of_fonts_and_the_title_of_its_first_page(qapp, tmp_path):
    path = saved([page(step=step) for step in (0, 9, 20)], tmp_path)
    fonts = subprocess.run(["pdffonts", path], check=True, capture_output=True, text=True).stdout.splitlines()[2:]
    assert len(fonts) == 2
    assert f"Title:           {page().title}\n" in said(path)


def test_the_metadata_carry_each_provenance_once(qapp, tmp_path):
    other = compose(xentviz.solve(xentviz.Scenario(steps=7)), RenderOptions())
    packet = said(saved([page(), page(step=3), other], tmp_path), "-meta")
    assert [packet.count(text.replace("<", "&lt;")) for text in (page().provenance, other.provenance)] == [1, 1]
    assert "provenance" not in said(saved([Page(90.0, 90.0, None, ())], tmp_path), "-meta")


@pytest.mark.parametrize(
    "title", ["a <b> & c", "אב", "\U0001f600", "x" * 5000, "a\0b\x0b\ufffe", "half \ud800", "/MediaBox [0 0 1 1]"]
)
def test_any_title_leaves_the_file_whole(qapp, tmp_path, title):
    path = saved([Page(90.5, 90.0, None, (), title, title, title, "provenance")], tmp_path)
    assert "90.5 x 90 pts" in said(path)
    assert "provenance" in said(path, "-meta")


def test_no_pages_are_refused(qapp):
    with pytest.raises(InputError, match=r"^pages is empty, allowed is at least one page\.$"):
        pdf([])
