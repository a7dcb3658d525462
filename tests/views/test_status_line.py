"""The status line."""

from __future__ import annotations

import math

import pytest
from PySide6.QtGui import QAccessible, QColor

from xentviz.figure.theme import LIGHT
from xentviz.views import style
from xentviz.views.status_line import StatusLine


@pytest.fixture
def line(qtbot):
    widget = StatusLine()
    qtbot.addWidget(widget)
    widget.resize(1200, 30)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


@pytest.fixture
def spoken(monkeypatch):
    sentences = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: sentences.append(event.message()))
    return sentences


def inks(label):
    """All colours of a label's pixels."""
    image = label.grab().toImage()
    return {image.pixelColor(x, y).rgb() for x in range(image.width()) for y in range(image.height())}


def test_figures_of_a_step(line):
    line.show_step(14, (0.6111, 0.3058, 0.0831), 0.493, 0.50204)
    assert line.step.value.text() == "14"
    assert line.point.value.text() == "(0.611, 0.306, 0.083)"
    assert line.loss.value.text() == "0.4930"
    assert line.gradient.value.text() == "0.5020"


@pytest.mark.parametrize("value", [0.0, -1e300, 1e-300, math.inf, math.nan])
def test_extreme_figures_are_shown(line, value):
    line.show_step(100_000, (value, 0.0, 1.0), value, abs(value))
    assert line.loss.value.text()


def test_slots_do_not_jump(line, qtbot):
    line.show_step(0, (0.3, 0.6, 0.1), 1.204, 0.9327)
    places = [slot.x() for slot in (line.step, line.point, line.loss, line.gradient, line.message)]
    line.show_step(99_999, (-0.111, -0.222, -0.333), -1.234e-100, 1.234e-100)
    line.layout().activate()
    assert [slot.x() for slot in (line.step, line.point, line.loss, line.gradient, line.message)] == places


def test_warning_is_shown_and_spoken_once(line, spoken):
    for _ in range(3):
        line.show_message("diverged at step 7", warning=True)
    assert line.message.text() == "diverged at step 7"
    assert line.message.property("warning") is True
    assert spoken == ["diverged at step 7"]


def test_a_warning_has_a_colour_of_its_own_and_the_next_message_has_not(line, restored):
    style.apply(restored, LIGHT)
    line.show_message("copied")
    plain = inks(line.message)
    line.show_message("diverged at step 7", warning=True)
    assert QColor(LIGHT.warning).rgb() in inks(line.message)
    line.show_message("copied")
    assert inks(line.message) == plain
    assert QColor(LIGHT.warning).rgb() not in plain


def test_empty_message_is_silent(line, spoken):
    line.show_message("Copied the figure")
    line.show_message("")
    assert line.message.text() == ""
    assert spoken == ["Copied the figure"]


def test_long_message_does_not_widen_the_line(line):
    narrow = line.minimumSizeHint().width()
    line.show_message("x" * 500)
    assert line.minimumSizeHint().width() == narrow
