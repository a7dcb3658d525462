"""Writing and stepping floats."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xentviz.views.digits import by_digit, shortest


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_shortest_text_reads_back(value):
    assert float(shortest(value)) == value


@pytest.mark.parametrize(
    ("value", "amount", "result"),
    [(0.9, 1, 0.91), (1e-8, 1, 1.1e-8), (120, 1, 130), (0, 1, 0.1), (0, -1, -0.1), (0.3, -1, 0.29), (5, 0.1, 5.01)],
)
def test_digit_step(value, amount, result):
    assert by_digit(value, amount) == result


@given(st.floats(min_value=1e-300, max_value=1e300), st.sampled_from([-1, 1]))
def test_digit_step_moves_and_stays_clean(value, amount):
    moved = by_digit(value, amount)
    assert (moved > value) == (amount > 0)
    assert moved == pytest.approx(value, rel=0.11)
