"""The stops of a clicker: few, evenly along the path, and where something happens."""

from __future__ import annotations

import numpy as np
import pytest

import xentviz
from xentviz.app.presenting.moments import moments, words_for
from xentviz.milestones import milestones
from xentviz.presets import presets


def told(scenario):
    run = xentviz.solve(scenario).trajectory
    return moments(run, milestones(scenario, run)), run


def test_the_turn_of_the_third_class_is_one_of_them():
    steps, run = told(xentviz.Scenario())
    turn = int(np.argmax(run.p[2]))
    assert 0 < turn < 10
    assert turn in steps


@pytest.mark.parametrize("preset", presets(), ids=lambda preset: preset.name)
def test_they_are_few_and_rise_from_the_first_step_to_the_last(preset):
    steps, run = told(preset.scenario)
    assert steps == sorted(set(steps))
    assert (steps[0], steps[-1]) == (0, int(run.step[-1]))
    assert 2 <= len(steps) <= 20


def test_no_two_stops_say_the_same_but_at_the_ends():
    steps, _ = told(xentviz.Scenario())
    assert min(np.diff(steps[1:-1])) > 1


def test_a_run_that_stands_still_has_two_ends_and_no_more():
    steps, _ = told(xentviz.Scenario(loss="constant", steps=50))
    assert set(steps) <= {0, 50}


def test_what_happens_at_a_stop_is_told_and_elsewhere_nothing_is():
    scenario = xentviz.Scenario()
    run = xentviz.solve(scenario).trajectory
    found = milestones(scenario, run)
    turn = int(np.argmax(run.p[2]))
    assert words_for(turn, found) == "C rose until here and falls now."
    assert words_for(turn + 1, found) == ""


def test_a_run_that_swings_is_told_in_no_words():
    (swinging,) = [preset.scenario for preset in presets() if preset.name == "step-too-large"]
    run = xentviz.solve(swinging).trajectory
    assert {words_for(int(step), milestones(swinging, run)) for step in run.step} == {""}
