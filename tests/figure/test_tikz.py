"""TikZ text: what each primitive becomes, small, ASCII, and the same text each time."""

import re
from dataclasses import replace

import numpy as np
import pytest

import xentviz
from xentviz.figure.contents import CONTENTS
from xentviz.figure.display import Area, Fill, Group, Label, Lines, Markers, Page, Picture, Stroke
from xentviz.figure.page import PAGES, RenderOptions, compose
from xentviz.figure.render_options import GROUNDS
from xentviz.figure.tikz import tikz

SOLUTION = xentviz.solve(xentviz.Scenario())
PEN = Stroke("#102030", 1.5)
CORNER = np.array([(1.0, 2.0), (3.0, 4.0), (5.0, 2.0)])


def drawn(*items, **page):
    """What stands under the layer's name."""
    text = tikz(Page(80.0, 60.0, None, (Group("layer", items),), **page))
    return text.split("% layer\n")[1].split(r"\end{tikzpicture}")[0].strip()


@pytest.mark.parametrize("content", [each.name for each in CONTENTS])
@pytest.mark.parametrize("size", PAGES)
def test_every_page_is_at_most_60_kb_of_ascii_and_the_same_twice(size, content):
    page = compose(SOLUTION, RenderOptions(size=size, content=content))
    text = tikz(page)
    assert text.isascii()
    assert len(text) <= 60_000
    assert text == tikz(compose(SOLUTION, RenderOptions(size=size, content=content)))


@pytest.mark.parametrize("ground", GROUNDS)
def test_only_a_ground_that_is_not_transparent_fills_the_page(ground):
    page = compose(SOLUTION, RenderOptions(ground=ground))
    filled = re.search(r"\\fill\[xv([0-9a-f]{6})\] \(0,0\) rectangle \(960,540\);", tikz(page))
    assert (filled and f"#{filled[1]}") == page.ground


def test_layers_keep_their_names_and_their_order():
    page = compose(SOLUTION, RenderOptions())
    remarks = re.findall(r"^% (\S+)$", tikz(page), re.MULTILINE)
    assert [name for name in remarks if name in {g.name for g in page.groups}] == [g.name for g in page.groups]


def test_every_colour_is_defined():
    text = tikz(compose(SOLUTION, RenderOptions()))
    defined = set(re.findall(r"\\definecolor\{(xv[0-9a-f]{6})\}", text))
    assert defined == set(re.findall(r"\bxv[0-9a-f]{6}\b", text))


@pytest.mark.parametrize("separator", ["\n", "\r", "\u2028", "\x85", "\x0c"])
def test_title_description_and_provenance_are_remarks_whatever_is_in_them(separator):
    words = f"one{separator}\\two % ∇"
    text = tikz(Page(80.0, 60.0, None, (Group(words, ()),), title=words, description=words, provenance='{"a": 1}'))
    head = text.split("\\expandafter")[0].splitlines()
    assert head[:5] == ["% one", r"% \two % \u2207"] * 2 + ['% {"a": 1}']
    assert all(line.startswith("%") for line in head)


def test_nothing_that_is_no_number_or_too_large_for_tex_gets_into_a_drawing():
    hard = xentviz.Scenario(parameterization="raw", learning_rate=1e6, loss="negated-cross-entropy")
    text = tikz(compose(xentviz.solve(hard), RenderOptions()))
    pairs = re.findall(r"\((\S+?),(\S+?)\)", text.split("% grid")[1])
    numbers = [abs(float(n)) for pair in pairs for n in pair if re.fullmatch(r"[-.\d]+", n)]
    assert len(numbers) > 500
    assert max(numbers) <= 8000.0
    assert not re.search(r"\b(nan|inf)\b", " ".join(" ".join(pair) for pair in pairs))


def test_points_that_are_no_numbers_are_left_out():
    bad = np.array([(1.0, 2.0), (np.nan, 5.0), (3.0, np.inf), (3.0, 4.0)])
    assert drawn(Lines((bad,), PEN)).endswith("] (1,2)--(3,4);")
    assert drawn(Markers(bad, "circle", 2.0, Fill("#ff0000"))).count("circle") == 2


@pytest.mark.parametrize(
    "item",
    [Lines((CORNER[:1],), PEN), Lines((), PEN), Lines((CORNER,)), Area((CORNER[:1],), Fill("#ff0000")),
     Markers(CORNER[:0], "star", 2.0, Fill("#ff0000")), Label(1.0, 2.0, " ", 9.0, "#000000", halo="#ffffff")],
)  # fmt: skip
def test_what_cannot_be_seen_is_left_out(item):
    assert drawn(item) == ""


def test_several_lines_of_one_style_are_one_path_and_polygons_are_closed():
    assert drawn(Lines((CORNER, CORNER + 10.0), PEN)) == (
        "\\path[draw=xv102030,line width=1.5bp] (1,2)--(3,4)--(5,2)\n(11,12)--(13,14)--(15,12);"
    )
    closed = drawn(Lines((CORNER,), None, Fill("#ff0000", 0.25), closed=True))
    assert closed == r"\path[fill=xvff0000,fill opacity=.25] (1,2)--(3,4)--(5,2)--cycle;"


def test_an_area_is_one_path_by_the_even_odd_rule():
    text = drawn(Area((CORNER, CORNER + 10.0), Fill("#ff0000")))
    assert text.count(r"\path[fill=xvff0000,even odd rule]") == 1
    assert text.count("cycle") == 2


@pytest.mark.parametrize(("dash", "told"), [((2.0, 0.5), "on 2bp off .5bp"), ((3.0,), "on 3bp off 3bp")])
def test_dashes_and_opacity(dash, told):
    text = drawn(Lines((CORNER,), Stroke("#102030", 1.0, 0.3, dash)))
    assert text.startswith(f"\\path[draw=xv102030,line width=1bp,draw opacity=.3,dash pattern={told}]")


def test_points_on_a_straight_line_are_thinned():
    line = np.stack([np.linspace(0.0, 70.0, 500), np.linspace(0.0, 35.0, 500)], axis=1)
    assert drawn(Lines((line,), PEN)).count("(") < 10


@pytest.mark.parametrize("shape", ["square", "triangle", "star"])
def test_a_mark_is_a_polygon_and_one_path_for_all(shape):
    text = drawn(Markers(CORNER, shape, 4.0, Fill("#ff0000")))
    assert (text.count("\\path"), text.count("cycle")) == (1, 3)


def test_a_shape_that_does_not_exist_is_an_error():
    with pytest.raises(KeyError):
        drawn(Markers(CORNER, "hexagon", 2.0))


def test_a_label_says_place_anchor_size_colour_room_and_text():
    text = drawn(Label(5.0, 6.0, "text", 10.0, "#123456", "end", bold=True, halo="#ffffff"))
    halo, letters = text.splitlines()
    assert re.fullmatch(r"\\xvtext\(5,6\)\{base east\}\{10\}\{xv123456\}\{[\d.]+\}\{\\xvbold\{text\}\}", letters)
    assert halo == letters.replace("xvtext", "xvhalo").replace("xv123456", "xvffffff")


def test_a_part_of_a_formula_stands_in_the_middle_of_its_place_and_prose_where_it_starts():
    assert drawn(Label(5.0, 6.0, "start", 10.0, "#123456")).startswith(r"\xvtext(5,6){base west}")
    formula = drawn(Label(5.0, 6.0, "0.5", 10.0, "#123456"))
    assert re.match(r"\\xvtext\(1[2-4][\d.]*,6\)\{base\}", formula)


def test_maps_that_are_alike_are_written_once_and_drawn_where_they_stand():
    rgb = np.arange(24, dtype=np.uint8).reshape(2, 4, 3)
    here = Picture(rgb, 10.0, 20.0, 30.0, 20.0, CORNER + np.array((10.0, 20.0)))
    there = replace(here, x=50.0, y=7.0, clip=CORNER + np.array((50.0, 7.0)))
    wider = replace(here, width=31.0)
    text = drawn(here, there, wider, there)
    one = drawn(replace(here, x=0.0, y=0.0, clip=CORNER))
    assert text.count(r"\def\xvmap") == 1
    assert text.startswith("\\def\\xvmapa{%\n" + one + "\n}%\n\\begin{scope}[shift={(10,20)}]\\xvmapa\\end{scope}\n")
    assert text.count(r"[shift={(50,7)}]\xvmapa") == 2
    assert drawn(wider) in text


@pytest.mark.parametrize(
    "rgb", [np.arange(24).reshape(2, 4, 3), np.random.default_rng(1).integers(0, 255, (90, 70, 3))]
)
def test_any_picture_is_drawn_within_its_clip_in_at_most_25_kb(rgb):
    text = drawn(Picture(rgb.astype(np.uint8), 1.0, 2.0, 30.0, 20.0, CORNER))
    assert text.startswith("\\begin{scope}\n\\clip (1,2)--(3,4)--(5,2)--cycle;\n")
    assert text.endswith(r"\end{scope}")
    assert 1 <= text.count(r"\fill") <= 19 * 19
    assert len(text) <= 25_000
