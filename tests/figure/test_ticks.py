"""Ticks of axes and the text of numbers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xentviz.figure import ticks
from xentviz.figure.scale import Scale
from xentviz.numbers import four_digits, probabilities, probability, short


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0.0, 1.0, [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        (0.0, 120.0, [0.0, 50.0, 100.0]),
        (-0.86, 1.2, [-0.5, 0.0, 0.5, 1.0]),
        (1e-9, 9e-9, [2e-9, 4e-9, 6e-9, 8e-9]),
        (0.6, 1.1, [0.6, 0.7, 0.8, 0.9, 1.0, 1.1]),
    ],
)
def test_linear_ticks_are_round(low, high, expected):
    assert ticks.linear(low, high).tolist() == pytest.approx(expected)


@given(st.floats(-1e5, 1e5), st.floats(1e-3, 1e12), st.integers(2, 9))
def test_linear_ticks_lie_within_the_range_and_are_never_too_many(low, span, most):
    found = ticks.linear(low, low + span, most)
    assert len(found) <= most
    assert np.all(np.diff(found) > 0.0)
    assert np.all((found >= low - 1e-8 * span) & (found <= low + span + 1e-8 * span))


@pytest.mark.parametrize(("low", "high"), [(1.0, 1.0), (2.0, 1.0), (0.0, np.inf), (np.nan, 1.0), (-1e308, 1e308)])
def test_a_range_that_is_none_has_no_ticks(low, high):
    assert len(ticks.linear(low, high)) == 0


def test_logarithmic_ticks_are_powers_of_ten_thinned_over_many_decades():
    assert ticks.logarithmic(0.5e-3, 20.0).tolist() == pytest.approx([1e-3, 1e-2, 0.1, 1.0, 10.0])
    assert ticks.logarithmic(1e-12, 1.0, 6).tolist() == pytest.approx([1e-12, 1e-9, 1e-6, 1e-3, 1.0])


@pytest.mark.parametrize("low", [1e-16, 1e-14, 1e-12])
def test_powers_that_stay_of_many_are_the_same_wherever_the_axis_begins(low):
    assert set(ticks.logarithmic(low, 1.0, 6)) <= {1e-15, 1e-12, 1e-9, 1e-6, 1e-3, 1.0}


def test_from_a_hundred_thousand_on_ticks_are_written_with_powers():
    assert ticks.texts([0.0, 20_000.0, 80_000.0]) == ["0", "20000", "80000"]
    assert ticks.texts([0.0, 50_000.0, 100_000.0]) == ["0", "50000", "1e5"]


def test_logarithmic_ticks_over_little_more_than_a_decade_have_two_and_five_as_well():
    assert ticks.logarithmic(0.05, 1.2).tolist() == pytest.approx([0.05, 0.1, 0.2, 0.5, 1.0])


@pytest.mark.parametrize(
    ("most", "expected"), [(6, [0.005, 0.01, 0.02, 0.05, 0.1, 0.2]), (5, [0.003, 0.01, 0.03, 0.1])]
)
def test_logarithmic_ticks_that_are_too_many_become_one_and_three(most, expected):
    assert ticks.logarithmic(0.0026, 0.29, most).tolist() == pytest.approx(expected)


@given(st.floats(1e-300, 1e300), st.floats(10.0, 1e8), st.integers(3, 9))
def test_logarithmic_ticks_of_a_decade_and_more_are_spread_over_it(low, ratio, most):
    found = np.log(ticks.logarithmic(low, low * ratio, most) / low) / np.log(ratio)
    assert np.diff(found, prepend=0.0, append=1.0).max() < 0.75


@given(st.floats(1e-300, 1e300), st.floats(1.001, 1e8), st.integers(3, 9))
def test_logarithmic_ticks_lie_within_the_range_and_are_never_too_many(low, ratio, most):
    found = ticks.logarithmic(low, low * ratio, most)
    assert len(found) <= most
    assert np.all((found >= low * (1 - 1e-8)) & (found <= low * ratio * (1 + 1e-8)))


@pytest.mark.parametrize(("low", "high"), [(0.0, 1.0), (-1.0, 1.0), (1.0, np.inf)])
def test_a_logarithmic_axis_without_positive_finite_ends_has_no_ticks(low, high):
    assert len(ticks.logarithmic(low, high)) == 0


def test_ticks_of_one_axis_have_the_same_decimals():
    assert ticks.texts([0.0, 0.5, 1.0]) == ["0.0", "0.5", "1.0"]
    assert ticks.texts([-100.0, 0.0]) == ["−100", "0"]
    assert ticks.texts([1000000.0, 1000001.0]) == ["1000000", "1000001"]
    assert ticks.log_texts([1e-5, 0.01, 100.0]) == ["1e−5", "0.01", "100"]
    assert ticks.log_texts([1.0, 1.05, 1.1]) == ["1.00", "1.05", "1.10"]
    assert ticks.log_texts([1.0000001, 1.0000002]) == ["1.0000001", "1.0000002"]


@pytest.mark.parametrize(
    ("value", "text"), [(0.0, "0"), (0.25, "0.25"), (-3.0, "−3"), (2e-5, "2e−5"), (1.5e9, "1.5e9"), (1200.0, "1200")]
)
def test_short_numbers(value, text):
    assert short(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.49301, "0.4930"), (-239.6, "−239.6"), (0.0, "0"), (1.2344e-9, "1.234e−9"), (7e8, "7.000e8"), (1234.0, "1234")],
)
def test_losses_have_four_significant_digits(value, text):
    assert four_digits(value) == text


def test_probabilities_have_three_decimals_and_huge_ones_stay_short():
    assert probabilities((0.3, 0.6, 0.1)) == "(0.300, 0.600, 0.100)"
    assert probability(-1.2e300) == "−1.2e300"


def test_a_scale_places_its_ends_at_0_and_1():
    assert Scale(-2.0, 6.0).place([-2.0, 2.0, 6.0]) == pytest.approx([0.0, 0.5, 1.0])
    assert Scale(0.01, 100.0, log=True).place([0.01, 1.0, 100.0]) == pytest.approx([0.0, 0.5, 1.0])
    assert Scale(-1.7e308, 1.7e308).place(0.0) == pytest.approx(0.5)


def test_zero_has_no_place_on_a_logarithmic_scale():
    assert np.isnan(Scale(0.01, 1.0, log=True).place(0.0))


@pytest.mark.parametrize("values", [[-1.0, 2.0], [0.0, 0.0], [np.nan, np.inf]])
def test_a_logarithmic_scale_is_refused_to_values_that_have_none(values):
    assert not Scale.of(np.array(values), log=True).log


def test_a_constant_gets_room_on_both_sides():
    for log in (False, True):
        scale = Scale.of(np.array([3.0, 3.0]), log)
        assert scale.low < 3.0 < scale.high


def test_an_axis_has_two_ticks_even_where_one_would_fit():
    assert len(Scale(-0.86, 1.2).ticks(3)) >= 2
