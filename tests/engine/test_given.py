"""What is given: told apart by what it is, and shown in a sentence."""

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from xentviz.engine.given import InputError, as_list, as_number, as_whole, one_of, shown, some_of, yes_or_no


@pytest.mark.parametrize("value", [1, 1.0, np.float16(1), np.uint8(1), Fraction(3, 3)])
def test_real_numbers_are_numbers(value):
    assert as_number(value) == 1.0
    assert type(as_number(value)) is float


@pytest.mark.parametrize("value", [True, np.bool_(True), "1", None, 1j, Decimal(1), np.ones(1), 10**400, math.nan])
def test_what_is_no_real_number_that_a_float_can_hold_is_nan(value):
    assert math.isnan(as_number(value))


@pytest.mark.parametrize("value", [5, np.int64(5), np.uint8(5)])
def test_whole_numbers_are_whole(value):
    assert as_whole(value) == 5
    assert type(as_whole(value)) is int


@pytest.mark.parametrize("value", [True, np.bool_(True), 5.0, np.float64(5), "5", None, Fraction(5)])
def test_what_only_equals_a_whole_number_is_none(value):
    assert as_whole(value) is None


@pytest.mark.parametrize("value", [[1, 2], (1, 2), np.array([1, 2]), range(1, 3)])
def test_sequences_and_arrays_of_one_axis_are_lists(value):
    assert as_list(value) == [1, 2]
    assert type(as_list(value)[0]) is int


@pytest.mark.parametrize("value", ["12", b"12", {1, 2}, {1: 2}, None, 12, np.array(1), np.eye(2)])
def test_what_has_no_order_or_other_axes_is_an_empty_list(value):
    assert as_list(value) == []


@pytest.mark.parametrize(
    "value", [np.linspace(0, 1, 50), "a\nb" * 100, 10**5000, (1, [10**5000]), "x" * 10**6], ids=type
)
def test_whatever_is_shown_is_short_and_on_one_line(value):
    assert 0 < len(shown(value)) <= 80
    assert shown(value).isprintable()


def test_what_is_short_is_shown_as_python_writes_it():
    assert shown((0.3, "a  b")) == "(0.3, 'a  b')"


CHECKS = {
    "one of": (one_of("swapped", ("", "loss")), ["", "loss"], "'' (none), loss"),
    "some of": (some_of("layers", ("a", "b")), [[], ["a"], ("b", "a"), frozenset({"b"})], "a, b"),
    "yes or no": (yes_or_no("grid"), [True, False], "true and false"),
}


@pytest.mark.parametrize(("check", "allowed", "_"), CHECKS.values(), ids=CHECKS)
def test_a_check_returns_what_is_allowed(check, allowed, _):
    for value in allowed:
        assert check(value) == (frozenset(value) if isinstance(value, (list, tuple)) else value)


@pytest.mark.parametrize(
    "value", [None, 1, 0.0, "x", ["x"], [1], [["a"]], {"a"}, {"a": 1}, b"a", ["a", "b", "a"]], ids=repr
)
@pytest.mark.parametrize(("check", "_", "listed"), CHECKS.values(), ids=CHECKS)
def test_a_check_names_field_value_and_what_is_allowed(check, _, listed, value):
    with pytest.raises(InputError) as caught:
        check(value)
    said = str(caught.value)
    assert said.startswith(("swapped is ", "layers is ", "layers has ", "grid is "))
    assert listed in said or said.endswith("allowed is each name once.")


def test_of_several_words_that_are_not_allowed_the_first_in_the_alphabet_is_named():
    with pytest.raises(InputError, match=r"^layers has 'b', allowed are a\.$"):
        some_of("layers", ("a",))([*"qwertyuioplkjhgfdszxcvbnm"])
