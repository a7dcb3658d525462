"""Stopping rules: where each holds."""

import numpy as np
import pytest

from xentviz.engine.stopping import STOPPING, Course, GradientNorm, LossTolerance, MaxSteps, Movement, StepLimit
from xentviz.scenario import Scenario
from xentviz.solution import solve

RULES = [member() for member in STOPPING]
each = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


def course(n=5, **columns):
    """n rows that no rule minds, but for the columns given."""
    plain = {
        "step": np.arange(n),
        "p": np.full((3, n), 1 / 3),
        "loss": np.ones(n),
        "gradient_norm": np.ones(n),
    }
    return Course(**plain | {name: np.array(values) for name, values in columns.items()}, lowest=0.0)


def test_number_of_steps_never_holds_before_the_end():
    assert not MaxSteps().met(course(step=[0, 119, 120, 121, 10**9])).any()


def test_gradient_norm_holds_below_its_tolerance():
    met = GradientNorm(tolerance=0.1).met(course(gradient_norm=[1.0, 0.5, 0.1, 0.09, np.inf]))
    assert met.tolist() == [False, False, False, True, False]


def test_loss_tolerance_holds_near_the_lowest_loss_and_below_it():
    met = LossTolerance(tolerance=0.25).met(course(loss=[1.0, 0.5, 0.25, -3.0, np.inf]))
    assert met.tolist() == [False, False, True, True, False]


@pytest.mark.parametrize("loss", ["negated-cross-entropy", "cross-entropy"])
def test_loss_tolerance_never_holds_without_a_lower_bound(loss):
    ended = solve(Scenario(loss=loss, target=(0.5, 0.3, 0.2), stop="loss-tolerance:tolerance=0.01", steps=400))
    assert (ended.ending[0] == "loss-tolerance") == (loss == "cross-entropy")


def test_a_soft_target_is_reached_though_the_loss_stays_high():
    ended = solve(Scenario(target=(0.5, 0.3, 0.2), stop="loss-tolerance:tolerance=1e-6", steps=2000))
    entropy = -sum(y * np.log(y) for y in (0.5, 0.3, 0.2))
    above = ended.trajectory.loss - entropy
    assert ended.stopped is not None
    assert 0.0 <= above[-1] <= 1e-6 < above[-2]


def test_movement_holds_below_its_tolerance():
    there = np.cumsum([0.0, 0.5, 0.101, 0.099, 0.0])
    met = Movement(tolerance=0.1).met(course(p=[there, -there, 0.0 * there] / np.sqrt(2.0)))
    assert met.tolist() == [False, False, False, True, True]


def test_step_limit_holds_from_its_step_on():
    assert StepLimit(limit=3.0).met(course()).tolist() == [False, False, False, True, True]
    assert StepLimit(limit=2.5).met(course()).tolist() == [False, False, False, True, True]


@each
def test_every_rule_answers_for_every_row(rule):
    for n in (0, 1, 7):
        met = rule.met(course(n))
        assert (met.shape, met.dtype) == ((n,), np.dtype(bool))


@each
def test_a_course_in_pieces_is_the_course_at_once(rule):
    scenario = Scenario(steps=300, optimizer="momentum", stop="max-steps")
    run, descent = solve(scenario).trajectory, scenario.descent
    whole = rule.met(Course.of(run, 0.0))
    met = []
    first = descent.run(scenario.start, 100)
    met.append(rule.met(Course.of(first, 0.0)))
    later = descent.follow(first, 200)
    met.append(rule.met(Course.of(later, 0.0, first.p[:, -1])))
    assert np.concatenate(met).tolist() == whole.tolist()


def test_movement_is_the_way_of_the_last_step():
    run = solve(Scenario(steps=50)).trajectory
    moved = Course.of(run, 0.0).moved
    assert moved[0] == np.inf
    for k in (1, 2, 50):
        assert moved[k] == pytest.approx(np.linalg.norm(run.p[:, k] - run.p[:, k - 1]), rel=1e-12)


@pytest.mark.parametrize("rule", RULES[1:], ids=lambda rule: rule.name)
def test_a_rule_ends_the_run_at_the_first_row_where_it_holds(rule):
    whole = solve(Scenario(steps=20_000)).trajectory
    ended = solve(Scenario(steps=20_000, stop=rule))
    first = int(np.argmax(rule.met(Course.of(whole, 0.0))))
    assert 0 < first < 20_000
    assert ended.ending == (rule.name, first)
    assert np.array_equal(ended.trajectory.p, whole.p[:, : first + 1])
