"""One axis: the values it spans, where they lie on it, and that it holds still under the hand."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from xentviz.figure.scale import Scale


def test_round_ends_are_round_to_their_last_digit():
    assert Scale.steady(np.array([0.31, 0.59]), False, None) == Scale(0.3, 0.6)


# Wide, but not so wide that a range of them is beyond all floats.
values = st.lists(st.floats(-1e300, 1e300), min_size=1, max_size=20).map(np.array)
positive = st.lists(st.floats(1e-300, 1e300), min_size=1, max_size=20).map(np.array)


@given(values)
def test_a_linear_scale_has_room_for_each_of_its_values(found):
    scale = Scale.of(found)
    assert not scale.log
    assert scale.low < scale.high
    places = scale.place(found)
    assert np.all((places >= -1e-9) & (places <= 1.0 + 1e-9))


@given(positive)
def test_a_logarithmic_scale_has_room_for_each_of_its_values(found):
    scale = Scale.of(found, log=True)
    assert scale.log
    assert 0.0 < scale.low < scale.high
    places = scale.place(found)
    assert np.all((places >= -1e-9) & (places <= 1.0 + 1e-9))


@given(values, st.booleans())
def test_higher_values_never_lie_lower(found, log):
    scale = Scale.of(np.abs(found) + 1e-300, log) if log else Scale.of(found)
    places = scale.place(np.sort(np.abs(found) + 1e-300 if log else found))
    assert np.all(np.diff(places) >= 0.0)


@given(values)
def test_what_is_not_finite_does_not_count(found):
    assert Scale.of(np.concatenate([found, [np.nan, np.inf, -np.inf]])) == Scale.of(found)


def test_zeros_among_positive_values_have_no_part_in_a_logarithmic_scale():
    assert Scale.of(np.array([0.0, 0.1, 10.0]), log=True) == Scale(0.1, 10.0, True)


@pytest.mark.parametrize("found", [[], [np.nan], [np.inf, -np.inf]])
def test_without_any_value_there_is_still_an_axis(found):
    assert Scale.of(np.array(found, dtype=float)) == Scale(0.0, 1.0)


@pytest.mark.parametrize("log", [True, False])
@pytest.mark.parametrize("value", [1e-300, 1e-12, 1.0, 1e300])
def test_a_constant_lies_inside_its_axis(value, log):
    (place,) = Scale.of(np.array([value]), log).place([value])
    assert 0.2 <= place <= 0.8


@pytest.mark.parametrize("log", [True, False])
def test_places_have_the_shape_of_their_values(log):
    scale = Scale(1.0, 10.0, log)
    assert scale.place(2.0).shape == ()
    assert scale.place(np.ones((2, 3))).shape == (2, 3)


def test_what_has_no_logarithm_has_no_place_and_raises_no_warning():
    places = Scale(0.1, 10.0, True).place([-1.0, 0.0, np.nan, 1.0])
    assert np.isnan(places).tolist() == [True, True, True, False]


@pytest.mark.parametrize(
    ("found", "log", "low", "high"),
    [
        ([0.13, 0.97], False, 0.0, 1.0),
        ([-3.2, 7.9], False, -4.0, 8.0),
        ([0.002, 3.0], True, 0.001, 10.0),
        ([0.01, 100.0], True, 0.01, 100.0),
    ],
)
def test_a_steady_scale_ends_at_round_values(found, log, low, high):
    scale = Scale.steady(np.array(found), log, None)
    assert (scale.low, scale.high, scale.log) == (pytest.approx(low), pytest.approx(high), log)


@given(values, st.booleans())
def test_a_steady_scale_has_room_for_each_of_its_values(found, log):
    found = np.abs(found) + 1e-300 if log else found
    scale = Scale.steady(found, log, None)
    places = scale.place(found)
    assert np.all((places >= -1e-9) & (places <= 1.0 + 1e-9))


@given(values, values, st.booleans())
def test_a_steady_scale_with_a_past_has_room_as_well(before, found, log):
    first = Scale.steady(np.abs(before) + 1e-300 if log else before, log, None)
    found = np.abs(found) + 1e-300 if log else found
    places = Scale.steady(found, log, first).place(found)
    assert np.all((places >= -1e-8) & (places <= 1.0 + 1e-8))


@given(st.floats(0.0, 0.25), st.floats(0.75, 1.0), st.booleans())
def test_a_curve_that_still_fills_half_of_its_axis_does_not_move_it(low, high, log):
    before = Scale(1e-3, 10.0, True) if log else Scale(-4.0, 8.0)
    found = np.array([low, high])
    found = 10.0 ** (found * 4.0 - 3.0) if log else found * 12.0 - 4.0
    assert Scale.steady(found, log, before) is before


@pytest.mark.parametrize("found", [[0.0, 5.0], [-5.0, 8.0], [-4.0, 9.0]])
def test_a_curve_that_shrank_or_left_its_axis_gets_another(found):
    before = Scale(-4.0, 8.0)
    scale = Scale.steady(np.array(found), False, before)
    assert scale != before
    assert scale == Scale.steady(np.array(found), False, None)


def test_a_change_of_kind_gives_another_axis():
    assert Scale.steady(np.array([1.0, 10.0]), True, Scale(0.0, 10.0)).log
    assert not Scale.steady(np.array([1.0, 10.0]), False, Scale(1.0, 10.0, True)).log


@given(positive, st.booleans(), st.integers(2, 9))
def test_ticks_lie_on_their_axis_in_order_with_a_text_each(found, log, most):
    ticks = Scale.of(found, log).ticks(most)
    places = [place for place, _ in ticks]
    assert places == sorted(places)
    assert all(-1e-6 <= place <= 1.0 + 1e-6 for place in places)
    assert len({text for _, text in ticks}) == len(ticks) <= most + 3


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6), st.integers(3, 9))
def test_an_axis_always_has_two_ticks_that_tell_its_direction(low, span, most):
    assume(span > 1e-6 * abs(low))
    assert len(Scale(low, low + span).ticks(most)) >= 2


@pytest.mark.parametrize(
    ("found", "low", "high"),
    [
        ([0.06, 1.2], 0.05, 2.0),
        ([0.0026, 0.29], 0.002, 0.5),
        ([0.31, 0.9], 0.3, 0.9),
        ([1.03, 1.2], 1.0, 1.2),
        ([0.5, 2.0], 0.5, 2.0),
    ],
)
def test_less_than_two_and_a_half_decades_are_given_no_whole_decades(found, low, high):
    scale = Scale.steady(np.array(found), True, None)
    assert (scale.low, scale.high, scale.log) == (pytest.approx(low), pytest.approx(high), True)


@given(st.floats(1e-200, 1e200), st.floats(1.001, 1e12))
def test_a_fresh_logarithmic_axis_is_filled_by_a_third_and_has_two_ticks(low, ratio):
    scale = Scale.steady(np.array([low, low * ratio]), True, None)
    assert np.diff(scale.place([low, low * ratio])).item() > 0.33
    assert all(len(scale.ticks(most)) >= 2 for most in (3, 5, 7))


def test_a_curve_that_trembles_about_a_round_value_moves_its_axis_once():
    axes = [Scale.steady(np.array([0.101, 0.31]), True, None)]
    for low in (0.099, 0.101, 0.099, 0.101):
        axes.append(Scale.steady(np.array([low, 0.31]), True, axes[-1]))
    assert sum(one != other for one, other in pairwise(axes)) == 1


tiny = st.lists(st.floats(0.0, 1e-300), min_size=1, max_size=5).map(np.array)


@given(tiny, st.one_of(st.none(), tiny), st.booleans())
def test_values_hardly_above_0_have_a_steady_scale_too(found, before, log):
    past = None if before is None else Scale.steady(before, log, None)
    scale = Scale.steady(found, log, past)
    assert scale.low < scale.high
    above = found[found > 0.0] if scale.log else found
    assert np.all((scale.place(above) >= -1e-8) & (scale.place(above) <= 1.0 + 1e-8))
    assert scale.log or len(scale.ticks(5)) >= 2


def test_what_lies_beyond_all_floats_of_a_scale_is_placed_without_a_warning():
    assert Scale(0.0, 1e-280).place([-1e300, 1e300]).tolist() == [-np.inf, np.inf]
