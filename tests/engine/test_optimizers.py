"""Optimisers: as torch.optim to 1e-9, and the facts that hold for each update by itself."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from xentviz.engine.descent import Descent
from xentviz.engine.given import InputError
from xentviz.engine.losses import LOSSES, CrossEntropy, NegatedCrossEntropy
from xentviz.engine.optimizers import OPTIMIZERS, AdaGrad, Adam, GradientDescent, Momentum, Nesterov, RMSProp
from xentviz.engine.parameterizations import Softmax

ALL = [member() for member in OPTIMIZERS]
START, HARD, SOFT = (0.3, 0.6, 0.1), (1.0, 0.0, 0.0), (0.5, 0.3, 0.2)
TARGETS = {"hard": HARD, "soft": SOFT}
STEPS = 200

with np.load(Path(__file__).parents[1] / "data" / "torch_references.npz") as file:
    REFERENCES = dict(file)


def descent_of(case):
    loss, target, optimizer, rate = case.split("|")
    return Descent(LOSSES.make(loss), Softmax(), OPTIMIZERS.parse(optimizer), TARGETS[target], float(rate))


def p_from(descent, state):
    """p (3, STEPS + 1) of the run that begins in `state`."""
    rows = [state.theta]
    descent.advance(state, STEPS, rows.append)
    return descent.observe(np.array(rows).T)[0]


def trustworthy_steps(case, descent):
    """How many steps of a case do not depend on rounding.

    Adaptive methods circle a soft target, and the circling can be chaotic: there, runs whose starts differ by 1e-15
    part company. What comes after they are 1e-11 apart says nothing about who is right.
    """
    if "|hard|" in case or not isinstance(descent.optimizer, (RMSProp, Adam)):
        return STEPS
    state = descent.begin(START)
    here = p_from(descent, state)
    apart = np.zeros(STEPS + 1)
    for nudge in 1e-15 * np.array([[1, 0, 0], [0, 1, 0], [-1, 0, 0]]):
        nudged = dataclasses.replace(state, theta=tuple(np.array(state.theta) + nudge))
        apart = np.maximum(apart, np.abs(p_from(descent, nudged) - here).max(axis=0))
    return int(np.argmax(apart > 1e-11)) - 1 if (apart > 1e-11).any() else STEPS


def updates(optimizer, gradients, rate=0.1):
    """The steps that an optimiser takes for a sequence of gradients (n, C)."""
    slots = [[fill] * len(gradients[0]) for fill in optimizer.initial()]
    steps = []
    for k, g in enumerate(gradients, start=1):
        step, slots = optimizer.update(list(map(float, g)), slots, rate, k)
        steps.append(step)
    return np.array(steps, dtype=float)


@pytest.mark.parametrize("case", list(REFERENCES))
def test_run_follows_torch(case):
    descent = descent_of(case)
    steps = trustworthy_steps(case, descent)
    assert steps >= 50
    run = descent.run(START, STEPS)
    assert len(run) == STEPS + 1
    away = np.abs(run.p.T - REFERENCES[case])[: steps + 1]
    assert away.max() < 1e-9


def test_references_cover_every_optimiser_and_loss():
    assert {case.split("|")[0] for case in REFERENCES} == set(LOSSES.names)
    assert {case.split("|")[2].partition(":")[0] for case in REFERENCES} == set(OPTIMIZERS.names)
    assert len(REFERENCES) == 308


def test_rounding_matters_in_few_of_the_cases_only():
    cut_short = [case for case in REFERENCES if trustworthy_steps(case, descent_of(case)) < STEPS]
    assert len(cut_short) <= 20


@pytest.mark.parametrize("gradient", [2.0, -3e-5, 1e-9, 0.0])
@pytest.mark.parametrize("epsilon", [1e-8, 1e-3])
def test_first_step_of_adam_is_the_rate_in_the_direction_of_the_sign(gradient, epsilon):
    step = updates(Adam(epsilon=epsilon), [[gradient]])[0, 0]
    assert step == pytest.approx(0.1 * gradient / (abs(gradient) + epsilon), rel=1e-12)


@pytest.mark.parametrize(
    ("neutral", "plainer"),
    [
        (Momentum(momentum=0.0), GradientDescent()),
        (RMSProp(momentum=0.0), RMSProp()),
        (AdaGrad(learning_rate_decay=0.0), AdaGrad()),
    ],
    ids=str,
)
def test_neutral_parameter_changes_no_bit(neutral, plainer):
    for target in (HARD, SOFT):
        runs = [Descent(CrossEntropy(), Softmax(), o, target, 0.3).run(START, 100).p for o in (neutral, plainer)]
        assert np.array_equal(*runs)


def test_momentum_sums_gradients_with_falling_weight_and_takes_the_first_undamped():
    assert updates(Momentum(0.5, dampening=0.25), [[8.0], [4.0], [0.0]], 1.0)[:, 0].tolist() == [8.0, 7.0, 3.5]


def test_nesterov_adds_the_gradient_once_more():
    assert updates(Nesterov(0.5), [[8.0], [4.0]], 1.0)[:, 0].tolist() == [8.0 + 0.5 * 8.0, 4.0 + 0.5 * 8.0]


def test_adagrad_divides_by_the_root_of_the_sum_of_squares_and_its_rate_decays():
    steps = updates(AdaGrad(learning_rate_decay=0.5, initial_accumulator_value=16.0), [[3.0], [12.0]], 1.0)[:, 0]
    assert steps == pytest.approx([3.0 / 5.0, 12.0 / 13.0 / 1.5], rel=1e-9)


@pytest.mark.parametrize(("optimizer", "homogeneous"), [(o, isinstance(o, (AdaGrad, RMSProp, Adam))) for o in ALL])
def test_loss_scale_is_divided_out_by_adaptive_optimisers_and_kept_by_the_others(optimizer, homogeneous):
    if homogeneous:
        optimizer = dataclasses.replace(optimizer, epsilon=1e-30)
    gradients = np.random.default_rng(0).normal(size=(20, 3))
    expected = updates(optimizer, gradients) * (1.0 if homogeneous else 1000.0)
    assert updates(optimizer, 1000.0 * gradients) == pytest.approx(expected, rel=1e-10)


@pytest.mark.parametrize("optimizer", ALL, ids=lambda entry: entry.name)
def test_every_optimiser_finds_the_bottom_of_a_parabola(optimizer):
    slots = [[fill, fill] for fill in optimizer.initial()]
    theta = np.array([1.0, -2.0])
    for k in range(1, 4001):
        step, slots = optimizer.update(
            (2.0 * theta).tolist(), slots, 0.1 if isinstance(optimizer, AdaGrad) else 0.01, k
        )
        theta = theta - np.array(step)
    assert np.abs(theta).max() < 3e-2


@pytest.mark.parametrize("alpha", [0.9, 0.99])
def test_centred_rmsprop_survives_a_gradient_that_becomes_constant(alpha):
    run = Descent(NegatedCrossEntropy(), Softmax(), RMSProp(alpha=alpha, centered=True), HARD, 0.1).run(START, 5000)
    assert run.diverged is None
    assert np.isfinite(run.parameters).all()


@pytest.mark.parametrize("member", OPTIMIZERS.members, ids=lambda member: member.name)
def test_bounds_of_every_parameter_are_usable_or_refused_by_name(member):
    for param in member.params():
        for bound, is_open in ((param.low, param.open_low), (param.high, param.open_high)):
            if param.kind is bool or is_open or not np.isfinite(bound):
                continue
            optimizer = member(**{param.name: bound})
            assert np.isfinite(updates(optimizer, [[1.0, -0.5, 0.25]] * 3)).all()
        for bad in (float("nan"), float("inf"), -1.0, "0.5", None, 10**400):
            with pytest.raises(InputError, match=rf"{member.name}: {param.name} is .*allowed"):
                member(**{param.name: bad})
