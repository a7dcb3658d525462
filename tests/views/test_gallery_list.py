"""The gallery's cards: walked along over the ends of rows, chosen, painted once, as large as there is room."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest

from xentviz.figure.display import Area, Fill, Group
from xentviz.figure.theme import DARK, LIGHT
from xentviz.views.gallery_cards import GalleryCard
from xentviz.views.gallery_list import GalleryList
from xentviz.views.style import apply

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton
INK = "#12ab34"


@pytest.fixture
def cards(qtbot, restored):
    """Seven cards in three columns, whose pictures are full of one colour; what was painted is in `painted`."""
    apply(restored, LIGHT)
    shown = GalleryList("Cards")
    qtbot.addWidget(shown)
    shown.painted = []

    def artist(key, size):
        shown.painted.append(key)
        width, height = size.width(), size.height()
        corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], float)
        return [Group("all", (Area((corners,), Fill(INK)),))]

    shown.set_artist(artist)
    shown.cards.show_cards([GalleryCard(n, f"Card {n}", "It falls. " * 9, f"Ctrl+{n}") for n in range(1, 8)])
    shown.resize(1200, 600)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.go_to_place(0)
    return shown


def is_ink(cards, point):
    return cards.grab().toImage().pixelColor(point).name() == INK


def picture_of(cards, place):
    """A point inside the picture of a card."""
    return cards.visualRect(cards.cards.index(place, 0)).topLeft() + QPoint(40, 40)


def test_arrows_walk_over_the_ends_of_rows_and_stop_at_the_ends(cards):
    walk = (
        (Key.Key_Right, 1), (Key.Key_Right, 2), (Key.Key_Right, 3), (Key.Key_Left, 2), (Key.Key_Down, 5),
        (Key.Key_Up, 2), (Key.Key_End, 6), (Key.Key_Right, 6), (Key.Key_Home, 0), (Key.Key_Left, 0), (Key.Key_Up, 0),
    )  # fmt: skip
    for key, place in walk:
        QTest.keyClick(cards, key)
        assert cards.place == place


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_enter_and_space_choose_the_current_card(cards, qtbot, key):
    QTest.keyClick(cards, Key.Key_Down)
    with qtbot.waitSignal(cards.chosen) as chosen:
        QTest.keyClick(cards, key)
    assert chosen.args == [3]


def test_a_click_chooses_and_one_beside_the_cards_does_not(cards, qtbot):
    with qtbot.waitSignal(cards.chosen) as chosen:
        QTest.mouseClick(cards.viewport(), LEFT, pos=picture_of(cards, 4))
    assert chosen.args == [4]
    with qtbot.assertNotEmitted(cards.chosen):
        QTest.mousePress(cards.viewport(), LEFT, pos=picture_of(cards, 1))
        QTest.mouseRelease(cards.viewport(), LEFT, pos=picture_of(cards, 4))
        QTest.mouseClick(cards.viewport(), LEFT, pos=QPoint(600, 590))
        QTest.mouseClick(cards.viewport(), Qt.MouseButton.RightButton, pos=picture_of(cards, 1))


def test_each_picture_is_painted_once_and_again_only_for_another_look_or_size(cards, qtbot):
    qtbot.waitUntil(lambda: sorted(cards.painted) == list(range(1, 8)))
    assert all(is_ink(cards, picture_of(cards, place)) for place in range(7))
    cards.hide()
    cards.show()
    cards.set_theme(LIGHT)
    assert is_ink(cards, picture_of(cards, 6))
    assert len(cards.painted) == 7
    cards.set_theme(DARK)
    assert not is_ink(cards, picture_of(cards, 0))
    qtbot.waitUntil(lambda: len(cards.painted) == 14)
    cards.resize(1300, 900)
    qtbot.waitUntil(lambda: len(cards.painted) == 21)


@pytest.mark.parametrize(("size", "columns"), [((1200, 600), 3), ((1900, 1000), 3), ((800, 600), 2), ((330, 300), 1)])
def test_there_are_as_many_columns_as_have_room_but_three_at_most(cards, size, columns):
    cards.resize(QSize(*size))
    cards.doItemsLayout()
    tops = [cards.visualRect(cards.cards.index(place, 0)).top() for place in range(7)]
    assert tops.count(tops[0]) == columns
    assert cards.visualRect(cards.cards.index(0, 0)).width() * columns > 0.97 * size[0] - 20


def test_an_action_is_for_the_current_card_and_for_none_where_there_is_none(cards):
    asked = []
    cards.add_action("Ask", asked.append, "F2")
    QTest.keyClick(cards, Key.Key_Right)
    QTest.keyClick(cards, Key.Key_F2)
    assert asked == [1]
    cards.cards.show_cards([])
    QTest.keyClick(cards, Key.Key_F2)
    QTest.keyClick(cards, Key.Key_Return)
    assert asked == [1]


def test_a_screen_reader_hears_place_title_and_sentence(cards):
    index = cards.cards.index(2, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "3 of 7: Card 3"
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole).startswith("It falls.")
