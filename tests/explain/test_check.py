"""Finite differences beside the engine's gradients."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xentviz.engine.losses import LOSSES
from xentviz.engine.parameterizations import PARAMETERIZATIONS
from xentviz.explain.check import Agreement, check, differences
from xentviz.scenario import Scenario
from xentviz.solution import solve

EACH = pytest.mark.parametrize("parameterization", [*PARAMETERIZATIONS.names, "softmax:temperature=0.5"])
TARGETS = ((1.0, 0.0, 0.0), (0.5, 0.3, 0.2), (0.0, 0.4, 0.6))


def anatomy_of(scenario):
    return solve(scenario.replace(steps=1, learning_rate=1e-3)).book.anatomy(0)


@EACH
@pytest.mark.parametrize("loss", LOSSES.names)
@pytest.mark.parametrize("target", TARGETS)
def test_gradients_agree_with_differences(loss, parameterization, target):
    for seed in range(4):
        start = 0.9 * np.random.default_rng(seed).dirichlet(np.ones(3)) + 0.1 / 3
        scenario = Scenario(loss=loss, parameterization=parameterization, target=target, start=tuple(start))
        found = check(scenario, anatomy_of(scenario))
        assert found.slope.error < 1e-6
        assert found.gradient.error < 1e-6
        assert found.slope.agrees
        assert found.gradient.agrees


@EACH
@pytest.mark.parametrize("loss", [name for name in LOSSES.names if name != "constant"])
@pytest.mark.parametrize("part", ["slope", "gradient"])
def test_a_planted_wrong_gradient_is_found_and_said(loss, parameterization, part):
    scenario = Scenario(loss=loss, parameterization=parameterization)
    anatomy = anatomy_of(scenario)
    wrong = getattr(anatomy, part).copy()
    wrong[0] += 1e-4 * np.abs(wrong).max()
    found = getattr(check(scenario, replace(anatomy, **{part: wrong})), part)
    assert found.agrees is False
    assert "disagree" in found.words


def test_entries_that_are_not_free_are_not_compared():
    scenario = Scenario(free=(True, False, False))
    assert check(scenario, anatomy_of(scenario)).gradient.agrees


def test_a_point_with_a_class_at_zero_is_honest():
    scenario = Scenario(parameterization="projected", learning_rate=0.5)
    book = solve(scenario).book
    anatomy = book.anatomy(1)
    assert anatomy.p.min() == 0.0
    assert check(scenario, anatomy).slope.agrees is not False


def test_a_kink_is_not_called_an_error():
    found, doubt = differences(lambda x: np.abs(x[0] - 0.5) ** 0.5, np.array([0.5 + 1e-9]))
    assert not np.isfinite(doubt[0]) or doubt[0] > 1e-4 * abs(found[0])
    assert Agreement(None, 0.02).words == "Finite differences cannot tell here: they are good to 0.02 only."


def test_a_gradient_lost_in_rounding_is_not_called_wrong():
    scenario = Scenario(loss="negated-likelihood", start=(1e-13, 0.5, 0.5 - 1e-13))
    found = check(scenario, anatomy_of(scenario)).gradient
    assert found.agrees is not False


def test_what_is_not_finite_is_said():
    scenario = Scenario()
    anatomy = anatomy_of(scenario)
    found = check(scenario, replace(anatomy, slope=np.full((3, 1), np.inf))).slope
    assert found.agrees is None
    assert found.words == "Finite differences cannot be taken here: around this point something is not finite."


def test_values_that_are_nowhere_finite_give_no_number():
    found, _ = differences(lambda x: np.full(x.shape[1], np.nan), np.array([0.5, 0.5]))
    assert np.isnan(found).all()


@given(st.lists(st.floats(-3.0, 3.0), min_size=3, max_size=3))
def test_differences_of_a_polynomial_are_exact_to_rounding(x):
    found, doubt = differences(lambda v: v[0] ** 3 + v[0] * v[1] - v[2] ** 2, np.array(x))
    expected = np.array([3 * x[0] ** 2 + x[1], x[0], -2 * x[2]])
    assert found == pytest.approx(expected, rel=1e-9, abs=1e-9)
    assert (doubt < 1e-7).all()
