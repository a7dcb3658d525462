"""PowerPoint slides as other programs see them: python-pptx their structure, LibreOffice their look."""

import datetime
import shutil
import subprocess
import sys
import zipfile
from io import BytesIO

import numpy as np
import pptx as library
import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage

import xentviz
from xentviz import cli
from xentviz.engine.catalog import InputError
from xentviz.figure import painter
from xentviz.figure.display import Page
from xentviz.figure.page import PAGES, RenderOptions, compose
from xentviz.figure.pptx import SIDES, pptx
from xentviz.figure.render_options import GROUNDS
from xentviz.figure.svg import svg
from xentviz.scenario_file import unstamp

SCENARIO = xentviz.Scenario(target=(0.8, 0.1, 0.1), learning_rate=0.5)
SOLUTION = xentviz.solve(SCENARIO)
EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
DPI = 72


def page(**options):
    return compose(SOLUTION, RenderOptions(**options))


def opened(figure, dpi=DPI):
    deck = library.Presentation(BytesIO(pptx(figure, dpi)))
    (slide,) = deck.slides
    return deck, slide


def pixels(data):
    image = QImage.fromData(QByteArray(data)).convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).astype(float)


@pytest.mark.parametrize("size", [*PAGES, "100x70mm", "33.3x190.7mm", "1422x30mm"])
def test_a_slide_has_the_size_of_its_page_and_the_picture_fills_it(qapp, size):
    figure = page(size=size)
    deck, slide = opened(figure, 36)
    assert (deck.slide_width, deck.slide_height) == (round(figure.width * 12700), round(figure.height * 12700))
    assert deck.element.xpath("p:sldSz/@type") == []
    (picture,) = slide.shapes
    assert (picture.left, picture.top) == (0, 0)
    assert (picture.width, picture.height) == (deck.slide_width, deck.slide_height)


@pytest.mark.parametrize(("width", "height"), [(71.0, 300.0), (300.0, 71.0), (4100.0, 300.0), (300.0, 4100.0)])
def test_a_page_that_powerpoint_would_not_open_is_refused(qapp, width, height):
    with pytest.raises(InputError, match=r"^size is .* 1422\.4 mm\)\.$"):
        pptx(Page(width, height, None, ()), DPI)


def test_the_shortest_and_the_longest_side_are_allowed(qapp):
    deck, _ = opened(Page(*SIDES, None, ()), 36)
    assert (deck.slide_width, deck.slide_height) == (914_400, 51_206_400)


def test_the_picture_is_the_svg_of_the_page_and_a_png_for_those_who_do_not_know_it(qapp):
    figure = page()
    _, slide = opened(figure)
    (picture,) = slide.shapes
    (link,) = picture.element.xpath(".//*[local-name()='svgBlip']")
    part = slide.part.related_part(link.get(EMBED))
    assert (part.content_type, part.blob) == ("image/svg+xml", svg(figure).encode())
    assert picture.image.content_type == "image/png"
    assert (pixels(picture.image.blob) == pixels(painter.png(figure, DPI))).all()


@pytest.mark.parametrize(("dpi", "width"), [(36, 480), (144, 1920), (600, 1920)])
def test_the_png_has_the_pixels_asked_for_up_to_those_of_a_projector(qapp, dpi, width):
    _, slide = opened(page(), dpi)
    assert slide.shapes[0].image.size[0] == width


@pytest.mark.parametrize("ground", GROUNDS)
def test_the_slide_has_the_ground_of_the_page(qapp, ground):
    figure = page(ground=ground)
    _, slide = opened(figure)
    if ground == "transparent":
        assert slide.follow_master_background
    else:
        assert f"#{slide.background.fill.fore_color.rgb}".lower() == figure.ground.lower()


def test_alt_text_title_and_notes_say_what_the_page_shows(qapp):
    figure = page()
    deck, slide = opened(figure)
    (name,) = slide.shapes[0].element.xpath(".//p:cNvPr")
    assert name.get("descr") == figure.description != ""
    assert deck.core_properties.title == figure.title != ""
    below, carried = (paragraph.text for paragraph in slide.notes_slide.notes_text_frame.paragraphs)
    assert below == figure.caption != ""
    assert unstamp(carried) == SCENARIO


def test_text_that_xml_would_stumble_over_comes_back(qapp):
    words = 'a < b & "c" > d, אב, \U0001f600 ' + "x" * 5000
    deck, slide = opened(Page(90.0, 90.0, None, (), words, words, words))
    assert deck.core_properties.title == words[:255]
    assert slide.shapes[0].element.xpath(".//p:cNvPr")[0].get("descr") == words
    assert slide.notes_slide.notes_text_frame.text == words


def test_nothing_is_left_of_the_template(qapp):
    deck, _ = opened(page())
    core = deck.core_properties
    assert (core.author, core.last_modified_by) == ("xentviz", "xentviz")
    assert core.created == core.modified
    assert [layout.name for layout in deck.slide_layouts] == ["Blank"]
    assert not [part for part in deck.part.package.iter_parts() if "thumbnail" in part.partname]


def test_two_exports_are_the_same_bytes_whatever_the_time(qapp, monkeypatch, tmp_path):
    first = pptx(page(), 192)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert first == pptx(page(), 192)
    path = tmp_path / "figure.pptx"
    assert cli.main(["render", "--target", "0.8,0.1,0.1", "--learning-rate", "0.5", "-o", str(path)]) == 0
    assert path.read_bytes() == first


def test_the_archive_is_whole_and_each_part_of_the_same_date(qapp):
    with zipfile.ZipFile(BytesIO(pptx(page(), DPI))) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert len(names) == len(set(names))
        assert {datetime.datetime(*part.date_time) for part in archive.infolist()} == {datetime.datetime(2000, 1, 1)}


def test_without_the_library_one_sentence_names_the_cure_and_nothing_is_written(qapp, monkeypatch, tmp_path, capsys):
    monkeypatch.setitem(sys.modules, "pptx", None)
    assert cli.main(["render", "-o", str(tmp_path / "a.pptx")]) == 2
    sentence = capsys.readouterr().err
    assert sentence.count("\n") == 1
    assert "python-pptx" in sentence
    assert "pip install" in sentence
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ground", ["white", "dark"])
def test_libreoffice_shows_what_our_png_shows(qapp, tmp_path, ground):
    if not (shutil.which("soffice") and shutil.which("pdftoppm")):
        pytest.skip("needs soffice and pdftoppm")
    figure, path = page(ground=ground), tmp_path / "a.pptx"
    path.write_bytes(pptx(figure, DPI))
    convert = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run([*convert, "--outdir", tmp_path, path], check=True, capture_output=True, timeout=100)
    subprocess.run(["pdftoppm", "-png", "-singlefile", "-r", str(DPI), tmp_path / "a.pdf", tmp_path / "a"], check=True)
    theirs, ours = pixels((tmp_path / "a.png").read_bytes()), pixels(painter.png(figure, DPI))
    rows, columns = (min(theirs.shape[i], ours.shape[i]) for i in (0, 1))
    assert np.abs(np.array(theirs.shape) - ours.shape).max() <= 1
    assert np.abs(theirs[:rows, :columns] - ours[:rows, :columns]).mean() < 3.0
