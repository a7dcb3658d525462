"""Taking back and doing again, with the keys and the mouse of a person."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.window import LEFT
from xentviz.document import Document
from xentviz.presets import presets

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
GOAL = (0.2, 0.3, 0.5)


@pytest.fixture
def person(person):
    """Somebody whose hands are never too slow for one turn of the wheel."""
    person.session.history.clock = lambda: 0.0
    return person


def undo(person):
    person.key(Qt.Key.Key_Z, CONTROL)


def redo(person):
    person.key(Qt.Key.Key_Y, CONTROL)


def titles(person):
    window = person.program.window
    actions = [window.findChild(QAction, name) for name in ("undo", "redo")]
    return [action.text() if action.isEnabled() else None for action in actions]


def turn(widget, notches):
    for _ in range(abs(notches)):
        at = QPointF(widget.rect().center())
        angle = QPoint(0, 120 if notches > 0 else -120)
        place, none = widget.mapToGlobal(at), Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(
            widget,
            QWheelEvent(at, place, QPoint(), angle, Qt.MouseButton.NoButton, none, Qt.ScrollPhase.NoScrollPhase, False),
        )


def spin(person):
    slider = person.program.window.settings.learning_rate.slider
    slider.setFocus()
    turn(slider, 4)


def spin_box(person):
    box = person.program.window.settings.steps
    box.setFocus()
    turn(box, -4)


def slide(person):
    slider = person.program.window.settings.learning_rate.slider
    y, width = slider.height() // 2, slider.width()
    QTest.mousePress(slider, LEFT, pos=QPoint(width // 4, y))
    for x in range(width // 4, width // 2, 5):
        QTest.mouseMove(slider, QPoint(x, y))
        QApplication.processEvents()
    QTest.mouseRelease(slider, LEFT, pos=QPoint(width // 2, y))


def arrows(person):
    person.view.clearFocus()
    person.view.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(5):
        person.key(Qt.Key.Key_Up)


def type_target(person):
    box = person.program.window.settings.points["target"].boxes[0]
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "0.5")
    QTest.keyClick(box, Qt.Key.Key_Return)


def choose_loss(person):
    choice = person.program.window.settings.actors["loss"].choice
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)


def switch_layer(person):
    QTest.mouseClick(person.program.window.settings.layers.boxes["arrows"], LEFT, pos=QPoint(8, 8))


DEEDS = {
    "drag start": lambda person: person.drag("start", (1 / 3, 1 / 3, 1 / 3), (0.1, 0.2, 0.7), GOAL),
    "drag target": lambda person: person.drag("target", (0.5, 0.5, 0.0), GOAL),
    "start": arrows,
    "target": type_target,
    "learning rate": slide,
    "learning rate ": spin,
    "previewed steps": spin_box,
    "loss": choose_loss,
    "layers": switch_layer,
    "loss scale": lambda person: person.key(Qt.Key.Key_L),
    "swap": lambda person: person.key(Qt.Key.Key_P, SHIFT),
    "preset by its key": lambda person: person.key(Qt.Key.Key_8, CONTROL),
}


@pytest.mark.parametrize("name", DEEDS)
def test_whatever_was_done_is_one_entry_that_goes_and_comes_back(person, name):
    before = person.session.document
    DEEDS[name](person)
    after = person.session.document
    assert after != before
    name = name.strip() if "preset" not in name else f"preset {presets()[7].title}"
    assert titles(person) == [f"Undo: {name}", None]
    undo(person)
    assert person.session.document == before
    assert titles(person) == [None, f"Redo: {name}"]
    redo(person)
    assert person.session.document == after
    undo(person)
    person.key(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert person.session.document == after


def test_the_window_shows_what_came_back(person):
    window = person.program.window
    choose_loss(person)
    switch_layer(person)
    person.key(Qt.Key.Key_P, SHIFT)
    for _ in range(3):
        undo(person)
    assert window.settings.actors["loss"].choice.currentData() == "cross-entropy"
    assert not window.settings.layers.boxes["arrows"].isChecked()
    assert window.settings.rivals.choice.currentData() == ""
    assert person.view.canvas.rivals == ()


def test_a_drag_given_up_leaves_no_entry_and_what_was_undone_can_still_come_back(person):
    person.drag("start", GOAL)
    undo(person)
    person.press("target")
    person.move(person.place(GOAL))
    undo(person)  # not while a hand holds on
    person.key(Qt.Key.Key_Escape)
    QTest.mouseRelease(person.view, LEFT, pos=person.place(GOAL))
    assert person.session.document == Document()
    assert titles(person) == [None, "Redo: drag start"]


def test_turning_the_page_is_no_entry_and_undoing_does_not_turn_it_back(person):
    person.drag("start", GOAL)
    person.key(Qt.Key.Key_M)
    person.key(Qt.Key.Key_S)
    assert titles(person) == ["Undo: drag start", None]
    undo(person)
    assert person.program.window.explain.maths.isVisible()
    assert person.scenario.start == (0.3, 0.6, 0.1)


def test_text_that_is_being_typed_is_undone_before_the_run_is(person):
    person.drag("start", GOAL)
    box = person.program.window.settings.learning_rate.box
    box.setFocus()
    QTest.keyClicks(box, "5")
    undo(person)
    assert person.scenario.start == pytest.approx(GOAL, abs=0.004)
    undo(person)
    assert person.scenario.start == (0.3, 0.6, 0.1)


def test_the_tour_leaves_no_trace_in_the_history(person):
    person.drag("start", GOAL)
    own = person.session.document
    person.key(Qt.Key.Key_T, CONTROL)
    assert titles(person) == [None, None]
    card = person.program.window.tour
    QTest.mouseClick(card.answers[0], LEFT)
    scene = person.scenario
    person.drag("start", (0.1, 0.8, 0.1))
    assert titles(person) == ["Undo: drag start", None]
    undo(person)
    assert person.scenario == scene
    QTest.mouseClick(card.next_button, LEFT)
    assert titles(person) == [None, None]
    QTest.mouseClick(card.close_button, LEFT)
    assert person.session.document == own
    assert titles(person) == ["Undo: drag start", None]
    undo(person)
    assert person.session.document == Document()


def test_a_preset_chosen_in_the_tour_can_be_undone_to_the_work_from_before(person):
    person.drag("start", GOAL)
    own = person.session.document
    person.key(Qt.Key.Key_T, CONTROL)
    person.key(Qt.Key.Key_8, CONTROL)
    assert person.scenario == presets()[7].scenario
    undo(person)
    assert titles(person)[0] == "Undo: tour"
    undo(person)
    assert person.session.document == own
