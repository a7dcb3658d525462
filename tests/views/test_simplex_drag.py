"""Moving a point of the simplex: the geometry under mouse and keys."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from xentviz.engine.simplex import lattice, to_plane
from xentviz.figure.frame import Frame
from xentviz.views.simplex_drag import GRAB_RADIUS, Drag, corner, grab, inside, nudge, snap, under

FRAME = Frame(left=60.0, top=50.0, side=500.0)
CENTRE = (1 / 3, 1 / 3, 1 / 3)

places = st.tuples(st.floats(-3e3, 3e3), st.floats(-3e3, 3e3))
shares = st.tuples(*[st.floats(0.0, 1.0)] * 3).filter(lambda v: sum(v) > 1e-6)
points = shares.map(lambda v: tuple(x / sum(v) for x in v))


def place_of(p):
    x, y = FRAME.to_page(to_plane(p)).tolist()
    return x, y


def on_simplex(p):
    return min(p) >= 0.0 and math.isclose(math.fsum(p), 1.0, abs_tol=1e-12)


@given(places)
def test_whatever_is_pointed_at_is_on_the_simplex(place):
    assert on_simplex(under(FRAME, *place))


@given(points)
def test_pointing_at_a_prediction_gives_that_prediction(p):
    assert under(FRAME, *place_of(p)) == pytest.approx(p, abs=1e-12)


@given(places)
def test_outside_the_triangle_the_nearest_prediction_is_meant(place):
    nearest = np.hypot(*(np.array(place_of(under(FRAME, *place))) - place))
    others = np.hypot(*(FRAME.to_page(to_plane(lattice(20))) - place).T)
    assert nearest <= others.min() + 1e-6


def test_a_place_is_inside_or_outside_the_triangle():
    assert inside(FRAME, *place_of(CENTRE))
    assert not inside(FRAME, FRAME.left + 5.0, FRAME.top + 5.0)


@given(points)
def test_snapping_gives_multiples_of_a_twentieth_that_sum_to_1_or_the_centre(p):
    snapped = snap(p)
    assert math.fsum(snapped) == 1.0
    assert snapped == CENTRE or all(v == round(20 * v) / 20 for v in snapped)


@given(points)
def test_snapping_a_second_time_changes_nothing(p):
    assert snap(snap(p)) == snap(p)


@given(points)
def test_away_from_edges_and_centre_the_nearest_grid_point_is_taken(p):
    assume(min(p) >= 0.025 and snap(p) != CENTRE)
    away = np.linalg.norm(lattice(20) - np.array(p)[:, None], axis=0)
    assert math.dist(snap(p), p) <= away.min() + 1e-12


def test_near_the_centre_the_centre_is_taken():
    assert snap((0.34, 0.32, 0.34)) == CENTRE


@given(st.floats(0.0, 0.0249), st.floats(0.0, 1.0))
def test_near_an_edge_the_edge_is_taken(away, share):
    assert snap((away, share * (1.0 - away), (1.0 - share) * (1.0 - away)))[0] == 0.0


def test_near_a_corner_the_corner_is_taken():
    assert snap((0.02, 0.96, 0.02)) == (0.0, 1.0, 0.0)


@given(points, st.floats(-2.0, 2.0), st.floats(-2.0, 2.0))
def test_nudging_never_leaves_the_simplex(p, right, up):
    assert on_simplex(nudge(p, right, up))


def test_nudging_right_moves_from_b_to_c_and_leaves_a():
    assert nudge((0.3, 0.6, 0.1), 0.01, 0.0) == pytest.approx((0.3, 0.59, 0.11))


def test_nudging_up_raises_a_at_the_equal_cost_of_the_others():
    moved = nudge((0.3, 0.6, 0.1), 0.0, 0.01)
    assert moved[0] > 0.3
    assert 0.6 - moved[1] == pytest.approx(0.1 - moved[2])


def test_nudging_there_and_back_returns():
    assert nudge(nudge((0.3, 0.6, 0.1), 0.1, 0.0), -0.1, 0.0) == pytest.approx((0.3, 0.6, 0.1))


def test_nudging_against_an_edge_slides_along_it():
    moved = nudge((0.5, 0.5, 0.0), -0.1, 0.0)
    assert moved[2] == 0.0
    assert moved[1] > 0.5


@pytest.mark.parametrize(("index", "p"), [(0, (1, 0, 0)), (1, (0, 1, 0)), (2, (0, 0, 1)), (None, CENTRE)])
def test_corners_and_centre(index, p):
    assert corner(index) == p


@given(points, st.floats(-GRAB_RADIUS, GRAB_RADIUS), st.floats(-GRAB_RADIUS, GRAB_RADIUS))
def test_taking_hold_off_the_middle_moves_nothing(p, right, down):
    x, y = place_of(p)
    held = Drag("start", (-right, -down))
    assert held.at((x + right, y + down), FRAME, snapping=False) == pytest.approx(p, abs=1e-9)


def test_a_handle_is_grabbed_within_14_pixels_and_not_from_afar():
    assert grab({"start": (100.0, 100.0)}, 114.0, 100.0, None) == "start"
    assert grab({"start": (100.0, 100.0)}, 130.0, 100.0, None) is None


@pytest.mark.parametrize("focused", [None, "start", "target"])
def test_the_nearer_handle_is_grabbed_whichever_is_focused(focused):
    handles = {"start": (100.0, 100.0), "target": (112.0, 100.0)}
    assert grab(handles, 101.0, 100.0, focused) == "start"
    assert grab(handles, 111.0, 100.0, focused) == "target"


@pytest.mark.parametrize(("focused", "grabbed"), [(None, "start"), ("start", "start"), ("target", "target")])
def test_of_handles_on_each_other_the_focused_one_is_grabbed_else_the_start(focused, grabbed):
    assert grab({"start": (100.0, 100.0), "target": (100.0, 100.0)}, 103.0, 99.0, focused) == grabbed


def test_without_handles_there_is_nothing_to_grab():
    assert grab({}, 100.0, 100.0, "start") is None


def test_a_handle_drawn_larger_is_taken_hold_of_farther_from_its_middle():
    places = {"start": (100.0, 100.0)}
    assert grab(places, 125.0, 100.0, None) is None
    assert grab(places, 125.0, 100.0, None, reach=26.0) == "start"
