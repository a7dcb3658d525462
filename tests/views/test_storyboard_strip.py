"""The strip of kept moments: chosen, renamed, described, moved and removed, by mouse and by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from tests.window import move
from xentviz.figure.theme import LIGHT
from xentviz.views import style
from xentviz.views.storyboard_strip import StoryboardStrip
from xentviz.views.storyboard_tiles import TILE, Tile, broken

LEFT = Qt.MouseButton.LeftButton
Key, Ctrl, Alt = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
NAMES = ("Start", "Middle", "Overshoot", "End")


def tiles(*names):
    return [Tile(name, name, lambda name=name: f"{name} in numbers.") for name in names]


@pytest.fixture
def desk(qtbot, restored):
    """A window with the strip, and with the window's keys for time; `heard` is what the strip asked for."""
    style.apply(restored, LIGHT)
    desk = QWidget()
    desk.strip, desk.heard, desk.time = StoryboardStrip(), [], []
    for key in ("Left", "Right", "Home", "End", "Space", "PgUp", "K"):
        QShortcut(QKeySequence(key), desk).activated.connect(lambda key=key: desk.time.append(key))
    for name in ("chosen", "moved", "renamed", "described", "removed"):
        getattr(desk.strip, name).connect(lambda *told, name=name: desk.heard.append((name, *told)))
    column = QVBoxLayout(desk)
    column.addWidget(QLineEdit())
    column.addWidget(desk.strip)
    qtbot.addWidget(desk)
    desk.resize(1000, 200)
    desk.strip.show_board(tiles(*NAMES), 1)
    with qtbot.waitExposed(desk):
        desk.show()
    desk.activateWindow()
    qtbot.waitUntil(desk.isActiveWindow)
    desk.strip.enter()
    return desk


def key(key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def middle(desk, place):
    return desk.strip.list.visualRect(desk.strip.list.tiles.index(place, 0)).center()


def drag(desk, place, *points):
    view = desk.strip.list.viewport()
    QTest.mousePress(view, LEFT, pos=middle(desk, place))
    for point in points:
        move(view, point, LEFT)


def test_nothing_kept_nothing_shown(desk):
    desk.strip.show_board([], 0)
    assert not desk.strip.isVisible()
    assert desk.strip.place == -1
    desk.strip.show_board(tiles("Start"), 0)
    assert desk.strip.isVisible()
    assert desk.strip.place == 0


def test_arrows_walk_and_enter_goes_there_and_time_does_not_move(desk):
    for press in (Key.Key_Right, Key.Key_Right, Key.Key_Left, Key.Key_Return, Key.Key_Home, Key.Key_Enter):
        key(press)
    assert desk.heard == [("chosen", 2), ("chosen", 0)]
    assert desk.time == []


def test_space_and_letters_stay_with_the_window(desk):
    key(Key.Key_Space)
    key(Key.Key_K)
    assert desk.time == ["Space", "K"]
    assert desk.heard == []


def test_a_click_goes_there_and_a_press_that_is_let_go_elsewhere_does_not(desk):
    view = desk.strip.list.viewport()
    QTest.mouseClick(view, LEFT, pos=middle(desk, 2))
    assert desk.heard == [("chosen", 2)]
    assert desk.strip.place == 2
    QTest.mouseClick(view, Qt.MouseButton.MiddleButton, pos=middle(desk, 0))
    QTest.mouseClick(view, LEFT, pos=QPoint(4 * TILE.width() + 10, 20))
    assert desk.heard == [("chosen", 2)]


@pytest.mark.parametrize("held", [Ctrl, Alt])
def test_a_held_arrow_moves_the_moment_and_stops_at_the_ends(desk, held):
    key(Key.Key_Left, held)
    key(Key.Key_Right, held)
    key(Key.Key_Home)
    key(Key.Key_Left, held)
    key(Key.Key_End)
    key(Key.Key_Right, held)
    assert desk.heard == [("moved", 1, 0), ("moved", 1, 2)]


@pytest.mark.parametrize(
    ("place", "across", "moved"),
    [(0, 2.1, (0, 1)), (0, 3.9, (0, 3)), (3, 0.1, (3, 0)), (2, 1.2, (2, 1)), (1, 9.0, (1, 3))],
)
def test_a_dragged_moment_goes_to_the_gap_where_it_is_let_go(desk, place, across, moved):
    goal = QPoint(round(across * TILE.width()), 30)
    drag(desk, place, goal - QPoint(30, 0), goal)
    assert desk.strip.list.dragging
    QTest.mouseRelease(desk.strip.list.viewport(), LEFT, pos=goal)
    assert desk.heard == [("moved", *moved)]
    assert not desk.strip.list.dragging


def test_a_moment_that_is_dropped_where_it_was_stays_and_is_not_chosen(desk):
    goal = middle(desk, 1) + QPoint(40, 0)
    drag(desk, 1, goal)
    QTest.mouseRelease(desk.strip.list.viewport(), LEFT, pos=goal)
    assert desk.heard == []


def test_escape_gives_a_drag_up_and_is_the_window_s_no_more(desk):
    QShortcut(QKeySequence("Esc"), desk).activated.connect(lambda: desk.time.append("Esc"))
    drag(desk, 0, QPoint(3 * TILE.width(), 30))
    key(Key.Key_Escape)
    QTest.mouseRelease(desk.strip.list.viewport(), LEFT, pos=QPoint(3 * TILE.width(), 30))
    assert desk.heard == []
    assert desk.time == []


def test_a_moment_dragged_in_a_strip_that_was_scrolled_goes_to_the_gap_in_sight(desk):
    desk.strip.show_board(tiles(*map(str, range(30))), 29)
    goal = middle(desk, 27) - QPoint(TILE.width() // 2, 0)
    drag(desk, 29, middle(desk, 28), goal)
    QTest.mouseRelease(desk.strip.list.viewport(), LEFT, pos=goal)
    assert desk.heard == [("moved", 29, 27)]


def test_a_drag_beyond_an_end_brings_into_sight_what_is_there(desk):
    desk.strip.show_board(tiles(*map(str, range(30))), 15)
    bar, view = desk.strip.list.horizontalScrollBar(), desk.strip.list.viewport()
    drag(desk, 15, QPoint(view.width() // 2, 30))
    before = bar.value()
    move(view, QPoint(-5, 30), LEFT)
    assert bar.value() < before
    move(view, QPoint(view.width() + 5, 30), LEFT)
    assert bar.value() == before
    key(Key.Key_Escape)
    QTest.mouseRelease(view, LEFT, pos=QPoint(view.width() + 5, 30))


def test_a_line_shows_where_a_dragged_moment_would_go(desk):
    view = desk.strip.list.viewport()
    drag(desk, 0, QPoint(2 * TILE.width() + 5, 30))
    seen = view.grab().toImage()
    scale = seen.devicePixelRatio()
    assert seen.pixelColor(int(2 * TILE.width() * scale), int(30 * scale)).name() == LIGHT.focus
    QTest.mouseRelease(view, LEFT, pos=QPoint(2 * TILE.width() + 5, 30))


@pytest.mark.parametrize("press", [Key.Key_Delete, Key.Key_Backspace])
def test_delete_removes(desk, press):
    key(press)
    assert desk.heard == [("removed", 1)]


def test_f2_renames_in_place(qtbot, desk):
    key(Key.Key_F2)
    edit = QApplication.focusWidget()
    assert isinstance(edit, QLineEdit)
    assert (edit.text(), edit.accessibleName()) == ("Middle", "Name of moment 2")
    QTest.keyClicks(edit, "Half way")
    key(Key.Key_Return)
    qtbot.waitUntil(lambda: desk.heard == [("renamed", 1, "Half way")])
    assert desk.time == []


@pytest.mark.parametrize(("typed", "end"), [("x", Key.Key_Escape), ("", Key.Key_Return)])
def test_a_name_that_is_given_up_or_left_as_it_was_is_no_change(qtbot, desk, typed, end):
    key(Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), typed)
    key(end)
    qtbot.waitUntil(desk.strip.list.hasFocus)
    assert desk.heard == []


def test_a_name_made_empty_asks_for_the_generated_one(qtbot, desk):
    key(Key.Key_F2)
    key(Key.Key_Delete)
    key(Key.Key_Return)
    qtbot.waitUntil(lambda: desk.heard == [("renamed", 1, "")])


def test_the_caption_is_reached_and_written_by_keys(desk):
    key(Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    field = desk.strip.words
    assert field.hasFocus()
    assert field.placeholderText() == field.accessibleDescription() == "Middle in numbers."
    QTest.keyClicks(field, "Now it turns.")
    key(Key.Key_Return)
    assert desk.heard == [("described", 1, "Now it turns.")]
    assert desk.strip.list.hasFocus()


def test_the_caption_is_that_of_the_moment_to_which_the_arrows_came(desk):
    key(Key.Key_Right)
    assert desk.strip.words.placeholderText() == "Overshoot in numbers."


def test_a_caption_counts_for_its_moment_when_another_is_clicked(desk):
    key(Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), "Mine")
    QTest.mouseClick(desk.strip.list.viewport(), LEFT, pos=middle(desk, 3))
    assert desk.heard == [("described", 1, "Mine"), ("chosen", 3)]


def test_a_caption_shows_as_it_was_kept_without_the_spaces_round_it(desk):
    key(Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), "  Now   it turns. ")
    key(Key.Key_Return)
    assert desk.heard == [("described", 1, "Now it turns.")]
    desk.strip.show_board([*tiles("One"), Tile(2, "Two", lambda: "Numbers.", own_caption="Now it turns.")], 1)
    assert desk.strip.words.toPlainText() == "Now it turns."


def test_what_is_being_typed_stays_when_the_moments_are_shown_anew(desk):
    key(Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), "Now it")
    desk.strip.show_board(tiles(*NAMES), 1)
    assert desk.strip.words.toPlainText() == "Now it"


def test_escape_takes_back_what_was_typed_of_a_caption(desk):
    desk.strip.show_board([Tile(1, "One", lambda: "Numbers.", own_caption="Mine")], 0)
    key(Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), " and more")
    key(Key.Key_Escape)
    assert desk.strip.words.toPlainText() == "Mine"
    assert desk.strip.list.hasFocus()
    assert desk.heard == []


def test_the_menu_of_a_moment_offers_what_the_keys_do(desk):
    assert desk.strip.list.contextMenuPolicy() == Qt.ContextMenuPolicy.ActionsContextMenu
    offered = {action.text(): action for action in desk.strip.list.actions()}
    assert set(offered) == {"Go to this moment", "Rename", "Caption", "Move left", "Move right", "Remove"}
    assert all(action.shortcuts() for action in offered.values())
    seen = []

    def look():
        menu = QApplication.activePopupWidget()
        seen.extend(action.text() for action in menu.actions())
        menu.close()

    QTimer.singleShot(0, look)
    wish = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle(desk, 2), QPoint())
    QApplication.sendEvent(desk.strip.list.viewport(), wish)
    assert seen == list(offered)
    for action in ("Go to this moment", "Move left", "Move right", "Remove"):
        offered[action].trigger()
    assert [told for told, *_ in desk.heard] == ["chosen", "moved", "moved", "removed"]


def test_a_screen_reader_hears_place_name_and_caption(desk):
    row = QAccessible.queryAccessibleInterface(desk.strip.list)
    assert row.text(QAccessible.Text.Name) == "Storyboard"
    third = row.child(2)
    assert third.text(QAccessible.Text.Name) == "3 of 4: Overshoot"
    assert third.text(QAccessible.Text.Description) == "Overshoot in numbers."


def test_a_moment_out_of_sight_is_scrolled_to(desk):
    desk.strip.show_board(tiles(*map(str, range(30))), 29)
    shown = desk.strip.list.viewport().rect()
    assert shown.contains(middle(desk, 29))
    desk.strip.show_place(0)
    assert shown.contains(middle(desk, 0))


def test_the_current_moment_is_scrolled_to_as_well(desk):
    desk.strip.show_board(tiles(*map(str, range(30))), 29)
    desk.strip.list.horizontalScrollBar().setValue(0)
    desk.strip.show_place(29)
    assert desk.strip.list.viewport().rect().contains(middle(desk, 29))


def test_long_names_are_broken_and_shortened(desk):
    metrics = desk.strip.list.fontMetrics()
    lines = broken("Step 12, learning rate 0.5, and a great deal more that has no room", metrics, 80)
    assert len(lines) == 3
    assert lines[0].startswith("Step 12")
    assert lines[2].endswith("…")
    assert all(metrics.horizontalAdvance(line) <= 80 for line in lines)
