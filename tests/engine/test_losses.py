"""Losses: elasticity and slope follow from the value, and all three hold at the boundary of the simplex."""

import math
from decimal import Decimal, localcontext

import numpy as np
import pytest

from xentviz.engine.fuse import Tape, function
from xentviz.engine.losses import LOSSES, Prediction, WrongTarget
from xentviz.engine.parameterizations import Softmax
from xentviz.engine.parameterizations.base import on_simplex

ALL = [member() for member in LOSSES]
CLASSES = (2, 3, 5, 10)

# At p = (0.3, 0.6, 0.1): for the hard target (1, 0, 0) and for the soft one (0.5, 0.3, 0.2), worked out by hand.
KNOWN = {
    "cross-entropy": (-math.log(0.3), -(0.5 * math.log(0.3) + 0.3 * math.log(0.6) + 0.2 * math.log(0.1))),
    "squared-error": (0.49 + 0.36 + 0.01, 0.04 + 0.09 + 0.01),
    "negated-cross-entropy": (math.log(0.3), 0.5 * math.log(0.3) + 0.3 * math.log(0.6) + 0.2 * math.log(0.1)),
    "unlikelihood": (-math.log(0.7), -(0.5 * math.log(0.7) + 0.3 * math.log(0.4) + 0.2 * math.log(0.9))),
    "negated-likelihood": (0.3, 0.15 + 0.18 + 0.02),
    "wrong-target": (-math.log(0.6), -(0.2 * math.log(0.3) + 0.5 * math.log(0.6) + 0.3 * math.log(0.1))),
    "constant": (1.0, 1.0),
}


def targets(classes):
    """A hard target, a soft one, and one on the edge with a class at 0."""
    random = np.random.default_rng(classes)
    hard = np.eye(classes)[0]
    soft = random.dirichlet(np.ones(classes))
    edge = np.append(random.dirichlet(np.ones(classes - 1)), 0.0)
    return [hard.tolist(), soft.tolist(), edge.tolist()]


def unconstrained(p):
    return Prediction(list(p), [1.0 - x for x in p], [math.log(x) for x in p])


def predicted(logits):
    return Softmax().prediction(list(map(float, logits)))


def exact_log_softmax(logits):
    """log softmax in 60-digit arithmetic; exponents far beyond those of floats are no trouble there."""
    with localcontext() as context:
        context.prec = 60
        context.Emin, context.Emax = -(10**6), 10**6
        z = [Decimal(v) for v in logits]
        top = max(z)
        whole = sum((v - top).exp() for v in z)
        tail = whole - 1
        log_whole = tail - tail * tail / 2 if tail < Decimal("1e-25") else whole.ln()
        return [(v - top) - log_whole for v in z]


@pytest.mark.parametrize("loss", ALL, ids=lambda loss: loss.name)
@pytest.mark.parametrize(("which", "target"), [(0, (1.0, 0.0, 0.0)), (1, (0.5, 0.3, 0.2))])
def test_value_is_the_one_worked_out_by_hand(loss, which, target):
    assert float(loss.value(on_simplex([0.3, 0.6, 0.1]), list(target))) == pytest.approx(
        KNOWN[loss.name][which], rel=1e-15
    )


@pytest.mark.parametrize("loss", ALL, ids=lambda loss: loss.name)
@pytest.mark.parametrize("classes", CLASSES)
def test_slope_is_the_derivative_of_the_value(loss, classes):
    p = np.random.default_rng(1).dirichlet(np.ones(classes)) * 0.9 + 0.1 / classes
    for y in targets(classes):
        slope = loss.slope(unconstrained(p), y)
        for i in range(classes):
            step = 1e-6 * p[i] * np.eye(classes)[i]
            rise = loss.value(unconstrained(p + step), y) - loss.value(unconstrained(p - step), y)
            assert rise / (2e-6 * p[i]) == pytest.approx(slope[i], rel=1e-7, abs=1e-7)


@pytest.mark.parametrize("loss", ALL, ids=lambda loss: loss.name)
@pytest.mark.parametrize("classes", CLASSES)
def test_elasticity_is_the_slope_in_the_logarithm(loss, classes):
    p = np.random.default_rng(2).dirichlet(np.ones(classes))
    for y in targets(classes):
        q = on_simplex(p.tolist())
        assert np.array(loss.elasticity(q, y)) == pytest.approx(p * loss.slope(q, y), rel=1e-13, abs=1e-16)


@pytest.mark.parametrize("loss", ALL, ids=lambda loss: loss.name)
@pytest.mark.parametrize("logits", [(-1e4, 1e4, 0.0), (1e4, -1e4, 0.0), (0.0, -690.7, -690.7), (-800.0, 0.0, 800.0)])
@pytest.mark.parametrize("target", [(1.0, 0.0, 0.0), (0.5, 0.3, 0.2), (0.0, 0.5, 0.5)])
def test_value_and_elasticity_are_finite_for_extreme_logits(loss, logits, target):
    q = predicted(logits)
    assert np.isfinite(float(loss.value(q, list(target))))
    assert np.isfinite(np.array(loss.elasticity(q, list(target)), dtype=float)).all()


@pytest.mark.parametrize("loss", ALL, ids=lambda loss: loss.name)
def test_class_at_zero_without_target_weight_is_harmless_in_floats(loss):
    tape = Tape()
    y, p = tape.symbols("y", 3), tape.symbols("p", 3)
    q = on_simplex(p)
    fused = function(tape, [*y, *p], [loss.value(q, y), *loss.elasticity(q, y), *loss.slope(q, y)], "floats")
    # The class without weight is the third, and with the target moved on by one the first.
    at_zero = (0.0, 0.7, 0.3) if isinstance(loss, WrongTarget) else (0.7, 0.3, 0.0)
    assert np.isfinite(fused(0.6, 0.4, 0.0, *at_zero)).all()


@pytest.mark.parametrize(("logits", "loss"), [((40, 0, 0), 8.496708658e-18), ((700, 0, 0), 1.97194e-304)])
def test_cross_entropy_does_not_round_to_zero_near_its_minimum(logits, loss):
    value = float(LOSSES.make("cross-entropy").value(predicted(logits), [1.0, 0.0, 0.0]))
    assert value == pytest.approx(loss, rel=1e-5)
    assert value > 0.0


@pytest.mark.parametrize(
    "logits",
    [
        *((40, 0, 0), (0, 0, 0), (1, 2, 3), (-1000, 1000, 999), (10_000, -10_000, 9_999.5), (10_040, 10_000, 10_000)),
        *((-690.5, 0.25, -1e-3), (7, 7), (5, -5, 5, -5, 0), tuple(range(10))),
    ],
)
def test_cross_entropy_follows_sixty_digit_arithmetic(logits):
    expected = [float(-v) for v in exact_log_softmax(logits)]
    classes = np.eye(len(logits)).tolist()
    got = [float(LOSSES.make("cross-entropy").value(predicted(logits), y)) for y in classes]
    assert got == pytest.approx(expected, rel=4e-16, abs=0.0)


def test_cross_entropy_of_a_probability_of_1e_minus_300_is_right():
    q = on_simplex([1e-300, 1.0 - 2**-53, 2**-53])
    assert LOSSES.make("cross-entropy").value(q, [1.0, 0.0, 0.0]) == pytest.approx(300 * math.log(10), rel=1e-15)


def test_cross_entropy_at_the_target_is_plain_zero():
    value = float(LOSSES.make("cross-entropy").value(Prediction([1.0, 0.0], [0.0, 1.0], [0.0, -math.inf]), [1.0, 0.0]))
    assert math.copysign(1.0, value) == 1.0
    assert value == 0.0


def test_squared_error_keeps_its_digits_at_the_corner_of_a_hard_target():
    q = predicted((50, 0, 0))
    other = math.exp(-50)
    assert LOSSES.make("squared-error").slope(q, [1.0, 0.0, 0.0])[0] == pytest.approx(-4 * other, rel=1e-14, abs=0.0)
    assert float(LOSSES.make("squared-error").value(q, [1.0, 0.0, 0.0])) == pytest.approx(
        6 * other**2, rel=1e-14, abs=0.0
    )
