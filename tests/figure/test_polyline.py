"""Thinner polylines: what may go, and what has to stay."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from xentviz.figure.polyline import apart, cut, distinct, extremes, simplify, spread, thin, untangle

BOX = (0.0, 0.0, 10.0, 10.0)
TOLERANCE = 0.06


def polylines(most=60):
    return st.integers(2, most).flatmap(lambda n: arrays(float, (n, 2), elements=st.floats(-20.0, 20.0, width=32)))


@st.composite
def smooth_lines(draw):
    """Dense lines that wind about: those of which most points are needless."""
    count, turns = draw(st.integers(5, 800)), draw(st.floats(0.0, 4.0))
    size, stretch = draw(st.floats(0.01, 300.0)), draw(st.floats(0.0, 1.0))
    t = np.linspace(0.0, 1.0, count) ** draw(st.floats(1.0, 4.0))
    return size * np.stack([t + stretch * np.sin(6.0 * turns * t), np.cos(6.0 * turns * t)], axis=1)


def distance(points, line):
    """How far each point (n, 2) is from a polyline."""
    start, run = line[:-1], np.diff(line, axis=0)
    square = np.maximum((run**2).sum(axis=1), 1e-300)
    leg = points[:, None] - start
    share = np.clip((leg * run).sum(axis=2) / square, 0.0, 1.0)[..., None]
    return np.sqrt(((leg - share * run) ** 2).sum(axis=2)).min(axis=1)


def within(part, whole):
    """Whether the rows of one array are rows of another, in the same order."""
    rows = iter(whole.tolist())
    return all(row in rows for row in part.tolist())


@given(st.one_of(polylines(), smooth_lines()))
def test_a_simplified_line_consists_of_points_of_its_own_and_keeps_both_ends(line):
    simple = simplify(line, TOLERANCE)
    assert within(simple, line)
    assert np.array_equal(simple[[0, -1]], line[[0, -1]])


@given(st.one_of(polylines(), smooth_lines()))
def test_a_simplified_line_stays_within_a_few_tolerances_of_the_original(line):
    assert distance(line, simplify(line, TOLERANCE)).max() <= 6.0 * TOLERANCE


@given(st.integers(5, 2000), st.floats(0.0, 6.3))
def test_a_straight_line_needs_few_points(count, angle):
    line = np.linspace(0.0, 50.0, count)[:, None] * [np.cos(angle), np.sin(angle)]
    assert len(simplify(line)) <= 9


def test_a_circle_keeps_as_many_points_as_its_curve_takes():
    angle = np.linspace(0.0, 6.28, 5000)
    circle = 100.0 * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    assert 20 < len(simplify(circle)) < 500


@pytest.mark.parametrize("place", range(1, 8))
def test_a_turn_back_stays(place):
    way = np.array([*range(place + 1), *range(place - 1, place - 9, -1)], dtype=float)
    line = np.stack([way, np.zeros(len(way))], axis=1)
    assert simplify(line)[:, 0].max() == place


@pytest.mark.parametrize(("bend", "left"), [(0.5 * TOLERANCE, 3), (1.5 * TOLERANCE, 5)])
def test_only_a_point_within_the_tolerance_goes(bend, left):
    line = np.array([(0.0, 0.0), (1.0, bend), (2.0, 0.0), (3.0, bend), (4.0, 0.0)])
    assert len(simplify(line, TOLERANCE)) == left


def test_a_corner_stays():
    leg = np.linspace(0.0, 10.0, 101)
    line = np.concatenate([np.stack([leg, 0 * leg], axis=1), np.stack([10.0 + 0 * leg, leg], axis=1)[1:]])
    assert [10.0, 0.0] in simplify(line).tolist()


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4])
def test_short_lines_are_left_as_they_are(count):
    line = np.zeros((count, 2))
    assert np.array_equal(simplify(line), line)
    assert np.array_equal(thin(line[:2], 1.0), line[:2])


@given(polylines(), st.floats(0.1, 5.0))
def test_a_thinned_line_keeps_its_ends_and_moves_less_than_its_gap(line, gap):
    thinned = thin(line, gap)
    assert within(thinned, line)
    assert np.array_equal(thinned[[0, -1]], line[[0, -1]])
    assert distance(line, thinned).max() <= gap * (1 + 1e-6)


@given(polylines(), st.floats(0.1, 5.0))
def test_a_thinned_line_has_at_most_a_point_for_each_gap_of_its_length(line, gap):
    length = np.hypot(*np.diff(line, axis=0).T).sum()
    assert len(thin(line, gap)) <= length / gap + 3


def test_a_thinned_line_has_no_hole_wider_than_its_gap():
    line = np.stack([np.linspace(0.0, 70.0, 7001), np.zeros(7001)], axis=1)
    assert np.diff(thin(line, 0.7)[:, 0]).max() <= 0.7 + 0.011


def test_a_line_that_leaves_and_returns_by_points_on_the_edge_is_cut_in_two():
    first, second = cut(np.array([(5.0, 5.0), (10.0, 5.0), (15.0, 7.0), (10.0, 9.0), (5.0, 9.0)]), BOX)
    assert first.tolist() == [[5.0, 5.0], [10.0, 5.0]]
    assert second.tolist() == [[10.0, 9.0], [5.0, 9.0]]


@given(polylines(12))
def test_pieces_of_a_cut_line_lie_on_it(line):
    for piece in cut(line, BOX):
        assert distance(piece, line).max() <= 1e-9


@given(polylines(12))
def test_no_point_inside_the_box_is_cut_away(line):
    pieces = cut(line, BOX)
    inside = line[((line > 1e-6) & (line < 10.0 - 1e-6)).all(axis=1)]
    for point in inside:
        assert min(distance(point[None], piece)[0] for piece in pieces) <= 1e-9


@given(polylines(12))
def test_what_is_inside_has_the_same_length_after_the_cut(line):
    fine = np.concatenate([a + np.linspace(0.0, 1.0, 2001)[:-1, None] * (b - a) for a, b in pairwise(line)])
    middle, step = (fine[1:] + fine[:-1]) / 2, np.hypot(*np.diff(fine, axis=0).T)
    expected = step[((middle > 0.0) & (middle < 10.0)).all(axis=1)].sum()
    kept = sum(np.hypot(*np.diff(piece, axis=0).T).sum() for piece in cut(line, BOX))
    on_edge = step[((middle == 0.0) | (middle == 10.0)).any(axis=1)].sum()
    assert abs(kept - expected) <= 0.05 * len(line) + on_edge


@pytest.mark.parametrize("count", [0, 1])
def test_what_is_no_line_has_no_pieces(count):
    assert cut(np.full((count, 2), 5.0), BOX) == []


def test_a_line_that_never_meets_the_box_has_no_pieces():
    assert cut(np.array([(-5.0, 1.0), (5.0, 20.0), (12.0, 20.0)]), BOX) == []


@given(polylines(), st.floats(0.5, 5.0))
def test_spread_points_lie_on_the_line_from_its_start_to_its_end(line, gap):
    points = spread(line, gap)
    assert distance(points, line).max() <= 1e-6
    assert points[[0, -1]] == pytest.approx(line[[0, -1]])
    assert np.hypot(*np.diff(points, axis=0).T).max() <= gap * (1 + 1e-9)


@given(polylines(), st.floats(0.0, 10.0))
def test_a_point_stands_apart_only_if_both_neighbours_are_far(line, gap):
    far = apart(line, gap)
    for i in range(len(line)):
        near = [np.hypot(*(line[j] - line[i])) for j in (i - 1, i + 1) if 0 <= j < len(line)]
        assert far[i] == (len(near) == 2 and min(near) >= gap)


def swinging(count, drift=0.0, seed=None):
    """To and fro between two places, which may drift or shake."""
    k = np.arange(count)
    x = np.where(k % 2, 50.0, 350.0) + drift * k
    y = np.where(k % 2, 60.0, 240.0)
    shake = np.random.default_rng(seed).normal(scale=40.0, size=(count, 2)) if seed is not None else 0.0
    return np.column_stack([x, y]) + shake


def spiral(count, turns):
    angle = np.linspace(0.0, 2.0 * np.pi * turns, count)
    radius = np.linspace(140.0, 5.0, count)
    return np.column_stack([200.0 + radius * np.cos(angle), 150.0 + radius * np.sin(angle)])


TANGLES = {
    "to and fro": swinging(300),
    "drifting": swinging(300, 0.1),
    "shaking": swinging(300, seed=4),
    "spiral": spiral(3000, 40),
}


def test_a_short_line_stays_as_it_is():
    points = swinging(150)
    (line,) = untangle(points)
    assert line is points


@pytest.mark.parametrize("points", TANGLES.values(), ids=TANGLES)
def test_untangled_a_line_has_short_pieces_of_its_own_stretches(points):
    own = {(*a, *b) for a, b in zip(points.tolist(), points[1:].tolist(), strict=False)}
    pieces = untangle(points)
    assert max(map(len, pieces)) <= 9
    for piece in pieces:
        assert {(*a, *b) for a, b in zip(piece.tolist(), piece[1:].tolist(), strict=False)} <= own


@pytest.mark.parametrize("name", ["to and fro", "drifting", "spiral"])
def test_what_is_left_out_lies_on_what_is_drawn(name):
    points = TANGLES[name]
    drawn = np.concatenate([spread(piece, 0.5) for piece in untangle(points)])
    for at in spread(points, 3.0)[::31]:
        assert np.hypot(*(drawn - at).T).min() < 1.0


def test_what_runs_over_itself_is_drawn_once():
    assert sum(len(piece) - 1 for piece in untangle(TANGLES["to and fro"])) == 1
    assert sum(len(piece) - 1 for piece in untangle(TANGLES["drifting"])) < 100


def test_a_long_plain_line_keeps_every_point():
    points = np.column_stack([np.linspace(0.0, 900.0, 600), 100.0 * np.sin(np.linspace(0.0, 9.0, 600))])
    pieces = untangle(points)
    joined = np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])])
    assert np.array_equal(joined, points)


def test_a_chaotic_line_does_not_cover_the_picture_many_times_over():
    points = swinging(20_000, seed=7)
    length = sum(np.hypot(*np.diff(piece, axis=0).T).sum() for piece in untangle(points))
    assert 75_000 < length < 160_000


def test_distinct_points_are_the_first_in_their_place():
    points = np.array([[0.0, 0.0], [8.1, 8.1], [0.1, 0.2], [20.0, 0.0], [8.3, 7.9]])
    assert distinct(points, 2.0).tolist() == [0, 1, 3]


@pytest.mark.parametrize("count", [400, 401, 799, 1000, 12_345])
def test_extremes_keep_both_ends_and_the_highest_and_lowest_of_every_part(count):
    y = np.random.default_rng(5).normal(size=count).cumsum()
    rows = extremes(y, 50)
    assert (rows[0], rows[-1]) == (0, count - 1)
    assert (np.diff(rows) > 0).all()
    assert len(rows) <= 2 * 50 + -(-count // 50) + 2
    size = -(-count // 50)
    for first in range(0, count - size, size):
        part = y[first : first + size]
        kept = y[rows[(rows >= first) & (rows < first + size)]]
        assert (kept.min(), kept.max()) == (part.min(), part.max())


@pytest.mark.parametrize("columns", [7, 50])
def test_of_no_more_values_than_parts_all_are_extremes(columns):
    assert extremes(np.array([3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0]), columns).tolist() == [*range(7)]
