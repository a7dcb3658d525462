"""Descent: one step, runs, their continuation, and the end of runs whose numbers stop being finite."""

import math

import numpy as np
import pytest

from xentviz.engine.descent import Descent, State
from xentviz.engine.losses import (
    LOSSES,
    Constant,
    CrossEntropy,
    NegatedCrossEntropy,
    NegatedLikelihood,
    SquaredError,
    Unlikelihood,
    WrongTarget,
)
from xentviz.engine.optimizers import OPTIMIZERS, Adam, GradientDescent, Momentum
from xentviz.engine.parameterizations import PARAMETERIZATIONS, Mirror, Projected, Raw, Softmax, SquareRoot
from xentviz.engine.simplex import START_FLOOR

START, HARD, SOFT = (0.3, 0.6, 0.1), (1.0, 0.0, 0.0), (0.5, 0.3, 0.2)
WAYS = {NegatedCrossEntropy: -1, Unlikelihood: -1, NegatedLikelihood: -1, Constant: 0}  # up under the others
ROWS = ("step", "p", "loss", "gradient_norm", "parameters")

every_rule = [
    Descent(loss(), parameterization(), optimizer(), SOFT, 1e-4)
    for loss in LOSSES
    for parameterization in PARAMETERIZATIONS
    for optimizer in OPTIMIZERS
]
each_rule = pytest.mark.parametrize(
    "rule", every_rule, ids=lambda r: f"{r.loss.name}-{r.parameterization.name}-{r.optimizer.name}"
)


def plain(rate, loss=None, parameterization=None, target=HARD):
    return Descent(loss or CrossEntropy(), parameterization or Softmax(), GradientDescent(), target, rate)


def first_steps(rule, start=START, steps=10):
    return rule.run(start, steps).p.T


@each_rule
def test_run_is_repeated_advance_bit_for_bit(rule):
    run, state = rule.run(START, 25), rule.begin(START)
    for parameters in run.parameters.T[1:]:
        state = rule.advance(state)
        assert state.theta == tuple(parameters)
    assert state == run.state


@each_rule
def test_a_run_in_two_parts_is_the_run_in_one_bit_for_bit(rule):
    whole, first = rule.run(START, 30), rule.run(START, 12)
    rest = rule.follow(first, 18)
    for name in ROWS:
        joined = np.concatenate([getattr(first, name), getattr(rest, name)], axis=-1)
        assert np.array_equal(joined, getattr(whole, name)), name
    assert rest.state == whole.state


@each_rule
def test_one_path_and_many_paths_agree(rule):
    starts = 0.7 * np.random.default_rng(0).dirichlet([1.0, 1.0, 1.0], size=50).T + 0.1
    alone = np.array([rule.run(start, 10).parameters[:, -1] for start in starts.T]).T
    begun = [rule.begin(start) for start in starts.T]
    theta, slots = (
        tuple(np.array(column) for column in zip(*rows, strict=True))
        for rows in zip(*((s.theta, s.slots) for s in begun), strict=True)
    )
    together = rule.advance(State(0, theta, slots), 10)
    assert together.step == 10
    assert np.array(together.theta) == pytest.approx(alone, rel=1e-14, abs=1e-14)


@pytest.mark.parametrize("classes", [2, 3, 5, 10])
def test_any_number_of_classes_descends(classes):
    start, target = np.full(classes, 1.0 / classes), np.eye(classes)[-1]
    for rule in every_rule:
        other = Descent(rule.loss, rule.parameterization, rule.optimizer, tuple(target), 1e-5)
        run = other.run(start, 20)
        assert run.p.shape == (classes, 21)
        aimed_at = 0 if isinstance(rule.loss, WrongTarget) else -1
        assert np.sign(np.round(run.p[aimed_at, -1] - run.p[aimed_at, 0], 12)) == WAYS.get(type(rule.loss), 1)


def test_rows_begin_with_the_start_and_are_read_only():
    run = plain(0.1).run(START, 5)
    assert run.step.tolist() == [0, 1, 2, 3, 4, 5]
    assert len(run) == 6
    assert run.p[:, 0] == pytest.approx(START, abs=1e-15)
    assert run.loss[0] == pytest.approx(-math.log(0.3), rel=1e-15)
    assert run.gradient_norm[0] == pytest.approx(math.hypot(0.7, 0.6, 0.1), rel=1e-15)
    for name in ROWS:
        with pytest.raises(ValueError, match="read-only"):
            getattr(run, name)[..., 0] = 0


def test_logits_at_the_question_are_centred_and_their_first_step_is_p_minus_y():
    run = plain(0.1).run(START, 1)
    log_p = np.log(START)
    assert run.parameters[:, 0] == pytest.approx(log_p - log_p.mean(), abs=1e-15)
    assert np.diff(run.parameters)[:, 0] == pytest.approx(-0.1 * np.array([-0.7, 0.6, 0.1]), abs=1e-15)


def test_raw_probabilities_move_the_right_class_only_and_leave_the_simplex_at_once():
    run = plain(0.1, parameterization=Raw()).run(START, 3)
    assert run.p[:, 1] == pytest.approx([0.3 + 0.1 / 0.3, 0.6, 0.1], abs=1e-15)
    assert np.array_equal(run.p[1:], np.repeat([[0.6], [0.1]], 4, axis=1))
    assert (run.left_simplex, run.diverged) == (1, None)


def test_raw_probabilities_under_squared_error_stay_on_the_simplex():
    run = plain(0.1, SquaredError(), Raw()).run(START, 500)
    assert run.left_simplex is None
    assert run.p[:, -1] == pytest.approx(HARD, abs=1e-9)


def test_a_raw_class_below_zero_has_left_the_simplex_although_the_sum_is_one():
    run = plain(0.6, SquaredError(), Raw()).run(START, 1)
    assert run.p.sum(axis=0) == pytest.approx([1.0, 1.0], abs=1e-15)
    assert run.p[1, 1] == pytest.approx(-0.12, abs=1e-15)
    assert run.left_simplex == 1


@pytest.mark.parametrize("entry", [Softmax(), Projected(), Mirror(), SquareRoot()], ids=lambda entry: entry.name)
@pytest.mark.parametrize("rate", [0.1, 1.0, 100.0])
def test_no_other_parameterization_leaves_the_simplex(entry, rate):
    for start in (START, (0.0, 0.5, 0.5), (1e-9, 1.0 - 1e-9, 0.0)):
        run = plain(rate, parameterization=entry).run(start, 50)
        assert run.left_simplex is None
        assert run.p.min() >= 0.0
        assert np.abs(run.p.sum(axis=0) - 1.0).max() <= 4 * np.finfo(float).eps


def test_the_third_class_rises_first_at_the_small_rate_and_falls_at_the_large_one():
    p = first_steps(plain(0.1))[:, 2]
    assert p[:3] == pytest.approx([0.1, 0.1004295, 0.1004496], abs=5e-8)
    assert int(np.argmax(p)) == 2
    assert first_steps(plain(0.5))[1, 2] < 0.1


@pytest.mark.parametrize(("rate", "rises"), [(0.3403, True), (0.3405, False)])
def test_the_rate_at_which_the_third_class_stops_rising_first(rate, rises):
    assert bool(first_steps(plain(rate))[1, 2] > 0.1) is rises


@pytest.mark.parametrize(
    ("rate", "steps"),
    [(0.1, 341), (0.25, 136), (0.5, 67), (1.0, 33)],
)
def test_steps_to_098_are_the_published_ones(rate, steps):
    p = plain(rate).run(START, steps).p[0]
    assert p[-2] < 0.98 <= p[-1]


def test_a_class_at_zero_starts_a_little_above_it():
    run = plain(0.1).run((0.0, 1.0, 0.0), 1)
    assert run.p[:, 0] == pytest.approx([START_FLOOR, 1.0, START_FLOOR], rel=1e-9, abs=0.0)


def test_logits_of_a_start_give_more_than_its_probabilities_can():
    run = plain(0.1).run((0.0, 1.0, 0.0), 3, np.array([-20_000.0, 0.0, -20_000.0]))
    assert run.loss[0] == 20_000.0
    assert run.loss[1:] == pytest.approx(20_000.0 - 0.2 * np.array([1, 2, 3]), rel=1e-15)


DIVERGING = [
    (plain(1e308, SquaredError(), Raw()), START, 1),
    # Here the distance to the target grows nineteenfold a step, and its square passes 1.8e308 at step 121.
    (plain(10.0, SquaredError(), Raw()), START, 121),
    (plain(0.1, NegatedCrossEntropy(), Raw()), (0.05, 0.5, 0.45), 1),
    (plain(0.1, NegatedCrossEntropy(), Projected()), (0.05, 0.5, 0.45), 1),
]


@pytest.mark.parametrize(("rule", "start", "step"), DIVERGING)
def test_divergence_is_caught_at_its_step_and_the_rows_before_it_are_finite(rule, start, step):
    run = rule.run(start, 400)
    assert run.diverged == step
    assert len(run) == step
    assert all(np.isfinite(getattr(run, name)).all() for name in ROWS)


def test_divergence_is_the_same_in_one_run_and_played_on():
    rule = plain(10.0, SquaredError(), Raw())
    first = rule.run(START, 100)
    rest = rule.follow(first, 100)
    assert first.diverged is None
    assert rest.diverged == 121
    assert rest.step[[0, -1]].tolist() == [101, 120]


def test_a_diverged_run_cannot_be_followed():
    rule, start, _ = DIVERGING[0]
    assert len(rule.follow(rule.run(start, 400), 10)) == 0


@pytest.mark.parametrize("entry", [member() for member in PARAMETERIZATIONS], ids=lambda entry: entry.name)
@pytest.mark.parametrize("loss", [member() for member in LOSSES], ids=lambda entry: entry.name)
@pytest.mark.parametrize("logits", [(-2000.0, 0.0, 0.0), (-460.0, 0.0, 0.0), (0.0, -1e4, -1e4)])
def test_a_start_at_the_very_edge_is_a_row_whatever_comes_after(entry, loss, logits):
    log_p = np.array(logits) - np.logaddexp.reduce(logits)
    run = plain(0.1, loss, entry).run(np.exp(log_p), 10, log_p)
    assert len(run) >= 1
    assert run.step[0] == 0
    assert np.isfinite(run.p).all()
    assert np.isfinite(run.loss).all()


def test_gradients_whose_squares_overflow_have_a_norm():
    norm = plain(0.1, parameterization=Mirror()).run((1e-200, 0.5, 0.5), 1).gradient_norm[0]
    assert norm == pytest.approx(1e200, rel=1e-12)


@pytest.mark.parametrize("optimizer", [GradientDescent(), Momentum(), Adam()], ids=lambda entry: entry.name)
@pytest.mark.parametrize("rate", [1e-3, 1.0, 1e6])
def test_softmax_predictions_are_probabilities_at_every_step(optimizer, rate):
    for target in (HARD, SOFT):
        p = Descent(CrossEntropy(), Softmax(), optimizer, target, rate).run(START, 300).p
        assert p.min() >= 0.0
        assert np.abs(p.sum(axis=0) - 1.0).max() <= 4 * np.finfo(float).eps


def test_many_runs_hold_nan_where_one_run_raises():
    rule = plain(0.1, NegatedCrossEntropy(), Raw())
    with pytest.raises(ArithmeticError):
        rule.advance(State(0, (0.0, 0.5, 0.5), ()))
    both = rule.advance(State(0, tuple(np.array([[0.0, 0.3], [0.5, 0.6], [0.5, 0.1]])), ()))
    assert not np.isfinite(both.theta[0][0])
    assert both.theta[0][1] == pytest.approx(0.3 - 0.1 / 0.3)
