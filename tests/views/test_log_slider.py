"""The logarithmic slider and its box."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt

from xentviz.views.log_slider import LogSlider, position_of, value_at


@pytest.fixture
def rate(qtbot):
    widget = LogSlider("Learning rate", lambda value: None if value > 0 else "Learning rate must be above 0.")
    qtbot.addWidget(widget)
    widget.resize(260, 60)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    return widget


def test_ends_and_middle_are_round():
    assert [value_at(position) for position in (0, 100, 300, 400, 600)] == [1e-4, 1e-3, 0.1, 1.0, 100.0]


@given(st.integers(0, 600))
def test_positions_come_back(position):
    assert position_of(value_at(position)) == position


@given(st.floats(min_value=5e-324, max_value=1.7e308))
def test_shown_value_is_kept_exactly(qapp, value):
    widget = LogSlider("Learning rate", lambda value: None)
    widget.show_value(value)
    assert widget.value == value
    assert 0 <= widget.slider.value() <= 600
    widget.deleteLater()


def test_showing_tells_nobody(qtbot, rate):
    with qtbot.assertNotEmitted(rate.valueEdited):
        rate.show_value(0.1)
        rate.show_value(1e308)
    assert rate.slider.value() == 600


def test_box_takes_values_beyond_the_slider(qtbot, rate):
    rate.box.setFocus()
    rate.box.selectAll()
    qtbot.keyClicks(rate.box, "2500")
    with qtbot.waitSignal(rate.valueEdited) as edited:
        qtbot.keyClick(rate.box, Qt.Key.Key_Return)
    assert edited.args == [2500.0]
    assert rate.slider.value() == 600


def test_refusal_is_told_below_and_goes_again(qtbot, rate):
    rate.box.setFocus()
    rate.box.selectAll()
    qtbot.keyClicks(rate.box, "0\r")
    assert rate.row.refusal.isVisible()
    assert rate.row.refusal.text() == "Learning rate must be above 0."
    qtbot.keyClick(rate.box, Qt.Key.Key_Escape)
    assert not rate.row.refusal.isVisible()
    assert rate.value == 1.0


def test_arrows_move_in_small_ratios(qtbot, rate):
    rate.show_value(0.1)
    rate.slider.setFocus()
    with qtbot.waitSignal(rate.valueEdited) as edited:
        qtbot.keyClick(rate.slider, Qt.Key.Key_Right)
    assert edited.args == [0.112]
    assert rate.box.text() == "0.112"


def test_click_jumps_within_one_gesture(qtbot, rate):
    told = []
    rate.gestureBegun.connect(lambda: told.append("begun"))
    rate.valueEdited.connect(lambda value: told.append("edited"))
    rate.gestureEnded.connect(lambda: told.append("ended"))
    place = QPoint(rate.slider.width() // 10, rate.slider.height() // 2)
    qtbot.mousePress(rate.slider, Qt.MouseButton.LeftButton, pos=place)
    assert rate.value < 1e-3
    qtbot.mouseRelease(rate.slider, Qt.MouseButton.LeftButton, pos=place)
    assert told == ["begun", "edited", "ended"]
