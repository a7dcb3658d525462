"""Pinning runs in the window: in sight while the current one changes, in the table, and back again."""

from __future__ import annotations

import csv
import io

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from xentviz.figure.theme import LIGHT
from xentviz.pins import MOST
from xentviz.presets import preset
from xentviz.scenario import MAX_STEPS, Scenario

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(person):
    return person.program.window


def said(person):
    return person.program.window.status.message.text()


def pin(person, *rates):
    for rate in rates:
        person.session.edit(learning_rate=rate)
        person.key(Key.Key_P)


def in_sight(person):
    window = person.program.window
    views = window.simplex.canvas.pins, window.loss.pins.runs, window.classes.pins.runs
    sets = [[pin.number for pin in pins] for pins in views]
    assert sets[0] == sets[1] == sets[2]
    return sets[0]


def lit(person):
    window = person.program.window
    found = {window.simplex.canvas.lit_pin, window.loss.pins.lit, window.classes.pins.lit}
    assert len(found) == 1
    return found.pop()


def views_in_sight(window):
    views = [view for view in (window.simplex, window.loss, window.classes) if view.isVisible()]
    assert len(views) >= 2
    return views


def colors(view):
    image = view.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def names(window):
    return [row.name for row in window.pins.table.pins.rows]


def test_a_pinned_run_stays_while_the_current_one_changes(person, window):
    pin(person, 0.1)
    assert said(person) == "pinned as 1; T shows the table"
    before = window.simplex.canvas.pins[0].run
    person.session.edit(learning_rate=1.0, start=(0.1, 0.1, 0.8))
    assert window.simplex.canvas.pins[0].run is before
    assert in_sight(person) == [0]


def test_its_line_is_seen_on_the_triangle_and_in_both_plots(person, window):
    person.session.edit_view(layers=["grid"])
    pin(person, 0.1)
    person.session.edit(start=(0.1, 0.1, 0.8))
    for view in views_in_sight(window):
        assert LIGHT.pins[0] in colors(view)


def test_hidden_ones_and_those_beside_the_one_that_is_lit_lose_their_colour_everywhere(person, window):
    person.session.edit_view(layers=["grid"])
    pin(person, 0.1)
    person.session.edit(start=(0.1, 0.1, 0.8))
    pin(person, 0.2)
    person.session.edit(start=(0.2, 0.7, 0.1))
    for view in views_in_sight(window):
        assert {*LIGHT.pins[:2]} <= colors(view)
    person.key(Key.Key_T)
    for view in views_in_sight(window):
        assert LIGHT.pins[0] in colors(view)
        assert LIGHT.pins[1] not in colors(view)
    person.key(Key.Key_Down)
    for view in views_in_sight(window):
        assert LIGHT.pins[0] not in colors(view)
        assert LIGHT.pins[1] in colors(view)
    person.key(Key.Key_Escape)
    for view in views_in_sight(window):
        assert {*LIGHT.pins[:2]} <= colors(view)
    person.session.change("hide", pins=person.session.pins.hide(0, True))
    for view in views_in_sight(window):
        assert LIGHT.pins[0] not in colors(view)
        assert LIGHT.pins[1] in colors(view)


def test_the_loss_axis_holds_what_is_pinned_on_either_scale(person, window):
    person.session.edit(loss="negated-cross-entropy")
    person.key(Key.Key_P)
    pin(person, 10.0)
    person.session.load(Scenario())
    pin(person, 100.0)
    person.session.edit(learning_rate=0.1)
    lowest = min(pin.run.loss[pin.run.loss > 0].min() for pin in window.loss.pins.runs if (pin.run.loss > 0).all())
    assert window.loss.axes.y.log
    assert window.loss.axes.y.low <= lowest < person.session.trajectory.loss.min()
    person.session.edit_view(log_loss=False)
    assert window.loss.axes.y.low <= min(pin.run.loss.min() for pin in window.loss.pins.runs) < 0.0
    person.session.edit_view(log_loss=True)
    assert window.loss.axes.y.log


def test_time_runs_on_and_a_run_that_was_played_on_keeps_its_length(person):
    person.session.to_end()
    for _ in range(30):
        person.session.step()
    person.session.player.play()
    person.key(Key.Key_P)
    assert person.session.player.playing
    person.session.player.pause()
    assert person.session.pins.runs[0].length == 150
    person.session.undo()
    assert len(person.session.pins) == 0
    assert person.session.last_step == 150


def test_the_same_run_is_pinned_once_and_shown_again_if_it_was_hidden(person):
    pin(person, 0.1)
    person.session.change("hide", pins=person.session.pins.hide(0, True))
    assert in_sight(person) == []
    person.key(Key.Key_P)
    assert said(person) == "this run is pinned already, as 1"
    assert in_sight(person) == [0]


def test_a_long_pinned_run_stands_where_the_current_one_does_at_every_step(person, window):
    person.session.load(preset("step-too-large").scenario)
    person.session.player.due.emit(20_000)
    person.key(Key.Key_P)
    (pin,) = window.simplex.canvas.pins
    for step in (4, 10_001, 10_002, 10_003, 19_999):
        person.session.seek(step)
        assert pin.at(step).p[:, 0].tolist() == person.session.trajectory.p[:, person.session.row].tolist()


def test_a_very_long_run_is_pinned_as_far_as_it_can_be(person):
    person.session.change("long", scenario=Scenario(learning_rate=1e-5, steps=MAX_STEPS))
    person.session.to_end()
    person.session.step()
    person.key(Key.Key_P)
    assert said(person).startswith(f"pinned as 1, its first {MAX_STEPS} steps")
    assert person.session.pins.runs[0].length == MAX_STEPS


def test_one_too_many_is_refused_and_nothing_changes(person):
    pin(person, *(0.1 * (k + 1) for k in range(MOST)))
    before = person.session.document
    person.session.edit(learning_rate=9.0)
    person.key(Key.Key_P)
    assert said(person) == "cannot be pinned: has 21 runs, allowed are at most 20."
    assert person.session.pins == before.pins


def test_the_table_comes_by_its_key_where_there_is_something_and_goes_by_it(person, window):
    person.key(Key.Key_T)
    assert said(person) == "nothing is pinned yet: P pins the present run"
    assert not window.pins.isVisible()
    pin(person, 0.1, 1.0)
    person.key(Key.Key_T)
    assert window.pins.isVisible()
    assert window.pins.table.hasFocus()
    assert said(person) == ""
    assert names(window) == ["Learning rate 0.1", "Learning rate 1"]
    person.key(Key.Key_T)
    assert not window.pins.isVisible()
    assert window.simplex.hasFocus()
    assert lit(person) is None


def test_times_are_measured_while_the_table_is_there(person, window, qtbot):
    pin(person, 0.1, 1.0)
    person.key(Key.Key_T)
    qtbot.waitUntil(lambda: all(row.seconds for row in window.pins.table.pins.rows))
    first = window.pins.table.pins.rows[0].seconds
    pin(person, 2.0)
    qtbot.waitUntil(lambda: all(row.seconds for row in window.pins.table.pins.rows))
    assert window.pins.table.pins.rows[0].seconds == first


def test_a_name_is_typed_in_peace_while_times_are_measured_and_the_present_run_changes(person, window, qtbot):
    pin(person, *(0.1 * (k + 1) for k in range(6)))
    person.key(Key.Key_T)
    person.key(Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), "mine")
    qtbot.waitUntil(lambda: all(row.seconds for row in window.pins.table.pins.rows))
    person.session.edit(loss="squared-error")
    assert QApplication.focusWidget().text() == "mine"
    person.key(Key.Key_Return)
    qtbot.waitUntil(lambda: person.session.pins.runs[0].name == "mine")


def test_nothing_is_measured_once_the_table_is_gone(person, window, qtbot):
    pin(person, 0.1, 1.0)
    person.key(Key.Key_T)
    person.key(Key.Key_T)
    for _ in range(5):
        QApplication.processEvents()
    assert [row.seconds for row in window.pins.table.pins.rows] == [None, None]


def test_each_change_in_the_table_is_undone_and_done_again(person, window, qtbot):
    pin(person, 0.1, 1.0)
    person.key(Key.Key_T)
    before = person.session.pins
    for keys, name in (((Key.Key_H,), "hide pinned run"), ((Key.Key_Delete,), "remove pinned run")):
        person.key(*keys)
        assert person.session.undo_name == name
        after = person.session.pins
        assert after != before
        person.key(Key.Key_Z, CONTROL)
        assert person.session.pins == before
        person.key(Key.Key_Y, CONTROL)
        assert person.session.pins == after
        person.key(Key.Key_Z, CONTROL)
    person.key(Key.Key_Home)
    person.key(Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), "Slow")
    person.key(Key.Key_Return)
    qtbot.waitUntil(lambda: person.session.undo_name == "rename pinned run")
    assert names(window) == ["Slow", "Learning rate 1"]
    person.session.undo()
    assert person.session.pins == before


def test_hidden_runs_leave_the_pictures_and_stay_in_the_table(person, window):
    pin(person, 0.1, 1.0)
    person.key(Key.Key_T)
    person.key(Key.Key_Space)
    assert in_sight(person) == [1]
    assert len(names(window)) == 2
    person.key(Key.Key_Space)
    assert in_sight(person) == [0, 1]


def test_enter_restores_a_run_as_far_as_it_was_played_and_undo_brings_the_other_back(person, window):
    person.session.to_end()
    person.session.step()
    pin(person, 0.1)
    person.session.edit(learning_rate=1.0)
    person.session.seek(7)
    person.key(Key.Key_T)
    person.key(Key.Key_Return)
    assert person.scenario.learning_rate == 0.1
    assert (person.session.last_step, person.session.current_step) == (121, 7)
    person.key(Key.Key_Z, CONTROL)
    assert person.scenario.learning_rate == 1.0


def test_removing_the_last_run_closes_the_table_and_undo_does_not_open_it(person, window):
    pin(person, 0.1)
    person.key(Key.Key_T)
    person.key(Key.Key_Delete)
    assert said(person) == "removed 1, Learning rate 0.1" or said(person).startswith("removed 1, ")
    assert not window.pins.isVisible()
    assert window.simplex.hasFocus()
    person.session.undo()
    assert in_sight(person) == [0]


def test_after_removing_the_next_row_is_the_current_one(person, window):
    pin(person, 0.1, 1.0, 2.0)
    person.key(Key.Key_T)
    person.key(Key.Key_Down)
    person.key(Key.Key_Delete)
    assert window.pins.table.place == 1
    person.key(Key.Key_Delete)
    assert window.pins.table.place == 0
    assert [p.number for p in person.session.pins.runs] == [0]


def test_the_row_under_the_keyboard_lights_its_run_everywhere(person, window):
    pin(person, 0.1, 1.0)
    person.key(Key.Key_T)
    assert lit(person) == 0
    person.key(Key.Key_Down)
    assert lit(person) == 1
    person.key(Key.Key_Escape)
    assert lit(person) is None
    assert window.pins.isVisible()
    assert window.simplex.hasFocus()


@pytest.mark.parametrize(("count", "row"), [(4, 1), (4, 2), (3, 0), (3, 1)])
def test_after_a_removal_the_run_that_the_pointer_is_on_is_lit(person, window, qtbot, count, row):
    pin(person, *(0.1 * (k + 1) for k in range(count)))
    person.key(Key.Key_T)
    table = window.pins.table
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(lambda: window.pins.height() == window.pins.sizeHint().height())
    place = table.visualRect(table.model().index(row, 3)).center()
    on_screen = table.viewport().mapToGlobal(place)
    person.point(table.viewport(), place)
    assert lit(person) == count - 1 - row
    table.go_to_place(0)
    high = window.pins.y()
    person.key(Key.Key_Delete)
    assert lit(person) == count - 1 - row
    qtbot.waitUntil(lambda: window.pins.y() > high)
    under = table.model().index(table.rowAt(table.viewport().mapFromGlobal(on_screen).y()), 0)
    assert under.isValid() == (row > 0)
    assert lit(person) == (count - row if row else table.pins.rows[table.place].number)


def test_over_the_grid_escape_goes_back_to_its_cells_and_then_from_the_grid(person, window):
    pin(person, 0.1)
    person.key(Key.Key_G)
    person.key(Key.Key_T)
    person.key(Key.Key_Escape)
    assert window.grid.view.hasFocus()
    for _ in ("hide", "show", "hide"):
        person.key(Key.Key_T)
    assert window.grid.view.hasFocus()
    person.key(Key.Key_Escape)
    assert window.simplex.hasFocus()


def test_what_was_said_of_a_change_is_not_said_any_more_when_it_is_undone(person):
    pin(person, 0.1, 1.0)
    person.key(Key.Key_Z, CONTROL)
    assert said(person) == ""
    person.key(Key.Key_T)
    person.key(Key.Key_Delete)
    assert said(person).startswith("removed 1, ")
    person.key(Key.Key_Z, CONTROL)
    assert said(person) == ""
    person.key(Key.Key_K)
    assert said(person) == "kept step 0 as 1"
    person.key(Key.Key_Z, CONTROL)
    assert said(person) == ""


def test_a_name_with_letters_that_no_page_has_is_refused(person, window, qtbot):
    pin(person, 0.1)
    before = person.session.document
    person.key(Key.Key_T)
    person.key(Key.Key_F2)
    QApplication.focusWidget().setText("\N{PILE OF POO}")
    person.key(Key.Key_Return)
    qtbot.waitUntil(lambda: said(person).startswith("name "))
    assert person.session.document == before


@pytest.mark.parametrize(("command", "form"), [("copy-pins-csv", "CSV"), ("copy-pins", "Markdown")])
def test_the_table_is_copied_with_all_times_though_it_is_not_there(person, command, form):
    (action,) = [action for action in person.program.window.actions() if action.objectName() == command]
    action.trigger()
    assert said(person) == "nothing is pinned yet: P pins the present run"
    pin(person, 0.1, 1.0)
    action.trigger()
    text = QApplication.clipboard().text()
    assert said(person) == f"table of pinned runs copied as {form}"
    assert "Learning rate 0.1" in text
    assert "…" not in text
    if form == "CSV":
        assert all(float(row["seconds_per_step"]) > 0 for row in csv.DictReader(io.StringIO(text)))


def test_the_table_is_copied_in_the_order_in_which_it_is_seen(person, window):
    pin(person, 0.1, 1.0, 0.01)
    person.key(Key.Key_T)
    window.pins.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    (action,) = [action for action in window.actions() if action.objectName() == "copy-pins"]
    action.trigger()
    lines = QApplication.clipboard().text().splitlines()[2:]
    assert [line.split(" | ")[0] for line in lines] == ["| 2", "| 1", "| 3"]


def test_names_follow_the_present_run(person, window):
    pin(person, 0.1)
    person.key(Key.Key_T)
    assert names(window) == ["Gradient descent, learning rate 0.1"]
    person.session.edit(loss="squared-error")
    assert names(window) == ["Cross-entropy"]


def test_behind_the_veil_of_the_tour_no_pinned_run_gives_the_answer_away(person, window):
    window.simplex.canvas.shown = frozenset()
    person.session.edit_view(layers=[])
    pin(person, 0.1)
    person.session.edit(start=(0.1, 0.1, 0.8))
    assert LIGHT.pins[0] in colors(window.simplex)
    window.simplex.veil(True)
    assert LIGHT.pins[0] not in colors(window.simplex)
    window.simplex.veil(False)


def test_the_figure_that_is_exported_has_the_pinned_runs(person):
    pin(person, 0.1, 1.0)
    person.session.edit(learning_rate=0.3)
    exporting = person.program.desk.exporting
    page = exporting._exhibit(exporting.dialog.last.options).page
    (legend,) = [group for group in page.groups if group.name == "pins-legend"]
    assert {"Learning rate 0.1", "Learning rate 1"} <= {getattr(item, "text", "") for item in legend}


def test_with_table_and_storyboard_the_window_stays_as_small_as_it_was(person, window, qtbot):
    pin(person, *(0.1 * (k + 1) for k in range(10)))
    person.key(Key.Key_K)
    person.key(Key.Key_T)
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: window.size().toTuple() == (1280, 720))
    assert window.simplex.height() >= 280
