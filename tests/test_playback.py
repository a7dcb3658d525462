"""Playback: steps forth and back, playing on and in circles, and rows that stay bounded."""

import numpy as np
import pytest

from xentviz.document import Document
from xentviz.pins import Pin
from xentviz.player import FULL_SPEED
from xentviz.scenario import Scenario
from xentviz.session import MOST_ROWS, Part, Session
from xentviz.solution import solve
from xentviz.storyboard import Kept

DIVERGING = Scenario(loss="squared-error", parameterization="raw", learning_rate=10.0, steps=100)


def listening(session):
    parts = []
    session.changed.connect(parts.append)
    return parts


def test_steps_go_forth_and_back_and_to_both_ends(session, told):
    session.step()
    session.step()
    assert session.current_step == 2
    session.step_back()
    assert session.current_step == 1
    session.to_end()
    assert session.current_step == session.last_step == 120
    session.rewind()
    assert session.current_step == 0
    assert told == [Part.STEP] * 5


def test_moves_that_lead_nowhere_are_not_told(session, told):
    session.rewind()
    session.step_back()
    session.seek(0)
    session.seek(-5)
    assert told == []
    session.to_end()
    session.to_end()
    session.seek(10_000)
    assert told == [Part.STEP]


def test_rewinding_leads_to_the_same_start_however_far_the_run_went(session):
    start = session.trajectory.p[:, 0].copy()
    session.player.due.emit(50_000)
    session.rewind()
    assert session.current_step == 0
    assert np.array_equal(session.trajectory.p[:, 0], start)


def test_stepping_on_past_the_preview_computes_what_a_longer_run_has(session, told):
    session.to_end()
    session.step()
    session.player.due.emit(79)
    assert session.current_step == session.last_step == 200
    longer = solve(Scenario(steps=200)).trajectory
    assert np.array_equal(session.trajectory.p, longer.p)
    assert told == [Part.STEP, *[Part.TRAJECTORY | Part.STEP] * 2]
    assert session.solution.trajectory.step[-1] == 120


def test_playing_goes_on_past_the_preview(session, qtbot):
    session.player.set_speed(4000.0)
    with qtbot.waitSignal(session.changed, timeout=1000):
        session.player.play()
    qtbot.waitUntil(lambda: session.last_step > 300, timeout=5000)
    assert session.player.playing
    session.player.pause()
    assert np.array_equal(session.trajectory.p, solve(Scenario(steps=session.last_step)).trajectory.p)


def test_playing_in_pieces_is_playing_at_once_bit_for_bit(qapp):
    pieces, once = Session(), Session()
    for steps in (1, 7, 200, 3, 89):
        pieces.player.due.emit(steps)
    once.player.due.emit(300)
    assert pieces.current_step == once.current_step == 300
    assert np.array_equal(pieces.trajectory.p, once.trajectory.p)


def test_each_way_to_stop_leaves_no_time_running(session, told):
    for stop in (session.player.pause, session.rewind, session.to_end, session.step, session.step_back):
        session.player.play()
        stop()
        assert not session.player.playing
    assert told.count(Part.PLAYBACK) == 10


def test_seeking_and_editing_let_the_time_run(session):
    session.player.play()
    session.seek(40)
    session.edit(learning_rate=0.2)
    assert session.player.playing


def test_divergence_stops_the_playing_and_shows_the_last_finite_row(qapp):
    session = Session(DIVERGING)
    parts = listening(session)
    session.player.play()
    session.player.due.emit(500)
    assert not session.player.playing
    assert session.trajectory.diverged == 121
    assert session.current_step == session.last_step == 120
    assert np.isfinite(session.trajectory.p).all()
    assert parts == [Part.PLAYBACK, Part.TRAJECTORY | Part.STEP, Part.PLAYBACK]


def test_a_run_that_ended_cannot_be_played_on(qapp):
    for scenario in (DIVERGING.replace(steps=200), Scenario(stop="gradient-norm:tolerance=0.5")):
        session = Session(scenario)
        session.to_end()
        last, before = session.last_step, session.trajectory
        session.player.play()
        session.player.due.emit(10)
        assert not session.player.playing
        assert session.last_step == last
        assert session.trajectory is before


def test_stepping_through_a_run_that_will_diverge_shows_every_row(qapp):
    session = Session(DIVERGING.replace(steps=200))
    seen = [session.current_step]
    for _ in range(130):
        session.step()
        seen.append(session.current_step)
    assert seen == [*range(121), *[120] * 10]


def test_rows_stay_bounded_when_200_000_steps_are_played_on(session):
    for _ in range(20):
        session.player.due.emit(10_000)
        assert len(session.trajectory) <= MOST_ROWS
    steps = session.trajectory.step
    assert session.current_step == session.last_step == 200_000
    assert steps[:4000].tolist() == list(range(4000))
    assert (np.diff(steps) > 0).all()
    assert np.diff(steps).max() <= 32
    state = session.scenario.descent.advance(session.scenario.descent.begin((0.3, 0.6, 0.1)), 200_000)
    assert tuple(session.trajectory.parameters[:, -1]) == state.theta


def test_a_long_preview_keeps_its_rows_until_it_is_played_on(qapp):
    session = Session(Scenario(steps=40_000))
    assert len(session.trajectory) == 40_001
    session.to_end()
    session.step()
    assert session.current_step == 40_001
    assert len(session.trajectory) <= MOST_ROWS


def test_every_step_of_a_thinned_run_is_shown_exactly(session, told):
    session.player.due.emit(100_000)
    whole = solve(Scenario(steps=100_000)).trajectory
    for step in (20_000, 50_001, 50_002, 77_777, 99_999, 4):
        session.seek(step)
        assert session.current_step == step
        assert np.array_equal(session.trajectory.p[:, session.row], whole.p[:, step])
        assert len(session.trajectory) <= MOST_ROWS + 2
    told.clear()
    session.seek(4)
    assert told == []


def test_keys_go_step_by_step_through_thinned_rows(session):
    session.player.due.emit(100_000)
    session.seek(50_000)
    for _ in range(10):
        session.step()
    assert session.current_step == 50_010
    for _ in range(20):
        session.step_back()
    assert session.current_step == 49_990


def test_a_row_that_was_shown_for_a_while_is_told_when_it_goes(session, told):
    session.player.due.emit(100_000)
    kept = set(session.trajectory.step.tolist())
    dropped, *_ = (step for step in range(60_000, 60_100) if step not in kept)
    near = max(step for step in kept if step < dropped and step + 1 in kept)
    told.clear()
    session.seek(dropped)
    session.seek(near)
    session.seek(0)
    assert told == [Part.TRAJECTORY | Part.STEP, Part.TRAJECTORY | Part.STEP, Part.STEP]


def test_the_stopping_rule_ends_a_run_that_is_played_on(qapp):
    scenario = Scenario(stop="loss-tolerance:tolerance=0.05", steps=20)
    session = Session(scenario)
    session.player.play()
    session.player.due.emit(5000)
    ended = solve(scenario.replace(steps=10_000))
    assert ended.stopped is not None
    assert session.current_step == session.last_step == ended.stopped
    assert not session.player.playing


def test_playing_backwards_ends_at_the_start(session):
    session.seek(30)
    session.player.play(-1)
    session.player.due.emit(-10)
    assert session.current_step == 20
    session.player.due.emit(-20)
    assert session.current_step == 0
    session.player.due.emit(-1)
    assert session.current_step == 0
    assert not session.player.playing


def test_a_loop_is_played_again_and_again(session):
    session.player.set_loop((10, 14))
    seen = []
    for _ in range(12):
        session.player.due.emit(1)
        seen.append(session.current_step)
    assert seen == [10, 11, 12, 13, 14, 10, 11, 12, 13, 14, 10, 11]
    for steps in (-1, -1, -3, 7):
        session.player.due.emit(steps)
        seen.append(session.current_step)
    assert seen[12:] == [10, 14, 11, 13]


def test_a_loop_past_the_preview_computes_what_it_needs(session):
    session.player.set_loop((118, 125))
    session.seek(118)
    for _ in range(9):
        session.player.due.emit(1)
    assert (session.current_step, session.last_step) == (119, 125)


def test_a_loop_past_the_end_of_a_run_ends_with_it(qapp):
    session = Session(DIVERGING.replace(steps=100))
    session.player.set_loop((110, 200))
    session.seek(100)
    session.player.play()
    seen = []
    for _ in range(16):
        session.player.due.emit(1)
        seen.append(session.current_step)
    assert seen == [*range(110, 121), 120, *range(110, 114)]
    assert session.player.playing
    session.player.pause()


def test_a_loop_is_set_from_the_step_looked_at(session):
    session.seek(30)
    session.loop_from()
    assert session.player.loop == (30, 120)
    session.seek(50)
    session.loop_to()
    assert session.player.loop == (30, 50)
    session.seek(20)
    session.loop_to()
    assert session.player.loop == (0, 20)
    session.seek(120)
    session.loop_from()
    assert session.player.loop is None


def test_milestones_are_visited_one_after_the_other(session):
    steps = sorted({step for m in session.milestones for step in (m.first, m.last)})
    assert len(steps) >= 4
    seen = []
    for _ in steps:
        session.to_milestone(1)
        seen.append(session.current_step)
    assert seen == steps
    session.to_milestone(1)
    assert session.current_step == steps[-1]
    for _ in steps:
        session.to_milestone(-1)
    assert session.current_step == steps[0]


def test_as_fast_as_it_goes_fills_a_part_of_every_frame(session, qtbot):
    session.player.set_speed(FULL_SPEED)
    session.player.play()
    qtbot.waitUntil(lambda: session.last_step > 20_000, timeout=10_000)
    session.player.pause()
    assert session.current_step == session.last_step


def test_starts_at_the_very_edge_open(qapp):
    for parameterization in ("softmax", "raw", "projected", "mirror", "square-root"):
        session = Session(Scenario(start_logits=(-2000.0, 0.0, 0.0), parameterization=parameterization))
        assert session.current_step == 0
        session.step()


def test_any_number_of_classes_can_be_played(qapp):
    session = Session(Scenario(start=(0.1, 0.2, 0.3, 0.4), target=(1.0, 0.0, 0.0, 0.0)))
    session.player.due.emit(500)
    assert session.trajectory.p.shape == (4, 501)


def test_everything_is_every_part():
    assert all(part in Part.everything() for part in Part)


SHORTER = Scenario(steps=60)
SHORTENED = {
    "edit": lambda session: session.edit(steps=60),
    "load": lambda session: session.load(SHORTER),
    "show": lambda session: session.show("other", Document(SHORTER)),
    "go to a moment": lambda session: session.go_to(Kept(SHORTER)),
    "restore a pinned run": lambda session: session.restore(Pin(SHORTER)),
    "take": lambda session: session.take("open cell", SHORTER, 0),
    "undo": lambda session: session.undo(),
}


@pytest.mark.parametrize("shorten", SHORTENED.values(), ids=SHORTENED)
@pytest.mark.parametrize(
    ("loop", "left"), [((70, 110), None), ((60, 90), None), ((20, 90), (20, 60)), ((5, 9), (5, 9))]
)
def test_of_a_loop_there_stays_what_a_shorter_run_has_of_it(qapp, shorten, loop, left):
    session = Session(SHORTER)
    session.load(Scenario())
    session.player.set_loop(loop)
    told = listening(session)
    shorten(session)
    assert session.loop == left
    assert any(Part.PLAYBACK in parts for parts in told) == (left != loop)
    session.rewind()
    session.player.due.emit(1)
    assert session.current_step == (left[0] if left else 1)
    session.load(Scenario())
    assert session.loop == left


def test_a_loop_that_ends_after_its_run_is_back_when_the_run_reaches_it_again(session):
    session.player.set_loop((30, 90))
    seen = []
    for limit in (60, 20, 110):
        session.edit(stop=f"step-limit:limit={limit}")
        seen.append(session.loop)
    assert seen == [(30, 60), None, (30, 90)]


def test_a_drag_that_is_given_up_leaves_the_loop_as_it_was(session):
    session.player.due.emit(500)
    session.player.set_loop((400, 450))
    session.begin_gesture()
    session.edit(start=(0.2, 0.2, 0.6))
    assert session.loop is None
    session.cancel_gesture()
    assert (session.loop, session.current_step) == ((400, 450), 500)
