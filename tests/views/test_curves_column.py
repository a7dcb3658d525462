"""The right column: which cards are in sight at which height."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from xentviz.figure.painter import load_fonts
from xentviz.views.card import Card
from xentviz.views.class_plot import ClassPlot
from xentviz.views.curves_column import CurvesColumn
from xentviz.views.explain_card import ExplainCard
from xentviz.views.loss_plot import LossPlot

WIDE, GAP = 360, 10
LOWEST, LOW, HIGH = 360, 460, 820


def carded(title, plot):
    card = Card(title)
    card.body.addWidget(plot, 1)
    return card


@pytest.fixture
def column(qtbot):
    load_fonts()
    parts = carded("Loss", LossPlot()), carded("Class probabilities", ClassPlot()), ExplainCard()
    column = CurvesColumn(*parts, GAP)
    column.cards = dict(zip(("loss", "classes", "explain"), parts, strict=True))
    column.cards["explain"].show_page("ledger")
    qtbot.addWidget(column)
    column.setFixedSize(WIDE, HIGH)
    with qtbot.waitExposed(column):
        column.show()
    return column


def in_sight(column):
    return {name for name, card in column.cards.items() if card.isVisible()}


def show(column, page, height):
    column.setFixedSize(WIDE, height)
    column.cards["explain"].show_page(page)
    QApplication.processEvents()


@pytest.mark.parametrize(
    ("page", "height", "loss"),
    [
        ("ledger", HIGH, True),
        ("ledger", LOW, True),
        ("ledger", LOWEST, False),
        ("maths", HIGH, True),
        ("maths", LOW, False),
        ("maths", LOWEST, False),
    ],
)
def test_in_a_low_window_the_loss_makes_room_for_the_explanation(column, page, height, loss):
    show(column, page, height)
    assert in_sight(column) == {"classes", "explain"} | ({"loss"} if loss else set())


def test_the_loss_comes_back_with_the_ledger_and_with_the_height(column):
    show(column, "maths", LOW)
    column.cards["explain"].show_page("ledger")
    assert "loss" in in_sight(column)
    column.cards["explain"].show_page("maths")
    assert "loss" not in in_sight(column)
    column.setFixedHeight(HIGH)
    QApplication.processEvents()
    assert "loss" in in_sight(column)


@pytest.mark.parametrize("page", ["ledger", "maths"])
@pytest.mark.parametrize("height", [LOWEST, LOW, HIGH, 540, 770])
def test_whatever_is_in_sight_has_the_room_that_it_needs_and_nothing_overlaps(column, page, height):
    show(column, page, height)
    boxes = []
    for name in sorted(in_sight(column)):
        card = column.cards[name]
        assert card.height() >= card.minimumSizeHint().height(), name
        assert column.rect().contains(card.geometry()), name
        boxes.append(card.geometry())
    assert not any(a.intersects(b) for i, a in enumerate(boxes) for b in boxes[:i])


def test_the_width_of_the_column_does_not_depend_on_the_page(column):
    show(column, "ledger", LOW)
    before = column.minimumSizeHint().width()
    show(column, "maths", LOW)
    assert column.minimumSizeHint().width() == before


@pytest.mark.parametrize("height", [560, HIGH])
def test_the_two_curves_are_of_one_height_where_there_is_room(column, height):
    show(column, "ledger", height)
    assert abs(column.cards["loss"].height() - column.cards["classes"].height()) <= 2
