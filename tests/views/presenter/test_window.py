"""The presentation as an audience sees it: large letters, thick lines, nothing cut off, no controls."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QLineEdit, QScrollBar, QWidget

from tests.views.presenter.conftest import ROW, fill
from xentviz.figure.display import Label
from xentviz.figure.painter import paint
from xentviz.figure.theme import DARK, LIGHT, high_contrast
from xentviz.scenario import Scenario
from xentviz.views import simplex_canvas, step_axis, step_picture
from xentviz.views.presenter import painted

SIZES = [(1920, 1080), (1280, 720), (1024, 768), (2560, 1440), (640, 400)]


@pytest.fixture
def sizes(monkeypatch):
    """The heights of all letters that are painted from now on."""
    found = []

    def noting(painter, groups, *rest):
        groups = list(groups)
        found.extend(item.size for group in groups for item in group if isinstance(item, Label))
        paint(painter, groups, *rest)

    for module in (simplex_canvas, step_picture, painted):
        monkeypatch.setattr(module, "paint", noting)
    return found


def test_on_a_usual_projector_the_smallest_letters_are_24_pixels_high(stage, sizes):
    stage.resize(1920, 1080)
    stage.hint.toggle()
    sizes.clear()  # of the frames before
    stage.grab()
    assert len(sizes) > 30
    assert min(sizes) >= 24.0


def test_lines_are_twice_as_thick_as_in_the_main_window(stage):
    stage.resize(1920, 1080)
    stage.grab()
    assert stage.simplex.canvas.text_size >= 2 * 17.0
    assert stage.curves.loss.text_size >= 2 * step_axis.TEXT_SIZE


@pytest.mark.parametrize("size", SIZES)
def test_all_parts_are_in_the_window_and_lie_beside_each_other(stage, size):
    stage.resize(*size)
    stage.grab()
    curves = stage.curves
    parts = (stage.simplex, stage.title, stage.figures, *curves.headings, curves.loss, curves.classes)
    places = [QRect(part.mapTo(stage, QPoint()), part.size()) for part in parts]
    assert all(stage.rect().contains(place) for place in places)
    assert not any(one.intersects(other) for one, other in combinations(places, 2))


def test_there_is_no_control_and_nothing_but_the_picture_takes_the_keys(stage):
    controls = [w for w in stage.findChildren(QWidget) if isinstance(w, (QAbstractButton, QAbstractSlider, QLineEdit))]
    assert not [w for w in controls if not isinstance(w, QScrollBar)]
    stage.show_page(stage.maths)
    stage.activateWindow()
    stage.setFocus()
    for _ in range(2):
        stage.focusNextChild()
        assert stage.focusWidget() in (stage, stage.simplex)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_every_view_has_the_theme_of_high_contrast(stage, theme):
    stage.set_theme(theme)
    strong = high_contrast(theme)
    assert stage.palette().window().color().name() == strong.window
    views = (stage.curves.loss, stage.curves.classes, stage.title, stage.figures, stage.hint, stage.simplex.canvas)
    assert all(view.theme == strong for view in views)


def test_curves_and_mathematics_change_places(stage):
    stage.show_page(stage.maths)
    assert stage.maths.isVisible()
    assert not stage.curves.isVisible()
    stage.show_page(stage.curves)
    assert stage.curves.isVisible()


def test_it_fills_the_screen_it_is_shown_on(qtbot, stage):
    screen = stage.screen()
    stage.show_on(screen)
    qtbot.waitUntil(lambda: stage.size() == screen.size())
    assert stage.isFullScreen()


def test_closing_it_is_said_once(qtbot, stage):
    with qtbot.waitSignal(stage.closing):
        stage.close()


def test_a_scenario_with_a_long_name_moves_nothing(stage):
    places = [part.geometry() for part in (stage.title, stage.pages, stage.figures)]
    fill(stage, Scenario(loss="wrong-target", optimizer="adam", free=(True, False, False)), ROW)
    stage.grab()
    assert [part.geometry() for part in (stage.title, stage.pages, stage.figures)] == places
