"""The question answered, as somebody new would go about it: the tour, the frozen logits, the swapped actor."""

from __future__ import annotations

import re

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.journeys.conftest import LEFT
from xentviz.explain.tour import STATIONS
from xentviz.rivals import rivals
from xentviz.scenario import Scenario
from xentviz.solution import solve

ONLY_RIGHT = Scenario(free=(True, False, False))


def card(person):
    return person.program.window.tour


def tab_to(person, button):
    """By Tab alone, as far round as it takes."""
    for _ in range(80):
        if button.hasFocus():
            return
        person.key(Qt.Key.Key_Tab)
    raise AssertionError(f"{button.text()} is not reached by Tab")


def words(ledger):
    return " ".join(ledger.told())


@pytest.mark.parametrize("press", [Qt.Key.Key_Space, Qt.Key.Key_Return])
@pytest.mark.parametrize("rightly", [True, False])
def test_the_whole_tour_by_keys_alone(person, press, rightly):
    own, view = person.scenario, person.session.view
    person.program.touring.offer()
    tab_to(person, card(person).start_button)
    person.key(press)
    for number, station in enumerate(STATIONS, start=1):
        tour, solution = card(person), solve(station.scenario)
        assert (person.scenario, tour.caption.text()) == (station.scenario, f"{number} of {len(STATIONS)}")
        if station.prediction:
            right = station.prediction.right(solution)
            chosen = right if rightly else (right + 1) % len(tour.answers)
            tab_to(person, tour.answers[chosen])
            person.key(press)
            verdict = "Yes." if rightly else f"No: {station.prediction.answers[right]}."
            assert tour.spoken().endswith(" ".join((verdict, *station.prediction.reveal(solution))))
        assert tour.next_button.hasFocus()
        assert tour.next_button.text() == ("Finish" if number == len(STATIONS) else "Next")
        assert not person.session.player.playing
        person.key(press)
    assert not card(person).isVisible()
    assert (person.scenario, person.session.view) == (own, view)
    assert person.view.hasFocus()


def test_the_tour_stands_in_the_help_menu(person):
    menus = {action.text(): action.menu() for action in person.program.window.menuBar().actions()}
    (tour,) = (action for action in menus["&Help"].actions() if action.text() == "Tour")
    tour.trigger()
    assert card(person).title.text() == STATIONS[0].title


def test_with_only_the_right_logit_free_the_wrong_classes_fall_all_the_same(person):
    box = person.program.window.settings.free.choice
    box.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert person.scenario == ONLY_RIGHT
    book = solve(ONLY_RIGHT).book.step(0)
    said = words(person.program.window.explain.ledger)
    for index, letter in ((1, "B"), (2, "C")):
        assert book.change[index] < 0.0
        assert book.by_parameter[index, [1, 2]].tolist() == [0.0, 0.0]
        amount, by_a = re.search(rf"{letter} falls by ([\d.]+): ([\d.]+) as A's logit rises", said).groups()
        assert float(amount) == pytest.approx(-book.change[index], abs=0.6 * 10.0 ** -len(amount.split(".")[1]))
        assert float(by_a) == pytest.approx(-book.by_parameter[index, 0], abs=0.6 * 10.0 ** -len(by_a.split(".")[1]))
    assert "own logit" not in said.split("A rises")[0]
    p = person.session.trajectory.p
    assert (np.diff(p[1:]) < 0.0).all()


def test_what_descends_is_swapped_by_a_key_and_a_click(person):
    person.key(Qt.Key.Key_P, Qt.KeyboardModifier.ShiftModifier)
    listed = person.program.window.settings.rivals
    assert [rival.entry.name for rival in person.view.canvas.rivals] == [
        rival.entry.name for rival in rivals(Scenario(), "parameterization")
    ]
    (row,) = (row for row in listed.rows if row.rival.entry.name == "mirror")
    assert row.accessibleName().endswith(": A rises, B falls, C falls")
    QTest.mouseClick(row, LEFT)
    assert person.scenario == Scenario(parameterization="mirror")
    start, after = person.session.trajectory.p[:, :2].T
    assert after[1] / after[2] == pytest.approx(start[1] / start[2])
    assert after[2] < start[2]


def test_pointing_at_a_number_of_the_gradient_lights_its_arrow_on_the_simplex(person):
    person.key(Qt.Key.Key_M)
    maths = person.program.window.explain.maths
    maths.show_stage(4)
    QApplication.processEvents()
    quiet = person.view.grab().toImage()
    page = maths.page
    place = page.places("gradient:1")[-1].center().toPoint()
    person.point(page.viewport(), place)
    key, anatomy = person.view.canvas.lit
    assert key == "gradient:1"
    assert anatomy.gradient[:, 0].tolist() == pytest.approx([-0.7, 0.6, 0.1])
    assert person.view.grab().toImage() != quiet
    person.leave(page.viewport())
    assert person.view.canvas.lit is None
    assert person.view.grab().toImage() == quiet


@pytest.mark.parametrize(("key", "place"), [("p", "start"), ("y", "target")])
def test_pointing_at_a_point_of_the_simplex_lights_it_in_the_formulas(person, key, place):
    person.key(Qt.Key.Key_M)
    page = person.program.window.explain.maths.page
    person.program.window.explain.maths.show_stage(0 if key == "p" else 1)
    QApplication.processEvents()
    (box, *_) = page.places(key)
    quiet = page.viewport().grab(box.toRect()).toImage()
    person.point(person.view, person.place(getattr(person.scenario, place)))
    QApplication.processEvents()
    assert page.viewport().grab(box.toRect()).toImage() != quiet
    person.point(person.view, QPoint(3, 3))
    QApplication.processEvents()
    assert page.viewport().grab(box.toRect()).toImage() == quiet
