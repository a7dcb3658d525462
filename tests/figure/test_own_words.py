"""Own titles, captions and names of classes, and thicker lines: what becomes of them on the page and in files."""

import io
import itertools
import re
import shutil
import subprocess
import zipfile

import pytest

from tests.figure.shown import written
from xentviz import Scenario, solve
from xentviz.engine.given import InputError
from xentviz.figure.boxes import Box
from xentviz.figure.contents import CONTENTS
from xentviz.figure.display import Label, Lines, Markers
from xentviz.figure.page import PAGES, RenderOptions, compose

SOLUTION = solve(Scenario())
PLANTS = ("Ash", "Birch", "Cedar")
LONG = ("Acer pseudoplatanus var.", "Betula pendula ssp. bell", "Cedrus libani (Lebanon) ")
NAMES = [each.name for each in CONTENTS if each.name != "grid"]


def page(**options):
    return compose(SOLUTION, RenderOptions(step=9, **options))


def labels(made, group=""):
    return [item for each in made.groups if each.name.startswith(group) for item in each if isinstance(item, Label)]


def texts(made, group=""):
    return [label.text for label in labels(made, group)]


def test_an_own_title_and_caption_take_the_place_of_the_generated_ones():
    made = page(title="Who moves the wrong classes?", caption="Nobody in p, the softmax in z.")
    assert texts(made, "words") == ["Who moves the wrong classes?", "Nobody in p, the softmax in z."]
    assert (made.title, made.caption) == ("Who moves the wrong classes?", "Nobody in p, the softmax in z.")
    assert "After step 9 of 120" in made.description


def test_empty_ones_leave_their_room_to_the_picture():
    def height(**options):
        (border,) = (item for group in page(**options).groups if group.name == "border" for item in group)
        return border.lines[0][:, 1].max() - border.lines[0][:, 1].min()

    assert height(title="", caption="") == pytest.approx(height(words=False))
    assert height(title="", caption="") > height(title="") > height()


@pytest.mark.parametrize("size", PAGES)
def test_the_longest_title_and_caption_stay_on_the_page_and_are_cut_off_with_a_sign(size):
    words = "a word or two more " * 11
    made = page(size=size, title=words[:200], caption=words[:200])
    for label in labels(made, "words"):
        box = Box.of(label)
        assert box.half_width <= box.x <= made.width - box.half_width
    said = " ".join(label.text for label in labels(made, "words") if label.bold)
    assert words.startswith(said.removesuffix("…").rstrip())
    assert len(said) > 50


@pytest.mark.parametrize("field", ["title", "caption"])
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x" * 201, "is 201 characters long, allowed are at most 200"),
        ("x" * 5000, "is 5000 characters long"),
        ("שלום", "has שלום, which the page's font has no letters for, allowed are Latin and Greek letters"),
        ("مرحبا", "has مرحبا, which"),
        ("学习 rate", "has 学习, which"),
        ("two\nlines", r"has \\n, which"),
        (7, "is 7, allowed is text"),
    ],
)
def test_a_text_that_cannot_be_set_is_refused_in_one_sentence(field, text, said):
    with pytest.raises(InputError, match=f"^{field} {said}") as refusal:
        RenderOptions(**{field: text})
    assert len(str(refusal.value)) < 200


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("x" * 25, "", ""), "25 characters long, allowed are at most 24"),
        (("Ash", "Ash ", "Birch"), "three different"),
        (("Ash", "Birch"), "three texts"),
        ("ABC", "three texts"),
        (("Ash", 2, "Birch"), "is 2, allowed is text"),
        (("дуб", "", ""), "no letters for"),
    ],
)
def test_names_that_do_not_name_three_classes_are_refused(names, said):
    with pytest.raises(InputError, match=said) as refusal:
        RenderOptions(names=names)
    assert str(refusal.value).startswith("names ")


def test_letters_with_accents_may_be_typed_in_two_parts():
    assert "Crème" in texts(page(title="Cre\u0300me"), "words")


@pytest.mark.parametrize("names", [PLANTS, ("Ash", "", ""), LONG], ids=["short", "one", "long"])
@pytest.mark.parametrize("size", PAGES)
@pytest.mark.parametrize("content", NAMES)
def test_each_name_stands_beside_its_letter_and_covers_nothing(content, size, names):
    made = page(content=content, size=size, names=names)
    found = labels(made)
    for letter, name in zip("ABC", names, strict=True):
        tied = [
            one
            for one, other in itertools.product(found, found)
            if (one.text, other.text) == (name.strip(), letter)
            and one.y == other.y
            and 0 < one.x - other.x < 2 * one.size
        ]
        at_a_curve = content == "curves" and name.strip() in texts(made, "class-curves")
        assert not name or tied or at_a_curve, name
    for one, other in itertools.combinations([label for label in found if label.text], 2):
        in_formulas = one in labels(made, "formulas") and other in labels(made, "formulas")
        assert in_formulas or not Box.of(one).meets(Box.of(other), -0.12 * one.size), (one.text, other.text)
    for label in found:
        box = Box.of(label)
        assert box.half_width - 0.01 <= box.x <= made.width - box.half_width + 0.01, label.text


def test_the_ends_of_curves_have_names_where_there_is_room():
    assert set(PLANTS) <= set(texts(page(content="curves", names=PLANTS), "class-curves"))
    assert {"A", "B", "C"} <= set(texts(page(content="curves", names=LONG), "class-curves"))


def test_names_survive_into_files(qapp):
    made = page(names=PLANTS, title="Trees")
    outlined = written("svg", made).decode()
    assert {"Trees", *PLANTS} <= set(re.findall(r'aria-label="([^"]*)"', outlined))
    assert all(f">{name}<" in written("svg", made, editable=True).decode() for name in PLANTS)
    assert all(name in written("tex", made).decode() for name in PLANTS)
    slide = zipfile.ZipFile(io.BytesIO(written("pptx", made, editable=True))).read("ppt/slides/slide1.xml").decode()
    assert all(name in slide for name in PLANTS)


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="no pdftotext")
def test_names_can_be_read_in_a_pdf_file(tmp_path, qapp):
    path = tmp_path / "a.pdf"
    path.write_bytes(written("pdf", page(names=PLANTS)))
    said = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    assert all(name in said.split() for name in PLANTS)


@pytest.mark.parametrize("content", [each.name for each in CONTENTS])
@pytest.mark.parametrize("scale", [0.5, 3.0])
def test_lines_are_scaled_and_letters_stay(content, scale):
    one, other = page(content=content), page(content=content, line_scale=scale)
    assert labels(one) == labels(other)
    for group, thick in zip(one.groups, other.groups, strict=True):
        by = 1.0 if group.name.startswith(("formulas", "words")) else scale
        for item, scaled in zip(group, thick, strict=True):
            if isinstance(item, Lines) and item.stroke:
                assert scaled.stroke.width == pytest.approx(by * item.stroke.width)
                assert scaled.stroke.dash == pytest.approx([by * length for length in item.stroke.dash])
            if isinstance(item, Markers):
                assert scaled.size == pytest.approx(item.size) or scaled.size == pytest.approx(scale**0.5 * item.size)


def test_marks_on_the_path_grow_with_the_lines_and_those_beside_letters_do_not():
    def sizes(group, **options):
        return [i.size for g in page(**options).groups if g.name == group for i in g if isinstance(i, Markers)]

    for group in ("handles", "current", "class-curves"):
        assert sizes(group, line_scale=2.25) == pytest.approx([1.5 * size for size in sizes(group)])
    assert sizes("corner-names", line_scale=2.25) == sizes("corner-names")


def test_pixels_are_points_by_the_dpi_and_letters_follow_the_page():
    options = RenderOptions(size="1920x1080px", dpi=144)
    assert options.points == pytest.approx((960.0, 540.0))
    assert options.pixels == (1920, 1080)
    assert options.text_size == pytest.approx(18.0)
    assert RenderOptions(size="1920x1080px", dpi=600).pixels == (1920, 1080)
    for wrong in ("99x500px", "20001x500px", "10x10px", "1e3x500px", "500.5x500px"):
        with pytest.raises(InputError, match="WIDTHxHEIGHTpx with sides from 100 to 20000"):
            RenderOptions(size=wrong)
