"""A document that is edited: one signal for each change, and exact ways back."""

import numpy as np
import pytest

from xentviz.document import Document
from xentviz.engine.given import InputError
from xentviz.pins import Pin
from xentviz.scenario import Scenario
from xentviz.session import Part, Session
from xentviz.solution import solve
from xentviz.storyboard import Kept
from xentviz.view import View

RUN = Part.SCENARIO | Part.TRAJECTORY | Part.STEP


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
