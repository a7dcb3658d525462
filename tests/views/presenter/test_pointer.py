"""The pointer hides when nobody moves it, and comes back when somebody does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from xentviz.engine.simplex import to_plane

BLANK = Qt.CursorShape.BlankCursor


def place(stage, p):
    x, y = stage.simplex.canvas.frame.to_page(to_plane(p)).tolist()
    return stage.simplex.mapTo(stage, QPoint(round(x), round(y)))


@pytest.fixture
def idle(stage):
    assert stage.pointer.waiting.isActive()
    stage.pointer.waiting.timeout.emit()
    stage.pointer.waiting.stop()
    return stage


def test_after_a_while_it_is_gone_everywhere(idle):
    for widget in (idle, idle.simplex, idle.curves.loss, idle.maths, idle.figures):
        assert widget.cursor().shape() == BLANK


def test_a_move_brings_it_back_over_any_part_and_the_wait_begins_again(idle):
    QTest.mouseMove(idle.windowHandle(), QPoint(800, 500))
    assert idle.simplex.cursor().shape() == Qt.CursorShape.ArrowCursor
    assert idle.pointer.waiting.isActive()


def test_over_a_handle_the_hand_stays(idle):
    QTest.mouseMove(idle.windowHandle(), place(idle, (0.3, 0.6, 0.1)))
    idle.pointer.waiting.timeout.emit()
    assert idle.simplex.cursor().shape() == Qt.CursorShape.OpenHandCursor


def test_a_window_that_is_put_away_waits_for_nothing(stage):
    stage.hide()
    assert not stage.pointer.waiting.isActive()
