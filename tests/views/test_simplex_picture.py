"""The simplex asks for a frame when something of it changes, and keeps the pixels that stand still."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication

import xentviz
from tests.painted import Frames
from xentviz.figure.simplex import DEFAULT_LAYERS
from xentviz.figure.theme import DARK
from xentviz.views.simplex_picture import SimplexPicture

SOLUTION = xentviz.solve(xentviz.Scenario())
OTHER = xentviz.solve(xentviz.Scenario(start=(0.2, 0.2, 0.6)))


@pytest.fixture
def picture(qtbot):
    widget = SimplexPicture()
    qtbot.addWidget(widget)
    widget.show_background(SOLUTION, DEFAULT_LAYERS)
    widget.show_run(SOLUTION.scenario, SOLUTION.trajectory, 0)
    widget.resize(400, 380)
    with qtbot.waitExposed(widget):
        widget.show()
    QApplication.processEvents()
    return widget


CHANGES = {
    "a row": lambda picture: picture.show_row(40),
    "a run": lambda picture: picture.show_run(OTHER.scenario, OTHER.trajectory, 0),
    "the ground": lambda picture: picture.show_background(OTHER, frozenset()),
    "a theme": lambda picture: picture.set_theme(DARK),
    "the size of letters": lambda picture: picture.show_text_size(22.0),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_painted_once_and_without_one_nothing_is(picture, change):
    frames = Frames(picture)
    QApplication.processEvents()
    assert frames.count == 0
    CHANGES[change](picture)
    QApplication.processEvents()
    assert frames.count == 1


@pytest.mark.parametrize("change", ["the ground", "a theme", "the size of letters"])
def test_what_changes_the_ground_has_it_painted_anew(picture, change):
    before = picture.canvas.still
    CHANGES[change](picture)
    QApplication.processEvents()
    assert before is not None
    assert picture.canvas.still is not before


@pytest.mark.parametrize("change", ["a row", "a run"])
def test_what_moves_on_the_ground_leaves_its_pixels(picture, change):
    before = picture.canvas.still
    CHANGES[change](picture)
    QApplication.processEvents()
    assert picture.canvas.still is before


def test_on_a_screen_of_another_scale_the_ground_has_its_pixels(picture):
    canvas, size = picture.canvas, QSize(400, 380)
    for ratio in (1.0, 2.0, 1.5, 1.0):
        screen = QPixmap(size * ratio)
        screen.setDevicePixelRatio(ratio)
        painter = QPainter(screen)
        canvas.paint(painter, size, ratio, ())
        painter.end()
        assert canvas.still.devicePixelRatio() == ratio
        assert canvas.still.size() == size * ratio
