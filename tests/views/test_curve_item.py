"""Curves thinned to what can be seen: both ends, every extreme and every gap stay, and no line moves visibly."""

from __future__ import annotations

import numpy as np
import pytest

from xentviz.views.curve_item import bends, polylines


def points(polygon):
    return np.array([(point.x(), point.y()) for point in polygon])


@pytest.mark.parametrize("count", [2, 8, 9, 10, 17, 120, 501])
def test_a_thinned_curve_is_nowhere_more_than_a_tenth_of_a_pixel_off(count):
    x = np.linspace(0.0, 300.0, count)
    y = 100.0 * np.exp(-x / 40.0) + np.where(x > 200.0, 5.0 * np.sin(x), 0.0)
    kept = bends(x, y)
    assert kept[0]
    assert kept[-1]
    assert np.abs(np.interp(x, x[kept], y[kept]) - y).max() <= 0.1 + 1e-9


def test_a_straight_curve_keeps_few_points():
    x = np.linspace(0.0, 300.0, 801)
    assert bends(x, 3.0 * x + 1.0).sum() == 101


@pytest.mark.parametrize("count", [30, 500, 5000])
def test_a_curve_ends_where_its_numbers_end(count):
    x = np.linspace(0.0, 200.0, count)
    y = np.linspace(10.0, 90.0, count)
    (line,) = polylines(x, y, 200)
    assert points(line)[[0, -1]] == pytest.approx(np.array([(0.0, 10.0), (200.0, 90.0)]))


def test_a_gap_parts_a_curve_and_nothing_is_drawn_across_it():
    x = np.arange(60.0)
    y = np.where((x >= 20) & (x < 30), np.nan, np.sin(x))
    first, second = (points(line) for line in polylines(x, y, 200))
    assert first[:, 0].max() <= 19
    assert second[:, 0].min() >= 30
    assert second[-1, 0] == 59


def test_a_curve_without_any_place_is_no_line():
    assert polylines(np.arange(5.0), np.full(5, np.nan), 100) == []
