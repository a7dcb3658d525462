"""Stopping rules: where each holds."""

import numpy as np
import pytest

from xentviz.engine.stopping import STOPPING, GradientNorm, MaxSteps


def test_number_of_steps_never_holds_before_the_end():
    assert not MaxSteps().met(np.zeros(4), np.zeros(4)).any()


def test_gradient_norm_holds_below_its_tolerance():
    norms = np.array([1.0, 0.5, 0.1, 0.09, np.inf])
    assert GradientNorm(tolerance=0.1).met(np.zeros(5), norms).tolist() == [False, False, False, True, False]


@pytest.mark.parametrize("rule", [member() for member in STOPPING], ids=lambda rule: rule.name)
def test_every_rule_answers_for_every_row(rule):
    for n in (0, 1, 7):
        met = rule.met(np.ones(n), np.ones(n))
        assert (met.shape, met.dtype) == ((n,), np.dtype(bool))
