"""Somebody makes three runs, compares them, closes, and comes back to them the next day."""

from __future__ import annotations

import csv
import io

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.window import LEFT
from xentviz.app.main import build
from xentviz.app.preferences import Preferences
from xentviz.origin import opened, saved
from xentviz.pin_table import COLUMNS
from xentviz.scenario import Scenario

Key, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def table_of(person):
    return person.program.window.pins.table


def names(person):
    model = table_of(person).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


@pytest.fixture
def comparer(person):
    """Three runs pinned by hand: as it was, at ten times the rate, and by Adam; the present one is dragged away."""
    person.key(Key.Key_P)
    for changes in ({"learning_rate": 1.0}, {"learning_rate": 0.1, "optimizer": "adam"}):
        person.session.edit(**changes)
        person.key(Key.Key_P)
    person.drag("start", (0.3, 0.3, 0.4), (0.1, 0.2, 0.7))
    return person


def test_three_runs_are_compared_in_the_table_and_the_fastest_is_made_the_current_one(comparer):
    comparer.key(Key.Key_T)
    assert names(comparer) == ["Gradient descent, learning rate 0.1", "Learning rate 1", "Adam"]
    table, header = table_of(comparer), table_of(comparer).horizontalHeader()
    section = [column.title for column in COLUMNS].index("p ≥ 0.9")
    at = QPoint(header.sectionViewportPosition(section) + header.sectionSize(section) // 2, header.height() // 2)
    QTest.mouseClick(header.viewport(), LEFT, pos=at)
    assert names(comparer)[0] == "Learning rate 1"
    first = table.visualRect(table.model().index(0, 5)).center()
    comparer.point(table.viewport(), first)
    assert comparer.view.canvas.lit_pin == 1
    comparer.leave(table.viewport())
    QTest.mouseClick(table.viewport(), LEFT, pos=first)
    comparer.key(Key.Key_Return)
    assert comparer.scenario == Scenario(learning_rate=1.0)
    comparer.key(Key.Key_Z, CONTROL)
    assert comparer.scenario.optimizer.name == "adam"
    assert comparer.scenario.start == pytest.approx((0.1, 0.2, 0.7), abs=0.01)


def test_a_drag_is_one_step_back_and_leaves_the_pinned_runs_where_they_are(comparer):
    before = [pin.run for pin in comparer.view.canvas.pins]
    comparer.key(Key.Key_Z, CONTROL)
    assert comparer.scenario.start == Scenario().start
    assert [pin.run for pin in comparer.view.canvas.pins] == before
    for left in (2, 1):
        while len(comparer.session.pins) > left:
            comparer.key(Key.Key_Z, CONTROL)
    assert [pin.number for pin in comparer.view.canvas.pins] == [0]


def test_what_was_pinned_is_there_the_next_day(comparer, restored, qtbot, tmp_path):
    comparer.key(Key.Key_T)
    comparer.key(Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), "As it was")
    comparer.key(Key.Key_Return)
    qtbot.waitUntil(lambda: names(comparer)[0] == "As it was")
    comparer.key(Key.Key_Down)
    comparer.key(Key.Key_Space)
    file = tmp_path / "three.json"
    saved(file, comparer.session.document)
    again = build(restored, opened(file), Preferences())
    qtbot.addWidget(again.window)
    assert again.session.pins == comparer.session.pins
    assert [pin.number for pin in again.window.simplex.canvas.pins] == [0, 2]
    again.desk.pinning.toggle()
    assert again.window.pins.table.pins.rows[0].name == "As it was"
    again.desk.pinning.toggle()


def test_the_table_is_taken_along_by_its_own_menu(comparer):
    comparer.key(Key.Key_T)
    copies = {action.text(): action for action in table_of(comparer).actions() if isinstance(action, QAction)}
    copies["Copy table as CSV"].trigger()
    rows = list(csv.DictReader(io.StringIO(QApplication.clipboard().text())))
    assert [row["name"] for row in rows] == names(comparer)
    copies["Copy table as Markdown"].trigger()
    assert QApplication.clipboard().text().count("\n") == 5


def said(person):
    return person.program.window.status.message.text()


def test_in_the_grid_the_run_of_the_framed_cell_is_pinned_and_told_by_what_sets_it_apart(person):
    for key in (Key.Key_G, Key.Key_Down, Key.Key_Right):
        person.key(key)
    wanted = person.program.window.grid.view.chosen
    assert wanted == Scenario(loss="squared-error", learning_rate=1.0)
    person.key(Key.Key_P)
    assert [pin.scenario for pin in person.session.pins.runs] == [wanted]
    assert person.scenario == Scenario()
    assert said(person) == "pinned as 1, Squared error, learning rate 1; T shows the table"
    person.key(Key.Key_P)
    assert said(person) == "this run is pinned already, as 1"
    person.key(Key.Key_Z, CONTROL)
    assert len(person.session.pins) == 0


def test_in_the_grid_the_menu_pins_the_framed_cell_too(person):
    person.key(Key.Key_G)
    person.key(Key.Key_Down)
    bar = person.program.window.menuBar()
    (menu,) = [action.menu() for action in bar.actions() if action.text() == "&Run"]
    bar.setActiveAction(menu.menuAction())
    menu.setActiveAction(person.program.window.findChild(QAction, "pin"))
    QTest.keyClick(menu, Key.Key_Return)
    assert person.session.pins.runs[0].scenario.loss.name == "squared-error"


def test_with_the_keys_elsewhere_than_in_the_cells_it_is_the_current_run_that_is_pinned(person):
    person.key(Key.Key_G)
    person.key(Key.Key_Down)
    person.program.window.grid.back.setFocus()
    person.key(Key.Key_P)
    assert person.session.pins.runs[0].scenario == Scenario()
    person.key(Key.Key_G)
    person.session.change("none", pins=person.session.pins.remove(0))
    person.session.edit(learning_rate=0.3)
    person.key(Key.Key_P)
    assert person.session.pins.runs[0].scenario == Scenario(learning_rate=0.3)
