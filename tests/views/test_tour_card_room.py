"""Whether the tour's own texts have room in its card."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from xentviz.app.touring import OFFER
from xentviz.explain.tour import STATIONS
from xentviz.figure.painter import load_fonts
from xentviz.figure.theme import DARK, LIGHT
from xentviz.solution import solve
from xentviz.views import style
from xentviz.views.tour_card import TourCard

ROOMS = [(282, 240), (340, 321), (520, 420)]


@pytest.fixture(params=[LIGHT, DARK], ids=lambda theme: theme.name)
def card(qtbot, qapp, request):
    load_fonts()
    look = qapp.style().name(), qapp.palette(), qapp.font()
    style.apply(qapp, request.param)
    card = TourCard()
    qtbot.addWidget(card)
    with qtbot.waitExposed(card):
        card.show()
    yield card
    qapp.setStyleSheet("")
    qapp.setStyle(look[0])
    qapp.setPalette(look[1])
    qapp.setFont(look[2])


def place(card, widget):
    return widget.rect().translated(widget.mapTo(card, QPoint(0, 0)))


def check(card):
    """Everything has the width and height that its text needs, and lies beside everything else."""
    for _ in range(3):  # a new height brings the scroll bar, which takes width, which takes height
        QApplication.processEvents()
    column, content = card._column.viewport(), card._column.widget()
    assert content.width() <= column.width()
    foot = [b for b in (card.close_button, card.back_button, card.next_button, card.start_button) if b.isVisible()]
    for button in (*card.answers, *foot):
        font = button.font()
        font.setBold(button in card.answers)
        assert button.width() >= QFontMetrics(font).horizontalAdvance(button.text()) + 16, button.text()
    labels = [label for label in (card.told, card.ask, card.revealed) if label.isVisible()]
    for label in labels:
        assert label.height() >= label.heightForWidth(label.width()), label.text()
    inside = [*labels, *card.answers]
    assert not any(place(content, a).intersects(place(content, b)) for a, b in combinations(inside, 2))
    assert all(content.rect().contains(place(content, widget)) for widget in inside)
    outside = [card.title, card.caption, card._column, *foot]
    assert not any(place(card, a).intersects(place(card, b)) for a, b in combinations(outside, 2))
    assert all(card.rect().contains(place(card, widget)) for widget in outside)


@pytest.mark.parametrize("room", ROOMS, ids=str)
@pytest.mark.parametrize("number", range(len(STATIONS)), ids=[station.title for station in STATIONS])
def test_a_station_before_and_after_each_answer(card, number, room):
    card.setFixedSize(*room)
    station = STATIONS[number]
    solution, prediction = solve(station.scenario), station.prediction
    ask, answers = (prediction.ask(solution), prediction.answers) if prediction else ("", ())
    card.show_station(number + 1, len(STATIONS), station.title, station.tell(solution), ask, answers)
    check(card)
    for answer in range(len(answers)):
        card.show_reveal(answer, prediction.right(solution), prediction.reveal(solution))
        check(card)


@pytest.mark.parametrize("length", [4, 8, 11, 12, 13, 14, 15, 18, 24])
def test_answers_that_are_too_long_for_a_row_stand_below_each_other(card, length):
    card.setFixedSize(*ROOMS[0])
    card.show_station(1, 1, "Title", ("Told.",), "Asked?", (length * "n", "falls", "stays"))
    check(card)
    card.show_reveal(1, 0, ("Revealed.",))
    check(card)
    first, second = (button.geometry() for button in card.answers[:2])
    stacked = first.bottom() < second.top()
    assert stacked if length > 15 else stacked or first.right() < second.left()


@pytest.mark.parametrize("room", ROOMS, ids=str)
def test_the_offer(card, room):
    card.setFixedSize(*room)
    card.show_offer("New here?", OFFER)
    check(card)


def test_no_station_makes_the_card_wider_than_the_others(card):
    widths = set()
    for number, station in enumerate(STATIONS, start=1):
        answers = station.prediction.answers if station.prediction else ()
        card.show_station(number, len(STATIONS), station.title, ("Told.",), "Asked?" if answers else "", answers)
        QApplication.processEvents()
        widths.add(card.minimumSizeHint().width())
    assert len(widths) == 1
