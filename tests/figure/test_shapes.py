"""The outlines of the marks."""

import numpy as np
import pytest

from tests.themes import THEMES
from xentviz.figure.shapes import polygon

CORNERS = {"square": 4, "triangle": 3, "star": 10}


def area(corners):
    x, y = corners.T
    return 0.5 * abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))


@pytest.mark.parametrize("shape", CORNERS)
def test_each_shape_has_its_corners_once(shape):
    corners = polygon(shape)
    assert corners.shape == (CORNERS[shape], 2)
    assert len(np.unique(corners.round(9), axis=0)) == CORNERS[shape]


def test_a_circle_has_no_corners():
    assert polygon("circle") is None


@pytest.mark.parametrize("shape", CORNERS)
def test_a_shape_looks_as_large_as_a_circle_of_its_size(shape):
    reach = np.hypot(*polygon(shape).T).max()
    assert 0.45 <= reach <= 0.75
    if shape != "star":
        assert area(polygon(shape)) == pytest.approx(np.pi / 4, rel=0.35)


@pytest.mark.parametrize("shape", CORNERS)
def test_a_shape_is_its_own_mirror_image_and_stands_about_its_middle(shape):
    corners = polygon(shape)
    mirrored = corners * (-1.0, 1.0)
    assert np.abs(corners[:, None] - mirrored[None]).sum(axis=2).min(axis=1).max() < 1e-9
    assert (corners[:, 1].min() + corners[:, 1].max()) / 2 == pytest.approx(0.0, abs=0.1)


@pytest.mark.parametrize("shape", ["triangle", "star"])
def test_points_point_upwards(shape):
    corners = polygon(shape)
    top = corners[np.argmin(corners[:, 1])]
    assert top[0] == pytest.approx(0.0, abs=1e-9)
    assert np.count_nonzero(np.isclose(corners[:, 1], top[1])) == 1


def test_a_star_goes_in_and_out_and_never_crosses_itself():
    star = polygon("star")
    reach = np.hypot(*star.T)
    assert np.ptp(reach[::2]) == pytest.approx(0.0, abs=1e-9)
    assert np.ptp(reach[1::2]) == pytest.approx(0.0, abs=1e-9)
    assert 0.3 < reach[1] / reach[0] < 0.6
    turn = np.diff(np.unwrap(np.arctan2(star[:, 1], star[:, 0])))
    assert np.abs(turn) == pytest.approx(np.pi / 5)
    assert len(set(np.sign(turn))) == 1


@pytest.mark.parametrize("shape", CORNERS)
def test_nobody_can_bend_a_shape_that_all_share(shape):
    with pytest.raises(ValueError, match="read-only"):
        polygon(shape)[0] = 0.0


@pytest.mark.parametrize("shape", ["hexagon", "", "Circle"])
def test_a_shape_that_does_not_exist_is_an_error(shape):
    with pytest.raises(KeyError):
        polygon(shape)


@pytest.mark.parametrize("theme", THEMES)
def test_every_class_of_a_theme_has_a_shape_of_its_own(theme):
    shapes = [style.shape for style in THEMES[theme].classes]
    assert len(set(shapes)) == len(shapes) == 3
    assert all(polygon(shape) is None or len(polygon(shape)) for shape in shapes)
