"""Three linked boxes on the simplex."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from xentviz.figure.theme import DARK
from xentviz.views.point_entry import PointEntry


@pytest.fixture
def entry(qtbot):
    widget = PointEntry("start", lambda point: "start must keep off corner B." if point[1] == 1 else None)
    qtbot.addWidget(widget)
    widget.show_point((0.3, 0.6, 0.1))
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    return widget


def enter(qtbot, box, text):
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, text)
    qtbot.keyClick(box, Qt.Key.Key_Return)


def paste(qtbot, box, text):
    QApplication.clipboard().setText(text)
    box.setFocus()
    box.end(False)
    qtbot.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def texts(entry):
    return [box.text() for box in entry.boxes]


def test_showing_tells_nobody(qtbot, entry):
    with qtbot.assertNotEmitted(entry.pointEdited):
        entry.show_point((0.2, 0.3, 0.5))
    assert texts(entry) == ["0.200", "0.300", "0.500"]


def test_one_share_rescales_the_others_and_says_so(qtbot, entry):
    with qtbot.waitSignal(entry.said) as said, qtbot.waitSignal(entry.pointEdited):
        enter(qtbot, entry.boxes[0], "0.65")
    assert said.args == ["start: B and C rescaled to keep the sum 1"]
    assert entry.point == pytest.approx((0.65, 0.3, 0.05))
    assert texts(entry) == ["0.650", "0.300", "0.050"]


@pytest.mark.parametrize(
    ("index", "point", "others"), [(1, (0.15, 0.8, 0.05), "A and C"), (2, (1 / 6, 1 / 3, 0.5), "A and B")]
)
def test_every_box_rescales_the_other_two(qtbot, entry, index, point, others):
    with qtbot.waitSignal(entry.said) as said:
        enter(qtbot, entry.boxes[index], str(point[index]))
    assert entry.point == pytest.approx(point)
    assert said.args == [f"start: {others} rescaled to keep the sum 1"]


def test_others_at_zero_share_the_rest_equally(qtbot, entry):
    entry.show_point((1.0, 0.0, 0.0))
    with qtbot.waitSignal(entry.pointEdited) as edited:
        enter(qtbot, entry.boxes[0], "0.5")
    assert edited.args == [(0.5, 0.25, 0.25)]


@pytest.mark.parametrize("text", ["0.2 0.3 0.5", "0.2,0.3,0.5", "20% 30% 50%", "20 30 50", "0,2; 0,3; 0,5"])
@pytest.mark.parametrize("index", [0, 2])
def test_pasted_list_fills_all_boxes(qtbot, entry, text, index):
    with qtbot.waitSignal(entry.pointEdited) as edited:
        paste(qtbot, entry.boxes[index], text)
    assert edited.args[0] == pytest.approx((0.2, 0.3, 0.5))
    assert [box.value for box in entry.boxes] == list(edited.args[0])


def test_single_number_is_pasted_as_usual(qtbot, entry):
    entry.boxes[0].setFocus()
    entry.boxes[0].selectAll()
    QApplication.clipboard().setText("0,25")
    qtbot.keyClick(entry.boxes[0], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert entry.boxes[0].text() == "0,25"


def test_dropped_list_fills_all_boxes(qtbot, entry):
    data = QMimeData()
    data.setText("0.2 0.3 0.5")
    event = QDropEvent(
        QPointF(3, 3), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    entry.boxes[1].dropEvent(event)
    assert entry.point == (0.2, 0.3, 0.5)


def test_paste_of_the_context_menu_fills_all_boxes(qtbot, entry):
    QApplication.clipboard().setText("0.2 0.3 0.5")
    place = entry.boxes[0].rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, entry.boxes[0].mapToGlobal(place))
    QApplication.sendEvent(entry.boxes[0], event)
    menu = QApplication.activePopupWidget()
    next(action for action in menu.actions() if action.objectName() == "edit-paste").trigger()
    menu.close()
    assert entry.point == (0.2, 0.3, 0.5)


def test_typed_list_fills_all_boxes_on_enter(qtbot, entry):
    enter(qtbot, entry.boxes[1], "0.2 0.3 0.5")
    assert entry.point == (0.2, 0.3, 0.5)
    assert texts(entry) == ["0.200", "0.300", "0.500"]


def test_typing_the_shown_point_leaves_no_list_behind(qtbot, entry):
    with qtbot.assertNotEmitted(entry.pointEdited):
        enter(qtbot, entry.boxes[0], "0.3 0.6 0.1")
    assert texts(entry) == ["0.300", "0.600", "0.100"]


def test_rescaled_list_is_said(qtbot, entry):
    with qtbot.waitSignal(entry.said) as said:
        paste(qtbot, entry.boxes[0], "0.3 0.6 0.2")
    assert said.args == ["start rescaled: 0.3, 0.6, 0.2 summed to 1.1"]


@pytest.mark.parametrize(
    "text", ["0.3 0.6", "1 0 0 0", "-0.1 0.6 0.5", "nan 0 0", "inf 0 0", "0 0 0", "1.5", "-0.2", "1,000.5", "0 1 0"]
)
def test_unusable_point_is_refused_in_place(qtbot, entry, text):
    with qtbot.waitSignal(entry.refused) as refused, qtbot.assertNotEmitted(entry.pointEdited):
        enter(qtbot, entry.boxes[2], text)
    assert refused.args[0].startswith("start ")
    assert entry.refusal.isVisible()
    assert entry.refusal.text() == refused.args[0]
    assert entry.point == (0.3, 0.6, 0.1)
    qtbot.keyClick(entry.boxes[2], Qt.Key.Key_Escape)
    assert not entry.refusal.isVisible()
    assert [box.value for box in entry.boxes] == [0.3, 0.6, 0.1]


def test_arrows_stop_at_the_corner(qtbot, entry):
    entry.boxes[0].setFocus()
    for _ in range(8):
        qtbot.keyClick(entry.boxes[0], Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert entry.point == (1.0, 0.0, 0.0)


def test_classes_are_named_for_screen_readers(entry):
    assert [box.accessibleName() for box in entry.boxes] == ["start A", "start B", "start C"]


def test_theme_recolours_the_letters(qtbot, entry):
    before = entry.grab().toImage()
    entry.set_theme(DARK)
    assert entry.grab().toImage() != before
