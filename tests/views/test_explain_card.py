"""The card of the explanation: two pages, two spans, and one look."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from xentviz.explain.account import account
from xentviz.explain.lesson import lesson
from xentviz.figure.painter import load_fonts
from xentviz.figure.theme import DARK, LIGHT
from xentviz.scenario import Scenario
from xentviz.solution import solve
from xentviz.views import style
from xentviz.views.explain_card import ExplainCard

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def card(qtbot, qapp):
    """The card as the program fills it, in the program's look."""
    load_fonts()
    look = qapp.style().name(), qapp.palette(), qapp.font()
    style.apply(qapp, LIGHT)
    solution = solve(Scenario())
    card = ExplainCard()
    card.ledger.show_account(account(solution, solution.trajectory, 0, False))
    card.maths.show_stages(lesson(solution, solution.trajectory, 0).stages)
    card.show_page("ledger")
    card.show_span("step")
    qtbot.addWidget(card)
    card.setFixedSize(360, 260)
    with qtbot.waitExposed(card):
        card.show()
    yield card
    qapp.setStyleSheet("")
    qapp.setStyle(look[0])
    qapp.setPalette(look[1])
    qapp.setFont(look[2])


def in_sight(card):
    return [name for name in ("ledger", "maths") if getattr(card, name).isVisible()]


@pytest.mark.parametrize("name", ["ledger", "maths"])
def test_one_page_is_in_sight_and_its_button_is_down(card, qtbot, name):
    with qtbot.waitSignal(card.pageShown), qtbot.assertNotEmitted(card.pageChosen):
        card.show_page(name)
    assert in_sight(card) == [name]
    assert card.page == name
    assert [value for value, button in card.pages.buttons.items() if button.isChecked()] == [name]


def test_a_click_asks_for_the_other_page_and_span(card, qtbot):
    with qtbot.waitSignal(card.pageChosen) as page:
        QTest.mouseClick(card.pages.buttons["maths"], LEFT)
    with qtbot.waitSignal(card.spanChosen) as span:
        QTest.mouseClick(card.spans.buttons["sum"], LEFT)
    assert (page.args, span.args) == (["maths"], ["sum"])


def test_showing_a_span_asks_for_nothing(card, qtbot):
    with qtbot.assertNotEmitted(card.spanChosen):
        card.show_span("sum")
    assert card.spans.buttons["sum"].isChecked()


def test_only_the_ledger_has_a_span(card):
    card.show_page("maths")
    assert not card.spans.isVisible()
    card.show_page("ledger")
    assert card.spans.isVisible()


def test_the_card_needs_the_same_room_with_either_page(card):
    needs = []
    for name in ("ledger", "maths", "ledger"):
        card.show_page(name)
        QApplication.processEvents()
        needs.append(card.minimumSizeHint().width())
    assert len(set(needs)) == 1


def test_everything_speaks_a_name(card):
    named = [card, card.ledger, card.maths, card.pages, card.spans]
    named += [*card.pages.buttons.values(), *card.spans.buttons.values()]
    assert [widget.accessibleName() for widget in named] == [
        "Explanation",
        "Who moved whom",
        "The mathematics of this step",
        "Explanation",
        "Ledger of",
        "Explanation: Who moved whom?",
        "Explanation: Mathematics",
        "Ledger of: Step",
        "Ledger of: Sum",
    ]
    assert all(button.toolTip() for button in card.spans.buttons.values())


@pytest.mark.parametrize("page", ["ledger", "maths"])
@pytest.mark.parametrize("room", [(340, 180), (300, 150), (520, 420)], ids=str)
def test_the_head_and_the_page_lie_in_the_card_and_apart(card, room, page):
    margins = card.body.contentsMargins()
    head = card.pages.height() + card.body.spacing()
    wide, high = room[0] + margins.left() + margins.right(), room[1] + margins.top() + margins.bottom() + head
    card.setFixedSize(max(wide, card.minimumSizeHint().width()), high)
    card.show_page(page)
    QApplication.processEvents()
    below = getattr(card, page)
    buttons = [*card.pages.buttons.values(), *(card.spans.buttons.values() if page == "ledger" else ())]
    boxes = [button.rect().translated(button.mapTo(card, QPoint(0, 0))) for button in buttons]
    boxes.append(below.rect().translated(below.mapTo(card, QPoint(0, 0))))
    assert all(card.rect().contains(box) for box in boxes)
    assert not any(a.intersects(b) for i, a in enumerate(boxes) for b in boxes[:i])
    assert boxes[-1].height() >= room[1] - 4


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_both_pages_take_the_ground_of_the_theme(card, qapp, theme):
    style.apply(qapp, theme)
    card.set_theme(theme)
    for name in ("ledger", "maths"):
        card.show_page(name)
        QApplication.processEvents()
        page = card.ledger if name == "ledger" else card.maths.page.viewport()
        picture = page.grab().toImage()
        assert picture.pixelColor(picture.width() - 2, picture.height() - 2).name() == theme.surface
