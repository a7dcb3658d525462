"""The card of the tour: the offer, a station, the answer, and the reveal."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from xentviz.figure.painter import load_fonts
from xentviz.figure.theme import LIGHT
from xentviz.views import style
from xentviz.views.tour_card import TourCard

LEFT = Qt.MouseButton.LeftButton
TOLD = ("A classifier says p = (0.3, 0.6, 0.1) & the right class is <A>.", "Drag the start whenever you like.")
ASK, ANSWERS = "What does the first step do to C?", ("rises", "falls", "stays")
REVEALED = tuple(f"Sentence {k} of what is revealed, which is long enough for two lines." for k in range(8))
PRESSES = {
    "Space": lambda button: QTest.keyClick(button, Qt.Key.Key_Space),
    "Return": lambda button: QTest.keyClick(button, Qt.Key.Key_Return),
    "Enter": lambda button: QTest.keyClick(button, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier),
    "mouse": lambda button: QTest.mouseClick(button, LEFT),
}
SIGNALS = ("started", "answered", "nextRequested", "previousRequested", "closed")


@pytest.fixture
def desk(qtbot, qapp):
    """A window with the program's look and its Space key, the card, and a line to type in."""
    load_fonts()
    look = qapp.style().name(), qapp.palette(), qapp.font()
    style.apply(qapp, LIGHT)
    desk = QWidget()
    desk.card, desk.line, desk.heard, desk.played = TourCard(), QLineEdit(), [], []
    column = QVBoxLayout(desk)
    column.addWidget(desk.card)
    column.addWidget(desk.line)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        QShortcut(QKeySequence(key), desk).activated.connect(lambda: desk.played.append(True))
    for name in SIGNALS:
        getattr(desk.card, name).connect(lambda *args, name=name: desk.heard.append((name, *args)))
    qtbot.addWidget(desk)
    desk.card.setFixedSize(282, 321)
    with qtbot.waitExposed(desk):
        desk.show()
    desk.activateWindow()
    qtbot.waitUntil(desk.isActiveWindow)
    yield desk
    qapp.setStyleSheet("")
    qapp.setStyle(look[0])
    qapp.setPalette(look[1])
    qapp.setFont(look[2])


@pytest.fixture
def card(desk):
    return desk.card


@pytest.fixture
def spoken(monkeypatch):
    sentences = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: sentences.append(event.message()))
    return sentences


def show_station(card, number=2):
    card.show_station(number, 3, "The question", TOLD, ASK, ANSWERS)


def buttons(card):
    """The texts of the buttons in sight below the text."""
    foot = card.close_button, card.back_button, card.next_button, card.start_button
    return [button.text() for button in foot if button.isVisible()]


def marks(card):
    return [button.property("mark") or "" for button in card.answers]


def test_the_offer_leads_to_the_tour(card):
    card.show_offer("New here?", TOLD)
    assert (card.title.text(), card.caption.text()) == ("New here?", "")
    assert buttons(card) == ["Not now", "Take the tour"]
    assert card.start_button.hasFocus()
    assert not card.ask.isVisible()
    assert card.answers == []
    assert card.accessibleDescription() == " ".join(("New here?", *TOLD))


@pytest.mark.parametrize(
    ("number", "seen"), [(1, ["Close", "Next"]), (2, ["Close", "Back", "Next"]), (3, ["Back", "Finish"])]
)
def test_a_station_says_which_it_is_and_where_one_can_go(card, number, seen):
    show_station(card, number)
    assert (card.title.text(), card.caption.text()) == ("The question", f"{number} of 3")
    assert buttons(card) == seen
    assert [button.text() for button in card.answers if button.isVisible()] == list(ANSWERS)
    assert card.ask.text() == ASK
    assert not card.revealed.isVisible()
    assert card.answers[0].hasFocus()


def test_a_station_that_asks_nothing_leads_on_at_once(card):
    show_station(card)
    card.show_station(3, 3, "The answer", TOLD, "", ())
    assert card.next_button.hasFocus()
    assert not card.ask.isVisible()
    assert card.answers == []


@pytest.mark.parametrize("press", PRESSES.values(), ids=PRESSES)
def test_every_button_is_pressed_by_each_key_and_by_the_mouse_and_time_stands_still(desk, card, press):
    card.show_offer("New here?", TOLD)
    for button in (card.start_button, card.close_button):
        press(button)
    show_station(card)
    for button in (*card.answers, card.next_button, card.back_button, card.close_button):
        press(button)
    assert desk.heard == [
        ("started",), ("closed",), ("answered", 0), ("answered", 1), ("answered", 2), ("nextRequested",),
        ("previousRequested",), ("closed",),
    ]  # fmt: skip
    assert desk.played == []


def test_tab_goes_through_the_answers_to_the_buttons_below(card):
    show_station(card)
    for button in (*card.answers[1:], card.close_button, card.back_button, card.next_button):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is button


def test_arrows_lead_on_and_back_and_are_not_the_windows(desk, card):
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
        QShortcut(QKeySequence(key), desk).activated.connect(lambda: desk.played.append(True))
    show_station(card)
    for key, index in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Down, 2), (Qt.Key.Key_Left, 1), (Qt.Key.Key_Up, 0)):
        QTest.keyClick(QApplication.focusWidget(), key)
        assert card.answers[index].hasFocus()
    assert (desk.heard, desk.played) == ([], [])


def test_escape_closes_and_the_page_keys_scroll(desk, card):
    show_station(card)
    card.show_reveal(1, 0, REVEALED)
    bar = card._column.verticalScrollBar()
    QApplication.processEvents()
    QTest.keyClick(card.next_button, Qt.Key.Key_PageUp)
    assert bar.value() == 0
    QTest.keyClick(card.next_button, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(card.next_button, Qt.Key.Key_Escape)
    assert desk.heard == [("closed",)]


@pytest.mark.parametrize(
    ("chosen", "right", "verdict", "marked"),
    [(0, 0, "Yes.", ["right", "", ""]), (1, 0, "No: rises.", ["right", "wrong", ""])],
)
def test_the_reveal_judges_the_answer_and_leads_on(card, chosen, right, verdict, marked):
    show_station(card)
    plain = [button.grab().toImage() for button in card.answers]
    card.show_reveal(chosen, right, REVEALED)
    assert marks(card) == marked
    assert [button.grab().toImage() != before for button, before in zip(card.answers, plain, strict=True)][2] is False
    assert card.answers[right].grab().toImage() != plain[right]
    assert card.spoken().endswith(" ".join((ASK, verdict, *REVEALED)))
    assert card.next_button.hasFocus()


@pytest.mark.parametrize("count", [4, 8])
def test_the_reveal_is_scrolled_to_its_verdict_in_sight(card, count):
    show_station(card)
    card.show_reveal(1, 0, REVEALED[:count])
    bar, revealed = card._column.verticalScrollBar(), card.revealed
    assert bar.value() > 0
    place = bar.value(), bar.maximum(), revealed.geometry()
    QApplication.processEvents()
    assert (bar.value(), bar.maximum(), revealed.geometry()) == place
    seen = card._column.viewport().height()
    assert bar.value() <= revealed.y() < bar.value() + seen
    assert bar.value() == bar.maximum() or revealed.height() > seen


def test_what_is_told_changes_without_losing_answer_focus_or_place(desk, card):
    show_station(card)
    card.show_reveal(1, 0, REVEALED)
    bar = card._column.verticalScrollBar()
    bar.setValue(5)
    desk.line.setFocus()
    card.show_told(("Another state.",), "Another question?")
    assert marks(card) == ["right", "wrong", ""]
    assert card.spoken() == " ".join(("The question", "Another state.", "Another question?", "No: rises.", *REVEALED))
    card.show_verdict(1, 1, REVEALED[:7])
    assert marks(card) == ["", "right", ""]
    assert "Yes. Sentence 0" in card.accessibleDescription()
    QApplication.processEvents()
    assert (desk.line.hasFocus(), bar.value()) == (True, 5)


def test_the_next_station_knows_nothing_of_the_answer(card):
    show_station(card)
    card.show_reveal(1, 0, REVEALED)
    show_station(card)
    assert marks(card) == ["", "", ""]
    assert not card.revealed.isVisible()
    assert card.accessibleDescription() == card.spoken() == " ".join(("The question", *TOLD, ASK))


def test_what_comes_up_is_spoken_once(card, spoken):
    card.show_offer("New here?", TOLD)
    show_station(card)
    card.show_told(TOLD, ASK)
    card.show_reveal(1, 0, REVEALED[:1])
    card.show_verdict(1, 0, REVEALED[:1])
    assert spoken == [
        " ".join(("New here?", *TOLD)),
        " ".join(("The question", *TOLD, ASK)),
        f"No: rises. {REVEALED[0]}",
    ]


def test_signs_of_markup_in_a_text_are_shown_as_they_are(card):
    show_station(card)
    name = QAccessible.queryAccessibleInterface(card.told).text(QAccessible.Text.Name)
    assert [line for line in name.splitlines() if line] == list(TOLD)
    answers = [QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name) for button in card.answers]
    assert answers == list(ANSWERS)
    assert card.accessibleName() == "Tour"
