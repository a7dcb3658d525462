"""Refined polylines keep their points and bend between them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xentviz.engine.subdivision import refined

LINES = st.lists(st.integers(2, 9), min_size=1, max_size=5)


def line(count, seed=0):
    return np.random.default_rng(seed).normal(size=(2, count))


@given(LINES)
def test_every_line_keeps_its_points_and_has_one_more_in_each_piece(counts):
    lines = [line(count, seed) for seed, count in enumerate(counts)]
    for before, after in zip(lines, refined(lines), strict=True):
        assert after.shape[1] == 2 * before.shape[1] - 1
        assert (after[:, ::2] == before).all()
        assert np.isfinite(after).all()


@given(LINES)
def test_a_line_is_refined_alone_as_among_others(counts):
    lines = [line(count, seed) for seed, count in enumerate(counts)]
    for one, among in zip(lines, refined(lines), strict=True):
        assert (refined([one])[0] == among).all()


def test_middles_lie_on_a_parabola_and_between_inner_points_on_a_cubic():
    t = np.linspace(-1.0, 1.0, 7)
    ((x, y),) = refined([np.stack([t, 2.0 * t**2 - t])])
    assert y == pytest.approx(2.0 * x**2 - x, abs=1e-14)
    ((x, y),) = refined([np.stack([t, t**3])])
    assert y[2:-2] == pytest.approx(x[2:-2] ** 3, abs=1e-14)


def test_two_points_stay_a_straight_line():
    assert refined([np.array([[0.0, 2.0], [1.0, 5.0]])])[0].tolist() == [[0.0, 1.0, 2.0], [1.0, 3.0, 5.0]]


def test_a_circle_is_ten_times_closer_than_its_polygon():
    angle = np.linspace(0.0, 2.0, 12)
    circle = np.stack([np.cos(angle), np.sin(angle)])
    middles = refined([circle])[0][:, 1::2]
    chords = (circle[:, 1:] + circle[:, :-1]) / 2
    off, was_off = (np.abs(np.hypot(*points) - 1.0).max() for points in (middles, chords))
    assert off < was_off / 10


def test_no_lines_give_none():
    assert refined([]) == []
