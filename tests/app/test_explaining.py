"""The ledger, the mathematics and the rivals in the window: what they follow, and what they leave alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.journeys.conftest import LEFT
from xentviz.explain.account import account
from xentviz.explain.lesson import lesson
from xentviz.scenario import Scenario

GOAL = (0.2, 0.3, 0.5)
LEAVES = Scenario(parameterization="raw", learning_rate=0.5)
DIVERGES = Scenario(parameterization="raw", loss="negated-cross-entropy", learning_rate=1.0)


def told(person):
    return person.program.window.explain.ledger.told()


def expected(person, summed=False):
    """What the engine has to say of the step that is looked at."""
    session = person.session
    said = account(session.solution, session.trajectory, session.current_step, summed)
    sentences = [said.sentences[i] for i in said.order] or [said.remark]
    return (f"{said.heading}{sentences[0]}", *sentences[1:])


def spoken(person):
    return person.program.window.explain.maths.spoken()


def taught(person):
    session = person.session
    return lesson(session.solution, session.trajectory, session.current_step).stages[0].sentence


def click(person, buttons, value):
    QTest.mouseClick(getattr(person.program.window.explain, buttons).buttons[value], LEFT)


WALKS = {
    "step": lambda person: person.key(Qt.Key.Key_Right),
    "end": lambda person: person.key(Qt.Key.Key_End),
    "seek": lambda person: person.program.window.loss.seekRequested.emit(37),
    "drag": lambda person: person.drag("start", GOAL),
    "target": lambda person: person.drag("target", GOAL),
    "preset": lambda person: person.key(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier),
}


@pytest.mark.parametrize("walk", WALKS.values(), ids=WALKS)
@pytest.mark.parametrize("summed", [False, True])
def test_the_ledger_follows(person, walk, summed):
    click(person, "spans", "sum" if summed else "step")
    person.session.seek(5)
    before = told(person)
    walk(person)
    assert told(person) == expected(person, summed)
    assert told(person) != before


@pytest.mark.parametrize("walk", WALKS.values(), ids=WALKS)
def test_the_mathematics_follows(person, walk):
    click(person, "pages", "maths")
    before = spoken(person)
    walk(person)
    assert taught(person) in spoken(person)
    assert spoken(person) != before


def test_both_follow_in_the_middle_of_a_drag(person):
    person.press("start")
    person.move(person.place(GOAL))
    assert person.scenario.start == pytest.approx(GOAL, abs=0.004)
    assert told(person) == expected(person)
    QTest.mouseRelease(person.view, LEFT, pos=person.place(GOAL))


def test_the_ledger_follows_while_playing_also_past_the_preview(open_window, qtbot):
    person = open_window(Scenario(steps=3))
    person.session.player.set_speed(100.0)
    person.key(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: person.session.current_step > 6)
    person.key(Qt.Key.Key_Space)
    assert told(person)[0].startswith(f"Step {person.session.current_step} → ")
    assert told(person) == expected(person)


def test_step_and_sum_are_two_ways_to_read_it(person):
    person.session.to_end()
    click(person, "spans", "sum")
    assert told(person)[0].startswith("Steps 0 → 120: ")
    assert person.session.view.span == "sum"
    click(person, "spans", "step")
    assert told(person)[0].startswith("Step 120 → 121: ")


@pytest.mark.parametrize("page", ["ledger", "maths"])
@pytest.mark.parametrize(
    ("scenario", "why"), [(LEAVES, "p left the simplex at step 1"), (DIVERGES, "The run diverged at step 1")]
)
def test_where_no_step_has_a_meaning_the_card_says_why(open_window, page, scenario, why):
    person = open_window(scenario)
    click(person, "pages", page)
    person.session.to_end()
    card = person.program.window.explain
    said = told(person)[0] if page == "ledger" else card.maths.absence.text()
    assert said.startswith(why)
    person.session.load(Scenario())
    person.session.rewind()
    again = told(person)[0] if page == "ledger" else spoken(person)
    assert again.startswith("Step 0 → 1: C rises" if page == "ledger" else "1 of 7: ")


def test_only_the_page_in_sight_is_computed(person):
    ledger, maths = told(person), spoken(person)
    click(person, "pages", "maths")
    person.session.step()
    assert told(person) == ledger
    assert spoken(person) != maths
    click(person, "pages", "ledger")
    assert told(person) == expected(person)
    maths = spoken(person)
    person.session.step()
    assert spoken(person) == maths


def test_pointing_at_a_row_of_the_ledger_lights_the_class_and_follows_the_step(person):
    ledger = person.program.window.explain.ledger
    person.point(ledger, QPoint(100, ledger.height() // 4))
    key, anatomy = person.view.canvas.lit
    assert (key, anatomy.p[:, 0].tolist()) == ("p:1", pytest.approx(Scenario().start))
    person.session.step()
    after = person.session.trajectory.p[:, 1].tolist()
    assert person.view.canvas.lit[1].p[:, 0].tolist() == pytest.approx(after)
    person.leave(ledger)
    assert person.view.canvas.lit is None
