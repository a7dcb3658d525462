"""A run that broke off in the middle has an end, and nothing follows it."""

from __future__ import annotations

import pytest

from xentviz.engine.descent import Descent
from xentviz.engine.losses import NegatedCrossEntropy, SquaredError
from xentviz.engine.optimizers import GradientDescent
from xentviz.engine.parameterizations import Projected, Raw

START, RIGHT = (0.3, 0.6, 0.1), (1.0, 0.0, 0.0)
# The first ends in a division by 0, which only a float notices, the second in numbers beyond all numbers.
RULES = [
    Descent(NegatedCrossEntropy(), Projected(), GradientDescent(), RIGHT, 0.02),
    Descent(SquaredError(), Raw(), GradientDescent(), RIGHT, 10.0),
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.loss.name)
def test_nothing_follows_a_run_that_broke_off(rule):
    run = rule.run(START, 400)
    assert 2 < run.diverged == len(run)
    after = rule.follow(run, 10)
    assert len(after) == 0
    assert after.p.shape == (3, 0)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.loss.name)
def test_a_run_breaks_off_at_the_same_step_whether_it_is_run_or_followed(rule):
    whole = rule.run(START, 400)
    first = rule.run(START, whole.diverged - 2)
    assert first.diverged is None
    rest = rule.follow(first, 100)
    assert rest.diverged == whole.diverged
    assert rest.step.tolist() == [whole.diverged - 1]
