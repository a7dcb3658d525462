"""The small triangles of a lattice, and shares of the triangle that are measured on them."""

import numpy as np
import pytest

from xentviz.engine.contours import contour_lines, triangles
from xentviz.engine.rising import area_above, region
from xentviz.engine.simplex import HEIGHT, from_plane, lattice, to_plane

SIDE = 64


def fine_points(n):
    """The centres of the small triangles of a triangle cut n times along each side: barycentric, (3, n * n)."""
    return lattice(n)[:, triangles(n)].mean(axis=2)


def smooth(p, seed):
    """A function with hills and valleys several lattice points wide."""
    a, b, c = np.random.default_rng(seed).normal(size=(3, 3))
    return np.sin(7.0 * (a @ p)) + np.cos(9.0 * (b @ p)) + c @ p


@pytest.mark.parametrize("n", [1, 2, 7, SIDE])
def test_triangles_tile_the_lattice_each_with_three_neighbours(n):
    corners, points = triangles(n), to_plane(lattice(n))
    assert corners.shape == (n * n, 3)
    assert set(corners.ravel().tolist()) == set(range((n + 1) * (n + 2) // 2))
    assert len({frozenset(row) for row in corners.tolist()}) == n * n
    a, b, c = (points[:, corners[:, i]] for i in range(3))
    for one, other in ((a, b), (b, c), (c, a)):
        assert np.hypot(*(one - other)) == pytest.approx(1.0 / n, rel=1e-12)
    middles = ((a + b + c) / 3.0 * 3 * n / np.array([[1.0], [HEIGHT]])).round(6)
    assert len(set(zip(*middles.tolist(), strict=True))) == n * n


@pytest.mark.parametrize("level", [0.0, 0.125, 0.31, 0.5, 0.99, 1.0])
def test_area_above_a_level_of_one_class_is_that_of_the_smaller_triangle(level):
    p = lattice(SIDE)
    for i in range(3):
        assert area_above(p[i] - level) == pytest.approx((1.0 - level) ** 2, abs=1e-13)
        assert area_above(level - p[i]) == pytest.approx(1.0 - (1.0 - level) ** 2, abs=1e-13)


@pytest.mark.parametrize("seed", range(5))
def test_area_above_is_the_share_of_points_with_a_value_above(seed):
    p = lattice(SIDE)
    values = smooth(p, seed)
    weights = fine_points(20)
    counted = (values[triangles(SIDE)] @ weights > 0.0).mean()
    assert area_above(values) == pytest.approx(counted, abs=5e-4)
    assert area_above(-values) == pytest.approx(1.0 - area_above(values), abs=1e-12)


def test_area_of_nothing_of_all_and_of_zeros():
    n = lattice(SIDE).shape[1]
    assert [area_above(np.full(n, value)) for value in (-1.0, 0.0, 1.0, 1e-300, -1e15)] == [0.0, 0.0, 1.0, 1.0, 0.0]


@pytest.mark.parametrize("seed", range(5))
def test_lines_of_a_region_are_closed_and_enclose_the_points_with_a_value_above(inside, seed):
    values = smooth(lattice(SIDE), seed)
    found = region(1, values)
    for line in found.lines:
        assert np.array_equal(line[:, 0], line[:, -1])
        assert from_plane(line).min() > -1e-9
    weights = np.array([[0.5, 0.2, 0.3, 1 / 3], [0.2, 0.5, 0.4, 1 / 3], [0.3, 0.3, 0.3, 1 / 3]])
    some = triangles(SIDE)[::7]
    between = (values[some] @ weights).ravel()
    points = to_plane((lattice(SIDE)[:, some] @ weights).reshape(3, -1))
    clear = np.abs(between) > 1e-6
    assert np.array_equal(inside(found.lines, points)[clear], between[clear] > 0.0)
    assert (found.index, found.area) == (1, area_above(values))


def test_a_region_that_fills_the_triangle_is_bounded_by_its_edges():
    (line,) = region(2, np.ones(lattice(SIDE).shape[1])).lines
    x, y = line
    assert 0.5 * abs(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1])) == pytest.approx(HEIGHT / 2.0, rel=1e-9)
    assert np.abs(from_plane(line).min(axis=0)).max() < 1e-9


def test_contours_of_one_lattice_do_not_depend_on_another():
    before = contour_lines(lattice(8)[0], 8, [0.3])[0][0]
    contour_lines(lattice(9)[0], 9, [0.3])
    assert np.array_equal(contour_lines(lattice(8)[0], 8, [0.3])[0][0], before)
