"""Numbers as a reader sees them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xentviz.numbers import MINUS, as_given, four_digits, probabilities, probability, short

WRITERS = {"probability": probability, "four digits": four_digits, "short": short}
finite = st.floats(-1.79e308, 1.79e308)


def read(text):
    return float(text.replace(MINUS, "-"))


@pytest.mark.parametrize("writer", WRITERS)
@given(value=finite)
def test_the_minus_sign_is_a_real_one_and_texts_stay_short(writer, value):
    text = WRITERS[writer](value)
    assert "-" not in text
    assert "+" not in text
    assert 1 <= len(text) <= 11


@given(finite)
def test_four_digits_are_right_to_four_digits(value):
    assert read(four_digits(value)) == pytest.approx(value, rel=6e-4, abs=0.0)


@given(finite)
def test_short_numbers_are_right_to_three_digits(value):
    assert read(short(value)) == pytest.approx(value, rel=6e-3, abs=0.0)


@given(finite)
def test_a_setting_reads_back_as_the_very_number(value):
    text = as_given(value)
    assert read(text) == value
    assert not set(text) & {"-", "+"}


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.12345, "0.12345"), (0.99999, "0.99999"), (123456.0, "123456"), (1e6, "1e6"), (2e-5, "2e−5"), (1e-4, "0.0001"),
     (20, "20"), (1000.0, "1000"), (-0.0, "0"), (-3.0, "−3"), (0.1 + 0.2, "0.30000000000000004")],
)  # fmt: skip
def test_a_setting_is_written_to_its_last_digit_and_no_longer(value, text):
    assert as_given(value) == text


@given(st.floats(0.0, 1.0))
def test_a_probability_is_right_to_three_decimals_and_always_five_letters_wide(value):
    assert read(probability(value)) == pytest.approx(value, abs=5.001e-4)
    assert len(probability(value)) == 5


@given(st.floats(1e-4, 9999.0))
def test_between_the_extremes_four_digits_are_written_out(value):
    text = four_digits(value)
    assert "e" not in text
    assert len(text.replace(".", "").lstrip("0")) == 4


@pytest.mark.parametrize(
    ("value", "text"),
    [(9999.0, "9999.000"), (1e4, "1e4"), (12345.0, "1.2e4"), (-1e4, "−1e4"), (1e100, "1e100"), (-0.5, "−0.500")],
)
def test_a_raw_probability_beyond_ten_thousand_is_written_with_a_power(value, text):
    assert probability(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(1e-4, "0.0001"), (9e-5, "9e−5"), (1e5, "1e5"), (123456.0, "1.23e5"), (-0.0, "0"), (0.5, "0.5")]
)
def test_short_numbers_change_to_powers_where_zeros_would_pile_up(value, text):
    assert short(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(1e-4, "0.0001000"), (9e-5, "9.000e−5"), (1e5, "1.000e5"), (-0.0, "0"), (1.0, "1.000")]
)
def test_four_digits_keep_their_zeros(value, text):
    assert four_digits(value) == text


@pytest.mark.parametrize("writer", WRITERS)
def test_infinity_is_said_with_its_sign(writer):
    assert [WRITERS[writer](value) for value in (float("inf"), float("-inf"))] == ["inf", "−inf"]


@pytest.mark.parametrize("writer", WRITERS)
def test_what_is_no_number_says_so(writer):
    assert WRITERS[writer](float("nan")) == "nan"


@pytest.mark.parametrize(
    ("values", "text"), [((), "()"), ((1.0,), "(1.000)"), ((0.5, 0.25, 0.25), "(0.500, 0.250, 0.250)")]
)
def test_a_prediction_stands_in_brackets(values, text):
    assert probabilities(values) == text
