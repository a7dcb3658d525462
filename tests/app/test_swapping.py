"""Swapping an actor and freezing entries: from the controls in the settings to the run, and back at the next start."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.journeys.conftest import LEFT
from xentviz.rivals import rivals
from xentviz.scenario import Scenario

GOAL = (0.2, 0.3, 0.5)
ACTORS = ("parameterization", "loss", "optimizer")


def listed(person):
    return person.program.window.settings.rivals


def swap(person, actor):
    """As by the keyboard in the box."""
    box = listed(person).choice
    box.setFocus(Qt.FocusReason.TabFocusReason)
    while box.currentData() != actor:
        QTest.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < box.findData(actor) else Qt.Key.Key_Up)


def rows(person):
    return [row for row in listed(person).rows if row.isVisibleTo(listed(person))]


def on_simplex(person):
    """The names of the rivals whose paths are drawn, and the paths."""
    shown = person.view.canvas.rivals
    return [rival.entry.name for rival in shown], [rival.trajectory.p for rival in shown]


@pytest.mark.parametrize("actor", ACTORS)
def test_swapping_draws_every_other_members_path_and_lists_it(person, actor):
    swap(person, actor)
    names, paths = on_simplex(person)
    found = rivals(Scenario(), actor)
    assert names == [rival.entry.name for rival in found]
    assert all(np.array_equal(a, rival.trajectory.p) for a, rival in zip(paths, found, strict=True))
    assert [row.rival.entry.name for row in rows(person)] == names
    swap(person, "")
    assert on_simplex(person) == ([], [])
    assert rows(person) == []


def test_the_paths_follow_the_hand_in_the_middle_of_a_drag(person, qtbot):
    swap(person, "parameterization")
    before = on_simplex(person)[1][0]
    person.press("start")
    person.move(person.place(GOAL))
    qtbot.waitUntil(lambda: on_simplex(person)[1][0] is not before, timeout=5000)  # in the frame after the hand's
    names, paths = on_simplex(person)
    assert all(path[:, 0] == pytest.approx(person.scenario.start) for path in paths)
    person.key(Qt.Key.Key_Escape)
    QTest.mouseRelease(person.view, LEFT, pos=person.place(GOAL))
    qtbot.waitUntil(lambda: np.array_equal(on_simplex(person)[1][0], before), timeout=5000)
    assert names == on_simplex(person)[0]


@pytest.mark.parametrize("actor", ACTORS)
def test_a_rival_that_is_clicked_becomes_the_current_one_and_its_predecessor_a_rival(person, actor):
    swap(person, actor)
    row = rows(person)[1]
    chosen, old = row.rival.entry, getattr(Scenario(), actor)
    QTest.mouseClick(row, LEFT)
    assert person.scenario == Scenario().replace(**{actor: chosen})
    names = on_simplex(person)[0]
    assert chosen.name not in names
    assert old.name in names
    assert person.program.window.settings.actors[actor].choice.currentText() == chosen.label


def test_the_verdicts_are_those_of_the_step_that_is_looked_at(person):
    swap(person, "parameterization")
    before = rows(person)[0].accessibleName()
    person.session.to_end()
    assert rows(person)[0].accessibleName() != before
    assert rows(person)[0].accessibleName().endswith("no next step")


def test_the_path_of_a_row_under_the_pointer_stands_out(person):
    swap(person, "parameterization")
    row, at = rows(person)[2], QPointF(20.0, 10.0)
    QApplication.sendEvent(row, QEnterEvent(at, at, QPointF(row.mapToGlobal(at))))
    assert person.view.canvas.lit_rival == row.rival.number
    QTest.mouseClick(row, LEFT)
    assert person.view.canvas.lit_rival == row.rival.number != person.scenario.parameterization
    QApplication.sendEvent(row, QEvent(QEvent.Type.Leave))
    assert person.view.canvas.lit_rival is None


def test_free_entries_change_the_run_and_the_words_for_it(person):
    box = person.program.window.settings.free.boxes[1]
    QTest.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))
    assert person.scenario == Scenario(free=(True, False, True))
    assert np.array_equal(
        person.session.trajectory.p, Scenario(free=(True, False, True)).descent.run(Scenario().start, 120).p
    )
    first, second, _ = person.program.window.explain.ledger.told()
    assert "B's logit" not in first + second
    QTest.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))
    assert person.scenario == Scenario()


def test_with_every_entry_off_it_is_said_that_nothing_can_move(person):
    for box in person.program.window.settings.free.boxes:
        QTest.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))
    assert "nothing can move" in person.program.window.status.message.text()
    assert person.program.window.explain.ledger.told()[0] == "Step 0 → 1: A stays where it is: nothing turns it."
    assert (np.diff(person.session.trajectory.p) == 0.0).all()


def test_all_choices_come_back_at_the_next_start(open_window):
    first = open_window(Scenario(free=(True, False, False)))
    swap(first, "loss")
    explain = first.program.window.explain
    QTest.mouseClick(explain.spans.buttons["sum"], LEFT)
    QTest.mouseClick(explain.pages.buttons["maths"], LEFT)
    first.program.window.close()
    second = open_window()
    view = second.session.view
    assert (view.swapped, view.page, view.span) == ("loss", "maths", "sum")
    assert second.scenario.free == (True, False, False)
    assert second.program.window.explain.maths.isVisible()
    assert second.program.window.explain.spans.buttons["sum"].isChecked()
    assert listed(second).choice.currentData() == "loss"
    assert on_simplex(second)[0] == [rival.entry.name for rival in rivals(second.scenario, "loss")]
    assert second.program.window.settings.free.choice.currentText() == "Only the right class's entry"


@pytest.mark.parametrize("keys", [Qt.Key.Key_L, Qt.Key.Key_P, Qt.Key.Key_O])
def test_a_swap_by_key_brings_its_list_into_sight(person, keys):
    settings = person.program.window.settings
    person.program.window.resize(1280, 720)
    settings.verticalScrollBar().setValue(0)
    person.key(keys, Qt.KeyboardModifier.ShiftModifier)
    rivals = settings.rivals
    top = rivals.mapTo(settings.viewport(), rivals.rect().topLeft()).y()
    assert top >= 0
    assert top + rivals.height() <= settings.viewport().height()
    assert rivals.height() > 100
