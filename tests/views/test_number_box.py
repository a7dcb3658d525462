"""Typing, stepping and refusing in the number box."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QWheelEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget

from xentviz.figure.theme import LIGHT
from xentviz.views import style
from xentviz.views.digits import whole_number
from xentviz.views.number_box import NumberBox


@pytest.fixture
def form(qtbot):
    """A window with a box at 0.1 that refuses negatives, and a second field to move the focus to."""
    window = QWidget()
    qtbot.addWidget(window)
    window.box = NumberBox("rate", 0.1, check=lambda value: "rate must not be negative." if value < 0 else None)
    window.other = QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(window.box)
    column.addWidget(window.other)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window


@pytest.fixture
def box(form):
    form.box.setFocus()
    return form.box


def enter(qtbot, box, text):
    box.selectAll()
    qtbot.keyClicks(box, text)
    qtbot.keyClick(box, Qt.Key.Key_Return)


def turn(box, notches, modifiers=Qt.KeyboardModifier.NoModifier):
    centre = QPointF(box.rect().center())
    event = QWheelEvent(
        *(centre, box.mapToGlobal(centre), QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton),
        *(modifiers, Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(box, event)


@pytest.mark.parametrize("locale", ["C", "de_DE", "fr_FR", "ar_EG", "hi_IN", "en_US", "de_CH"])
@pytest.mark.parametrize("text", ["0.5", "0,5"])
def test_point_and_comma_mean_one_half_everywhere(qtbot, box, locale, text):
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    try:
        with qtbot.waitSignal(box.valueEdited) as edited:
            enter(qtbot, box, text)
    finally:
        QLocale.setDefault(before)
    assert edited.args == [0.5]
    assert box.text() == "0.5"


def test_enter_tells_a_value_once(qtbot, form, box):
    told = []
    box.valueEdited.connect(told.append)
    enter(qtbot, box, "0.25")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    form.other.setFocus()
    assert told == [0.25]


def test_leaving_the_box_commits(qtbot, form, box):
    box.selectAll()
    qtbot.keyClicks(box, "0.75")
    with qtbot.waitSignal(box.valueEdited) as edited:
        form.other.setFocus()
    assert edited.args == [0.75]


def test_same_value_in_other_digits_is_not_told(qtbot, box):
    with qtbot.assertNotEmitted(box.valueEdited):
        enter(qtbot, box, "0,100")
    assert box.text() == "0.1"


@pytest.mark.parametrize("text", ["1,000.5", "1,000", "nan", "inf", "-1", "", "1e999", "twelve"])
def test_refused_text_keeps_the_old_value(qtbot, form, box, text):
    sentences = []
    box.refused.connect(sentences.append)
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_Delete)
    with qtbot.assertNotEmitted(box.valueEdited):
        enter(qtbot, box, text)
    assert box.value == 0.1
    assert len(sentences) == 1
    assert sentences[0].startswith("rate ")
    assert box.toolTip() == box.accessibleDescription() == sentences[0]
    assert box.property("refused") is True
    assert box.text() == text


def test_refused_text_gives_way_when_the_box_is_left(qtbot, form, box):
    enter(qtbot, box, "-1")
    form.other.setFocus()
    assert box.text() == "0.1"
    assert box.toolTip() == "rate must not be negative."


def test_a_refusal_goes_when_the_box_is_focused_again(qtbot, form, box):
    enter(qtbot, box, "-1")
    form.other.setFocus()
    assert box.property("refused") is True
    with qtbot.waitSignal(box.cleared):
        box.setFocus()
    assert (box.property("refused"), box.toolTip()) == (False, "")


def test_a_refusal_goes_when_values_are_shown_anew_but_not_while_its_text_waits(qtbot, form, box):
    enter(qtbot, box, "-1")
    box.show_value(0.1)
    assert (box.property("refused"), box.text()) == (True, "-1")
    form.other.setFocus()
    with qtbot.waitSignal(box.cleared):
        box.show_value(0.1)
    assert box.property("refused") is False


@pytest.mark.parametrize("text", ["half", "0.5", "1,000", ""])
def test_a_box_of_whole_numbers_asks_for_a_whole_number(qtbot, form, text):
    box = NumberBox("Steps", 3.0, read=whole_number, parent=form)
    box.show()
    box.setFocus()
    with qtbot.waitSignal(box.refused) as refused:
        box.selectAll()
        qtbot.keyClick(box, Qt.Key.Key_Delete)
        enter(qtbot, box, text)
    assert refused.args == [f"Steps is '{text}', allowed is a whole number."]


@pytest.mark.parametrize(
    ("key", "prepare", "kept"),
    [
        ("E", lambda box: None, False),
        ("1", lambda box: None, False),
        ("C", lambda box: box.deselect(), False),
        ("C", lambda box: box.selectAll(), True),
        ("X", lambda box: box.selectAll(), True),
        ("V", lambda box: QApplication.clipboard().clear(), False),
        ("V", lambda box: QApplication.clipboard().setText("5"), True),
        ("A", lambda box: None, True),
        ("A", lambda box: box.clear(), False),
        ("Z", lambda box: None, False),
        ("Z", lambda box: box.insert("5"), True),
    ],
)
def test_with_ctrl_only_what_edits_stays_in_the_box(qtbot, form, box, key, prepare, kept):
    shortcut = QShortcut(QKeySequence(f"Ctrl+{key}"), form)
    heard = []
    shortcut.activated.connect(lambda: heard.append(key))
    prepare(box)
    qtbot.keyClick(box, getattr(Qt.Key, f"Key_{key}"), Qt.KeyboardModifier.ControlModifier)
    assert heard == ([] if kept else [key])


def test_typing_again_clears_the_refusal(qtbot, box):
    enter(qtbot, box, "-1")
    with qtbot.waitSignal(box.cleared):
        qtbot.keyClicks(box, "2")
    assert box.property("refused") is False


def test_escape_restores_the_value(qtbot, box):
    enter(qtbot, box, "-1")
    with qtbot.waitSignal(box.cleared):
        qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == "0.1"


@pytest.mark.parametrize(
    ("key", "modifier", "value"),
    [
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier, 0.11),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, 0.09),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier, 0.2),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.NoModifier, 0.2),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier, 0.101),
    ],
)
def test_keys_step_the_value(qtbot, box, key, modifier, value):
    with qtbot.waitSignal(box.valueEdited) as edited:
        qtbot.keyClick(box, key, modifier)
    assert edited.args == [value]


def test_step_starts_from_what_was_typed(qtbot, box):
    box.selectAll()
    qtbot.keyClicks(box, "0.5")
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert box.value == 0.51


def test_step_into_the_forbidden_is_refused(qtbot, box):
    box.show_value(0.0)
    with qtbot.waitSignal(box.refused):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.value == 0.0


def test_wheel_steps_only_while_focused(qtbot, form, box):
    turn(box, 1)
    assert box.value == 0.11
    form.other.setFocus()
    turn(box, 1)
    assert box.value == 0.11


def test_showing_tells_nobody_and_keeps_typed_text(qtbot, box):
    with qtbot.assertNotEmitted(box.valueEdited):
        box.selectAll()
        qtbot.keyClicks(box, "0.7")
        box.show_value(0.1)
        assert box.text() == "0.7"
        box.show_value(0.2)
    assert box.text() == "0.2"


def test_focus_shows_all_digits(qtbot, form):
    form.box.deleteLater()
    box = NumberBox("p", 1 / 3, show=lambda value: f"{value:.3f}", parent=form)
    box.show()
    assert box.text() == "0.333"
    box.setFocus()
    assert box.text() == "0.333333333333"  # twelve digits: more would show the noise of binary fractions
    with qtbot.assertNotEmitted(box.valueEdited):
        form.other.setFocus()
    assert (box.text(), box.value) == ("0.333", 1 / 3)


def test_escape_in_a_box_in_which_nothing_was_typed_is_for_what_is_around_it(qtbot):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    box = NumberBox("rate", 0.1, parent=dialog)
    dialog.open()
    box.setFocus()
    qtbot.keyClicks(box, "3")
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert box.text() == "0.1"
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_escape_is_a_box_s_own_only_while_there_is_something_to_take_back(qtbot, form, box):
    heard = []
    QShortcut(QKeySequence("Esc"), form).activated.connect(lambda: heard.append("Esc"))
    qtbot.waitUntil(form.isActiveWindow)
    qtbot.keyClicks(box, "3")
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert heard == []
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert heard == ["Esc"]


def test_a_box_that_was_left_shows_where_its_number_begins(form, box):
    box.setFixedWidth(40)
    box.setText("0.123456789")
    box.end(False)
    form.other.setFocus()
    assert (box.value, box.cursorPosition()) == (0.123456789, 0)


def test_a_refused_number_is_seen_by_the_border_of_its_box(qtbot, restored, form):
    style.apply(restored, LIGHT)
    qtbot.waitUntil(form.isActiveWindow)
    form.other.setFocus()
    seen = []
    for sentence in ("rate is too small.", "", "rate is too small.", ""):
        form.box.refuse(sentence) if sentence else form.box.restore()
        seen.append(form.box.grab().toImage())
    assert seen[0] == seen[2] != seen[1] == seen[3]
