"""Milestones of a run, beside loops that look at one step after the other."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xentviz.engine.stopping import STOPPING, Course
from xentviz.milestones import LEVELS, MOST, STILL, Milestone, Series, Watch, milestones
from xentviz.played import Played
from xentviz.scenario import Scenario
from xentviz.solution import lowest_loss, solve

SOFT = (0.5, 0.3, 0.2)
CASES = {
    "the question": Scenario(),
    "zigzag": Scenario(loss="squared-error", learning_rate=8.0, target=SOFT),
    "chaos": Scenario(loss="squared-error", learning_rate=25.0, target=SOFT),
    "waves": Scenario(loss="squared-error", optimizer="momentum:momentum=0.97", target=SOFT, steps=900),
    "overshoot": Scenario(optimizer="momentum:momentum=0.95", learning_rate=0.5, target=(0.8, 0.1, 0.1)),
    "away": Scenario(loss="negated-cross-entropy", start=(0.95, 0.03, 0.02)),
    "nothing moves": Scenario(loss="constant"),
    "raw": Scenario(parameterization="raw", learning_rate=0.5),
    "at rest": Scenario(loss="squared-error", start=SOFT, target=SOFT),
    "two classes": Scenario(start=(0.4, 0.6), target=(0.0, 1.0)),
}
each = pytest.mark.parametrize("scenario", CASES.values(), ids=CASES)


def turns(p):
    """(step, whether it rises from there on) of one class."""
    found, heading = [], 0
    for k in range(1, len(p)):
        change = p[k] - p[k - 1]
        if abs(change) > STILL:
            way = 1 if change > 0 else -1
            if heading == -way:
                found.append((k - 1, way > 0))
            heading = way
    return found


def passings(p, level):
    return [(k, bool(p[k] >= level)) for k in range(1, len(p)) if (p[k] >= level) != (p[k - 1] >= level)]


def in_spans(events, gap=2):
    """Events in groups: (first step, last step, how many, way of the first)."""
    groups = []
    for step, up in events:
        if groups and step - groups[-1][-1][0] <= gap:
            groups[-1].append((step, up))
        else:
            groups.append([(step, up)])
    return [(group[0][0], group[-1][0], len(group), group[0][1]) for group in groups]


def expected(scenario, run):
    for index, p in enumerate(run.p):
        for span in in_spans(turns(p.tolist())):
            yield ("turn", *span, index, 0.0, "")
    right = scenario.target.index(max(scenario.target))
    for level in LEVELS:
        for span in in_spans(passings(run.p[right].tolist(), level)):
            yield ("pass", *span, right, level, "")
    for member in STOPPING:
        rule = scenario.stop if member.name == scenario.stop.name else member()
        met = rule.met(Course.of(run, lowest_loss(scenario.loss, scenario.target)))
        first = next((k for k in range(len(run)) if met[k]), None)
        if first is not None:
            yield ("stop", first, first, 1, False, -1, 0.0, rule.name)


def found(marks):
    return [(m.kind, m.first, m.last, m.count, m.up, m.index, m.level, m.rule.name if m.rule else "") for m in marks]


@each
def test_milestones_are_what_a_loop_over_the_steps_finds(scenario):
    run = solve(scenario).trajectory
    assert sorted(found(milestones(scenario, run))) == sorted(expected(scenario, run))


@settings(max_examples=60)
@given(st.sampled_from(list(CASES)), st.lists(st.integers(1, 90), min_size=1, max_size=8))
def test_a_run_in_pieces_has_the_milestones_of_the_run_at_once(name, pieces):
    scenario = CASES[name]
    run = scenario.descent.run(scenario.start, 3)
    watch, steps = Watch(scenario).more(run), 3
    for piece in pieces:
        run = scenario.descent.follow(run, piece)
        watch, steps = watch.more(run), steps + piece
    whole = scenario.descent.run(scenario.start, steps)
    assert set(found(watch.milestones)) >= set(found(milestones(scenario, whole)))
    assert {m.kind for m in watch.milestones if found([m])[0] not in found(milestones(scenario, whole))} <= {"stop"}


def test_a_rule_that_looks_at_the_step_before_is_met_at_the_same_step_in_a_run_of_single_steps():
    scenario = Scenario()
    watch, run = Watch(scenario), scenario.descent.run(scenario.start, 0)
    for _ in range(400):
        watch, run = watch.more(run), scenario.descent.follow(run, 1)
    whole = Watch(scenario).more(scenario.descent.run(scenario.start, 399))
    assert watch.stops == whole.stops
    assert 0 < whole.stops["movement"] < 399


def test_the_wrong_class_of_the_question_rises_first():
    first = milestones(Scenario(), solve(Scenario()).trajectory)[0]
    assert first == Milestone("turn", 2, 2, 1, index=2, up=False)
    p = solve(Scenario()).trajectory.p[2]
    assert p[0] < p[1] < p[2] > p[3]


def test_milestones_come_in_the_order_of_steps():
    for scenario in CASES.values():
        firsts = [m.first for m in milestones(scenario, solve(scenario).trajectory)]
        assert firsts == sorted(firsts)


def test_the_rule_that_ends_the_run_is_the_real_one():
    scenario = Scenario(stop="loss-tolerance:tolerance=0.3", steps=500)
    run = solve(scenario).trajectory
    stops = [m for m in milestones(scenario, run) if m.kind == "stop"]
    assert [(m.first, m.real) for m in stops] == [(run.step[-1], True)]
    assert stops[0].rule == scenario.stop


def test_the_previewed_steps_count_once_the_run_goes_past_them():
    played = Played.of(solve(Scenario(steps=50)))
    assert "max-steps" not in [m.rule.name for m in played.milestones if m.rule]
    assert [m.first for m in played.on(5).milestones if m.rule and m.rule.name == "max-steps"] == [50]


@pytest.mark.parametrize("steps", [50, 400])
def test_the_end_of_the_previewed_steps_is_no_rule_that_ends_the_run(steps):
    marks = Played.of(solve(Scenario(steps=steps))).on(400).milestones
    assert [(m.rule.name, m.first, m.real) for m in marks if m.rule and m.rule.name == "max-steps"] == [
        ("max-steps", steps, False)
    ]


def test_of_the_rules_that_are_met_the_run_s_own_alone_is_real():
    scenario = Scenario(stop="loss-tolerance:tolerance=0.01", learning_rate=2.0, steps=4000)
    stops = [m for m in milestones(scenario, solve(scenario).trajectory) if m.kind == "stop"]
    assert [m.rule for m in stops if m.real] == [scenario.stop]
    assert len(stops) > 1


def test_rounding_near_the_end_of_a_run_is_no_turn():
    scenario = Scenario(
        loss="squared-error", parameterization="square-root", learning_rate=0.5, steps=3000, target=SOFT
    )
    run = solve(scenario).trajectory
    jitter = np.sign(np.diff(run.p[0, 2000:]))
    assert np.count_nonzero(jitter[1:] * jitter[:-1] < 0) > 100
    assert [m for m in milestones(scenario, run) if m.kind == "turn" and m.last > 2000] == []


def test_events_within_two_steps_of_each_other_are_one():
    steps, up = np.array([0, 2, 4, 7, 9, 30]), np.array([True, False, True, False, True, True])
    spans = ((0, 4, 3, True), (7, 9, 2, False), (30, 30, 1, True))
    assert Series().more(steps, up).spans == spans
    series = Series()
    for k in range(6):
        series = series.more(steps[k : k + 1], up[k : k + 1])
    assert series.spans == spans


def test_as_many_events_as_there_may_be_stay_apart():
    steps = np.arange(0, 3 * MOST, 3)
    series = Series().more(steps, steps % 2 == 0)
    assert (len(series.spans), series.gap) == (MOST, Series.gap)


def test_no_more_events_become_one_than_have_to():
    steps = np.cumsum(3 * 2.0 ** np.random.default_rng(1).uniform(0.0, 12.0, 3 * MOST)).astype(int)
    assert MOST / 2 < len(Series().more(steps, steps % 2 == 0).spans) <= MOST


def test_milestones_stay_few_however_long_a_run_swings():
    series, steps = Series(), np.arange(0, 3_000_000, 30)
    for part in np.split(steps, 50):
        series = series.more(part, part % 60 == 0)
    assert 0 < len(series.spans) <= MOST
    assert sum(count for _, _, count, _ in series.spans) == len(steps)
    assert (series.spans[0][0], series.spans[-1][1]) == (steps[0], steps[-1])
    assert all(a[1] < b[0] for a, b in zip(series.spans, series.spans[1:], strict=False))


def test_the_path_turns_where_the_kept_rows_of_a_long_run_say_so():
    """A turn that the thinned rows show is one of the run."""
    scenario = CASES["waves"]
    played = Played.of(solve(scenario)).on(60_000)
    whole = scenario.descent.run(scenario.start, 60_900)
    for index in range(3):
        true = {step for step, _ in turns(whole.p[index].tolist())}
        shown = turns(played.run.p[index].tolist())
        assert {int(played.run.step[row]) for row, _ in shown} <= true
