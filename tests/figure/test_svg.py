"""SVG text: what every reader knows, nothing that is no number, and the same text each time."""

import base64
import re
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest

import xentviz
from xentviz.figure.contents import CONTENTS
from xentviz.figure.display import Area, Fill, Group, Label, Lines, Markers, Page, Picture, Stroke
from xentviz.figure.lettering import width
from xentviz.figure.page import PAGES, RenderOptions, compose
from xentviz.figure.raster import png
from xentviz.figure.render_options import GROUNDS
from xentviz.figure.svg import anchored, svg

SOLUTION = xentviz.solve(xentviz.Scenario())
SPACE = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
PEN = Stroke("#102030", 1.5)
CORNER = np.array([(1.0, 2.0), (3.0, 4.0), (5.0, 2.0)])


def written(*items, title="", editable=False, ground=None):
    return svg(Page(80.0, 60.0, ground, (Group("layer", items),), title), editable)


def tree(text):
    return ElementTree.fromstring(text.encode())


def paths(*items):
    return list(tree(written(*items)).iter(f"{SPACE}path"))


@pytest.mark.parametrize("content", [each.name for each in CONTENTS])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("size", PAGES)
def test_a_page_is_drawn_with_elements_that_every_reader_knows(size, ground, content):
    page = compose(SOLUTION, RenderOptions(size=size, ground=ground, content=content))
    root = tree(svg(page))
    tags = {element.tag.removeprefix(SPACE) for element in root.iter()}
    raster = set() if content in ("curves", "ledger", "formulas") else {"clipPath", "image"}
    assert tags == {"svg", "title", "desc", "metadata", "g", "path", *raster}
    assert not {"style", "class", "transform", "filter"} & {key for element in root.iter() for key in element.attrib}


@pytest.mark.parametrize("size", [*PAGES, "100x70mm"])
def test_the_size_is_in_points_and_so_is_the_drawing(size):
    page = compose(SOLUTION, RenderOptions(size=size))
    root = tree(svg(page))
    assert float(root.attrib["width"].removesuffix("pt")) == pytest.approx(page.width, abs=0.005)
    assert float(root.attrib["height"].removesuffix("pt")) == pytest.approx(page.height, abs=0.005)
    assert [float(n) for n in root.attrib["viewBox"].split()] == pytest.approx(
        [0, 0, page.width, page.height], abs=0.01
    )


@pytest.mark.parametrize("ground", GROUNDS)
def test_only_a_ground_that_is_not_transparent_fills_the_page(ground):
    page = compose(SOLUTION, RenderOptions(ground=ground))
    under = [element.attrib["fill"] for element in tree(svg(page)).findall(f"{SPACE}path")]
    assert under == ([] if ground == "transparent" else [page.ground])


def test_layers_keep_their_names_and_their_order_and_no_name_comes_twice():
    page = compose(SOLUTION, RenderOptions())
    root = tree(svg(page))
    assert [element.attrib["id"] for element in root.findall(f"{SPACE}g")] == [group.name for group in page.groups]
    names = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    assert len(names) == len(set(names))


def test_title_and_description_are_told_to_those_who_do_not_see():
    page = compose(SOLUTION, RenderOptions())
    root = tree(svg(page))
    assert root.findtext(f"{SPACE}title") == page.title != ""
    assert root.findtext(f"{SPACE}desc") == page.description != ""


@pytest.mark.parametrize("name", ["softmax", "raw", "mirror"])
def test_nothing_that_is_no_number_gets_into_a_drawing(name):
    hard = xentviz.Scenario(parameterization=name, learning_rate=1e6, loss="negated-cross-entropy")
    numbers = " ".join(
        element.attrib[key]
        for element in tree(svg(compose(xentviz.solve(hard), RenderOptions()))).iter()
        for key in ("d", "x", "y", "width", "height", "stroke-width")
        if key in element.attrib
    )
    assert not re.search(r"nan|inf|e[+-]?\d", numbers)
    assert not re.search(r"\.\d{3}", numbers)


def test_points_that_are_no_numbers_are_left_out_of_lines_and_marks():
    bad = np.array([(1.0, 2.0), (np.nan, 5.0), (3.0, np.inf), (3.0, 4.0)])
    line, mark = paths(Lines((bad,), PEN), Markers(bad, "circle", 2.0, Fill("#ff0000")))
    assert line.attrib["d"] == "M1 2L3 4"
    assert mark.attrib["d"].count("M") == 2


@pytest.mark.parametrize("count", [0, 1])
def test_a_line_without_two_points_is_left_out(count):
    assert paths(Lines((CORNER[:count],), PEN)) == []
    (path,) = paths(Lines((CORNER[:count], CORNER), PEN))
    assert path.attrib["d"] == "M1 2L3 4L5 2"


def test_only_a_polygon_is_closed():
    opened, closed = paths(Lines((CORNER,), PEN), Lines((CORNER,), PEN, closed=True))
    assert closed.attrib["d"] == opened.attrib["d"] + "Z"


def test_several_lines_of_one_style_are_one_path():
    (path,) = paths(Lines((CORNER, CORNER + 10.0), PEN))
    assert path.attrib["d"] == "M1 2L3 4L5 2M11 12L13 14L15 12"


def test_an_area_is_one_closed_path_in_which_a_second_line_is_a_hole():
    (path,) = paths(Area((CORNER, CORNER + 10.0, CORNER[:1]), Fill("#ff0000", 0.25)))
    assert path.attrib == {
        "d": "M1 2L3 4L5 2ZM11 12L13 14L15 12Z", "fill": "#ff0000", "fill-opacity": "0.25", "fill-rule": "evenodd",
    }  # fmt: skip
    assert paths(Area((), Fill("#ff0000"))) == paths(Area((CORNER[:1],), Fill("#ff0000"))) == []


def test_points_of_an_area_that_are_no_numbers_are_left_out():
    bad = np.array([(1.0, 2.0), (np.nan, 5.0), (3.0, np.inf), (3.0, 4.0), (5.0, 2.0)])
    assert paths(Area((bad,), Fill("#ff0000")))[0].attrib == paths(Area((CORNER,), Fill("#ff0000")))[0].attrib


def test_pen_and_brush_are_plain_attributes():
    (path,) = paths(Lines((CORNER,), Stroke("#102030", 1.5, 0.25, (2.0, 0.5)), Fill("#ff0000", 0.5), closed=True))
    seen = {key: value for key, value in path.attrib.items() if key != "d"}
    assert seen == {
        "fill": "#ff0000", "fill-opacity": "0.5", "stroke": "#102030", "stroke-width": "1.5", "stroke-opacity": "0.25",
        "stroke-dasharray": "2 0.5", "stroke-linecap": "round", "stroke-linejoin": "round",
    }  # fmt: skip


def test_without_pen_and_brush_nothing_is_drawn_in_a_readers_own_black():
    (path,) = paths(Lines((CORNER,)))
    assert (path.attrib["fill"], path.attrib["stroke"]) == ("none", "none")


@pytest.mark.parametrize("text", ["A", 'a < b & "c"', "{} {0} {x}", "p'", "−∞"])
@pytest.mark.parametrize("editable", [True, False])
def test_any_text_is_kept_whether_as_letters_or_as_outlines(text, editable):
    root = tree(written(Label(5.0, 6.0, text, 10.0, "#000000", halo="#ffffff"), title=text, editable=editable))
    letters = [element.text for element in root.iter(f"{SPACE}text")]
    spoken = [element.attrib["aria-label"] for element in root.iter(f"{SPACE}path")]
    assert (letters, spoken) == (([text] * 2, []) if editable else ([], [text] * 2))
    assert root.findtext(f"{SPACE}title") == text


def test_a_halo_lies_under_its_letters():
    halo, letters = paths(Label(5.0, 6.0, "A", 10.0, "#000000", halo="#ffffff"))
    assert halo.attrib["stroke"] == halo.attrib["fill"] == "#ffffff"
    assert letters.attrib["fill"] == "#000000"
    assert "stroke" not in letters.attrib
    assert halo.attrib["d"] == letters.attrib["d"]


@pytest.mark.parametrize(("anchor", "share"), [("start", 0.0), ("middle", 0.5), ("end", 1.0)])
@pytest.mark.parametrize("bold", [True, False])
def test_a_label_starts_where_its_anchor_says(anchor, share, bold):
    label = Label(50.0, 6.0, "text", 10.0, "#000000", anchor, bold)
    assert anchored(label) == pytest.approx(50.0 - share * width("text", 10.0, bold))
    (path,) = paths(label)
    first = float(re.match(r"M(\S+) ", path.attrib["d"])[1])
    assert anchored(label) <= first <= anchored(label) + width("text", 10.0, bold)


def test_letters_that_stay_editable_keep_place_size_weight_and_font():
    (text,) = tree(written(Label(5.0, 6.0, "A", 10.0, "#123456", "end", True), editable=True)).iter(f"{SPACE}text")
    seen = {key: value for key, value in text.attrib.items() if key != "font-family"}
    assert seen == {
        "x": "5", "y": "6", "text-anchor": "end", "font-size": "10", "font-weight": "bold", "fill": "#123456",
    }  # fmt: skip
    assert text.attrib["font-family"].startswith("'xentviz Sans'")
    assert text.attrib["font-family"].endswith("sans-serif")


def test_a_picture_is_stretched_over_its_box_and_cut_by_its_own_polygon():
    rgb = np.arange(24, dtype=np.uint8).reshape(2, 4, 3)
    items = [Picture(rgb, 1.0, 2.0, 30.0, 20.0, CORNER), Picture(rgb, 5.0, 2.0, 30.0, 20.0, CORNER + 1.0)]
    root = tree(written(*items))
    cuts = {cut.attrib["id"]: cut.find(f"{SPACE}path").attrib["d"] for cut in root.iter(f"{SPACE}clipPath")}
    used = [group.attrib["clip-path"][5:-1] for group in root.iter(f"{SPACE}g") if "clip-path" in group.attrib]
    assert [cuts[name] for name in used] == ["M1 2L3 4L5 2Z", "M2 3L4 5L6 3Z"]
    image = next(root.iter(f"{SPACE}image"))
    assert [image.attrib[key] for key in ("x", "y", "width", "height")] == ["1", "2", "30", "20"]
    assert image.attrib["preserveAspectRatio"] == "none"
    assert base64.b64decode(image.attrib[LINK].removeprefix("data:image/png;base64,")) == png(rgb)


def test_a_shape_that_does_not_exist_is_an_error():
    with pytest.raises(KeyError):
        written(Markers(CORNER, "hexagon", 2.0))
