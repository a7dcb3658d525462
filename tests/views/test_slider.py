"""The house slider: clicks, wheel and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QMouseEvent, QShortcut, QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from tests.window import NONE, move
from xentviz.views.slider import Slider


@pytest.fixture
def slider(qtbot):
    """A slider from 0 to 100 in a window of its own."""
    window = QWidget()
    qtbot.addWidget(window)
    slider = Slider("Amount")
    slider.setRange(0, 100)
    QVBoxLayout(window).addWidget(slider)
    window.resize(400, 60)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    slider.setFocus()
    qtbot.waitUntil(slider.hasFocus)  # an X server gives it some events later
    slider.home = window  # its parent lives as long as the slider is in use
    return slider


def turn(widget, notches):
    centre = QPointF(widget.rect().center())
    event = QWheelEvent(
        *(centre, widget.mapToGlobal(centre), QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton),
        *(Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(widget, event)


def move_pressed(widget, place):
    """Qt's own simulated move goes by the cursor, which a platform without a screen may hold back."""
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    at, where = QPointF(place), QPointF(widget.mapToGlobal(place))
    move = QMouseEvent(QEvent.Type.MouseMove, at, where, Qt.MouseButton.NoButton, left, none)
    QApplication.sendEvent(widget, move)


@pytest.mark.parametrize(("share", "value"), [(0.0, 0), (0.5, 50), (1.0, 100)])
def test_click_jumps_to_the_pointer(qtbot, slider, share, value):
    slider.setValue(30)
    place = QPoint(round(share * (slider.width() - 1)), slider.height() // 2)
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=place)
    assert abs(slider.value() - value) <= 1


def test_press_and_move_drags_from_the_pointer(qtbot, slider):
    middle = slider.height() // 2
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 4, middle))
    move_pressed(slider, QPoint(slider.width() * 3 // 4, middle))
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() * 3 // 4, middle))
    assert abs(slider.value() - 75) <= 2


def test_a_drag_whose_release_went_elsewhere_ends_at_the_next_move(qtbot, slider):
    ends, middle = [], slider.height() // 2
    slider.sliderReleased.connect(lambda: ends.append(slider.value()))
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 4, middle))
    for share in (2, 3):
        move(slider, QPoint(share * slider.width() // 4, middle), NONE)
    assert (len(ends), slider.value(), slider.isSliderDown()) == (1, ends[0], False)
    assert abs(slider.value() - 25) <= 2
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton)
    assert len(ends) == 1


def test_press_on_the_handle_moves_nothing(qtbot, slider):
    slider.setValue(50)
    with qtbot.assertNotEmitted(slider.valueChanged):
        qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 2 + 2, slider.height() // 2))


def test_wheel_moves_only_while_focused(qtbot, slider):
    turn(slider, 1)
    moved = slider.value()
    assert moved > 0
    slider.clearFocus()
    turn(slider, 1)
    assert slider.value() == moved


def test_arrow_is_not_taken_by_a_window_shortcut(qtbot, slider):
    shortcut = QShortcut(QKeySequence(Qt.Key.Key_Right), slider.window())
    with qtbot.assertNotEmitted(shortcut.activated):
        qtbot.keyClick(slider.window().windowHandle(), Qt.Key.Key_Right)
    assert slider.value() == 1
    slider.clearFocus()
    with qtbot.waitSignal(shortcut.activated):
        qtbot.keyClick(slider.window().windowHandle(), Qt.Key.Key_Right)
    assert slider.value() == 1


def test_shown_position_tells_nobody_and_is_pinned(qtbot, slider):
    with qtbot.assertNotEmitted(slider.valueChanged):
        slider.show_position(500)
    assert slider.value() == 100
