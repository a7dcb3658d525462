"""The spotlight: where the pointer is the picture is as it was, elsewhere dimmed; the mouse never notices."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.painted import pixels
from xentviz.engine.simplex import to_plane
from xentviz.figure.theme import DARK
from xentviz.views.presenter.spotlight import RADIUS

LEFT = Qt.MouseButton.LeftButton


def point(stage, place):
    """The pointer moves as the system says it, not as a widget gets it."""
    QTest.mouseMove(stage.windowHandle(), place)
    QApplication.processEvents()


@pytest.fixture
def lit(stage):
    stage.spotlight.toggle()
    return stage


def test_the_light_is_round_the_rest_dimmed_and_what_is_lit_as_it_was(stage):
    bright = pixels(stage.grab()).astype(int)
    stage.spotlight.toggle()
    point(stage, QPoint(300, 250))
    seen = pixels(stage.grab()).astype(int)
    down, across = np.mgrid[: stage.height(), : stage.width()]
    away = np.hypot(across - 300, down - 250) / (RADIUS * stage.height())
    assert (seen[away < 0.7] == bright[away < 0.7]).all()
    assert np.abs(seen - bright * (1 - 165 / 255))[away > 1.05].max() <= 2


@pytest.mark.parametrize("place", [QPoint(500, 300), QPoint(5, 5), QPoint(955, 535)])
def test_it_is_where_the_pointer_is_over_any_part_of_the_window(lit, place):
    point(lit, place)
    assert lit.spotlight.place == place
    assert lit.spotlight.lit.center() - place in (QPoint(0, 0), QPoint(-1, -1))


def test_switched_off_it_leaves_no_trace_and_follows_no_more(stage):
    before = pixels(stage.grab())
    stage.spotlight.toggle()
    point(stage, QPoint(300, 250))
    stage.spotlight.toggle()
    point(stage, QPoint(600, 250))
    assert (pixels(stage.grab()) == before).all()
    assert stage.spotlight.place == QPoint(300, 250)


def test_only_its_old_and_its_new_place_are_painted_again(lit):
    # Over the curves, which do not follow the pointer themselves.
    point(lit, QPoint(740, 250))
    before, painted = lit.spotlight.lit, QRegion()
    paint = lit.spotlight.paintEvent

    def noting(event):
        nonlocal painted
        painted |= event.region()
        paint(event)

    lit.spotlight.paintEvent = noting
    point(lit, QPoint(780, 250))
    assert not painted.isEmpty()
    assert painted.subtracted(QRegion(before) | QRegion(lit.spotlight.lit)).isEmpty()


def test_a_handle_is_dragged_below_it(qtbot, lit):
    view = lit.simplex
    x, y = view.canvas.frame.to_page(to_plane((0.3, 0.6, 0.1))).tolist()
    start = view.mapTo(lit, QPoint(round(x), round(y)))
    point(lit, start)
    with qtbot.waitSignal(view.pointDragged) as dragged:
        QTest.mousePress(lit.windowHandle(), LEFT, pos=start)
        QTest.mouseMove(lit.windowHandle(), start + QPoint(40, -30))
        QTest.mouseRelease(lit.windowHandle(), LEFT, pos=start + QPoint(40, -30))
    assert dragged.args[0] == "start"
    assert lit.spotlight.place == start + QPoint(40, -30)


def test_on_a_dark_ground_the_light_is_seen_where_nothing_is_lit(lit):
    lit.set_theme(DARK)
    corner = QPoint(2, lit.height() - 2)
    point(lit, corner)
    seen = pixels(lit.grab())
    assert seen[corner.y() - 4, 4].min() >= 20
    assert seen[4, 4].max() == 0
