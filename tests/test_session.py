"""The session: kept moments, pinned runs and other documents in the place of the one that is worked on."""

from xentviz.document import Document
from xentviz.pins import Pin
from xentviz.scenario import MAX_STEPS, Scenario
from xentviz.session import Part, Session
from xentviz.storyboard import Kept, Storyboard
from xentviz.view import View

DIVERGING = Scenario(loss="squared-error", parameterization="raw", learning_rate=10.0, steps=100)


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
