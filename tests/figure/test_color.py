"""Colours as numbers: mixtures, the ramp of the loss map, and contrast of every theme."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import xentviz
from tests.themes import THEMES
from xentviz.figure.color import Ramp, ground, mixed, rgb
from xentviz.figure.theme import high_contrast

colors = st.binary(min_size=3, max_size=3).map(lambda data: "#" + data.hex())
RAMP = Ramp(0.0, 10.0, 1.0, "#000000", "#ff8000")


def brightness(color):
    """Relative luminance as WCAG 2 defines it."""
    share = rgb(color) / 255.0
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def contrast(one, other):
    dark, light = sorted([brightness(one), brightness(other)])
    return (light + 0.05) / (dark + 0.05)


@given(colors, colors)
def test_a_whole_share_is_the_colour_and_none_is_the_ground(color, under):
    assert mixed(color, under, 1.0) == color
    assert mixed(color, under, 0.0) == under


@given(colors, colors, st.floats(0.0, 1.0))
def test_a_mixture_is_a_colour_between_both(color, under, share):
    low, high = np.sort([rgb(color), rgb(under)], axis=0)
    seen = rgb(mixed(color, under, share))
    assert np.all((seen >= low) & (seen <= high))
    assert seen == pytest.approx(share * rgb(color) + (1.0 - share) * rgb(under), abs=0.51)


def test_a_colour_is_read_as_red_green_and_blue():
    assert rgb("#0102ff").tolist() == [1.0, 2.0, 255.0]


@given(st.lists(st.floats(-5.0, 15.0), min_size=1, max_size=20))
def test_a_ramp_follows_the_loss_and_ends_at_its_limits(values):
    share = np.clip(np.array(values) / 10.0, 0.0, 1.0)[:, None]
    assert RAMP.rgb(values).dtype == np.uint8
    assert RAMP.rgb(values).astype(float) == pytest.approx(share * rgb("#ff8000"), abs=1.01)


@pytest.mark.parametrize("value", [-1.0, 0.0, 3.3, 10.0, np.inf, np.nan])
def test_one_loss_has_the_same_colour_as_a_text(value):
    assert rgb(RAMP.hex(value)).tolist() == RAMP.rgb([value])[0].tolist()


def test_endless_losses_have_the_end_colours():
    assert [RAMP.hex(value) for value in (-np.inf, np.inf, np.nan)] == ["#000000", "#ff8000", "#ff8000"]


def test_colours_have_the_shape_of_the_losses():
    assert RAMP.rgb(np.zeros((4, 5))).shape == (4, 5, 3)


def test_a_loss_that_is_the_same_everywhere_has_one_colour():
    flat = Ramp(2.0, 2.0, 1.0, "#102030", "#ff8000")
    assert flat.rgb([1.0, 2.0, 3.0]).tolist() == [[0x10, 0x20, 0x30]] * 3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("loss", ["cross-entropy", "squared-error"])
def test_the_median_of_the_triangle_has_about_the_middle_colour(loss, theme):
    landscape = xentviz.solve(xentviz.Scenario(loss=loss)).landscape
    ramp = Ramp.of(landscape, THEMES[theme])
    rows, columns = landscape.image.shape
    x, down = (np.arange(columns) + 0.5) / columns, (np.arange(rows) + 0.5) / rows
    median = np.median(landscape.image[np.abs(x - 0.5) <= 0.5 * down[:, None]])
    middle = rgb(ground(THEMES[theme]))
    span = np.abs(rgb(ramp.last) - rgb(ramp.first)).max()
    assert np.abs(rgb(ramp.hex(float(median))) - middle).max() <= 0.12 * span


@pytest.mark.parametrize("theme", THEMES)
def test_the_ground_lies_between_the_ends_of_the_loss_map(theme):
    low, high = rgb(THEMES[theme].loss_low), rgb(THEMES[theme].loss_high)
    share = (rgb(ground(THEMES[theme])) - low) / (high - low)
    assert share == pytest.approx([0.45] * 3, abs=0.02)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ink", ["text", "muted", "accent", "warning", "A", "B", "C"])
def test_every_ink_for_words_stands_out_from_page_and_fields(theme, ink):
    look = THEMES[theme]
    color = next((style.color for style in look.classes if style.letter == ink), None) or getattr(look, ink)
    assert contrast(color, look.surface) >= 4.5
    assert contrast(color, look.field) >= 4.0


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ink", ["text", "muted", "accent", "focus", "warning", "A", "B", "C"])
def test_for_a_projector_every_ink_stands_out_by_seven_to_one(theme, ink):
    look = high_contrast(THEMES[theme])
    color = next((style.color for style in look.classes if style.letter == ink), None) or getattr(look, ink)
    assert contrast(color, look.surface) >= 7.0


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ink", ["text", "muted"])
def test_for_a_projector_words_stand_out_from_the_whole_loss_map(theme, ink):
    look = high_contrast(THEMES[theme])
    assert contrast(getattr(look, ink), look.loss_low) >= 7.0
    assert contrast(getattr(look, ink), look.loss_high) >= 7.0


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_for_a_projector_is_as_light_or_dark_and_has_the_same_letters_and_shapes(theme):
    usual, strong = THEMES[theme], high_contrast(THEMES[theme])
    assert strong.dark == usual.dark
    assert [(c.letter, c.shape) for c in strong.classes] == [(c.letter, c.shape) for c in usual.classes]


@pytest.mark.parametrize("look", [*THEMES.values(), *map(high_contrast, THEMES.values())], ids=lambda look: look.name)
def test_classes_differ_by_more_than_a_shade(look):
    for one, other in combinations(look.classes, 2):
        assert np.abs(rgb(one.color) - rgb(other.color)).max() >= 60.0
