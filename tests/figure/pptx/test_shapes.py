"""Native shapes as python-pptx reads them."""

from io import BytesIO

import numpy as np
import pptx as library
import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

import xentviz
from xentviz.figure.contents import CONTENTS
from xentviz.figure.display import Area, Fill, Group, Label, Lines, Markers, Page, Stroke
from xentviz.figure.lettering import width
from xentviz.figure.page import RenderOptions, compose
from xentviz.figure.pptx import pptx

POINT = 12_700
SOLUTION = xentviz.solve(xentviz.Scenario(target=(0.8, 0.1, 0.1), steps=500))
SQUARE = np.array([(20.0, 10.0), (60.0, 10.0), (60.0, 50.0), (20.0, 50.0)])
FAR = {"x": 500.0, "y": 300.0}


def opened(page):
    """The shape that is the whole figure."""
    (slide,) = library.Presentation(BytesIO(pptx([page], 72, editable=True))).slides
    return next(shape for shape in slide.shapes if not shape.is_placeholder)


def drawn(*items):
    """The shapes of a layer of these items."""
    (layer,) = opened(Page(960.0, 540.0, None, (Group("layer", items),))).shapes
    return list(layer.shapes)


def place(shape):
    return tuple(edge / POINT for edge in (shape.left, shape.top, shape.width, shape.height))


def attributes(shape, path):
    return [dict(found.attrib) for found in shape.element.xpath(path)]


@pytest.mark.parametrize("name", [content.name for content in CONTENTS])
def test_each_layer_is_a_group_of_its_name_and_every_label_a_text_box(qapp, name):
    page = compose(SOLUTION, RenderOptions(content=name, swapped="optimizer"))
    layers = [group for group in page.groups if len(group.items)]
    figure = opened(page)
    assert [layer.name for layer in figure.shapes] == [group.name for group in layers]
    for layer, group in zip(figure.shapes, layers, strict=True):
        texts = [shape.text_frame.text for shape in layer.shapes if shape.shape_type == MSO_SHAPE_TYPE.TEXT_BOX]
        assert texts == [item.text for item in group if isinstance(item, Label) and item.text.strip()]
        assert len(layer.shapes) <= len(group.items)


def test_all_shapes_of_a_slide_have_numbers_of_their_own(qapp):
    figure = opened(compose(SOLUTION, RenderOptions()))
    numbers = figure.element.xpath(".//p:cNvPr/@id")
    assert len(numbers) == len(set(numbers)) > 50
    assert {"1", "2"} & set(numbers) == set()


def test_a_group_is_as_large_as_what_is_in_it(qapp):
    figure = opened(compose(SOLUTION, RenderOptions()))
    for group in (figure, *figure.shapes):
        boxes = [(s.left, s.top, s.left + s.width, s.top + s.height) for s in group.shapes]
        least, most = np.min(boxes, axis=0), np.max(boxes, axis=0)
        assert (group.left, group.top) == tuple(least[:2])
        assert (group.left + group.width, group.top + group.height) == tuple(most[2:])
        (inner,) = attributes(group, "p:grpSpPr/a:xfrm/a:chExt")
        assert (int(inner["cx"]), int(inner["cy"])) == (group.width, group.height)


@pytest.mark.parametrize(
    ("anchor", "side"), [("start", PP_ALIGN.LEFT), ("middle", PP_ALIGN.CENTER), ("end", PP_ALIGN.RIGHT)]
)
def test_a_label_is_a_text_box_of_its_size_colour_and_anchor(qapp, anchor, side):
    (box,) = drawn(Label(**FAR, text="Some words", size=13.5, color="#0072b2", anchor=anchor, bold=True, italic=True))
    (paragraph,) = box.text_frame.paragraphs
    (run,) = paragraph.runs
    assert (box.name, run.text, paragraph.alignment) == ("Some words", "Some words", side)
    assert (run.font.size.pt, run.font.bold, run.font.italic, run.font.name) == (13.5, True, True, "Arial")
    assert str(run.font.color.rgb) == "0072B2"
    frame = box.text_frame
    assert (frame.vertical_anchor, frame.word_wrap) == (MSO_ANCHOR.MIDDLE, False)
    assert {frame.margin_left, frame.margin_right, frame.margin_top, frame.margin_bottom} == {0}
    room = width("Some words", 13.5, bold=True)
    left, top, wide, high = place(box)
    assert left == pytest.approx(500.0 - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * room, abs=0.01)
    assert wide == pytest.approx(room, abs=0.01)
    assert top + high / 2 == pytest.approx(300.0 - 0.35 * 13.5, abs=0.01)


def test_a_number_of_a_formula_stands_in_the_middle_of_its_place(qapp):
    number, prose = drawn(Label(**FAR, text="0.25", size=9.0, color="#000000"), Label(9.0, 9.0, "and", 9.0, "#000000"))
    assert number.text_frame.paragraphs[0].alignment == PP_ALIGN.CENTER
    assert prose.text_frame.paragraphs[0].alignment == PP_ALIGN.LEFT


def test_a_halo_is_a_ground_behind_the_letters(qapp):
    with_halo, without = drawn(
        Label(**FAR, text="start", size=10.0, color="#000000", halo="#ffeedd"),
        Label(**FAR, text="start", size=10.0, color="#000000"),
    )
    assert str(with_halo.fill.fore_color.rgb) == "FFEEDD"
    assert with_halo.text_frame.paragraphs[0].alignment == PP_ALIGN.CENTER
    assert attributes(without, "p:spPr/a:noFill") == [{}]
    (left, _, wide, _), (inner, _, room, _) = place(with_halo), place(without)
    assert left < inner
    assert left + wide > inner + room


def test_text_of_nothing_but_spaces_is_no_shape(qapp):
    assert len(drawn(Label(9.0, 9.0, " ", 9.0, "#000000"), Label(9.0, 9.0, "x", 9.0, "#000000"))) == 1


def test_lines_of_one_style_are_one_freeform_with_that_pen(qapp):
    (shape,) = drawn(Lines((SQUARE, SQUARE + 50.0), Stroke("#cc0000", 2.5, 0.4, (9.0, 8.0))))
    assert shape.name == "layer: lines"
    assert place(shape) == pytest.approx((20.0, 10.0, 90.0, 90.0))
    assert (shape.line.width.pt, str(shape.line.color.rgb)) == (2.5, "CC0000")
    assert attributes(shape, ".//a:ln//a:alpha") == [{"val": "40000"}]
    assert attributes(shape, ".//a:ln") == [{"w": "31750", "cap": "rnd"}]
    # 9 and 8 points of a pen of 2.5, whose round ends the dashes include here.
    assert attributes(shape, ".//a:ds") == [{"d": "460000", "sp": "220000"}]
    (path,) = attributes(shape, ".//a:path")
    assert path == {"w": "9000", "h": "9000", "fill": "none"}
    assert len(attributes(shape, ".//a:moveTo")) == 2
    assert attributes(shape, ".//a:close") == []
    assert attributes(shape, ".//a:pt")[:2] == [{"x": "0", "y": "0"}, {"x": "4000", "y": "0"}]


def test_filled_polygons_may_overlap_and_an_area_has_holes(qapp):
    polygons, area = drawn(
        Lines((SQUARE, SQUARE + 20.0), None, Fill("#00aa00", 0.5), closed=True),
        Area((SQUARE, 0.5 * SQUARE + (20.0, 15.0)), Fill("#cc0000")),
    )
    assert len(attributes(polygons, ".//a:path")) == 2
    assert attributes(polygons, "p:spPr/a:solidFill//a:alpha") == [{"val": "50000"}]
    assert attributes(polygons, ".//a:ln/a:noFill") == [{}]
    assert len(attributes(area, ".//a:path")) == 1
    assert len(attributes(area, ".//a:close")) == 2


def test_a_round_mark_alone_is_an_oval_and_many_are_one_shape(qapp):
    style = {"size": 8.0, "fill": Fill("#ffffff"), "stroke": Stroke("#c8102e", 1.0)}
    one, many, stars = drawn(
        Markers(np.array([(50.0, 60.0)]), "circle", **style),
        Markers(np.array([(50.0, 60.0), (70.0, 60.0), (np.nan, 1.0)]), "circle", **style),
        Markers(np.array([(50.0, 60.0)]), "star", **style),
    )
    assert attributes(one, ".//a:prstGeom") == [{"prst": "ellipse"}]
    assert place(one) == pytest.approx((46.0, 56.0, 8.0, 8.0))
    assert place(many) == pytest.approx((46.0, 56.0, 28.0, 8.0))
    assert len(attributes(many, ".//a:arcTo")) == 2
    assert len(attributes(stars, ".//a:pt")) == 10


@pytest.mark.parametrize("line", [[(9.0, 9.0), (99.0, 9.0)], [(9.0, 9.0), (9.0, 99.0)], [(9.0, 9.0), (9.0, 9.0)]])
def test_a_line_without_width_or_height_is_a_shape_that_has_both(qapp, line):
    (shape,) = drawn(Lines((np.array(line),), Stroke("#000000", 1.0)))
    assert min(shape.width, shape.height) == 127
    (path,) = attributes(shape, ".//a:path")
    assert min(int(path["w"]), int(path["h"])) == 1


def test_what_cannot_be_seen_is_no_shape(qapp):
    nothing = np.full((4, 2), np.nan)
    shapes = drawn(
        Lines((nothing, SQUARE[:1]), Stroke("#000000", 1.0)),
        Lines((SQUARE,)),
        Area((nothing,), Fill("#000000")),
        Markers(nothing, "circle", 9.0, Fill("#000000")),
        Markers(nothing, "star", 9.0, Fill("#000000")),
        Markers(SQUARE, "circle", 9.0),
        Label(9.0, 9.0, "the only one", 9.0, "#000000"),
    )
    assert [shape.name for shape in shapes] == ["the only one"]


def test_points_beyond_all_bounds_make_a_shape_that_opens(qapp):
    (shape,) = drawn(Lines((np.array([(0.0, 0.0), (1e300, -1e9), (5.0, np.inf)]),), Stroke("#000000", 1.0)))
    assert place(shape) == pytest.approx((0.0, -100_000.0, 100_000.0, 100_000.0))


def test_the_loss_map_is_a_freeform_of_the_triangle_filled_with_the_picture(qapp):
    page = compose(SOLUTION, RenderOptions())
    layer = next(layer for layer in opened(page).shapes if layer.name == "loss-map")
    (shape,) = layer.shapes
    (picture,) = page.groups[0].items
    assert place(shape) == pytest.approx((*picture.clip.min(axis=0), *np.ptp(picture.clip, axis=0)), abs=0.01)
    (link,) = shape.element.xpath(".//a:blip/@r:embed")
    assert shape.part.related_part(link).blob.startswith(b"\x89PNG")
    (inset,) = attributes(shape, ".//a:fillRect")
    across = place(shape)[2]
    left = (picture.x - picture.clip[:, 0].min()) / across
    right = (picture.clip[:, 0].max() - picture.x - picture.width) / across
    assert (int(inset["l"]), int(inset["r"])) == pytest.approx((left * 100_000, right * 100_000), abs=2)
