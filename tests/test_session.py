"""The session: one signal for each change, exact ways back, playing on, and rows that stay bounded."""

import numpy as np
import pytest

from xentviz.document import Document
from xentviz.engine.given import InputError
from xentviz.pins import Pin
from xentviz.player import FULL_SPEED
from xentviz.scenario import MAX_STEPS, Scenario
from xentviz.session import MOST_ROWS, Part, Session
from xentviz.solution import solve
from xentviz.storyboard import Kept, Storyboard
from xentviz.view import View

RUN = Part.SCENARIO | Part.TRAJECTORY | Part.STEP
DIVERGING = Scenario(loss="squared-error", parameterization="raw", learning_rate=10.0, steps=100)


@pytest.fixture
def session(qapp):
    session = Session()
    yield session
    session.player.pause()


@pytest.fixture
def told(session):
    """The parts of every change, in order."""
    parts = []
    session.changed.connect(parts.append)
    return parts


def listening(session):
    parts = []
    session.changed.connect(parts.append)
    return parts


@pytest.mark.parametrize(
    ("change", "parts"),
    [
        ({"start": (0.2, 0.2, 0.6)}, RUN),
        ({"learning_rate": 0.2}, RUN | Part.RISING),
        ({"steps": 60}, RUN),
        ({"optimizer": "adam"}, RUN | Part.RISING),
        ({"parameterization": "mirror"}, RUN | Part.RISING | Part.FLOW),
        ({"loss": "squared-error"}, RUN | Part.RISING | Part.FLOW | Part.LANDSCAPE),
        ({"target": (0.5, 0.3, 0.2)}, RUN | Part.RISING | Part.FLOW | Part.LANDSCAPE),
        ({"target": (0.5, 0.3, 0.2), "steps": 7}, RUN | Part.RISING | Part.FLOW | Part.LANDSCAPE),
    ],
    ids=str,
)
def test_an_edit_is_told_once_with_the_parts_it_touched(session, told, qtbot, change, parts):
    with qtbot.waitSignal(session.changed, timeout=1000):
        session.edit(**change)
    assert told == [parts | Part.HISTORY]
    assert session.scenario == Scenario(**change)
    assert np.array_equal(session.trajectory.p, solve(Scenario(**change)).trajectory.p)


def test_an_edit_to_the_same_value_is_not_told(session, told):
    before = session.solution
    session.edit(start=(0.3, 0.6, 0.1), learning_rate=0.1, optimizer="gradient-descent")
    session.load(Scenario())
    assert told == []
    assert session.solution is before


def test_a_refused_edit_changes_nothing(session, told):
    before = session.solution, session.trajectory, session.row
    for change in ({"learning_rate": 0}, {"start": (1.0, 2.0, 3.0)}, {"loss": "nonsense"}, {"tempo": 1}):
        with pytest.raises(InputError):
            session.edit(**change)
    assert told == []
    assert (session.solution, session.trajectory, session.row) == before


def test_the_step_looked_at_stays_when_a_setting_changes(session):
    session.seek(50)
    session.edit(learning_rate=0.3)
    assert session.current_step == 50
    session.edit(steps=20)
    assert session.current_step == 20


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


@pytest.mark.parametrize("moves", [1, 5])
def test_a_gesture_given_up_leaves_everything_as_it_was(session, told, moves):
    session.player.due.emit(150)
    session.seek(130)
    before = session.solution, session.trajectory, session.row
    told.clear()
    session.begin_gesture()
    for i in range(moves):
        session.edit(target=(0.5, 0.5 - 0.05 * i, 0.05 * i))
    session.cancel_gesture()
    assert (session.solution, session.trajectory, session.row) == before
    assert told == [RUN | Part.RISING | Part.FLOW | Part.LANDSCAPE] * (moves + 1)


def test_a_gesture_that_ended_stays(session):
    session.begin_gesture()
    session.edit(start=(0.2, 0.2, 0.6))
    session.end_gesture()
    session.cancel_gesture()
    assert session.scenario.start == (0.2, 0.2, 0.6)


def test_giving_up_without_a_gesture_does_nothing(session, told):
    session.cancel_gesture()
    assert told == []


def test_what_was_given_up_once_does_not_come_back_later(session):
    session.begin_gesture()
    session.edit(learning_rate=0.7)
    session.cancel_gesture()
    session.edit(learning_rate=0.2)
    session.cancel_gesture()
    assert session.scenario.learning_rate == 0.2


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


def test_undo_and_redo_bring_run_and_view_back_bit_for_bit_and_tell_it_once(session, told):
    session.edit(loss="squared-error", learning_rate=0.4)
    session.edit_view(layers=["grid"], swapped="loss")
    after, run = session.document, session.trajectory
    told.clear()
    session.undo()
    session.undo()
    assert session.document == Document()
    assert told == [Part.VIEW | Part.HISTORY, RUN | Part.RISING | Part.FLOW | Part.LANDSCAPE | Part.HISTORY]
    assert np.array_equal(session.trajectory.p, solve(Scenario()).trajectory.p)
    session.redo()
    session.redo()
    assert session.document == after
    assert np.array_equal(session.trajectory.p, run.p)
    assert np.array_equal(session.trajectory.parameters, run.parameters)
    session.redo()
    assert len(told) == 4


def test_undoing_pauses_and_stays_at_the_step_looked_at(session):
    session.edit(learning_rate=0.4)
    session.edit(steps=20)
    session.undo()
    session.seek(90)
    session.player.play()
    session.undo()
    assert not session.player.playing
    assert session.current_step == 90
    session.redo()
    session.redo()
    assert session.current_step == 20


def test_a_view_that_changes_leaves_the_run_alone(session, told):
    session.player.due.emit(200)
    told.clear()
    before = session.solution, session.trajectory, session.row
    session.edit_view(log_loss=False)
    session.edit_view(page="maths", span="sum")
    session.edit_view(page="maths", span="sum")
    session.undo()
    assert (session.solution, session.trajectory, session.row) == before
    assert told == [Part.VIEW | Part.HISTORY, Part.VIEW, Part.VIEW | Part.HISTORY]
    assert session.view == View(page="maths", span="sum")
    assert session.undo_name is None


def test_a_refused_view_changes_nothing(session, told):
    for change in ({"layers": ["clouds"]}, {"log_loss": 1}, {"zoom": 2}):
        with pytest.raises(InputError):
            session.edit_view(**change)
    assert told == []
    assert session.document == Document()


def test_a_gesture_is_undone_at_once_and_told_when_it_ends(session, told):
    session.begin_gesture("drag start")
    for i in range(3):
        session.edit(start=(0.5, 0.5 - 0.05 * i, 0.05 * i))
    session.undo()
    assert told == [RUN] * 3
    session.end_gesture()
    assert told == [RUN] * 3 + [Part.HISTORY]
    assert session.undo_name == "drag start"
    session.undo()
    assert session.document == Document()


def test_changes_of_several_fields_are_one_entry_under_the_name_given(session):
    session.change("preset Plateau", scenario=Scenario(steps=7), view=View(["grid"]))
    assert session.undo_name == "preset Plateau"
    session.undo()
    assert session.document == Document()


def test_a_document_that_is_opened_shows_the_run_of_its_scenario_and_nothing_that_was_played(session):
    fresh = session.trajectory
    session.player.play()
    session.player.due.emit(400)
    session.loop_to()
    assert session.last_step == 400
    session.open(Document())
    assert session.trajectory is fresh
    assert (session.current_step, session.player.loop, session.player.playing) == (0, None, False)


def test_a_document_is_shown_at_its_step_past_the_preview_too_and_at_the_last_where_the_run_ends_before(session):
    for step in (57, 3000):
        session.open(Document(step=step))
        assert (session.current_step, Session(Document(step=step)).current_step) == (step, step)
    session.show("other", Document(Scenario(learning_rate=0.5), step=3000))
    assert session.current_step == 3000
    session.open(Document(DIVERGING, step=MAX_STEPS))
    assert session.current_step == session.last_step == session.document.step < 5000


def test_a_step_beyond_those_that_a_document_takes_is_its_last(session):
    session.player.due.emit(MAX_STEPS + 500)
    assert session.current_step == MAX_STEPS + 500
    assert session.document == Document(step=MAX_STEPS)
    session.edit_view(log_loss=False)
    session.undo()
    assert session.current_step == MAX_STEPS + 500


def test_looking_at_another_step_is_no_change(session, told):
    session.seek(57)
    assert session.document == Document(step=57)
    session.show("other", Document(step=3))
    assert told == [Part.STEP] * 2
    assert (session.current_step, session.undo_name) == (3, None)


MOVES = {
    "a whole document": lambda session: session.show("other", Document(Scenario(learning_rate=0.5), step=3)),
    "a moment": lambda session: session.go_to(Kept(Scenario(learning_rate=0.5), step=3)),
    "a pinned run": lambda session: session.restore(Pin(Scenario(learning_rate=0.5, steps=3))),
    "what was shown aside": lambda session: (
        session.set_aside(),
        session.open(Document(Scenario(learning_rate=0.5), step=3)),
        session.keep("tour"),
    ),
    "what was presented": lambda session: session.return_to("return", moment_at(3), View()),
}


def moment_at(step):
    return Session(Document(Scenario(learning_rate=0.5), step=step)).snapshot


@pytest.mark.parametrize("left", [57, 3000])
@pytest.mark.parametrize("move", MOVES.values(), ids=MOVES)
def test_undoing_a_change_that_led_to_another_step_leads_back_and_redoing_there_again(session, move, left):
    session.edit_view(log_loss=False)
    session.player.due.emit(left)
    move(session)
    assert session.current_step == 3
    session.seek(2)
    session.undo()
    assert (session.scenario, session.current_step) == (Scenario(), left)
    session.undo()
    assert (session.view, session.current_step) == (View(), left)
    session.seek(20)
    session.redo()
    assert session.current_step == 20
    session.redo()
    assert (session.scenario.learning_rate, session.current_step) == (0.5, 3)
    session.undo()
    assert session.current_step == left


def test_what_is_put_aside_comes_back_at_the_step_looked_at(session):
    session.player.due.emit(300)
    session.set_aside()
    session.open(Document(Scenario(steps=7)))
    assert session.own_document == Document(step=300)
    session.bring_back()
    assert (session.document, session.current_step) == (Document(step=300), 300)


def test_what_is_put_aside_comes_back_with_its_run_and_its_loop_and_does_not_play(session):
    session.player.due.emit(900)
    session.seek(300)
    session.player.set_loop((2, 9))
    moment = session.snapshot
    session.set_aside()
    session.open(Document(Scenario(steps=7)))
    session.player.set_loop((3, 5))
    session.player.play()
    session.bring_back()
    assert (session.snapshot, session.last_step, session.current_step) == (moment, 900, 300)
    assert (session.player.loop, session.player.playing) == ((2, 9), False)


def test_another_document_has_no_past_and_begins_at_its_step(session):
    session.edit(learning_rate=0.4)
    session.to_end()
    session.begin_gesture()
    session.player.play()
    session.open(Document(Scenario(steps=7), View(["grid"])))
    assert (session.undo_name, session.redo_name, session.in_gesture) == (None, None, False)
    assert (session.current_step, session.player.playing) == (0, False)
    assert session.document == Document(Scenario(steps=7), View(["grid"]))


def test_what_is_put_aside_comes_back_with_its_history(session):
    session.edit(learning_rate=0.4)
    own = session.document
    session.set_aside()
    session.open(Document(Scenario(steps=7)))
    assert (session.own_document, session.undo_name) == (own, None)
    session.edit(learning_rate=3.0)
    session.undo()
    assert session.scenario == Scenario(steps=7)
    session.edit(learning_rate=5.0)
    session.bring_back()
    assert (session.document, session.own_document) == (own, own)
    assert session.undo_name == "learning rate"
    session.undo()
    assert session.document == Document()


def test_what_was_shown_aside_can_be_kept_as_one_change(session):
    session.edit(learning_rate=0.4)
    own = session.document
    session.set_aside()
    session.open(Document(Scenario(steps=7)))
    session.keep("tour")
    assert session.own_document == session.document == Document(Scenario(steps=7))
    assert session.undo_name == "tour"
    session.undo()
    assert session.document == own


def test_what_is_shown_is_kept_as_a_moment_and_gone_back_to_exactly(session):
    session.edit_view(swapped="loss", layers=["grid"])
    session.seek(12)
    moment = session.kept
    session.edit(learning_rate=2.0)
    session.edit_view(swapped="")
    session.rewind()
    session.go_to(moment)
    assert (session.kept, session.current_step) == (moment, 12)
    assert not session.player.playing


def test_a_moment_beyond_the_preview_is_gone_to_by_playing_on(session):
    session.go_to(Kept(step=150))
    assert session.current_step == 150
    session.go_to(Kept(DIVERGING, step=5000))
    assert session.current_step == session.last_step < 5000


def test_going_to_a_moment_of_the_same_run_is_no_change_and_of_another_one_is_undone(session):
    session.go_to(Kept(step=9))
    assert session.undo_name is None
    session.go_to(Kept(Scenario(learning_rate=0.5), View(log_loss=False), 9))
    assert session.undo_name == "go to a moment"
    session.undo()
    assert session.document == Document(step=9)


def test_keeping_moving_and_removing_moments_is_told_and_undone(session, told):
    one, two = Kept(step=1), Kept(step=2)
    session.change("keep moment", storyboard=session.storyboard.keep(one))
    session.change("keep moment", storyboard=session.storyboard.keep(two))
    session.change("move moment", storyboard=session.storyboard.move(0, 1))
    assert told == [Part.STORYBOARD | Part.HISTORY] * 3
    session.undo()
    assert session.storyboard.moments == (one, two)
    session.undo()
    session.undo()
    assert len(session.storyboard) == 0
    session.redo()
    assert session.storyboard.moments == (one,)


def test_moments_kept_while_a_document_is_put_aside_are_kept_in_it(session):
    session.set_aside()
    session.edit(learning_rate=2.0)
    moment = session.kept
    session.change("keep moment", storyboard=session.storyboard.keep(moment))
    session.bring_back()
    assert session.document == Document(storyboard=Storyboard((moment,)))
    session.undo()
    assert session.document == Document()


def test_runs_pinned_while_a_document_is_put_aside_are_pinned_in_it(session):
    session.set_aside()
    session.edit(learning_rate=2.0)
    session.change("pin run", pins=session.pins.pin(session.scenario))
    session.bring_back()
    assert session.pins.runs == (Pin(Scenario(learning_rate=2.0)),)
    assert session.undo_name == "pinned runs"
    session.undo()
    assert session.document == Document()


def test_pinning_hiding_renaming_and_removing_runs_is_told_and_undone(session, told):
    session.change("pin run", pins=session.pins.pin(session.scenario))
    session.change("hide pinned run", pins=session.pins.hide(0, True))
    session.change("rename pinned run", pins=session.pins.rename(0, "slow"))
    session.change("remove pinned run", pins=session.pins.remove(0))
    assert told == [Part.PINS | Part.HISTORY] * 4
    session.undo()
    assert session.pins.runs == (Pin(hidden=True, name="slow"),)
    for _ in range(3):
        session.undo()
    assert session.document == Document()
    session.redo()
    assert session.pins.runs == (Pin(),)


def test_a_pinned_run_is_restored_as_far_as_it_was_played_at_the_step_looked_at(session):
    session.seek(7)
    session.restore(Pin(Scenario(learning_rate=0.5), steps=300))
    assert session.scenario == Scenario(learning_rate=0.5)
    assert (session.last_step, session.current_step) == (300, 7)
    assert session.undo_name == "restore pinned run"
    session.undo()
    assert session.document == Document(step=7)


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


def test_a_run_that_is_taken_is_played_on_as_far_as_the_step_looked_at_and_back_again(session):
    session.player.due.emit(500)
    session.player.set_loop((400, 450))
    for turn in (lambda: session.take("open cell", Scenario(learning_rate=1.0), 500), session.undo, session.redo):
        turn()
        assert (session.current_step, session.loop) == (500, (400, 450))
    session.take("open cell", Scenario(stop="step-limit:limit=10"), 500)
    assert session.current_step == 10
    session.undo()
    assert session.current_step == 500
