"""The steps for a file of numbers: none is left out of a long run, and of a very long one they are evenly spaced."""

import numpy as np
import pytest

from xentviz import every_step as module
from xentviz.every_step import every_step, interval
from xentviz.played import Played
from xentviz.scenario import Scenario
from xentviz.solution import solve


def played(step, **settings):
    return Played.of(solve(Scenario(steps=10, **settings))).to(step).whole


def all_of(solution):
    work, told = every_step(solution), []
    while True:
        try:
            told.append(next(work))
        except StopIteration as end:
            assert told == sorted(told)
            assert all(0.0 <= done <= 1.0 for done in told)
            return end.value


@pytest.mark.parametrize("optimizer", ["gradient-descent", "adam"])
def test_a_run_that_is_kept_in_part_is_there_with_every_step_as_it_was(optimizer):
    thinned, whole = played(30_000, optimizer=optimizer), solve(Scenario(steps=30_000, optimizer=optimizer)).trajectory
    assert len(thinned.trajectory) < 20_000
    found = all_of(thinned)
    assert interval(thinned) == 1
    assert found.ending == thinned.ending == ("max-steps", 30_000)
    for name in ("step", "p", "loss", "gradient_norm", "parameters"):
        assert np.array_equal(getattr(found.trajectory, name), getattr(whole, name))


@pytest.mark.parametrize(("last", "every"), [(99, 1), (100, 1), (101, 2), (200, 2), (201, 3), (950, 10)])
def test_a_run_that_is_too_long_is_there_with_evenly_spaced_steps_and_the_last(monkeypatch, last, every):
    monkeypatch.setattr(module, "MAX_STEPS", 100)
    monkeypatch.setattr(module, "_CHUNK", 7)
    solution = solve(Scenario(steps=last))
    found = all_of(solution).trajectory
    assert interval(solution) == every
    assert found.step.tolist() == sorted({*range(0, last + 1, every), last})
    assert np.array_equal(found.p, solution.trajectory.p[:, found.step])


def test_a_run_that_cannot_begin_has_its_start():
    wild = solve(Scenario(parameterization="raw", loss="negated-cross-entropy", learning_rate=1.0))
    assert wild.ending == ("diverged", 1)
    found = all_of(wild)
    assert (found.trajectory.step.tolist(), found.ending) == ([0], ("diverged", 1))
