"""Typed numbers and points: what is read, what is said, what is refused."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from xentviz.engine.entry import parse_number, parse_point, several, with_share
from xentviz.engine.given import InputError

SHARES = st.floats(0.0, 1e6, allow_subnormal=False)
POINTS = st.lists(SHARES, min_size=3, max_size=3).filter(lambda values: sum(values) > 1e-6)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.5", 0.5),
        ("0,5", 0.5),
        (" ,5 ", 0.5),
        ("5.", 5.0),
        ("1e-8", 1e-8),
        ("1,5E+3", 1500.0),
        ("−0.25", -0.25),
        ("0,500", 0.5),
        ("1e308", 1e308),
    ],
)
def test_point_and_comma_are_both_decimal(text: str, value: float) -> None:
    assert parse_number(text, "rate") == value


@pytest.mark.parametrize(
    "text",
    [
        *("1,000.5", "1.000,5", "1,000", "12,345", "1 000", "1'000", "1_000", "1.2.3"),
        *("nan", "inf", "-inf", "1e999", "", ".", "0x10", "٠.٥", "５", "0.5f", "1e", "--1", "½", "50%"),
    ],
)
def test_ambiguous_or_foreign_numbers_are_refused(text: str) -> None:
    with pytest.raises(InputError, match=r"^rate is .*\.") as caught:
        parse_number(text, "rate")
    assert "\n" not in str(caught.value)


def test_minus_zero_is_zero() -> None:
    assert math.copysign(1.0, parse_number("-0", "rate")) == 1.0


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_float_reads_back_exactly(value: float) -> None:
    assert parse_number(repr(value), "rate") == value


@pytest.mark.parametrize(
    "text",
    [
        "0.3 0.6 0.1",
        "0.3,0.6,0.1",
        "0.3, 0.6, 0.1",
        "0.3;0.6;0.1",
        "0,3 0,6 0,1",
        "0,3; 0,6; 0,1",
        "0,3, 0,6, 0,1",
        "\t.3\t.6\t.1\n",
        "(0.3, 0.6, 0.1)",
        "p = [0.3 0.6 0.1]",
        "30% 60% 10%",
        "30 %, 60 %, 10 %",
    ],
)
def test_usual_spellings_are_read_silently(text: str) -> None:
    assert parse_point(text, "start") == (pytest.approx((0.3, 0.6, 0.1), abs=1e-15), None)


def test_plain_percentages_are_read_and_said() -> None:
    assert parse_point("30 60 10", "start") == ((0.3, 0.6, 0.1), "start read as percentages: 30, 60, 10")


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("0.3 0.6 0.2", "start rescaled: 0.3, 0.6, 0.2 summed to 1.1"),
        ("1 1 1", "start rescaled: 1, 1, 1 summed to 3"),
        ("30% 60% 20%", "start rescaled: 30%, 60%, 20% summed to 110%"),
        ("0.3333 0.3333 0.3333", "start rescaled: 0.3333, 0.3333, 0.3333 summed to 0.9999"),
    ],
)
def test_rescaling_is_said(text: str, note: str) -> None:
    values, said = parse_point(text, "start")
    assert said == note
    assert sum(values) == pytest.approx(1.0, abs=1e-15)


@pytest.mark.parametrize(
    "text",
    [
        *("", "0.3 0.6", "1 0 0 0", "0.3,0.6,0.1,", "0 0 0", "-0.1 0.6 0.5", "nan 0.5 0.5", "inf 0 0"),
        *("1e308 1e308 1e308", "30% 60 10", "a b c", "1,2, 3", "x" * 5000),
    ],
)
def test_unusable_points_are_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(InputError, match=r"^target is .*, allowed .*\.$") as caught:
        parse_point(text, "target")
    assert len(str(caught.value)) < 200


def test_number_of_classes_can_differ() -> None:
    assert parse_point("0.25 0.75", "start", count=2) == ((0.25, 0.75), None)


@given(POINTS)
def test_any_positive_point_lands_on_the_simplex(values: list[float]) -> None:
    point, _ = parse_point(" ".join(map(repr, values)), "start")
    assert sum(point) == pytest.approx(1.0, abs=1e-12)
    assert min(point) >= 0
    assert [a * sum(values) for a in point] == pytest.approx(values, rel=1e-9)


@given(POINTS)
def test_a_read_point_reads_back_unchanged(values: list[float]) -> None:
    point, _ = parse_point(" ".join(map(repr, values)), "start")
    assert parse_point(", ".join(map(repr, point)), "start") == (point, None)


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        values, _ = parse_point(text, "start")
    except InputError:
        return
    assert sum(values) == pytest.approx(1.0)


@pytest.mark.parametrize(("text", "answer"), [("0,5", False), (" 0.5 ", False), ("0.3 0.6", True), ("1,0,0", True)])
def test_lists_are_told_from_numbers(text: str, answer: bool) -> None:
    assert several(text) is answer


@given(POINTS, st.integers(0, 2), st.floats(0.0, 1.0))
def test_setting_one_share_keeps_the_sum_and_the_proportion(values: list[float], index: int, share: float) -> None:
    assume(min(values) > 1e-3)
    point = tuple(value / sum(values) for value in values)
    changed = with_share(point, index, share)
    i, j = (k for k in range(3) if k != index)
    assert changed[index] == share
    assert sum(changed) == pytest.approx(1.0, abs=1e-12)
    assert changed[i] * point[j] == pytest.approx(changed[j] * point[i], abs=1e-12)


def test_shares_left_by_a_corner_are_equal() -> None:
    assert with_share((1.0, 0.0, 0.0), 0, 0.5) == (0.5, 0.25, 0.25)
