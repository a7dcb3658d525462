"""Thumbnails are painted once each, one after the other, and not while a mouse button is held."""

import numpy as np
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from xentviz.figure.display import Fill, Group, Lines
from xentviz.views.thumbnails import Thumbnails

SIZE = QSize(20, 10)
CORNER = np.array([(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)])


@pytest.fixture
def drawn():
    return []


@pytest.fixture
def thumbnails(qapp, drawn):
    thumbnails = Thumbnails(SIZE)

    def draw(key, size):
        drawn.append((key, size))
        return [Group("square", (Lines((CORNER,), None, Fill(key), closed=True),))]

    thumbnails.set_artist(draw)
    yield thumbnails
    thumbnails.forget()


def test_a_picture_comes_a_little_later_and_is_then_kept(qtbot, thumbnails, drawn):
    with qtbot.waitSignal(thumbnails.painted):
        assert thumbnails.picture("#ff0000", 2.0) is None
        assert drawn == []
    picture = thumbnails.picture("#ff0000", 2.0)
    assert picture.size() == 2 * SIZE
    assert picture.deviceIndependentSize().toSize() == SIZE
    image = picture.toImage()
    assert image.pixelColor(5, 5).name() == "#ff0000"
    assert image.pixelColor(35, 5).alpha() == 0
    assert drawn == [("#ff0000", SIZE)]


def test_several_come_one_after_the_other_each_once(qtbot, thumbnails, drawn):
    for _ in range(3):
        for color in ("#ff0000", "#00ff00", "#0000ff"):
            thumbnails.picture(color, 1.0)
    for count in (1, 2, 3):
        with qtbot.waitSignal(thumbnails.painted):
            pass
        assert len(drawn) == count
    assert [key for key, _ in drawn] == ["#ff0000", "#00ff00", "#0000ff"]


def test_what_is_forgotten_is_painted_anew(qtbot, thumbnails, drawn):
    for _ in range(2):
        with qtbot.waitSignal(thumbnails.painted):
            thumbnails.picture("#ff0000", 1.0)
        thumbnails.forget()
        assert thumbnails.picture("#ff0000", 1.0) is None
    assert len(drawn) == 2


def test_a_mouse_that_drags_comes_first(qtbot, thumbnails, drawn):
    held = QWidget()
    qtbot.addWidget(held)
    QTest.mousePress(held, Qt.MouseButton.LeftButton)
    thumbnails.picture("#ff0000", 1.0)
    with qtbot.assertNotEmitted(thumbnails.painted, wait=80):
        pass
    assert drawn == []
    with qtbot.waitSignal(thumbnails.painted):
        QTest.mouseRelease(held, Qt.MouseButton.LeftButton)
