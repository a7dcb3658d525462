"""The loss over the simplex: the raster lies the right way round, the limits are finite, the contours are true."""

import itertools

import numpy as np
import pytest

from xentviz.engine.contours import contour_lines
from xentviz.engine.landscape import COLUMNS, Landscape
from xentviz.engine.losses import LOSSES, Constant, CrossEntropy, SquaredError
from xentviz.engine.simplex import CORNERS, HEIGHT, from_plane, lattice, project, to_plane

TARGETS = [(1.0, 0.0, 0.0), (0.0, 0.0, 1.0), (0.5, 0.3, 0.2), (0.0, 0.4, 0.6)]
CASES = [Landscape(loss(), target) for loss in LOSSES for target in TARGETS]
FLAT = [case for case in CASES if isinstance(case.loss, Constant)]


def of(cases):
    return pytest.mark.parametrize("landscape", cases, ids=lambda case: f"{case.loss.name}-{case.target}")


each, each_hilly, each_flat = of(CASES), of([case for case in CASES if case not in FLAT]), of(FLAT)


def pixel(image, p):
    """The value of the pixel that holds a prediction."""
    x, y = to_plane(p)
    rows, columns = image.shape
    row = min(int((1.0 - y / HEIGHT) * rows), rows - 1)
    return image[row, min(int(x * columns), columns - 1)]


def is_on_border(point):
    return abs(from_plane(point).min()) < 1e-9


@pytest.mark.parametrize("corner", [0, 1, 2])
def test_image_has_class_a_on_top_b_left_and_c_right(corner):
    target = tuple(np.eye(3)[corner].tolist())
    image = Landscape(SquaredError(), target).image
    corners = [image[0, COLUMNS // 2], image[-1, 0], image[-1, -1]]
    assert int(np.argmin(corners)) == corner
    assert min(corners) < 0.01
    assert corners[(corner + 1) % 3] == pytest.approx(2.0, abs=0.06)


@each
def test_image_is_finite_everywhere_and_covers_the_rectangle(landscape):
    assert landscape.image.shape == (round(COLUMNS * HEIGHT), COLUMNS)
    assert np.isfinite(landscape.image).all()


@each
def test_pixels_hold_the_loss_of_their_point(landscape):
    for p in ((0.3, 0.6, 0.1), (0.6, 0.2, 0.2), (0.2, 0.2, 0.6), (1 / 3, 1 / 3, 1 / 3)):
        around = landscape.at(
            project(from_plane(to_plane(p)[:, None] + 0.01 * np.array([[1, -1, 0, 0], [0, 0, 1, -1]])))
        )
        assert around.min() <= pixel(landscape.image, p) <= around.max()


def test_pixels_outside_the_triangle_hold_the_loss_of_the_nearest_point():
    landscape = Landscape(SquaredError(), (1.0, 0.0, 0.0))
    nearest = project(from_plane(np.array([[0.5 / COLUMNS], [HEIGHT]])))
    assert landscape.image[0, 0] == pytest.approx(float(landscape.at(nearest)[0]), abs=0.05)


@each
def test_loss_at_a_point_is_the_loss(landscape):
    p = np.random.default_rng(0).dirichlet(np.ones(3), size=20).T
    y = np.array(landscape.target)[:, None]
    cross = -(y * np.log(p)).sum(axis=0)
    expected = {
        "cross-entropy": cross,
        "negated-cross-entropy": -cross,
        "squared-error": ((p - y) ** 2).sum(axis=0),
        "unlikelihood": -(y * np.log(1.0 - p)).sum(axis=0),
        "negated-likelihood": (y * p).sum(axis=0),
        "wrong-target": -(y * np.log(np.roll(p, -1, axis=0))).sum(axis=0),
        "constant": np.ones(20),
    }[landscape.loss.name]
    assert landscape.at(p) == pytest.approx(expected, rel=1e-13)


@each_hilly
def test_limits_are_finite_and_leave_most_of_the_simplex_between_them(landscape):
    low, high = landscape.limits
    losses = landscape.at(np.random.default_rng(2).dirichlet(np.ones(3), size=2000).T)
    assert np.isfinite([low, high]).all()
    assert low < high
    assert (losses <= high).mean() > 0.95
    assert high < 10.0
    assert (losses >= low).mean() > 0.95


@each_hilly
def test_levels_are_few_rising_round_numbers(landscape):
    levels = landscape.levels
    assert 4 <= len(levels) <= 8
    assert all(a < b for a, b in itertools.pairwise(levels))
    assert all(float(f"{level:.2g}") == level for level in levels)


@each_hilly
def test_every_contour_point_has_the_loss_of_its_level(landscape):
    assert landscape.contours
    for contour in landscape.contours:
        for line in contour.lines:
            p = np.clip(from_plane(line), 1e-4, 1.0)
            slack = 0.03 * max(abs(contour.level), 0.2)
            clear = p.min(axis=0) > 0.06  # nearer to a pole a straight piece is no good measure
            assert np.abs(landscape.at(p) - contour.level)[clear].max(initial=0.0) < slack


@each_flat
def test_a_constant_loss_has_one_value_and_no_contours(landscape):
    assert (landscape.image == 1.0).all()
    assert landscape.limits == (1.0, 1.0)
    assert landscape.levels == ()
    assert landscape.contours == ()


@each_hilly
def test_contours_end_on_the_border_or_where_they_began(landscape):
    for contour in landscape.contours:
        for line in contour.lines:
            closed = np.array_equal(line[:, 0], line[:, -1])
            assert closed or (is_on_border(line[:, 0]) and is_on_border(line[:, -1]))
            assert np.hypot(*np.diff(line)).max() < 2.0 / 48


def test_a_loss_with_its_minimum_inside_has_closed_contours_around_it():
    landscape = Landscape(CrossEntropy(), (0.4, 0.3, 0.3))
    innermost = landscape.contours[0].lines
    assert len(innermost) == 1
    ring = innermost[0] - to_plane(landscape.target)[:, None]
    turns = np.diff(np.unwrap(np.arctan2(ring[1], ring[0]))).sum() / (2 * np.pi)
    assert abs(turns) == pytest.approx(1.0, abs=1e-9)


def test_contours_of_a_plane_are_straight_and_exact():
    x, y = to_plane(lattice(20))
    (lines,) = contour_lines(2.0 * x + y, 20, [0.9])
    assert len(lines) == 1
    assert 2.0 * lines[0][0] + lines[0][1] == pytest.approx(0.9, abs=1e-14)
    assert all(is_on_border(end) for end in (lines[0][:, 0], lines[0][:, -1]))


def test_contours_of_a_disk_are_one_circle():
    centre = CORNERS.mean(axis=1)
    radius = np.hypot(*(to_plane(lattice(60)) - centre[:, None]))
    (lines,) = contour_lines(radius, 60, [0.2])
    assert len(lines) == 1
    assert np.array_equal(lines[0][:, 0], lines[0][:, -1])
    assert np.hypot(*(lines[0] - centre[:, None])) == pytest.approx(0.2, abs=2e-3)
    length = np.hypot(*np.diff(lines[0])).sum()
    assert length == pytest.approx(2 * np.pi * 0.2, rel=2e-3)


def test_contours_cut_by_corners_are_three_open_lines():
    p = lattice(30)
    (lines,) = contour_lines(p.max(axis=0), 30, [0.8])
    assert len(lines) == 3
    assert contour_lines(p.max(axis=0), 30, [1.5]) == [()]


def test_levels_that_pass_through_lattice_points_break_nothing():
    p = lattice(10)
    (lines,) = contour_lines(np.rint(10 * p[0]) / 10, 10, [0.5])
    assert len(lines) == 1
    assert from_plane(lines[0])[0] == pytest.approx(0.5, abs=1e-12)


def test_landscapes_of_the_same_loss_and_target_are_equal():
    assert Landscape(CrossEntropy(), TARGETS[0]) == Landscape(CrossEntropy(), TARGETS[0])
    assert Landscape(CrossEntropy(), TARGETS[0]) != Landscape(CrossEntropy(), TARGETS[1])
    assert Landscape(CrossEntropy(), TARGETS[0]) != Landscape(SquaredError(), TARGETS[0])


@pytest.mark.parametrize("every", [1, 2, 4])
def test_sampled_pixels_are_those_of_the_image(every):
    landscape = Landscape(SquaredError(), (0.7, 0.2, 0.1))
    assert (landscape.sampled(every) == landscape.image[::every, ::every]).all()
