"""Whether the ledger's bars and words have room, and what is said where they have not."""

from __future__ import annotations

from itertools import combinations

import pytest

from tests.views.test_ledger_view import ADAM, DIVERGES, LARGE, LEAVES, labels, made
from xentviz.figure.boxes import Box
from xentviz.figure.display import Label
from xentviz.figure.painter import load_fonts
from xentviz.figure.theme import DARK, LIGHT
from xentviz.scenario import Scenario
from xentviz.views.ledger_view import LedgerView

SIZES = [(340, 180), (300, 150), LARGE]
ACCOUNTS = {
    "first step": (Scenario(), 0, False),
    "sum": (Scenario(), 60, True),
    "before any step": (Scenario(), 0, True),
    "memory": (ADAM, 5, False),
    "memory summed": (ADAM, 100, True),
    "projection": (Scenario(parameterization="projected"), 2, False),
    "tiny changes": (Scenario(start=(0.998, 0.001, 0.001)), 100, False),
    "nothing moves": (Scenario(free=(False, False, False)), 0, False),
    "off the simplex": (LEAVES, 1, False),
    "diverged": (DIVERGES, 0, False),
}


@pytest.fixture
def view(qtbot):
    load_fonts()
    view = LedgerView()
    qtbot.addWidget(view)
    view.show_account(made(Scenario()))
    return view


@pytest.mark.parametrize("name", ACCOUNTS)
def test_all_of_it_is_spoken_in_whatever_room(view, name):
    shown = made(*ACCOUNTS[name])
    view.setFixedSize(300, 150)
    view.show_account(shown)
    for sentence in (*shown.sentences, shown.remark):
        assert sentence in view.accessibleDescription()
    assert view.accessibleName() == "Who moved whom"


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", ACCOUNTS)
def test_nothing_is_cut_off_and_no_two_words_meet(view, theme, size, name):
    view.setFixedSize(*size)
    view.set_theme(theme)
    view.show_account(made(*ACCOUNTS[name]))
    boxes = {label.text: Box.of(label) for label in labels(view)}
    for text, box in boxes.items():
        assert box.x - box.half_width >= -0.5, text
        assert box.x + box.half_width <= view.width() + 0.5, text
        assert box.y - box.half_height >= 0.0, text
        assert box.y + box.half_height <= view.height(), text
    assert [pair for pair in combinations(boxes, 2) if boxes[pair[0]].meets(boxes[pair[1]])] == []
    assert any(label.text.startswith(view.told()[0][:12]) for label in labels(view))


def test_in_the_least_room_the_bars_are_whole_and_without_words(view):
    view.setFixedSize(300, view.minimumSizeHint().height())
    groups = view.groups()
    boxes = [Box.of(item) for item in groups[0].items if isinstance(item, Label)]
    assert max(box.y + box.half_height for box in boxes) <= view.height()
    assert [label.text for label in groups[1].items] == []


def test_a_sentence_without_enough_room_ends_in_an_ellipsis(view):
    view.setFixedSize(200, 150)
    assert labels(view)[-1].text.endswith("…")
    view.setFixedSize(*LARGE)
    assert not any("…" in label.text for label in labels(view))
