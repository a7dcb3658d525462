"""What a step is made of: Jacobian, slope, gradient and velocity against differences and against each other."""

import numpy as np
import pytest

from xentviz.engine.descent import Descent, State
from xentviz.engine.field import Flow
from xentviz.engine.ledger import dissect
from xentviz.engine.losses import LOSSES, CrossEntropy, SquaredError
from xentviz.engine.losses.base import Prediction
from xentviz.engine.optimizers import Adam, GradientDescent
from xentviz.engine.parameterizations import PARAMETERIZATIONS, Mirror, Projected, Raw, Softmax
from xentviz.engine.parameterizations.base import on_simplex

ALL = [*(member() for member in PARAMETERIZATIONS), Softmax(temperature=0.5), Softmax(temperature=3.0)]
START, HARD, SOFT = (0.3, 0.6, 0.1), (1.0, 0.0, 0.0), (0.5, 0.3, 0.2)
RATE = 0.1

each = pytest.mark.parametrize("entry", ALL, ids=str)
each_size = pytest.mark.parametrize("classes", [2, 3, 5, 10])


def point(classes, seed):
    """A random prediction that keeps off the edges."""
    return 0.9 * np.random.default_rng(seed).dirichlet(np.ones(classes)) + 0.1 / classes


def p_of(entry, theta):
    """p for parameters that need not be brought back: log-weights are normalised first."""
    return np.array(entry.prediction(entry.retract(list(theta)) if isinstance(entry, Mirror) else list(theta)).p)


@each
@each_size
def test_jacobian_is_the_derivative_of_p_in_the_parameters(entry, classes):
    p = point(classes, 1)
    theta = entry.initial(p, np.log(p)) * (1.0 if isinstance(entry, Mirror) else 1.25)  # off the unit sphere, too
    jacobian = np.array(entry.jacobian(list(theta), entry.prediction(list(theta))), dtype=float)
    assert jacobian.shape == (classes, classes)
    for j, step in enumerate(1e-5 * np.eye(classes)):
        change = (p_of(entry, theta + step) - p_of(entry, theta - step)) / 2e-5
        assert jacobian[:, j] == pytest.approx(change, abs=1e-9)


@each
@each_size
def test_velocity_is_minus_the_jacobian_times_the_gradient(entry, classes):
    p, g = point(classes, 2), np.random.default_rng(classes).normal(size=classes)
    q = on_simplex(p.tolist())
    velocity = -np.array(entry.jacobian(entry.at(q), q), dtype=float) @ g
    if isinstance(entry, (Raw, Projected)):
        velocity -= velocity.mean()
    assert np.array(entry.velocity(q, g.tolist())) == pytest.approx(velocity, rel=1e-12, abs=1e-14)


@each
@each_size
def test_parameters_of_a_prediction_stand_for_it(entry, classes):
    p = point(classes, 3)
    p /= p.sum()
    for theta in (entry.at(on_simplex(p.tolist())), entry.initial(p, np.log(p))):
        assert np.array(entry.prediction(list(theta)).p) == pytest.approx(p, rel=4e-15, abs=0.0)


@each
def test_jacobian_keeps_its_digits_beside_a_corner(entry):
    logits = np.array([-40.0, 0.0, -45.0])
    p = np.exp(logits) / np.exp(logits).sum()
    theta = entry.initial(p, np.log(p)).tolist()
    diagonal = np.array(entry.jacobian(theta, entry.prediction(theta)), dtype=float)[1, 1]
    scale = 2.0 if entry.name == "square-root" else 1.0 / getattr(entry, "temperature", 1.0)
    exact = np.exp(-40.0) + np.exp(-45.0)
    assert diagonal == pytest.approx(1.0 if isinstance(entry, (Raw, Projected)) else scale * exact, rel=1e-13, abs=0.0)


def test_only_a_projection_is_a_constraint():
    stepped = [0.5, 0.4, 0.4]
    for entry in ALL:
        put_back = np.array(entry.retract(stepped), dtype=float)
        expected = put_back - stepped if isinstance(entry, Projected) else np.zeros(3)
        assert np.array(entry.constraint(stepped, put_back.tolist()), dtype=float) == pytest.approx(expected, abs=1e-16)


@pytest.mark.parametrize("loss", [member() for member in LOSSES], ids=lambda loss: loss.name)
def test_slope_and_loss_are_those_of_the_prediction(loss):
    descent = Descent(loss, Softmax(), GradientDescent(), SOFT, RATE)
    found = dissect(descent, [descent.begin(START)])

    def value(p):
        return float(loss.value(Prediction(list(p), (1.0 - p).tolist(), np.log(p).tolist()), list(SOFT)))

    slope = [(value(START + step) - value(START - step)) / 2e-6 for step in 1e-6 * np.eye(3)]
    assert found.slope[:, 0] == pytest.approx(slope, abs=1e-8)
    assert found.loss == pytest.approx([value(np.array(START))], rel=1e-14)
    assert found.gradient[:, 0] == pytest.approx(found.jacobian[:, :, 0].T @ slope, abs=1e-8)


def test_many_states_are_dissected_as_each_alone_in_whatever_order():
    descent = Descent(SquaredError(), Mirror(), Adam(), SOFT, RATE)
    states = [descent.advance(descent.begin(point(3, seed)), 7 - seed) for seed in range(7)]
    together = dissect(descent, states)
    for i, state in enumerate(states):
        alone = dissect(descent, [state])
        for name, value in vars(together).items():
            assert value[..., i] == pytest.approx(getattr(alone, name)[..., 0], rel=1e-14, abs=1e-300), name
        assert together.theta_after[:, i] == pytest.approx(descent.advance(state).theta, rel=1e-14)
        assert together.theta[:, i].tolist() == list(state.theta)


def test_a_run_may_be_recorded_with_its_memory():
    descent = Descent(CrossEntropy(), Softmax(), Adam(), HARD, RATE)
    rows, bare = [], []
    end = descent.advance(descent.begin(START), 5, rows.append, whole=True)
    assert descent.advance(descent.begin(START), 5, bare.append) == end == State(5, rows[-1][:3], rows[-1][3:])
    assert [row[:3] for row in rows] == bare
    assert {len(row) for row in rows} == {9}


def test_flow_and_descent_start_in_the_same_direction_for_every_gradient_entry_left_out():
    p = point(3, 4)
    p = p / p.sum()
    for entry in ALL:
        for free in ((True, False, False), (False, True, True), (False, False, True)):
            for loss in (CrossEntropy(), SquaredError()):
                descent = Descent(loss, entry, GradientDescent(), SOFT, 1e-7, free)
                moved = np.diff(descent.run(p, 1).p)[:, 0] / 1e-7
                seen = moved - moved.mean() if isinstance(entry, Raw) else moved
                velocity = Flow(loss, SOFT, entry, free).velocity(p[:, None])[:, 0]
                assert velocity == pytest.approx(seen, abs=2e-5)
