"""Parameterizations: gradients, velocities and round trips of every member, and the identities that tie them."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xentviz.engine.descent import Descent
from xentviz.engine.field import Flow
from xentviz.engine.losses import LOSSES
from xentviz.engine.optimizers import OPTIMIZERS, GradientDescent
from xentviz.engine.parameterizations import PARAMETERIZATIONS, Mirror, Projected, Raw, Softmax, SquareRoot
from xentviz.engine.simplex import project

ALL = [*(member() for member in PARAMETERIZATIONS), Softmax(temperature=0.5), Softmax(temperature=3.0)]
WITH_TRUE_GRADIENT = [entry for entry in ALL if isinstance(entry, (Softmax, Raw, SquareRoot))]
WITH_GRADIENT_IN_P = [entry for entry in ALL if isinstance(entry, (Projected, Mirror))]
ALL_LOSSES = [member() for member in LOSSES]
CLASSES = (2, 3, 5, 10)
START, HARD, SOFT = (0.3, 0.6, 0.1), (1.0, 0.0, 0.0), (0.5, 0.3, 0.2)

each_loss = pytest.mark.parametrize("loss", ALL_LOSSES, ids=lambda loss: loss.name)
each = pytest.mark.parametrize("entry", ALL, ids=str)


def point(classes, seed):
    """A random prediction that keeps off the edges."""
    return 0.9 * np.random.default_rng(seed).dirichlet(np.ones(classes)) + 0.1 / classes


def targets(classes):
    return [np.eye(classes)[0].tolist(), point(classes, 99).tolist()]


def loss_and_gradient(loss, entry, theta, y):
    q = entry.prediction(list(theta))
    return float(loss.value(q, y)), np.array(entry.gradient(list(theta), q, loss.elasticity(q, y), loss.slope(q, y)))


def plain(loss, entry, target, rate):
    return Descent(loss, entry, GradientDescent(), tuple(target), rate)


def softmax(z):
    w = np.exp(z - z.max())
    return w / w.sum()


@pytest.mark.parametrize("entry", WITH_TRUE_GRADIENT, ids=str)
@each_loss
@pytest.mark.parametrize("classes", CLASSES)
def test_gradient_is_the_derivative_of_the_loss_in_the_parameters(entry, loss, classes):
    p = point(classes, 3)
    theta = entry.initial(p, np.log(p)) * 1.25  # square roots off the unit sphere, too
    for y in targets(classes):
        gradient = loss_and_gradient(loss, entry, theta, y)[1]
        for i, step in enumerate(1e-5 * np.eye(classes)):
            above, below = (loss_and_gradient(loss, entry, theta + s, y)[0] for s in (step, -step))
            assert (above - below) / 2e-5 == pytest.approx(gradient[i], rel=1e-7, abs=1e-7)


@pytest.mark.parametrize("entry", WITH_GRADIENT_IN_P, ids=str)
@each_loss
def test_gradient_is_the_slope_in_p(entry, loss):
    p = point(3, 4)
    theta = entry.initial(p, np.log(p))
    for y in targets(3):
        expected = loss_and_gradient(loss, Raw(), p, y)[1]
        assert loss_and_gradient(loss, entry, theta, y)[1] == pytest.approx(expected, rel=1e-13, abs=0.0)


@each
@each_loss
@pytest.mark.parametrize("classes", CLASSES)
def test_velocity_is_where_a_small_step_of_plain_descent_goes(entry, loss, classes):
    p = point(classes, 5)
    for y in targets(classes):
        descent = plain(loss, entry, y, 1e-7)
        before, after = descent.run(p / p.sum(), 1).p.T
        moved = (after - before) / 1e-7
        velocity = Flow(loss, tuple(y), entry).velocity(p[:, None])[:, 0]
        seen = moved - moved.mean() if isinstance(entry, Raw) else moved
        assert velocity == pytest.approx(seen, rel=1e-5, abs=1e-5)
        assert abs(velocity.sum()) < 1e-12 * np.abs(velocity).sum() + 1e-15


@each
@pytest.mark.parametrize("classes", CLASSES)
def test_start_is_the_prediction_of_its_parameters(entry, classes):
    p = point(classes, 6)
    theta = entry.initial(p, np.log(p))
    for parameters in (theta.tolist(), entry.retract(theta.tolist())):
        q = entry.prediction(parameters)
        assert np.array(q.p) == pytest.approx(p, rel=2e-15, abs=0.0)
        assert np.array(q.rest) == pytest.approx(1 - p, rel=2e-15, abs=0.0)
        assert np.array(q.log_p) == pytest.approx(np.log(p), rel=5e-15)


@each
def test_start_of_1e_minus_300_is_kept(entry):
    p = np.array([1e-300, 0.25, 0.75])
    q = entry.prediction(entry.initial(p, np.log(p)).tolist())
    assert float(q.p[0]) == pytest.approx(1e-300, rel=1e-12, abs=0.0)
    assert float(q.log_p[0]) == pytest.approx(-300 * math.log(10), rel=1e-15)


@pytest.mark.parametrize("classes", CLASSES)
@given(st.data())
def test_projection_is_the_closest_point_of_the_simplex(classes, data):
    v = data.draw(st.lists(st.floats(-1e3, 1e3), min_size=classes, max_size=classes))
    put_back = np.array(Projected().retract(v), dtype=float)
    assert put_back == pytest.approx(project(v), abs=1e-12)


def test_projection_of_a_huge_step_is_still_a_probability():
    assert np.array(Projected().retract([1e17, 0.5, 0.5])).tolist() == [1.0, 0.0, 0.0]


def test_projected_wrong_classes_fall_by_equal_amounts_until_one_is_at_zero():
    p = plain(LOSSES.make("cross-entropy"), Projected(), HARD, 0.01).run(START, 12).p
    first_at_zero = int(np.argmax(p[2] == 0.0))
    falls = -np.diff(p[1:, :first_at_zero])
    assert first_at_zero > 3
    assert falls[0] == pytest.approx(falls[1], rel=1e-12)
    assert np.abs(p.sum(axis=0) - 1.0).max() < 1e-15
    assert (p[2, first_at_zero:] == 0.0).all()


@each_loss
@pytest.mark.parametrize("classes", CLASSES)
def test_mirror_step_is_a_natural_gradient_step_in_finite_steps_too(loss, classes):
    p, rate = point(classes, 7), 0.2
    p = p / p.sum()
    for y in targets(classes):
        fisher = np.diag(p) - np.outer(p, p)
        gradient = loss_and_gradient(loss, Softmax(), np.log(p), y)[1]
        natural = np.linalg.pinv(fisher, rcond=1e-12) @ gradient
        expected = softmax(np.log(p) - rate * natural)
        assert plain(loss, Mirror(), y, rate).run(p, 1).p[:, 1] == pytest.approx(expected, abs=1e-13)


def test_mirror_keeps_the_ratio_of_the_wrong_classes():
    p = plain(LOSSES.make("cross-entropy"), Mirror(), HARD, 0.01).run(START, 2000).p
    assert p[1] / p[2] == pytest.approx(6.0, rel=1e-12)
    assert p[2, -1] < 1e-6


@each_loss
@pytest.mark.parametrize("target", [HARD, SOFT])
@pytest.mark.parametrize("temperature", [0.5, 3.0])
def test_temperature_is_a_learning_rate_divided_by_its_square(loss, target, temperature):
    hot = plain(loss, Softmax(temperature), target, 0.2).run(START, 200).p
    cold = plain(loss, Softmax(), target, 0.2 / temperature**2).run(START, 200).p
    assert hot == pytest.approx(cold, abs=1e-12)


@each_loss
def test_a_common_offset_of_the_logits_changes_nothing(loss):
    z = np.log(START)
    near, far = (loss_and_gradient(loss, Softmax(), z + offset, list(SOFT)) for offset in (0.0, 1e3))
    assert far[0] == pytest.approx(near[0], abs=1e-12)
    assert far[1] == pytest.approx(near[1], abs=1e-12)


@each
@each_loss
@pytest.mark.parametrize("optimizer", [member() for member in OPTIMIZERS], ids=lambda entry: entry.name)
def test_swapping_classes_swaps_the_run(entry, loss, optimizer):
    order = [2, 0, 1]
    start, target = np.array([0.35, 0.2, 0.45]), np.array([0.6, 0.3, 0.1])
    run = Descent(loss, entry, optimizer, tuple(target), 0.01).run(start, 20).p
    swapped = Descent(loss, entry, optimizer, tuple(target[order]), 0.01).run(start[order], 20).p
    assert swapped == pytest.approx(run[order], abs=1e-11)


def test_square_root_moves_as_mirror_descent_four_times_as_fast_in_small_steps():
    p = point(3, 8)[:, None]
    for loss in ALL_LOSSES:
        root, mirror = (Flow(loss, SOFT, entry).velocity(p) for entry in (SquareRoot(), Mirror()))
        assert root == pytest.approx(4.0 * mirror, rel=1e-14)


def test_square_root_run_follows_the_mirror_run_at_four_times_the_rate():
    loss = LOSSES.make("cross-entropy")
    gaps = []
    for rate in (1e-3, 5e-4):
        steps = round(0.2 / rate)
        root = plain(loss, SquareRoot(), SOFT, rate).run(START, steps).p[:, -1]
        mirror = plain(loss, Mirror(), SOFT, 4 * rate).run(START, steps).p[:, -1]
        gaps.append(np.abs(root - mirror).max())
    assert gaps[0] < 2e-3
    assert gaps[0] / gaps[1] == pytest.approx(2.0, rel=0.05)


def test_square_root_flow_keeps_the_length_and_finite_steps_let_it_grow():
    loss = LOSSES.make("cross-entropy")
    length = np.linalg.norm(plain(loss, SquareRoot(), HARD, 0.05).run(START, 200).parameters, axis=0)
    assert length[0] == pytest.approx(1.0, abs=1e-15)
    assert np.diff(length).min() > -1e-15
    assert length[-1] ** 2 == pytest.approx(1.067, abs=5e-4)
