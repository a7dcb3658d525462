"""The sentences of milestones are true of the run."""

import re

import pytest

from xentviz.engine.stopping import StepLimit
from xentviz.explain.happenings import happening, happenings
from xentviz.milestones import Milestone, milestones
from xentviz.played import Played
from xentviz.scenario import Scenario
from xentviz.solution import solve

SCENARIOS = [
    Scenario(),
    Scenario(loss="squared-error", learning_rate=8.0, target=(0.5, 0.3, 0.2)),
    Scenario(optimizer="momentum:momentum=0.95", learning_rate=0.5, target=(0.8, 0.1, 0.1)),
    Scenario(loss="negated-cross-entropy", start=(0.95, 0.03, 0.02), learning_rate=1.0),
    Scenario(stop="loss-tolerance:tolerance=0.25", steps=400),
]


def told(scenario):
    run = solve(scenario).trajectory
    return run, [happening(milestone) for milestone in milestones(scenario, run)]


def test_the_question_is_told_in_full():
    assert told(Scenario())[1] == [
        "Step 2: C rose until here and falls now.",
        "Step 9: the right class A reaches 0.5 here.",
        "Step 71: the right class A reaches 0.9 here.",
        "Step 75: the stopping rule “Loss near its lowest, tolerance 0.1” would have ended the run here.",
        "Step 96: the stopping rule “Movement of p, tolerance 0.001” would have ended the run here.",
    ]


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_single_turns_and_passings_are_as_the_rows_say(scenario):
    run, sentences = told(scenario)
    checked = 0
    for sentence in sentences:
        if turn := re.fullmatch(r"Step (\d+): (\w) (fell|rose) until here and (rises|falls) now\.", sentence):
            k, p = int(turn[1]), run.p["ABC".index(turn[2])]
            assert (p[k] < p[k - 1], p[k + 1] > p[k]) == ((True, True) if turn[3] == "fell" else (False, False))
            checked += 1
        if passing := re.fullmatch(r"Step (\d+): the right class (\w) (reaches|falls below) ([\d.]+) here\.", sentence):
            k, p = int(passing[1]), run.p["ABC".index(passing[2])]
            before, after = p[k - 1] >= float(passing[4]), p[k] >= float(passing[4])
            assert (before, after) == ((False, True) if passing[3] == "reaches" else (True, False))
            checked += 1
    assert checked or len(sentences) < 3


def test_many_turns_are_told_together():
    _, sentences = told(SCENARIOS[1])
    assert "Steps 1 to 119: A turns 118 times." in sentences
    assert any(re.fullmatch(r"Steps \d+ to \d+: the right class A crosses 0.5 \d+ times\.", s) for s in sentences)


def test_the_rule_that_really_ended_the_run_says_so():
    run, sentences = told(SCENARIOS[4])
    last = run.step[-1]
    assert sentences[-1] == (
        f"Step {last}: the run ends here by its stopping rule, Loss near its lowest, tolerance 0.25."
    )


def test_the_end_of_the_preview_is_told_when_the_run_went_past_it():
    played = Played.of(solve(Scenario(steps=20))).on(5)
    assert "Step 20: the preview ends here; the run was played on." in map(happening, played.milestones)


def test_a_rule_without_parameters_is_told_by_its_label():
    class Plain:
        name, label = "plain", "Plain"

        def values(self):
            return {}

    sentence = happening(Milestone("stop", 3, 3, rule=Plain()))
    assert sentence == "Step 3: the stopping rule “Plain” would have ended the run here."


def test_the_parameters_of_a_rule_are_told_to_their_last_digit():
    sentence = happening(Milestone("stop", 12346, 12346, rule=StepLimit(12345.75), real=True))
    assert sentence.endswith("Step limit, limit 12345.75.")


def test_what_happens_at_one_step_is_one_sentence():
    turns = [Milestone("turn", 7, 7, index=0, up=True), Milestone("turn", 7, 7, index=2)]
    later = Milestone("turn", 8, 12, 5, index=1)
    assert happenings([*turns, later]) == (
        "Step 7: A fell until here and rises now; C rose until here and falls now. Steps 8 to 12: B turns 5 times."
    )
    assert happenings([]) == ""
