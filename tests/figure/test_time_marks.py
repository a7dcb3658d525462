"""Marks on the time line: at their steps, apart from each other, and found under the pointer."""

import numpy as np
import pytest

from xentviz.figure.display import Label, Lines, Markers
from xentviz.figure.theme import LIGHT
from xentviz.figure.time_marks import LANE, Track, drawn, near, placed
from xentviz.milestones import Milestone, milestones
from xentviz.scenario import Scenario
from xentviz.solution import solve

TRACK = Track(10.0, 480.0, 20.0, 120)
SCENARIO = Scenario(stop="movement:tolerance=0.001", steps=200)
MARKS = placed(milestones(SCENARIO, solve(SCENARIO).trajectory), TRACK)


def test_places_and_steps_belong_together():
    for step in (0, 1, 60, 119, 120):
        assert TRACK.step(TRACK.x(step)) == step
        assert TRACK.step(TRACK.x(step) + 1.9) == step
    assert [TRACK.step(x) for x in (-50.0, 9.0, 491.0, 9e9)] == [0, 0, 120, 120]


def test_every_milestone_of_the_question_has_its_place():
    assert [mark.milestone.kind for mark in MARKS] == ["turn", "pass", "pass", "stop", "stop"]
    assert [mark.x for mark in MARKS] == [TRACK.x(mark.milestone.first) for mark in MARKS]
    assert [mark.lane for mark in MARKS] == [1, -1, -1, 1, 1]


def test_what_lies_past_the_track_is_left_out():
    short = Track(10.0, 480.0, 20.0, 50)
    marks = placed([mark.milestone for mark in MARKS], short)
    assert [mark.milestone.first for mark in marks] == [2, 9]


@pytest.mark.parametrize("apart", [1, 7, 40])
def test_marks_of_a_kind_stay_apart_however_many_there_are(apart):
    turns = [Milestone("turn", k, k, index=1, up=True) for k in range(0, 100_000, apart)]
    marks = placed(turns, Track(10.0, 480.0, 20.0, 100_000))
    assert len(marks) <= 480 / 5 + 1
    assert np.diff([mark.x for mark in marks]).min() >= 5.0


def test_other_classes_and_ways_have_marks_of_their_own():
    turns = [Milestone("turn", 5, 5, index=index, up=up) for index in range(3) for up in (True, False)]
    assert len(placed(turns, TRACK)) == 6


def test_the_rule_that_ends_the_run_is_always_drawn_and_stronger():
    rule = SCENARIO.stop
    milestones = [Milestone("stop", 50, 50, rule=rule), Milestone("stop", 51, 51, rule=rule, real=True)]
    weak, strong = (item for item in drawn(placed(milestones, TRACK), TRACK, LIGHT) if isinstance(item, Lines))
    assert strong.stroke.width > weak.stroke.width
    assert (weak.stroke.color, strong.stroke.color) == (LIGHT.muted, LIGHT.text)


def test_classes_are_drawn_by_colour_and_shape_above_or_below():
    turns = [Milestone("turn", 20 * (i + 1), 20 * (i + 1), index=i, up=i != 1) for i in range(3)]
    markers = [item for item in drawn(placed(turns, TRACK), TRACK, LIGHT) if isinstance(item, Markers)]
    assert [(m.shape, m.fill.color) for m in markers] == [(style.shape, style.color) for style in LIGHT.classes]
    assert [m.points[0, 1] - TRACK.middle for m in markers] == [-LANE, LANE, -LANE]


def test_several_turns_reach_from_the_first_to_the_last():
    (mark,) = placed([Milestone("turn", 30, 90, 60, index=0, up=True)], TRACK)
    assert (mark.x, mark.until) == (TRACK.x(30), TRACK.x(90))
    lines = next(item for item in drawn([mark], TRACK, LIGHT) if isinstance(item, Lines))
    assert any(np.ptp(line[:, 0]) == mark.until - mark.x for line in lines.lines)


def test_levels_are_written_where_there_is_room():
    def labels(*steps):
        passings = [Milestone("pass", k, k, index=0, up=True, level=level) for k, level in steps]
        return [item.text for item in drawn(placed(passings, TRACK), TRACK, LIGHT) if isinstance(item, Label)]

    assert labels((10, 0.5), (60, 0.9)) == ["0.5", "0.9"]
    assert labels((10, 0.5), (11, 0.9)) == ["0.5"]
    first = next(
        item
        for item in drawn(placed([Milestone("pass", 0, 0, index=0, level=0.5)], TRACK), TRACK, LIGHT)
        if isinstance(item, Label)
    )
    assert first.x > TRACK.left


def test_the_pointer_finds_marks_in_their_lane_only():
    turn = MARKS[0]
    below, above = TRACK.middle + LANE, TRACK.middle - LANE
    assert near(MARKS, TRACK, turn.x + 3.0, below)[0] is turn
    assert near(MARKS, TRACK, turn.x, TRACK.middle) == ()
    assert turn not in near(MARKS, TRACK, turn.x, above)
    assert near(MARKS, TRACK, TRACK.x(50), below) == ()


def test_the_nearest_mark_comes_first():
    turns = [Milestone("turn", k, k, index=i, up=True) for i, k in enumerate((40, 41, 42))]
    marks = placed(turns, TRACK)
    found = near(marks, TRACK, TRACK.x(42), TRACK.middle - LANE, reach=20.0)
    assert [mark.milestone.first for mark in found] == [42, 41, 40]
