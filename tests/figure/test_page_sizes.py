"""Sizes of pages as people type them."""

import pytest

from xentviz.engine.given import InputError
from xentviz.figure.page_sizes import PAGES, any_size, own_size, page_size

MM = 72.0 / 25.4
TYPED = {
    "160x90mm": ("160x90mm", (160 * MM, 90 * MM)),
    "160,5 × 90 mm": ("160.5x90mm", (160.5 * MM, 90 * MM)),
    "160.5X90": ("160.5x90mm", (160.5 * MM, 90 * MM)),
    "16 x 9,05 cm": ("160x90.5mm", (160 * MM, 90.5 * MM)),
    "1920×1080 px": ("1920x1080px", (720.0, 405.0)),
}


@pytest.mark.parametrize("typed", TYPED)
def test_sizes_are_read_with_point_or_comma_in_every_unit(typed):
    size, points = TYPED[typed]
    assert own_size(typed) == any_size(typed) == size
    assert page_size(size, dpi=192) == pytest.approx(points)


@pytest.mark.parametrize("name", PAGES)
def test_names_stay_and_are_no_size_of_ones_own(name):
    assert any_size(name) == name
    with pytest.raises(InputError, match="no width and height, allowed are two sides from 30 to 2000 mm"):
        own_size(name)


@pytest.mark.parametrize(
    "typed", ["", "160", "160x", "axb", "160x90in", "29x90mm", "16x2001mm", "1,600x90mm", "99x200px", "1.5x200px"]
)
def test_what_is_no_size_is_refused_with_the_names_and_the_measures(typed):
    with pytest.raises(InputError) as caught:
        any_size(typed)
    for said in (repr(typed), "16:9", "30 to 2000", "100 to 20000"):
        assert said in str(caught.value)
