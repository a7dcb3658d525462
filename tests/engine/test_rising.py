"""Where a step raises a wrong class: known shares of the triangle, the question's own start, and real steps."""

import math

import numpy as np
import pytest

from xentviz import Scenario, solve
from xentviz.engine.losses import LOSSES
from xentviz.engine.optimizers import OPTIMIZERS, AdaGrad, Adam, RMSProp
from xentviz.engine.parameterizations import PARAMETERIZATIONS
from xentviz.engine.rising import FLOW_AREA, Rising, closed_form
from xentviz.engine.simplex import lattice, to_plane

START, SOFT = (0.3, 0.6, 0.1), (0.2, 0.5, 0.3)

each_way = pytest.mark.parametrize(
    ("parameterization", "optimizer"),
    [(p.name, o.name) for p in PARAMETERIZATIONS for o in OPTIMIZERS],
)


def rising(**settings):
    return Rising(Scenario(**settings).descent)


def random_points(count, seed=0):
    return np.random.default_rng(seed).dirichlet(np.ones(3), size=count).T


def test_at_the_question_s_start_the_third_class_rises_at_the_small_rate_and_falls_at_the_large_one(inside):
    for rate, rises in ((0.1, True), (0.34, True), (0.341, False), (0.5, False)):
        found = rising(learning_rate=rate)
        first = solve(Scenario(learning_rate=rate)).book.step(0).change
        p = np.array(START)[:, None]
        assert found.holds(p)[:, 0].tolist() == [False, False, rises]
        assert (first[2] > 0.0) == rises
        assert found.change(p)[:, 0] == pytest.approx(first / START, rel=1e-9)
        if rate in (0.1, 0.5):
            (region,) = (each for each in found.regions if each.index == 2)
            assert inside(region.lines, to_plane(p)).tolist() == [rises]
    assert solve(Scenario()).book.step(0).change[2] == pytest.approx(0.0004, abs=5e-5)


def test_small_steps_raise_a_wrong_class_on_all_that_two_half_circles_leave():
    assert abs(FLOW_AREA - (1.0 - math.pi / (3.0 * math.sqrt(3.0)))) <= 1e-16
    for right in range(3):
        regions = closed_form(right)
        assert [region.index for region in regions] == [i for i in range(3) if i != right]
        assert sum(region.area for region in regions) == pytest.approx(FLOW_AREA, abs=5e-4)
        target = np.eye(3)[right].tolist()
        assert rising(learning_rate=1e-5, target=target).area == pytest.approx(0.395, abs=1e-3)


@pytest.mark.parametrize(
    ("settings", "percent"),
    [
        *(({"learning_rate": rate}, share) for rate, share in ((0.1, 38), (0.5, 32), (1.0, 24.3), (2.0, 10.7))),
        ({"loss": "squared-error", "learning_rate": 1e-5}, 53.6),
        ({"loss": "squared-error", "parameterization": "mirror", "learning_rate": 1e-5}, 39.54),
        ({"loss": "unlikelihood", "parameterization": "mirror"}, 100),
        *(({"parameterization": name}, 0) for name in ("mirror", "projected", "raw", "square-root")),
        *(({"loss": "constant", "parameterization": name}, 0) for name in PARAMETERIZATIONS.names),
        *(({"free": [False] * 3, "parameterization": name}, 0) for name in PARAMETERIZATIONS.names),
        ({"free": [True, False, False]}, 0),
        ({"free": [False, True, True], "learning_rate": 1e-5}, 71.5),
    ],
    ids=str,
)
def test_share_of_the_triangle(settings, percent):
    found = rising(**settings)
    assert 100 * found.area == pytest.approx(percent, abs=0.3)
    assert bool(found.regions) == (percent > 0)
    p = random_points(40_000, 1)
    assert found.holds(p).any(axis=0).mean() == pytest.approx(found.area, abs=0.012)
    if percent == 0:
        assert found.area == 0.0
        assert not found.holds(p).any()


@each_way
def test_what_is_said_of_a_point_is_what_one_real_step_does(parameterization, optimizer):
    for i, loss in enumerate(LOSSES):
        target = ((1.0, 0.0, 0.0), SOFT, (0.0, 0.4, 0.6))[i % 3]
        scenario = Scenario(loss=loss(), parameterization=parameterization, optimizer=optimizer, target=target, steps=1)
        found = Rising(scenario.descent)
        for start in random_points(5, i).T:
            run = solve(scenario.replace(start=start.tolist())).trajectory
            change = np.diff(run.p)[:, 0] if len(run) == 2 else np.full(3, np.nan)
            expected = [k in found.wrong and start[k] > target[k] and change[k] > 0.0 for k in range(3)]
            sure = np.abs(change) > 1e-12
            assert np.array_equal(found.holds(start[:, None])[sure, 0], np.array(expected)[sure])
            assert not found.holds(start[:, None])[change == 0.0].any()


@pytest.mark.parametrize(
    ("target", "wrong"),
    [
        ((1.0, 0.0, 0.0), (1, 2)),
        ((0.2, 0.5, 0.3), (0, 2)),
        ((0.5, 0.5, 0.0), (2,)),
        ((1 / 3, 1 / 3, 1 / 3), ()),
    ],
)
def test_wrong_is_every_class_below_the_largest_target(target, wrong):
    found = rising(target=target, loss="squared-error", learning_rate=0.3)
    assert found.wrong == wrong
    assert {region.index for region in found.regions} <= set(wrong)
    holds = found.holds(random_points(500))
    assert not np.delete(holds, wrong, axis=0).any()
    if not wrong:
        assert (found.regions, found.area) == ((), 0.0)


def test_a_class_below_its_target_may_rise():
    p = random_points(2000, 4)
    below = p <= np.array(SOFT)[:, None]
    for rate in (0.1, 1.0):
        found = rising(target=SOFT, learning_rate=rate, loss="negated-cross-entropy")
        assert not (found.holds(p) & below).any()
        assert (found.change(p) > 0.0)[below].any()


@pytest.mark.parametrize(
    ("settings", "has"),
    [
        ({}, True),
        ({"optimizer": "momentum", "learning_rate": 5.0}, True),
        ({"optimizer": "adam"}, False),
        ({"parameterization": "softmax:temperature=2"}, True),
        ({"target": (0.0, 0.0, 1.0)}, True),
        ({"target": (0.9, 0.1, 0.0)}, False),
        ({"parameterization": "mirror"}, False),
        ({"loss": "squared-error"}, False),
        ({"free": (True, False, True)}, False),
    ],
    ids=str,
)
def test_a_closed_form_is_there_for_softmax_with_cross_entropy_and_a_hard_target_only(settings, has):
    assert rising(**settings).has_closed_form is has


@pytest.mark.parametrize("optimizer", [*OPTIMIZERS.names, "momentum:dampening=0.5", "adam:epsilon=1"])
def test_a_closed_form_is_there_for_the_optimisers_whose_small_first_steps_it_describes(optimizer):
    found = rising(optimizer=optimizer, learning_rate=1e-5)
    p = random_points(4000, 3)
    described = p[1:] < (p**2).sum(axis=0) - p[0]
    same = np.mean(found.holds(p)[1:] == described)
    assert found.has_closed_form == (same > 0.995)


def test_adaptive_first_steps_lower_every_wrong_class_nearly_everywhere():
    inner = lattice(40)[:, (lattice(40) > 0.0).all(axis=0)]
    for optimizer in (AdaGrad(), RMSProp(), Adam()):
        found = rising(optimizer=optimizer)
        assert found.area < 2e-3
        assert not found.holds(inner).any()
