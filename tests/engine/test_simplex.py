"""Geometry of the simplex: there and back, and the closest point."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xentviz.engine.simplex import (
    CORNERS,
    HEIGHT,
    START_FLOOR,
    from_plane,
    inner_lattice,
    interior,
    lattice,
    project,
    to_plane,
    to_plane_vector,
)

COORDINATES = st.floats(-5.0, 5.0)
VECTORS = st.lists(COORDINATES, min_size=3, max_size=3)


def closest_by_hand(v):
    """The projection by trying every set of classes that stay above 0, whatever it costs."""
    best, nearest = np.inf, None
    for size in range(1, len(v) + 1):
        for kept in map(list, itertools.combinations(range(len(v)), size)):
            p = np.zeros(len(v))
            p[kept] = v[kept] + (1.0 - v[kept].sum()) / size
            if p.min() >= 0.0 and np.linalg.norm(p - v) < best:
                best, nearest = np.linalg.norm(p - v), p
    return nearest


def test_corners_are_where_the_picture_has_them():
    assert to_plane(np.eye(3)) == pytest.approx(np.array([[0.5, 0.0, 1.0], [HEIGHT, 0.0, 0.0]]), abs=1e-15)
    assert to_plane(np.eye(3)) == pytest.approx(CORNERS, abs=1e-15)
    assert to_plane([1 / 3, 1 / 3, 1 / 3]) == pytest.approx([0.5, HEIGHT / 3], abs=1e-15)


@given(st.lists(COORDINATES, min_size=2, max_size=2))
def test_plane_points_come_back(xy):
    p = from_plane(xy)
    assert p.sum() == pytest.approx(1.0, abs=1e-12)
    assert to_plane(p) == pytest.approx(xy, abs=1e-12)


@given(VECTORS)
def test_vectors_off_the_simplex_are_seen_from_straight_above(v):
    v = np.array(v)
    foot = v + (1.0 - v.sum()) / 3.0
    assert from_plane(to_plane(v)) == pytest.approx(foot, abs=1e-12)


@given(VECTORS, VECTORS)
def test_velocities_are_differences_of_points(p, v):
    p, v = np.array(p), np.array(v)
    assert to_plane_vector(v) == pytest.approx(to_plane(p + v) - to_plane(p), abs=1e-12)


def test_batches_of_any_shape_keep_their_shape():
    p = np.random.default_rng(0).dirichlet(np.ones(3), size=(4, 5)).transpose(2, 0, 1)
    xy = to_plane(p)
    assert xy.shape == (2, 4, 5)
    assert from_plane(xy) == pytest.approx(p, abs=1e-15)
    assert project(p) == pytest.approx(p, abs=1e-15)
    assert xy[:, 2, 3] == pytest.approx(to_plane(p[:, 2, 3]), abs=1e-15)


@given(st.integers(2, 5).flatmap(lambda n: st.lists(COORDINATES, min_size=n, max_size=n)))
def test_projection_is_the_closest_point(v):
    assert project(v) == pytest.approx(closest_by_hand(np.array(v)), abs=1e-12)


def test_projection_of_a_huge_vector_is_a_probability():
    assert project([1e300, -1e300, 0.0]).tolist() == [1.0, 0.0, 0.0]
    assert project([1e17, 1e17, 0.5]).tolist() == [0.5, 0.5, 0.0]


def test_interior_lifts_classes_at_zero_only_where_there_are_some():
    untouched = np.array([0.3, 0.7 - 1e-15, 1e-15])
    assert interior(untouched).tolist() == untouched.tolist()
    lifted = interior([1.0, 0.0, 0.0])
    assert lifted.sum() == pytest.approx(1.0, abs=1e-15)
    assert lifted[1] == pytest.approx(START_FLOOR, rel=1e-9, abs=0.0)


@pytest.mark.parametrize("n", [1, 2, 10])
def test_lattice_holds_every_multiple_once(n):
    points = lattice(n)
    expected = {(i, j, n - i - j) for i in range(n + 1) for j in range(n + 1 - i)}
    found = [tuple(point) for point in np.rint(points.T * n).astype(int).tolist()]
    assert len(found) == len(expected) == (n + 1) * (n + 2) // 2
    assert set(found) == expected
    assert points.sum(axis=0) == pytest.approx(np.ones(points.shape[1]), abs=1e-15)
    assert not points.flags.writeable


def test_inner_lattice_keeps_off_the_edges_evenly():
    points = inner_lattice(6)
    assert points.shape == (3, 21)
    assert points.sum(axis=0) == pytest.approx(np.ones(21), abs=1e-15)
    assert points.min() == pytest.approx(1 / 18)
    assert points.mean(axis=1) == pytest.approx([1 / 3] * 3)
    assert not points.flags.writeable
