"""What commands lack: said where they have nothing to do, and there only."""

from __future__ import annotations

import pytest

from xentviz.actions.lacks import NOTHING_KEPT, NOTHING_PINNED, Lacks
from xentviz.scenario import Scenario
from xentviz.session import Session

DIVERGING = Scenario(loss="squared-error", parameterization="raw", learning_rate=100.0, steps=130)


@pytest.fixture
def session(qapp):
    return Session(Scenario(steps=120))


@pytest.fixture
def lacks(session):
    return Lacks(session)


def test_at_the_start_nothing_comes_before_and_at_the_end_nothing_after(session, lacks):
    assert (lacks.before(), lacks.past(), lacks.after()) == ("step 0 is the first", "step 0 is the first", "")
    session.seek(40)
    assert (lacks.before(), lacks.past(), lacks.after()) == ("", "", "")
    session.to_end()
    assert (lacks.before(), lacks.past(), lacks.after()) == ("", "", "step 120 is the last so far")
    session.step()
    assert lacks.after() == "step 121 is the last so far"


def test_time_that_runs_can_be_stopped_at_either_end(session, lacks):
    session.player.play()
    assert lacks.before() == ""
    session.player.pause()
    assert lacks.before()


def test_a_loop_can_be_played_backwards_from_its_first_step(session, lacks):
    session.player.set_loop((0, 9))
    assert lacks.past() == ""


def test_a_mark_is_lacking_where_no_step_has_one(session, lacks):
    assert lacks.mark(-1) == "no mark comes before step 0"
    assert lacks.mark(1) == ""
    session.to_end()
    assert (lacks.mark(1), lacks.mark(-1)) == ("no mark comes after step 120", "")


def test_a_loop_needs_steps_on_both_sides(session, lacks):
    assert lacks.loop() == "there is no loop: I and O set its ends"
    assert (lacks.loop_end(), lacks.loop_beginning()) == ("", "step 0 is the first: a loop ends after it")
    session.to_end()
    assert lacks.loop_end() == "step 120 is the last so far: a loop begins before it"
    assert lacks.loop_beginning() == ""
    session.loop_to()
    assert (session.player.loop, lacks.loop()) == ((0, 120), "")


def test_what_is_kept_and_pinned_is_there(session, lacks):
    assert (lacks.kept(), lacks.pinned()) == (NOTHING_KEPT, NOTHING_PINNED)
    session.change("keep", storyboard=session.storyboard.keep(session.kept))
    session.change("pin", pins=session.pins.pin(session.scenario))
    assert (lacks.kept(), lacks.pinned()) == ("", "")


@pytest.mark.parametrize(
    "scenario",
    [
        Scenario(stop="step-limit:limit=10"),
        Scenario(loss="squared-error", parameterization="raw", learning_rate=100.0, steps=130),
    ],
    ids=["stopped", "diverged"],
)
def test_at_the_end_of_a_run_that_cannot_go_on_there_is_no_next_step_and_only_a_loop_to_be_played(qapp, scenario):
    session = Session(scenario)
    lacks, last = Lacks(session), session.last_step
    assert (lacks.next(), lacks.future()) == ("", "")
    session.to_end()
    assert (lacks.next(), lacks.future()) == (f"the run ends at step {last}",) * 2
    session.player.set_loop((0, last))
    assert (lacks.next(), lacks.future()) == (f"the run ends at step {last}", "")


def test_a_preview_can_be_played_on_from_its_end(qapp):
    session = Session(Scenario(steps=20))
    session.to_end()
    assert (Lacks(session).next(), Lacks(session).future()) == ("", "")
