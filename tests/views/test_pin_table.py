"""The table of pinned runs: walked, sorted, pointed at, changed, by mouse and by keyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from tests.window import move
from xentviz.figure.theme import DARK, LIGHT
from xentviz.measures import measures
from xentviz.pin_table import COLUMNS, PinRow
from xentviz.scenario import Scenario
from xentviz.solution import solve
from xentviz.views import style
from xentviz.views.pin_card import PinCard

LEFT = Qt.MouseButton.LeftButton
Key, Role = Qt.Key, Qt.ItemDataRole
TITLES = [column.title for column in COLUMNS]
RATES = (0.1, 1.0, 0.01)


def rows(hidden=None, seconds=1e-6):
    return [
        PinRow(number, f"rate {rate:g}", measures(solve(Scenario(learning_rate=rate))), seconds, number == hidden)
        for number, rate in enumerate(RATES)
    ]


@pytest.fixture
def desk(qtbot, restored):
    """A window with the table, and with the window's keys for time; `heard` is what the table asked for."""
    style.apply(restored, LIGHT)
    desk = QWidget()
    desk.card, desk.heard, desk.time, desk.lit = PinCard(), [], [], []
    desk.table = desk.card.table
    for key in ("Left", "Right", "Home", "End", "Space", "P"):
        QShortcut(QKeySequence(key), desk).activated.connect(lambda key=key: desk.time.append(key))
    for source, names in ((desk.table, ("chosen", "removed", "left")), (desk.table.pins, ("renamed", "hidden"))):
        for name in names:
            getattr(source, name).connect(lambda *told, name=name: desk.heard.append((name, *told)))
    desk.table.pointed.connect(desk.lit.append)
    column = QVBoxLayout(desk)
    column.addWidget(QLineEdit())
    column.addWidget(desk.card)
    qtbot.addWidget(desk)
    desk.resize(1260, 220)
    desk.card.give_room(720)
    desk.card.show_rows(rows())
    desk.card.show()
    with qtbot.waitExposed(desk):
        desk.show()
    desk.activateWindow()
    qtbot.waitUntil(desk.isActiveWindow)
    desk.table.setFocus()
    return desk


def key(key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def shown(desk, title):
    model = desk.table.model()
    return [model.index(row, TITLES.index(title)).data() for row in range(model.rowCount())]


def at(desk, row, column=0):
    return desk.table.visualRect(desk.table.model().index(row, column)).center()


def sort(desk, title):
    header = desk.table.horizontalHeader()
    section = TITLES.index(title)
    place = QPoint(header.sectionViewportPosition(section) + header.sectionSize(section) // 2, header.height() // 2)
    QTest.mouseClick(header.viewport(), LEFT, pos=place)


def test_the_run_that_the_keyboard_comes_to_is_seen_to_be_the_current_one(desk):
    assert desk.table.place == 0
    assert [index.row() for index in desk.table.selectionModel().selectedRows()] == [0]


def test_a_row_stands_for_each_run_with_all_columns_in_sight(desk):
    assert shown(desk, "Pinned run") == ["rate 0.1", "rate 1", "rate 0.01"]
    assert shown(desk, "p ≥ 0.5") == ["9", "1", "83"]
    assert desk.table.horizontalHeader().length() <= desk.table.viewport().width()
    for section, title in enumerate(TITLES):
        assert desk.table.columnWidth(section) >= desk.table.fontMetrics().horizontalAdvance(title)
    for section, column in enumerate(COLUMNS[1:], start=1):
        assert desk.table.columnWidth(section) >= desk.table.fontMetrics().horizontalAdvance(column.widest)


def test_names_too_long_for_their_column_are_still_told_apart_by_their_ends(desk):
    desk.resize(700, 220)
    seen = []
    for end in ("one", "two"):
        name = f"learning rate 0.1 and a great many other settings, {end}"
        desk.card.show_rows([replace(row, name=name) for row in rows()])
        box = desk.table.visualRect(desk.table.model().index(1, 0))
        assert desk.table.fontMetrics().horizontalAdvance(name) > box.width()
        seen.append(desk.table.viewport().grab(box).toImage())
    assert seen[0] != seen[1]


def test_a_click_on_a_heading_sorts_by_it_and_another_one_the_other_way_round_what_there_is_not_comes_last(desk):
    sort(desk, "p ≥ 0.9")
    assert shown(desk, "p ≥ 0.9") == ["7", "71", "–"]
    sort(desk, "p ≥ 0.9")
    assert shown(desk, "p ≥ 0.9") == ["71", "7", "–"]
    sort(desk, "Final loss")
    assert shown(desk, "Pinned run") == ["rate 1", "rate 0.1", "rate 0.01"]


def test_the_arrow_of_the_order_stands_beside_the_heading_and_covers_no_letter(desk):
    header, section = desk.table.horizontalHeader(), TITLES.index("Final loss")
    letters = desk.table.fontMetrics().horizontalAdvance("Final loss") - 10  # those of headings are smaller

    def painted(column, order=Qt.SortOrder.AscendingOrder):
        desk.table.sortByColumn(column, order)
        left, wide = header.sectionViewportPosition(section), header.sectionSize(section)
        whole = header.viewport().grab()
        return [
            whole.copy(x, 0, w, header.height()).toImage()
            for x, w in ((left, wide - letters), (left + wide - letters, letters))
        ]

    beside, text = painted(section)
    none, plain = painted(0)
    assert text == plain
    assert beside != none
    assert painted(section, Qt.SortOrder.DescendingOrder)[0] not in (beside, none)


@pytest.mark.parametrize("width", [700, 960, 1024, 1280])
def test_names_can_be_read_at_any_width_and_then_all_columns_are_scrolled_to(desk, qtbot, width):
    desk.resize(width, 240)
    header, bar = desk.table.horizontalHeader(), desk.table.horizontalScrollBar()
    qtbot.waitUntil(lambda: header.length() == desk.table.viewport().width() + bar.maximum())
    assert desk.table.columnWidth(0) >= 150
    assert bar.maximum() == 0 or desk.table.columnWidth(0) <= 200
    assert (bar.maximum() > 0) == (width < 1100)
    assert desk.table.verticalScrollBar().maximum() == 0
    bar.setValue(bar.maximum())
    assert header.sectionViewportPosition(len(TITLES) - 1) + header.sectionSize(len(TITLES) - 1) == header.width()


@pytest.mark.parametrize("width", [960, 1024, 1280])
def test_the_arrow_of_the_order_lies_under_its_own_heading_alone(desk, width):
    desk.resize(width, 240)
    header = desk.table.horizontalHeader()

    def painted(section, order):
        desk.table.sortByColumn(section, order)
        desk.table.horizontalScrollBar().setValue(0)
        whole = header.viewport().grab()
        left, wide = header.sectionViewportPosition(section), header.sectionSize(section)
        places = (0, left), (left + wide, header.width() - left - wide), (left, wide)
        return [whole.copy(x, 0, w, header.height()).toImage() for x, w in places if w > 0]

    for section in range(len(TITLES)):
        if header.sectionViewportPosition(section) + header.sectionSize(section) <= header.width():
            *beside, own = painted(section, Qt.SortOrder.AscendingOrder)
            *beside_turned, own_turned = painted(section, Qt.SortOrder.DescendingOrder)
            assert beside == beside_turned
            assert own != own_turned


def test_a_table_that_is_sorted_shows_its_first_rows(desk):
    many = [PinRow(n, str(n), rows()[0].measures) for n in range(20)]
    desk.card.show_rows(many)
    desk.table.scrollToBottom()
    desk.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert desk.table.indexAt(QPoint(100, 2)).row() == 0


def test_what_is_done_concerns_the_run_of_the_row_however_the_table_is_sorted(desk):
    sort(desk, "Final loss")
    desk.table.setFocus()
    key(Key.Key_Home)
    key(Key.Key_Return)
    key(Key.Key_Delete)
    key(Key.Key_H)
    key(Key.Key_Space)
    assert desk.heard == [("chosen", 1), ("removed", 1), ("hidden", 1, True), ("hidden", 1, True)]
    assert desk.time == []


def test_a_double_click_makes_a_run_the_current_one_and_a_single_one_does_not(desk):
    QTest.mouseClick(desk.table.viewport(), LEFT, pos=at(desk, 2, 3))
    assert desk.heard == []
    assert desk.table.place == 2
    QTest.mouseDClick(desk.table.viewport(), LEFT, pos=at(desk, 2, 3))
    QTest.mouseRelease(desk.table.viewport(), LEFT, pos=at(desk, 2, 3))
    assert desk.heard == [("chosen", 2)]


def test_the_pointer_lights_the_run_under_it_and_else_the_keyboard_the_current_one(desk):
    assert desk.lit[-1] == 0
    move(desk.table.viewport(), at(desk, 2, 4), Qt.MouseButton.NoButton)
    assert desk.lit[-1] == 2
    key(Key.Key_Down)
    assert desk.lit[-1] == 2
    QApplication.sendEvent(desk.table.viewport(), QEvent(QEvent.Type.Leave))
    assert desk.lit[-1] == 1
    desk.findChild(QLineEdit).setFocus()
    assert desk.lit[-1] is None


def point(desk, place):
    move(desk.table.viewport(), place, Qt.MouseButton.NoButton)


def test_over_the_headings_and_below_the_rows_the_pointer_is_on_no_run(desk):
    desk.findChild(QLineEdit).setFocus()
    desk.table.setFixedHeight(desk.table.height_of(5))
    QApplication.processEvents()
    point(desk, at(desk, 2, 4))
    assert desk.lit[-1] == 2
    point(desk, at(desk, 2, 4) + QPoint(0, 30))
    assert desk.lit[-1] is None
    point(desk, at(desk, 1, 4))
    assert desk.lit[-1] == 1
    QApplication.sendEvent(desk.table.viewport(), QEvent(QEvent.Type.Leave))
    assert desk.lit[-1] is None


def test_when_rows_change_places_the_run_that_comes_under_the_pointer_is_lit(desk):
    point(desk, at(desk, 0, 4))
    assert desk.lit[-1] == 0
    desk.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert desk.lit[-1] == 2
    desk.card.show_rows(rows()[:2])
    assert desk.lit[-1] == 1
    desk.card.show_rows([PinRow(n, str(n), rows()[0].measures) for n in range(20)])
    desk.table.verticalScrollBar().setValue(22)
    assert desk.lit[-1] == 18


def test_a_name_is_edited_in_place_and_letters_are_not_taken_for_commands(desk, qtbot):
    key(Key.Key_Down)
    key(Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), "Pace P")
    key(Key.Key_Return)
    qtbot.waitUntil(lambda: desk.heard == [("renamed", 1, "Pace P")])
    assert desk.time == []


def otherwise(row):
    return replace(row, name=f"{row.name}, Adam", hidden=not row.hidden)


@pytest.mark.parametrize("news", [rows(seconds=2e-6), [otherwise(row) for row in rows()]], ids=["times", "names"])
def test_a_name_that_stands_typed_outlasts_news_of_the_runs(desk, qtbot, news):
    key(Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), "mi")
    desk.card.show_rows(news)
    QTest.keyClicks(QApplication.focusWidget(), "ne")
    desk.card.set_theme(DARK)
    key(Key.Key_Return)
    qtbot.waitUntil(lambda: desk.heard == [("renamed", 0, "mine")])


def test_the_first_letter_typed_replaces_the_name_though_times_are_measured_meanwhile(desk, qtbot):
    key(Key.Key_F2)
    desk.card.show_rows(rows(seconds=2e-6))
    QTest.keyClicks(QApplication.focusWidget(), "mine")
    key(Key.Key_Return)
    qtbot.waitUntil(lambda: desk.heard == [("renamed", 0, "mine")])


def test_only_what_changed_is_painted_anew(desk):
    told = []
    desk.table.pins.dataChanged.connect(
        lambda first, last, _: told.append((first.row(), first.column(), last.row(), last.column()))
    )
    desk.card.show_rows(rows())
    assert told == []
    news = rows(seconds=2e-6)
    desk.card.show_rows([rows()[0], news[1], rows()[2]])
    time = TITLES.index("Time a step")
    assert told == [(1, time, 1, time)]


def test_escape_gives_a_name_up_and_then_leaves(desk):
    key(Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), "Pace")
    key(Key.Key_Escape)
    assert desk.heard == []
    desk.table.setFocus()
    key(Key.Key_Escape)
    assert desk.heard == [("left",)]


def test_a_name_left_as_it_is_asks_for_nothing_and_no_name_for_the_generated_one(desk, qtbot):
    key(Key.Key_F2)
    key(Key.Key_Return)
    qtbot.waitUntil(desk.table.hasFocus)
    assert desk.heard == []
    key(Key.Key_F2)
    QApplication.focusWidget().clear()
    key(Key.Key_Return)
    qtbot.waitUntil(lambda: desk.heard == [("renamed", 0, "")])


def test_the_check_says_what_is_in_sight_and_hides_it(desk):
    desk.card.show_rows(rows(hidden=1))
    index = desk.table.model().index(1, 0)
    assert Qt.CheckState(index.data(Role.CheckStateRole)) == Qt.CheckState.Unchecked
    place = desk.table.visualRect(index)
    QTest.mouseClick(desk.table.viewport(), LEFT, pos=QPoint(place.left() + 16, place.center().y()))
    assert desk.heard == [("hidden", 1, False)]


def test_new_numbers_leave_the_current_row_and_another_number_of_rows_is_shown_anew(desk):
    desk.table.go_to_place(2)
    desk.card.show_rows(rows(seconds=2e-6))
    assert desk.table.place == 2
    assert shown(desk, "Time a step") == ["2.0 µs"] * 3
    desk.card.show_rows(rows()[1:])
    assert desk.table.place == 1
    desk.card.show_rows(rows()[:2])
    assert desk.table.place == 1
    assert shown(desk, "Pinned run") == ["rate 0.1", "rate 1"]
    desk.card.show_rows([])
    assert desk.lit[-1] is None


def test_a_screen_reader_hears_headings_with_the_values(desk):
    model = desk.table.model()
    assert model.index(1, TITLES.index("p ≥ 0.9")).data(Role.AccessibleTextRole) == "p ≥ 0.9: 7"
    assert desk.table.accessibleName() == "Pinned runs"
    assert all(model.headerData(k, Qt.Orientation.Horizontal, Role.ToolTipRole) for k in range(len(TITLES)))


def test_marks_are_painted_in_the_colours_of_the_theme(desk):
    index = desk.table.model().index(0, 0)

    def colors():
        image = index.data(Role.DecorationRole).pixmap(46, 18).toImage()
        return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}

    assert LIGHT.pins[0] in colors()
    desk.card.set_theme(DARK)
    assert DARK.pins[0] in colors()


def test_the_card_is_as_high_as_its_rows_and_no_higher_than_the_window_has_room_for(desk):
    one = desk.table.height()
    desk.card.show_rows(rows()[:1])
    assert desk.table.height() < one
    many = [PinRow(n, str(n), rows()[0].measures) for n in range(20)]
    desk.card.show_rows(many)
    desk.card.give_room(600)
    low = desk.table.height()
    desk.card.give_room(1080)
    assert low <= one < desk.table.height() < desk.table.height_of(20)
