"""The card."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from xentviz.views.card import Card


def test_title_and_caption_head_the_card(qtbot):
    card = Card("Loss", "log scale")
    qtbot.addWidget(card)
    card.body.addWidget(QLabel("plot"))
    card.set_caption("linear")
    assert [label.text() for label in card.findChildren(QLabel)] == ["Loss", "linear", "plot"]
    assert card.accessibleName() == "Loss"


def test_plain_card_has_no_head(qtbot):
    card = Card()
    qtbot.addWidget(card)
    assert card.body.count() == 0
