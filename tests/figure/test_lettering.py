"""Letters without Qt: how wide they are and where their outlines lie, against the font itself."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontMetricsF

from xentviz.figure import painter
from xentviz.figure.lettering import outline, width
from xentviz.figure.theme import FONT_FAMILY

texts = st.text(st.sampled_from("ABCgjxyz019 .,()αβ∇−·ü漢\n"), max_size=12)
sizes = st.floats(1.0, 100.0)
PRINTED = "".join(map(chr, range(0x21, 0x7F))) + "äöüαβ∇−×·→≤∞₀₁⁻"


def numbers(pieces):
    """All points (n, 2) of an outline, control points too."""
    return np.array([n for _, points in pieces for n in points]).reshape(-1, 2)


@given(texts, texts, sizes, st.booleans())
def test_a_run_of_text_is_as_wide_as_its_parts(first, second, size, bold):
    both = width(first + second, size, bold)
    assert both == pytest.approx(width(first, size, bold) + width(second, size, bold))


@given(texts, sizes, st.booleans())
def test_width_and_outline_grow_with_the_size(text, size, bold):
    assert width(text, size, bold) == pytest.approx(size * width(text, 1.0, bold))
    small, large = (numbers(outline(text, s, bold)) for s in (1.0, size))
    assert large == pytest.approx(size * small, abs=1e-9)


@given(texts, texts, sizes)
def test_what_follows_begins_where_the_text_before_it_ends(first, second, size):
    both, before, after = (outline(text, size) for text in (first + second, first, second))
    moved = np.add(numbers(after), (width(first, size), 0.0))
    assert numbers(both) == pytest.approx(np.concatenate([numbers(before), moved]), abs=1e-9)
    assert [command for command, _ in both] == [command for command, _ in (*before, *after)]


@pytest.mark.parametrize("bold", [True, False])
def test_digits_are_all_of_one_width(bold):
    widths = [width(digit, 10.0, bold) for digit in "0123456789"]
    assert widths == pytest.approx([widths[0]] * 10, rel=2e-3)


@pytest.mark.parametrize("bold", [True, False])
@pytest.mark.parametrize("character", PRINTED)
def test_every_letter_is_made_of_closed_curves_that_stand_on_the_line(character, bold):
    pieces = outline(character, 10.0, bold)
    size = {"M": 2, "L": 2, "C": 6, "Z": 0}
    assert all(len(points) == size[command] for command, points in pieces)
    commands = [command for command, _ in pieces]
    assert commands[0] == "M"
    assert commands[-1] == "Z"
    assert commands.count("M") == commands.count("Z")
    across, down = numbers(pieces).T
    assert across.min() >= -2.0
    assert across.max() <= width(character, 10.0, bold) + 2.0
    assert -11.0 <= down.min() <= down.max() <= 4.0


def test_capitals_stand_above_their_line_and_y_goes_down():
    _, down = numbers(outline("H", 10.0)).T
    assert down.min() == pytest.approx(-7.27, abs=0.1)
    assert down.max() == pytest.approx(0.0, abs=1e-9)
    assert numbers(outline("g", 10.0))[:, 1].max() > 1.0


def test_a_space_has_a_width_and_no_outline():
    assert outline(" ", 10.0) == ()
    assert width(" ", 10.0) > 1.0


@pytest.mark.parametrize("character", ["漢", "\n", "\U0001f600"])
def test_a_character_that_the_font_lacks_is_an_empty_box(character):
    assert width(character, 10.0) == pytest.approx(6.0)
    pieces = outline(character, 10.0)
    assert [command for command, _ in pieces] == ["M", "L", "L", "L", "Z"]
    low, high = numbers(pieces).min(axis=0), numbers(pieces).max(axis=0)
    assert (*low, *high) == pytest.approx((0.8, -7.0, 5.2, 0.0))


@pytest.mark.parametrize("bold", [True, False])
@pytest.mark.parametrize("text", [*PRINTED, "Cross-entropy · Softmax", "AVATAR 0.611", "1e−5"])
def test_text_is_as_wide_as_qt_draws_it(qapp, text, bold):
    painter.load_fonts()
    font = QFont(FONT_FAMILY)
    font.setBold(bold)
    font.setKerning(False)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setPixelSize(1000)
    assert width(text, 1000.0, bold) == pytest.approx(QFontMetricsF(font).horizontalAdvance(text), rel=2e-3)


@pytest.mark.parametrize("text", ["Target", "step 14"])
def test_bold_letters_are_wider(text):
    assert width(text, 10.0, bold=True) > width(text, 10.0)


def test_no_text_has_no_width_and_no_outline():
    assert width("", 10.0) == 0.0
    assert outline("", 10.0) == ()
