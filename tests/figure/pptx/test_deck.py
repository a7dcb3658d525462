"""PowerPoint decks as python-pptx sees their structure."""

import datetime
import zipfile
from io import BytesIO

import numpy as np
import pptx as library
import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage

import xentviz
from xentviz import cli
from xentviz.engine.given import InputError
from xentviz.figure import painter
from xentviz.figure.display import Group, Label, Page
from xentviz.figure.page import PAGES, RenderOptions, compose
from xentviz.figure.pptx import SIDES, pptx
from xentviz.figure.render_options import GROUNDS
from xentviz.figure.svg import svg
from xentviz.provenance import carried
from xentviz.scenario_file import unstamp

SCENARIO = xentviz.Scenario(target=(0.8, 0.1, 0.1), learning_rate=0.5)
SOLUTION = xentviz.solve(SCENARIO)
EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
DPI = 72
STEPS = (0, 1, 2, 5, 10, 50)
BOTH = pytest.mark.parametrize("editable", [False, True], ids=["picture", "shapes"])


def page(**options):
    return compose(SOLUTION, RenderOptions(**options))


def opened(pages, dpi=DPI, editable=False):
    return library.Presentation(BytesIO(pptx(pages, dpi, editable)))


def opened_one(figure, dpi=DPI, editable=False):
    deck = opened([figure], dpi, editable)
    (slide,) = deck.slides
    return deck, slide, [shape for shape in slide.shapes if not shape.is_placeholder]


def pixels(data):
    image = QImage.fromData(QByteArray(data)).convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).astype(float)


@pytest.mark.parametrize("size", [*PAGES, "100x70mm", "33.3x190.7mm", "1422x30mm"])
def test_a_slide_has_the_size_of_its_page_and_the_picture_fills_it(qapp, size):
    figure = page(size=size)
    deck, _, (picture,) = opened_one(figure, 36)
    assert (deck.slide_width, deck.slide_height) == (round(figure.width * 12700), round(figure.height * 12700))
    assert (picture.left, picture.top) == (0, 0)
    assert (picture.width, picture.height) == (deck.slide_width, deck.slide_height)


@pytest.mark.parametrize(("width", "height"), [(71.0, 300.0), (300.0, 71.0), (4100.0, 300.0), (300.0, 4100.0)])
def test_a_page_that_powerpoint_would_not_open_is_refused(qapp, width, height):
    with pytest.raises(InputError, match=r"^size is .* 1422\.4 mm\)\.$"):
        pptx([Page(width, height, None, ())], DPI)


def test_a_deck_of_two_sizes_or_of_nothing_is_refused(qapp):
    with pytest.raises(InputError, match=r"^size of page 2 is 90 x 80 points, allowed in one deck is .*, 90 x 90\.$"):
        pptx([Page(90.0, 90.0, None, ()), Page(90.0, 80.0, None, ())], DPI)
    with pytest.raises(InputError, match=r"^pages is empty"):
        pptx([], DPI)


@BOTH
def test_the_shortest_and_the_longest_side_are_allowed(qapp, editable):
    deck, _, _ = opened_one(Page(*SIDES, None, ()), 36, editable)
    assert (deck.slide_width, deck.slide_height) == (914_400, 51_206_400)


def test_the_picture_is_the_svg_of_the_page_and_a_png_for_those_who_do_not_know_it(qapp):
    figure = page()
    _, slide, (picture,) = opened_one(figure)
    (link,) = picture.element.xpath(".//*[local-name()='svgBlip']")
    part = slide.part.related_part(link.get(EMBED))
    assert (part.content_type, part.blob) == ("image/svg+xml", svg(figure).encode())
    assert picture.image.content_type == "image/png"
    assert (pixels(picture.image.blob) == pixels(painter.png(figure, DPI))).all()


@pytest.mark.parametrize(("dpi", "width"), [(36, 480), (144, 1920), (600, 1920)])
def test_the_png_has_the_pixels_asked_for_up_to_those_of_a_projector(qapp, dpi, width):
    _, _, (picture,) = opened_one(page(), dpi)
    assert picture.image.size[0] == width


@BOTH
@pytest.mark.parametrize("ground", GROUNDS)
def test_the_slide_has_the_ground_of_the_page(qapp, ground, editable):
    figure = page(ground=ground)
    _, slide, _ = opened_one(figure, editable=editable)
    if ground == "transparent":
        assert slide.follow_master_background
    else:
        assert f"#{slide.background.fill.fore_color.rgb}".lower() == figure.ground.lower()


@pytest.mark.parametrize("ground", GROUNDS)
def test_what_is_added_to_a_dark_slide_begins_with_light_text(qapp, ground):
    _, slide, _ = opened_one(page(ground=ground))
    (mapping,) = slide.element.xpath("p:clrMapOvr/*")
    assert mapping.tag.endswith("}overrideClrMapping" if ground == "dark" else "}masterClrMapping")
    assert mapping.get("tx1") == ("lt1" if ground == "dark" else None)


@BOTH
def test_alt_text_title_and_notes_say_what_the_page_shows(qapp, editable):
    figure = page()
    deck, slide, (shown,) = opened_one(figure, editable=editable)
    assert shown.element.xpath(".//p:cNvPr")[0].get("descr") == figure.description != ""
    assert deck.core_properties.title == slide.shapes.title.text == slide.name == figure.title != ""
    below, stamped = (paragraph.text for paragraph in slide.notes_slide.notes_text_frame.paragraphs)
    assert below == figure.caption != ""
    assert unstamp(stamped) == SCENARIO


@BOTH
def test_the_title_is_out_of_sight(qapp, editable):
    _, slide, _ = opened_one(page(), editable=editable)
    title = slide.shapes.title
    assert title.top + title.height < 0
    assert title.left == 0


@BOTH
def test_each_page_has_a_slide_with_its_own_notes_on_the_same_place(qapp, editable):
    pages = [page(step=step) for step in STEPS]
    deck = opened(pages, editable=editable)
    assert [slide.notes_slide.notes_text_frame.paragraphs[0].text for slide in deck.slides] == [
        figure.caption for figure in pages
    ]
    shown = [slide.shapes[1] for slide in deck.slides]
    assert len({(shape.left, shape.top, shape.width, shape.height) for shape in shown}) == 1
    assert [shape.element.xpath(".//p:cNvPr")[0].get("descr") for shape in shown] == [f.description for f in pages]


@BOTH
def test_a_slide_moved_to_the_front_decides_which_scenario_the_deck_opens_as(qapp, editable):
    other = compose(xentviz.solve(xentviz.Scenario(steps=3)), RenderOptions())
    assert unstamp(carried(pptx([other, page()], DPI, editable))) == xentviz.Scenario(steps=3)
    assert unstamp(carried(pptx([page(), other], DPI, editable))) == SCENARIO


def media(data):
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return [name for name in archive.namelist() if "/media/" in name]


def test_pictures_that_are_equal_are_in_the_file_once(qapp):
    assert len(media(pptx([page()] * 3, DPI))) == 2
    assert len(media(pptx([page(step=step) for step in STEPS], DPI))) == 2 * len(STEPS)
    assert len(media(pptx([page(step=step) for step in STEPS], DPI, editable=True))) == 1  # the loss map


WORDS = 'a < b & "c" > d, אב, \U0001f600 ' + "x" * 5000


@BOTH
def test_text_that_xml_would_stumble_over_comes_back(qapp, editable):
    label = Group('layer <&">', (Label(9.0, 9.0, WORDS, 9.0, "#000000"),))
    deck, slide, (shown,) = opened_one(Page(90.0, 90.0, None, (label,), WORDS, WORDS, WORDS), editable=editable)
    assert slide.shapes.title.text == WORDS
    assert deck.core_properties.title == slide.name == WORDS[:255]
    assert shown.element.xpath(".//p:cNvPr")[0].get("descr") == WORDS
    assert slide.notes_slide.notes_text_frame.text == WORDS
    if editable:
        (layer,) = shown.shapes
        assert layer.name == 'layer <&">'
        assert layer.shapes[0].text_frame.text == WORDS


@BOTH
def test_characters_that_xml_forbids_are_replaced(qapp, editable):
    label = Group("a\0", (Label(9.0, 9.0, "a\x1f\ud800", 9.0, "#000000"),))
    figure = Page(90.0, 90.0, None, (label,), "a\x0bb\nc", "a\0\nb\uffff", "one\n\x07two")
    _, slide, (shown,) = opened_one(figure, editable=editable)
    assert slide.shapes.title.text == "a b c"
    assert shown.element.xpath(".//p:cNvPr")[0].get("descr") == "a�\nb�"
    assert [paragraph.text for paragraph in slide.notes_slide.notes_text_frame.paragraphs] == ["one", "�two"]


def test_a_page_without_words_has_neither_title_nor_notes(qapp):
    _, slide, (picture,) = opened_one(Page(90.0, 90.0, None, ()))
    assert slide.shapes.title is None
    assert slide.notes_slide.notes_text_frame.text == ""
    assert picture.element.xpath(".//p:cNvPr")[0].get("descr") == ""


def test_the_file_names_its_maker_and_no_time(qapp):
    core = opened([page()]).core_properties
    assert (core.author, core.last_modified_by) == ("xentviz", "xentviz")
    assert core.created == core.modified == datetime.datetime(2000, 1, 1, tzinfo=core.created.tzinfo)


@BOTH
def test_two_exports_are_the_same_bytes_whatever_the_time(qapp, monkeypatch, tmp_path, editable):
    first = pptx([page()], 192, editable)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert first == pptx([page()], 192, editable)
    path, switch = tmp_path / "figure.pptx", "yes" if editable else "no"
    words = ["--target", "0.8,0.1,0.1", "--learning-rate", "0.5", "--editable", switch, "-o", str(path)]
    assert cli.main(["render", *words]) == 0
    assert path.read_bytes() == first


@BOTH
def test_the_archive_is_whole_and_each_part_of_the_same_date(qapp, editable):
    with zipfile.ZipFile(BytesIO(pptx([page(), page()], DPI, editable))) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert names[0] == "[Content_Types].xml"
        assert len(names) == len(set(names))
        assert {datetime.datetime(*part.date_time) for part in archive.infolist()} == {datetime.datetime(2000, 1, 1)}
