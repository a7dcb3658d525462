"""What the tour hides until one has answered, and that a preset ends it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.app.test_touring import GOAL, NUMBERS, card, go_to, press
from tests.journeys.conftest import LEFT, NONE
from xentviz.explain.tour import STATIONS
from xentviz.presets import presets

EVERYTHING = {"classes", "explain", "path"}


def in_sight(person):
    """What of the run can be seen: the cards beside the simplex, and its path."""
    window = person.program.window
    cards = {name for name in ("classes", "explain") if getattr(window, name).isVisible()}
    return cards | (set() if person.view.canvas.veiled else {"path"})


@pytest.mark.parametrize("number", NUMBERS)
def test_a_preset_ends_the_tour_and_is_what_stays(open_window, person, number):
    go_to(person, number)
    person.key(Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert person.scenario == presets()[4].scenario
    assert not card(person).isVisible()
    assert in_sight(person) == EVERYTHING
    person.program.window.close()
    assert open_window().scenario == presets()[4].scenario


@pytest.mark.parametrize("number", NUMBERS)
def test_what_a_run_does_is_hidden_until_one_has_said_what_one_expects(person, number):
    go_to(person, number)
    if STATIONS[number].prediction:
        assert in_sight(person) == set()
        press(card(person).answers[0])
    assert in_sight(person) == EVERYTHING
    press(card(person).next_button)
    assert in_sight(person) == (set() if number + 2 < len(STATIONS) else EVERYTHING)


def test_a_hidden_path_is_told_neither_by_the_pointer_nor_by_a_drag(person):
    go_to(person, 0)
    middle = person.place(person.session.trajectory.p[:, 40].tolist())
    person.move(middle, NONE)
    assert [text for text in read_out(person) if "step" in text] == []
    person.press("start")
    person.move(person.place(GOAL))
    quiet = person.view.grab().toImage()
    person.view.canvas.show_ghost(None)
    assert person.view.grab().toImage() == quiet
    QTest.mouseRelease(person.view, LEFT, pos=person.place(GOAL))
    press(card(person).answers[0])
    person.move(person.place(person.session.trajectory.p[:, 20].tolist()), NONE)
    assert [text for text in read_out(person) if "step" in text] != []


def read_out(person):
    return [item.text for group in person.view.over() if group.name == "readout" for item in group.items[1:]]


@pytest.mark.parametrize("number", [number for number in NUMBERS if STATIONS[number].prediction])
def test_the_grid_waits_for_the_answer(person, number):
    go_to(person, number)
    person.key(Qt.Key.Key_G)
    assert not person.session.view.grid
    assert person.program.window.status.message.text() == "answer first: the grid shows what happens"
    press(card(person).answers[0])
    person.key(Qt.Key.Key_G)
    assert person.session.view.grid


def test_what_became_of_a_run_is_said_after_the_answer(person):
    told = {}
    for number in NUMBERS:
        if STATIONS[number].prediction:
            go_to(person, number)
            assert person.program.window.status.message.text() == ""
            press(card(person).answers[0])
            told[number] = person.program.window.status.message.text()
    assert any("left the simplex" in text for text in told.values())
