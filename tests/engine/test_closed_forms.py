"""What is known of whole runs without computing them: closed forms, conserved quantities, monotony."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xentviz.engine.descent import Descent
from xentviz.engine.field import Flow
from xentviz.engine.losses import CrossEntropy, NegatedCrossEntropy, NegatedLikelihood, Unlikelihood
from xentviz.engine.optimizers import GradientDescent
from xentviz.engine.parameterizations import Mirror, Raw, Softmax

START, HARD, SOFT = np.array([0.3, 0.6, 0.1]), (1.0, 0.0, 0.0), (0.5, 0.3, 0.2)
AWAY = [NegatedCrossEntropy(), Unlikelihood(), NegatedLikelihood()]


def run(parameterization, rate, time, loss=None, start=START, target=HARD):
    """A run of plain descent for `time`, which is steps times rate."""
    rule = Descent(loss or CrossEntropy(), parameterization, GradientDescent(), target, rate)
    return rule.run(start, round(time / rate))


def halving_ratio(error):
    """How much smaller an error gets when the rate is halved: 2 for a method of first order."""
    return error(0.01) / error(0.005)


def test_mirror_descent_runs_straight_to_the_corner():
    p = run(Mirror(), 1e-3, 20.0).p
    (x, y), (a, b) = (p - p[:, :1])[:2], (np.array(HARD) - START)[:2]
    assert np.abs(x * b - y * a).max() < 1e-12
    assert p[:, -1] == pytest.approx(HARD, abs=1e-6)


@pytest.mark.parametrize("target", [HARD, SOFT])
def test_mirror_flow_decays_exponentially_to_the_target(target):
    def error(rate):
        path = run(Mirror(), rate, 2.0, target=target)
        decay = np.exp(-rate * path.step)
        exact = np.array(target)[:, None] + (START - target)[:, None] * decay
        return np.abs(path.p - exact).max()

    assert error(0.005) < 5e-3
    assert halving_ratio(error) == pytest.approx(2.0, rel=0.05)


def test_raw_flow_adds_twice_the_time_to_the_square_of_the_right_class():
    def error(rate):
        path = run(Raw(), rate, 2.0)
        return np.abs(path.p[0] ** 2 - (0.09 + 2 * rate * path.step)).max()

    # Each step adds the square of rate / p besides, which sums to rate * log(p_end / p_start) and less.
    assert error(0.005) < 0.03
    assert halving_ratio(error) == pytest.approx(2.0, rel=0.15)


@pytest.mark.parametrize("classes", [2, 3, 5])
def test_softmax_flow_with_equal_rivals_has_a_closed_form(classes):
    start = np.array([0.1, *[0.9 / (classes - 1)] * (classes - 1)])
    target = tuple(np.eye(classes)[0])

    def conserved(z):
        gap = z[0] - z[1]
        return np.exp(gap) + (classes - 1) * gap

    def error(rate):
        z = run(Softmax(), rate, 3.0, start=start, target=target).parameters
        return abs(conserved(z[:, -1]) - conserved(z[:, 0]) - classes * 3.0)

    assert error(0.005) < 0.05
    assert halving_ratio(error) == pytest.approx(2.0, rel=0.05)


def test_softmax_run_approaches_the_flow_at_the_measured_pace():
    exact = run(Softmax(), 2e-5, 1.0).p[:, -1]
    errors = [np.abs(run(Softmax(), rate, 1.0).p[:, -1] - exact).max() for rate in (0.05, 0.025, 0.0125)]
    assert errors == pytest.approx([2.10e-3, 1.05e-3, 5.22e-4], rel=0.01)


@pytest.mark.parametrize("loss", [CrossEntropy(), *AWAY], ids=lambda loss: loss.name)
def test_losses_of_the_right_class_alone_follow_the_same_curve(loss):
    def drift(rate):
        z = run(Softmax(), rate, 3.0, loss).parameters
        invariant = np.exp(-z[1]) - np.exp(-z[2])
        return np.abs(invariant - invariant[0]).max()

    assert drift(0.005) < 0.02
    assert halving_ratio(drift) == pytest.approx(2.0, rel=0.05)


@pytest.mark.parametrize("loss", AWAY, ids=lambda loss: loss.name)
def test_losses_that_push_the_right_class_down_run_the_curve_of_cross_entropy_backwards(loss):
    def miss(rate):
        there = run(Softmax(), rate, 0.5).p[:, -1]
        back = run(Softmax(), rate, 3.0, loss, start=there).p
        assert back[0, -1] < START[0] < there[0]
        return abs(np.interp(START[0], back[0, ::-1], back[1, ::-1]) - START[1])

    assert miss(0.005) < 5e-3
    assert halving_ratio(miss) == pytest.approx(2.0, rel=0.05)


@pytest.mark.parametrize("parameterization", [Softmax(), Softmax(temperature=2.0), Mirror()], ids=str)
def test_losses_of_the_right_class_alone_differ_in_speed_and_sign_only(parameterization):
    p = np.random.default_rng(3).dirichlet(np.ones(3), size=50).T
    toward = Flow(CrossEntropy(), HARD, parameterization).velocity(p)
    speeds = [1.0, p[0] / (1.0 - p[0]), p[0]]
    for loss, speed in zip(AWAY, speeds, strict=True):
        assert Flow(loss, HARD, parameterization).velocity(p) == pytest.approx(-speed * toward, rel=1e-12)


def test_plain_descent_keeps_the_sum_of_the_logits():
    for target in (HARD, SOFT):
        z = run(Softmax(), 0.1, 1000.0, target=target).parameters
        assert z.shape == (3, 10_001)
        assert np.abs(z.sum(axis=0)).max() < 1e-12


@given(
    st.lists(st.floats(-20.0, 20.0), min_size=3, max_size=3),
    st.sampled_from([1e-3, 1e-2, 0.1, 1.0, 10.0, 1e3, 1e6]),
)
def test_cross_entropy_with_a_hard_target_never_rises_whatever_the_rate(logits, rate):
    log_p = np.array(logits) - np.logaddexp.reduce(logits)
    loss = Descent(CrossEntropy(), Softmax(), GradientDescent(), HARD, rate).run(np.exp(log_p), 60, log_p).loss
    assert (np.diff(loss) <= 1e-15 * loss[:-1]).all()


def test_cross_entropy_with_a_soft_target_cycles_beyond_the_stable_rate():
    settled = run(Softmax(), 4.5, 4.5 * 400, target=(0.6, 0.3, 0.1)).p
    cycling = run(Softmax(), 5.15, 5.15 * 4000, target=(0.6, 0.3, 0.1)).p
    assert np.abs(settled[:, -1] - settled[:, -2]).max() < 1e-9
    assert np.abs(cycling[:, -1] - cycling[:, -2]).max() > 0.05
    assert np.abs(cycling[:, -1] - cycling[:, -3]).max() < 1e-9


def test_third_class_peaks_where_the_flow_has_its_peak():
    path = run(Softmax(), 1e-4, 0.4)
    peak = int(np.argmax(path.p[2]))
    assert path.p[2, peak] == pytest.approx(0.100442094, abs=1e-7)
    assert peak * 1e-4 == pytest.approx(0.150323, abs=3e-4)


@given(st.lists(st.floats(0.02, 1.0), min_size=3, max_size=3))
def test_a_wrong_class_rises_exactly_outside_the_circle_over_its_edge(weights):
    p = np.array(weights) / sum(weights)
    after = Descent(CrossEntropy(), Softmax(), GradientDescent(), HARD, 1e-7).run(p, 1).p[:, 1]
    outside = (p**2).sum() - p[0] - p[1:]
    clear = np.abs(outside) > 1e-5
    assert ((after[1:] > p[1:]) == (outside > 0.0))[clear].all()


def test_one_minus_p_falls_as_two_thirds_over_time():
    p = run(Softmax(), 1.0, 1e5).p[0, -1]
    assert (1.0 - p) * 1e5 == pytest.approx(0.66653, abs=1e-5)
    assert math.isfinite(p)
