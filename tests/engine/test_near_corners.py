"""So near to a corner that 1 - p has no digits left of its own, losses and gradients keep theirs."""

from __future__ import annotations

import math

import numpy as np
import pytest

from xentviz.engine.descent import Descent
from xentviz.engine.losses import CrossEntropy, SquaredError
from xentviz.engine.optimizers import GradientDescent
from xentviz.engine.parameterizations import Softmax

RIGHT = (1.0, 0.0, 0.0)


def seen(loss, z):
    """Loss and gradient norm at logits whose first is the largest by far."""
    _, value, norm = Descent(loss, Softmax(), GradientDescent(), RIGHT, 0.1).observe(np.array(z)[:, None])
    return float(value[0]), float(norm[0])


@pytest.mark.parametrize("lead", [20.0, 40.0, 100.0, 300.0])
def test_squared_error_is_exact_where_p_is_1_to_every_digit(lead):
    # 1 - p is the sum of the others, a + b; L = (a + b)^2 + a^2 + b^2.
    a, b = math.exp(-lead), math.exp(-lead - 1.0)
    value, norm = seen(SquaredError(), (lead, 0.0, -1.0))
    assert value == pytest.approx((a + b) ** 2 + a * a + b * b, rel=4.0 * math.exp(-lead) + 1e-12, abs=0.0)
    assert norm > 0.0


@pytest.mark.parametrize("lead", [20.0, 40.0, 100.0, 700.0])
def test_cross_entropy_is_exact_where_p_is_1_to_every_digit(lead):
    a, b = math.exp(-lead), math.exp(-lead - 1.0)
    value, norm = seen(CrossEntropy(), (lead, 0.0, -1.0))
    assert value == pytest.approx(math.log1p(a + b), rel=1e-12, abs=0.0)
    assert norm == pytest.approx(math.hypot(a + b, a, b), rel=4.0 * math.exp(-lead) + 1e-12, abs=0.0)
