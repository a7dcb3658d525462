"""The sign of a class: its letter and shape in its colour, painted anew when the style changes."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from tests.painted import Frames, pixels
from xentviz.figure.theme import DARK, LIGHT
from xentviz.views.class_mark import ClassMark


@pytest.fixture
def mark(qtbot):
    widget = ClassMark(LIGHT.classes[0])
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    QApplication.processEvents()
    return widget


def ink(mark):
    """Where the colour of the style stands, (height, width)."""
    return (pixels(mark.grab()) == np.array(QColor(mark._style.color).getRgb()[:3])).all(axis=2)


def test_every_style_has_its_colour_in_shape_and_letter_and_no_two_look_alike(mark):
    seen = []
    for style in (*LIGHT.classes, *DARK.classes):
        mark.show_style(style)
        shape, letter = ink(mark)[:, :8], ink(mark)[:, 11:]
        assert shape.any()
        assert letter.any()
        seen.append((style.color, shape.tobytes()))
    assert len(set(seen)) == 6
    assert len({shape for _, shape in seen}) == 3


def test_another_style_is_painted_at_once(mark):
    frames = Frames(mark)
    QApplication.processEvents()
    assert frames.count == 0
    mark.show_style(DARK.classes[0])
    QApplication.processEvents()
    assert frames.count == 1
