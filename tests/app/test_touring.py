"""The tour in the window: it takes over, leaves everything draggable, and gives everything back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.journeys.conftest import LEFT
from xentviz.app.preferences import Settings
from xentviz.explain.tour import STATIONS
from xentviz.figure.simplex import DEFAULT_LAYERS
from xentviz.scenario import Scenario
from xentviz.scenario_file import dumps
from xentviz.view import View

OWN = Scenario(
    start=(0.2, 0.3, 0.5), loss="squared-error", optimizer="adam", learning_rate=0.02, free=(True, True, False)
)
SEEN = View(("grid", "quoted-rows"), log_loss=False, swapped="loss", page="maths", span="sum")
GOAL = (0.1, 0.2, 0.7)
NUMBERS = range(len(STATIONS))


@pytest.fixture
def person(open_window):
    """Somebody with a scenario and a view of their own, in the middle of a run."""
    someone = open_window(OWN)
    someone.session.change("view", view=SEEN)
    someone.session.seek(40)
    return someone


def card(person):
    return person.program.window.tour


def press(button):
    QTest.mouseClick(button, LEFT)


def go_to(person, number):
    person.key(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    for _ in range(number):
        press(card(person).next_button)
    assert person.program.touring.station is STATIONS[number]


def given_back(person):
    return (person.scenario, person.session.view) == (OWN, SEEN)


def test_after_a_tour_by_keys_the_arrows_step_and_no_handle_has_them(person):
    person.key(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert card(person).isHidden()
    person.key(Qt.Key.Key_Right)
    assert person.session.current_step == 41
    assert given_back(person)
    assert person.program.window.simplex.focused_handle is None


@pytest.mark.parametrize("number", NUMBERS)
def test_a_station_shows_its_scenario_in_its_way_and_speaks_of_it(person, number):
    go_to(person, number)
    station, view, session = STATIONS[number], person.session.view, person.session
    assert session.scenario == station.scenario
    assert (view.swapped, view.page, view.span) == (station.swapped, station.page, station.span)
    assert set(view.layers) == DEFAULT_LAYERS | station.layers
    assert session.current_step == (0 if station.prediction else session.last_step)
    said = card(person).spoken()
    assert said.startswith(" ".join((station.title, *station.tell(session.solution))))
    assert card(person).caption.text() == f"{number + 1} of {len(STATIONS)}"


@pytest.mark.parametrize("number", NUMBERS)
def test_wherever_it_is_closed_everything_is_as_before_at_the_step_looked_at(person, number):
    go_to(person, number)
    press(card(person).close_button if number < len(STATIONS) - 1 else card(person).next_button)
    assert given_back(person)
    assert person.session.current_step == 40
    assert not card(person).isVisible()
    assert person.view.hasFocus()
    assert person.program.touring.station is None


@pytest.mark.parametrize("number", [0, 3, 7])
def test_a_window_closed_in_the_middle_opens_again_as_it_was_before_the_tour(open_window, person, number):
    go_to(person, number)
    person.drag("start", GOAL)
    person.program.window.close()
    again = open_window()
    assert (again.scenario, again.session.view) == (OWN, SEEN)
    assert not card(again).isVisible()


def test_back_leads_to_the_station_before_and_a_new_start_to_the_first(person):
    go_to(person, 4)
    press(card(person).back_button)
    assert person.scenario == STATIONS[3].scenario
    go_to(person, 0)
    assert not card(person).back_button.isVisible()
    press(card(person).close_button)
    assert given_back(person)


def test_moments_kept_before_the_tour_are_there_in_it_and_after_it(person):
    person.key(Qt.Key.Key_K)
    own, name = person.session.document, person.session.undo_name
    go_to(person, 2)
    assert person.session.storyboard == own.storyboard
    press(card(person).close_button)
    assert (person.session.document, person.session.undo_name) == (own, name)


def drag(person):
    person.drag("start", GOAL)


def drag_target(person):
    person.drag("target", (0.0, 1.0, 0.0))


def play(person):
    person.key(Qt.Key.Key_Home)
    person.session.player.play()
    person.session.step()


def swap(person):
    person.key(Qt.Key.Key_P, Qt.KeyboardModifier.ShiftModifier)
    press(next(row for row in person.program.window.settings.rivals.rows if row.isEnabled()))


@pytest.mark.parametrize("act", [drag, drag_target, play, swap])
@pytest.mark.parametrize("number", NUMBERS)
def test_whatever_a_person_does_at_a_station_it_speaks_of_what_is_shown(person, number, act):
    go_to(person, number)
    station, tour = STATIONS[number], card(person)
    if tour.answers:
        press(tour.answers[1])
    act(person)
    solution, prediction = person.session.solution, station.prediction
    said = [station.title, *station.tell(solution)]
    if prediction:
        right = prediction.right(solution)
        assert [button.property("mark") == "right" for button in tour.answers] == [
            index == right for index in range(len(tour.answers))
        ]
        verdict = "Yes." if right == 1 else f"No: {prediction.answers[right]}."
        said += [prediction.ask(solution), verdict, *prediction.reveal(solution)]
    assert tour.spoken() == " ".join(said)
    press(tour.next_button)
    assert not person.session.player.playing
    last = number + 1 == len(STATIONS)
    assert given_back(person) if last else person.scenario == STATIONS[number + 1].scenario


@pytest.mark.parametrize("number", NUMBERS)
def test_a_file_opened_at_a_station_ends_the_tour_and_stays(person, tmp_path, number):
    path = tmp_path / "run.json"
    opened = Scenario(parameterization="raw", learning_rate=2.0, start=GOAL)
    path.write_text(dumps(opened))
    go_to(person, number)
    person.program.filing.open_path(str(path))
    assert card(person).isHidden()
    assert person.program.touring.station is None
    assert not person.view.canvas.veiled
    assert person.scenario == opened


def test_after_the_answer_the_keys_still_move_the_start(person):
    go_to(person, 0)
    press(card(person).answers[0])
    person.view.setFocus(Qt.FocusReason.TabFocusReason)
    before = person.scenario.start
    for _ in range(3):
        person.key(Qt.Key.Key_Up)
    assert person.view.hasFocus()
    assert person.scenario.start[0] > before[0] + 0.02


def test_after_the_answer_escape_still_gives_a_drag_up(person):
    go_to(person, 0)
    press(card(person).answers[0])
    person.press("start")
    person.move(person.place(GOAL))
    assert person.scenario.start == pytest.approx(GOAL, abs=0.01)
    person.key(Qt.Key.Key_Escape)
    QTest.mouseRelease(person.view, LEFT, pos=person.place(GOAL))
    assert person.scenario == STATIONS[0].scenario


def test_appearance_and_speed_chosen_on_the_way_stay(person):
    go_to(person, 2)
    person.program.wiring.choose_appearance("dark")
    person.session.player.set_speed(50.0)
    press(card(person).close_button)
    assert person.program.wiring.settings == Settings("dark", 50.0)
