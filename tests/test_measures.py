"""The measures of runs against their definitions, spelled out step by step."""

import itertools
import math

import pytest
from hypothesis import given, settings

from tests.documents import scenarios
from xentviz.engine.descent import Descent
from xentviz.measures import LEVELS, measures, time_per_step
from xentviz.milestones import STILL
from xentviz.scenario import Scenario
from xentviz.solution import solve

SOFT = Scenario(target=(0.8, 0.15, 0.05), optimizer="momentum:momentum=0.9", learning_rate=0.5, steps=300)


def first_at(values, level):
    return next((step for step, value in enumerate(values) if value >= level), None)


def turns(values):
    heading, count = 0, 0
    for before, after in itertools.pairwise(values):
        way = 0 if abs(after - before) <= STILL else math.copysign(1, after - before)
        if way and heading and way != heading:
            count += 1
        heading = way or heading
    return count


def overshoot(values):
    first, last = values[0], values[-1]
    if last > first:
        return max(values) - last
    return last - min(values) if last < first else 0.0


@settings(max_examples=60)
@given(scenarios.map(lambda scenario: scenario.replace(steps=1 + scenario.steps % 200)))
def test_measures_are_what_their_definitions_say(scenario):
    solution = solve(scenario)
    found, rows = measures(solution), solution.trajectory.p.T.tolist()
    right = max(range(3), key=lambda k: (scenario.target[k], -k))
    assert found.reached == tuple(first_at([row[right] for row in rows], level) for level in LEVELS)
    way = sum(math.dist(a, b) / math.sqrt(2) for a, b in itertools.pairwise(rows))
    assert found.length == pytest.approx(way, rel=1e-9, abs=1e-15)
    assert found.turns == tuple(turns([row[k] for row in rows]) for k in range(3))
    each = [overshoot([row[k] for row in rows]) for k in range(3)]
    assert found.overshoot == max(each)
    assert found.overshooting == (each.index(max(each)) if max(each) > 0 else -1)
    assert found.loss == solution.trajectory.loss[-1]
    assert (found.ending, found.ending_step) == solution.ending
    assert found.last == solution.trajectory.step[-1]


def test_the_start_counts_as_step_0_and_a_level_never_reached_as_none():
    found = measures(solve(Scenario(start=(0.6, 0.3, 0.1), steps=50)))
    assert found.reached[0] == 0
    assert found.reached[2] is None


def test_the_way_along_an_edge_is_one_side():
    run = Scenario(start=(0.0, 1.0, 0.0), parameterization="projected", learning_rate=1e6, steps=3)
    assert measures(solve(run)).length == pytest.approx(1.0, abs=1e-6)


def test_momentum_shoots_beyond_a_soft_target_and_comes_back():
    found = measures(solve(SOFT))
    p = solve(SOFT).trajectory.p
    assert found.overshoot > 0.02
    assert found.overshooting == 0
    assert found.overshoot == p[0].max() - p[0, -1]
    assert measures(solve(SOFT.replace(optimizer="gradient-descent", learning_rate=0.1))).overshoot < 1e-3


def test_a_class_that_rises_before_it_falls_has_turned_and_not_overshot():
    found = measures(solve(Scenario(learning_rate=0.1, steps=2000)))
    assert found.turns == (0, 0, 1)
    assert found.overshoot == 0.0
    assert found.overshooting == -1


def test_a_run_that_diverges_says_so_and_has_the_loss_of_its_last_row():
    scenario = Scenario(loss="squared-error", parameterization="raw", learning_rate=100.0, steps=300)
    solution = solve(scenario)
    found = measures(solution)
    assert found.ending == "diverged"
    assert found.last == solution.trajectory.step[-1] < 300
    assert math.isfinite(found.loss)


def test_a_stopping_rule_is_named():
    assert measures(solve(Scenario(stop="movement", learning_rate=5.0, steps=5000))).ending == "movement"


def test_time_per_step_is_some_microseconds():
    assert 1e-7 < time_per_step(Scenario(), 120) < 0.01


def test_time_per_step_is_a_timing_divided_by_its_steps(monkeypatch):
    monkeypatch.setattr("xentviz.measures.perf_counter", itertools.count().__next__)
    assert time_per_step(Scenario(), 120) == 1 / 120


def test_no_more_than_the_first_thousand_steps_are_timed(monkeypatch):
    taken, advance = [], Descent.advance
    monkeypatch.setattr(Descent, "advance", lambda *args: taken.append(args[2]) or advance(*args))
    time_per_step(Scenario(), 100_000)
    assert taken == [1000] * 6


def test_a_run_without_a_step_has_no_time_per_step():
    assert math.isnan(time_per_step(Scenario(learning_rate=0.321), 0))
