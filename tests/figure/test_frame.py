"""Where the triangle stands, and polylines cut to the room around it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xentviz.engine.simplex import CORNERS
from xentviz.figure.frame import Frame
from xentviz.figure.polyline import apart, cut, spread, thin

BOX = (0.0, 0.0, 10.0, 10.0)
near = st.floats(-30.0, 30.0)


def test_corners_stand_where_a_reader_expects_them():
    a, b, c = Frame(10.0, 20.0, 100.0).to_page(CORNERS)
    assert a == pytest.approx([60.0, 20.0])
    assert b == pytest.approx([10.0, 20.0 + 100.0 * 0.75**0.5])
    assert c == pytest.approx([110.0, 20.0 + 100.0 * 0.75**0.5])


@given(st.floats(-2.0, 3.0), st.floats(-2.0, 3.0))
def test_to_plane_undoes_to_page(x, y):
    frame = Frame(7.0, 3.0, 321.0)
    assert frame.to_plane(*frame.to_page([x, y])) == pytest.approx([x, y], abs=1e-9)


@given(st.floats(150.0, 2000.0), st.floats(150.0, 2000.0), st.floats(6.0, 12.0))
def test_the_fitted_triangle_keeps_its_margin_within_the_page(width, height, text_size):
    left, top, right, bottom = Frame.fit(width, height, text_size).around(text_size)
    assert min(left, top) >= -1e-9
    assert right <= width + 1e-9
    assert bottom <= height + 1e-9


def test_a_page_too_small_for_its_text_still_gives_a_triangle():
    assert Frame.fit(20.0, 20.0, 13.0).side > 0.0


def test_a_line_inside_the_box_is_left_as_it_is():
    line = np.array([(1.0, 1.0), (9.0, 9.0), (2.0, 8.0)])
    (piece,) = cut(line, BOX)
    assert np.array_equal(piece, line)


def test_a_line_through_the_box_is_cut_on_both_edges():
    (piece,) = cut(np.array([(-10.0, 5.0), (20.0, 5.0)]), BOX)
    assert piece == pytest.approx(np.array([(0.0, 5.0), (10.0, 5.0)]))


def test_a_line_that_leaves_and_returns_is_cut_in_two():
    first, second = cut(np.array([(5.0, 5.0), (15.0, 5.0), (15.0, 8.0), (5.0, 8.0)]), BOX)
    assert first == pytest.approx(np.array([(5.0, 5.0), (10.0, 5.0)]))
    assert second == pytest.approx(np.array([(10.0, 8.0), (5.0, 8.0)]))


@pytest.mark.parametrize("far", [1e7, 1e300, np.inf])
def test_a_line_that_jumps_far_away_ends_at_the_edge_in_its_direction(far):
    line = np.array([(5.0, 5.0), (5.0, far), (5.0, 5.0), (8.0, 5.0)])
    (piece,) = cut(line, BOX)
    assert piece == pytest.approx(np.array([(5.0, 5.0), (5.0, 10.0)]), abs=1e-3)


def test_a_line_ends_before_a_point_that_is_no_number():
    (piece,) = cut(np.array([(5.0, 5.0), (6.0, 5.0), (np.nan, np.nan), (7.0, 7.0)]), BOX)
    assert piece == pytest.approx(np.array([(5.0, 5.0), (6.0, 5.0)]))


@given(st.lists(st.tuples(near, near), min_size=2, max_size=12))
def test_what_is_left_of_any_line_lies_in_the_box(points):
    for piece in cut(np.array(points), BOX):
        assert len(piece) >= 2
        assert piece.min() >= -1e-6
        assert piece.max() <= 10.0 + 1e-6


def test_thinning_drops_points_that_cannot_be_told_apart_and_keeps_the_ends():
    line = np.stack([np.linspace(0.0, 7.0, 1001), np.zeros(1001)], axis=1)
    thinned = thin(line, 0.7)
    assert len(thinned) <= 12
    assert np.array_equal(thinned[[0, -1]], line[[0, -1]])


def test_spread_points_leave_no_gap_in_long_segments():
    points = spread(np.array([(0.0, 0.0), (30.0, 40.0)]), 5.0)
    assert np.hypot(*np.diff(points, axis=0).T).max() <= 5.0


def test_only_points_far_from_both_neighbours_stand_apart():
    line = np.array([(0.0, 0.0), (10.0, 0.0), (20.0, 0.0), (21.0, 0.0), (31.0, 0.0)])
    assert apart(line, 5.0).tolist() == [False, True, False, False, False]
