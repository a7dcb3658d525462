"""Losses with another destination: exact at both ends, and where they lead the same descent."""

import math

import numpy as np
import pytest

from xentviz.engine.descent import Descent
from xentviz.engine.losses import (
    Constant,
    CrossEntropy,
    NegatedCrossEntropy,
    NegatedLikelihood,
    Unlikelihood,
    WrongTarget,
)
from xentviz.engine.optimizers import OPTIMIZERS, GradientDescent
from xentviz.engine.parameterizations import PARAMETERIZATIONS, Softmax
from xentviz.engine.parameterizations.base import on_simplex

CLASSES = np.eye(3).tolist()
START, HARD, SOFT = (0.3, 0.6, 0.1), CLASSES[0], [0.5, 0.3, 0.2]
BOUNDED = [Unlikelihood(), NegatedLikelihood()]
AWAY = [NegatedCrossEntropy(), *BOUNDED]


def at(*p):
    with np.errstate(divide="ignore"):  # log 0 of a class at 0
        return on_simplex(list(p))


def run(loss, steps, rate=1.0, start=START, target=HARD):
    return Descent(loss, Softmax(), GradientDescent(), tuple(target), rate).run(start, steps)


@pytest.mark.parametrize("loss", AWAY, ids=lambda loss: loss.name)
def test_it_falls_all_the_way_down_to_where_the_right_class_is_ruled_out(loss):
    shares = (1.0 - 1e-9, 0.9, 0.5, 0.2, 0.01, 1e-9, 1e-30)
    values = [float(loss.value(at(a, 0.7 * (1.0 - a), 0.3 * (1.0 - a)), HARD)) for a in shares]
    assert (np.diff(values) < 0.0).all()


@pytest.mark.parametrize("loss", BOUNDED, ids=lambda loss: loss.name)
@pytest.mark.parametrize("p", [(0.0, 1.0, 0.0), (0.0, 0.4, 0.6)])
def test_a_bounded_one_is_0_there(loss, p):
    assert float(loss.value(at(*p), HARD)) == 0.0


@pytest.mark.parametrize("share", [1e-300, 1e-17, 1e-9, 0.3, 0.4999999])
def test_unlikelihood_keeps_its_digits_as_the_right_class_goes(share):
    value = float(Unlikelihood().value(at(share, 1.0 - share, 0.0), HARD))
    assert value == pytest.approx(-math.log1p(-share), rel=1e-15, abs=0.0)


def test_unlikelihood_keeps_its_digits_as_the_right_class_comes():
    q = Softmax().prediction([50.0, 0.0, 0.0])
    assert float(Unlikelihood().value(q, HARD)) == pytest.approx(50.0 - math.log(2.0), rel=1e-15)
    assert Unlikelihood().slope(q, HARD)[0] == pytest.approx(math.exp(50.0) / 2.0, rel=1e-14)


def test_unlikelihood_is_huge_but_finite_at_the_very_corner_of_the_right_class():
    assert float(Unlikelihood().value(at(1.0, 0.0, 0.0), HARD)) == pytest.approx(300.0 * math.log(10.0))
    assert Unlikelihood().slope(at(1.0, 0.0, 0.0), HARD) == pytest.approx([1e300, 0.0, 0.0])


@pytest.mark.parametrize(("right", "wrong"), [(0, 1), (1, 2), (2, 0)])
def test_the_wrong_target_is_the_next_class_and_the_first_after_the_last(right, wrong):
    q = at(0.3, 0.6, 0.1)
    assert WrongTarget().value(q, CLASSES[right]) == CrossEntropy().value(q, CLASSES[wrong])
    assert WrongTarget().elasticity(q, CLASSES[right]) == CrossEntropy().elasticity(q, CLASSES[wrong])
    assert WrongTarget().slope(q, CLASSES[right]) == CrossEntropy().slope(q, CLASSES[wrong])


def test_the_wrong_target_is_paid_for_with_infinity_where_it_is_ruled_out():
    assert WrongTarget().value(at(0.7, 0.0, 0.3), HARD) == math.inf
    assert WrongTarget().value(at(0.7, 0.3, 0.0), HARD) == pytest.approx(-math.log(0.3))


@pytest.mark.parametrize("p", [(0.3, 0.6, 0.1), (1.0, 0.0, 0.0), (0.0, 0.0, 1.0)])
@pytest.mark.parametrize("y", [HARD, SOFT])
def test_a_constant_loss_is_1_and_has_no_slope_anywhere(p, y):
    q = at(*p)
    assert Constant().value(q, y) == 1.0
    assert Constant().elasticity(q, y) == Constant().slope(q, y) == [0.0, 0.0, 0.0]


@pytest.mark.parametrize("loss", AWAY, ids=lambda loss: loss.name)
def test_without_the_right_class_the_larger_wrong_one_outgrows_the_other(loss):
    p = run(loss, 600).p
    assert (np.diff(p[0, :50]) < 0.0).all()
    assert (np.diff(p[1, :50] / p[2, :50]) > 0.0).all()
    assert p[:, -1] == pytest.approx((0.0, 1.0, 0.0), abs=0.01)


@pytest.mark.parametrize("loss", AWAY, ids=lambda loss: loss.name)
def test_wrong_classes_that_are_equal_stay_equal(loss):
    p = run(loss, 400, start=(0.4, 0.3, 0.3)).p
    assert p[1] == pytest.approx(p[2], rel=1e-12)
    assert p[0, -1] < 0.01


@pytest.mark.parametrize("loss", BOUNDED, ids=lambda loss: loss.name)
def test_a_bounded_stupid_loss_ends_as_the_root_of_one_over_time(loss):
    # Near the end dz_B is p_A dt, while exp(-z_C) - exp(-z_B) and the sum of the logits stay.
    steps, rate = 100_000, 0.1
    limit = math.prod(START) ** -0.5 * (1.0 / START[2] - 1.0 / START[1]) ** -1.5
    p = run(loss, steps, rate).p[:, -1]
    assert p[2] * math.sqrt(2.0 * steps * rate) == pytest.approx(limit, rel=4e-3)


@pytest.mark.parametrize("right", [0, 1, 2])
def test_the_wrong_target_leads_to_the_corner_of_the_next_class(right):
    wrong = CLASSES[(right + 1) % 3]
    astray, aimed = run(WrongTarget(), 1000, target=CLASSES[right]).p, run(CrossEntropy(), 1000, target=wrong).p
    assert np.array_equal(astray, aimed)
    assert astray[:, -1] == pytest.approx(wrong, abs=2e-3)


@pytest.mark.parametrize("optimizer", OPTIMIZERS.members, ids=lambda member: member.name)
@pytest.mark.parametrize("parameterization", PARAMETERIZATIONS.members, ids=lambda member: member.name)
def test_a_constant_loss_never_moves_anything(parameterization, optimizer):
    for target in (HARD, SOFT):
        path = Descent(Constant(), parameterization(), optimizer(), tuple(target), 1000.0).run(START, 50)
        assert len(path) == 51
        assert np.abs(path.p.T - START).max() < 1e-15  # a projection may round once
        assert (path.parameters[:, 1:] == path.parameters[:, 1:2]).all()
        assert (path.gradient_norm == 0.0).all()
        assert (path.loss == 1.0).all()
