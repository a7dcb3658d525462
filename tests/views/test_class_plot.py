"""The live class curves: each in its class's colour where its numbers are, with its letter, cursor and ghost."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

import xentviz
from tests.painted import pixels
from xentviz.figure.theme import DARK, LIGHT
from xentviz.views.class_plot import ClassPlot

# So slow that p stays what it was: three level lines.
LEVEL = xentviz.Scenario(start=(0.3, 0.6, 0.1), learning_rate=1e-6, steps=100)
RAW = xentviz.Scenario(
    parameterization="raw", loss="squared-error", target=(0.0, 0.0, 1.0), learning_rate=0.9, steps=20
)


@pytest.fixture
def plot(qtbot):
    widget = ClassPlot()
    qtbot.addWidget(widget)
    widget.resize(420, 260)
    widget.set_theme(LIGHT)
    return widget


def show(plot, scenario, row=0, horizon=None):
    run = xentviz.solve(scenario).trajectory
    plot.show_run(run, horizon or scenario.steps)
    plot.show_row(row)
    return run


def column(plot, share):
    """The pixels of one column of the plot, (height, 3), `share` of the way along its axis."""
    x = round(plot.axes.left + share * plot.axes.width)
    return pixels(plot.grab())[:, x].astype(int)


def height_of(plot, color, share=0.5):
    """Where a colour stands in a column; the middle of its pixels."""
    wanted = np.array(QColor(color).getRgb()[:3])
    found = np.flatnonzero(np.abs(column(plot, share) - wanted).max(axis=1) <= 3)
    assert len(found), f"{color} is nowhere in that column"
    return found.mean() + 0.5


def wanted_height(plot, p):
    return plot.axes.top + (1.0 - plot.axes.y.place(p)) * plot.axes.height


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("k", range(3))
def test_each_class_has_its_colour_at_its_probability(plot, theme, k):
    plot.set_theme(theme)
    show(plot, LEVEL)
    assert height_of(plot, theme.classes[k].color) == pytest.approx(wanted_height(plot, LEVEL.start[k]), abs=1.0)


def test_colours_follow_a_theme_that_changes_while_a_run_is_shown(plot):
    show(plot, LEVEL)
    plot.set_theme(DARK)
    for p, style in zip(LEVEL.start, DARK.classes, strict=True):
        assert height_of(plot, style.color) == pytest.approx(wanted_height(plot, p), abs=1.0)
    assert tuple(column(plot, 1.02)[2]) == QColor(DARK.surface).getRgb()[:3]


def test_letters_stand_at_the_ends_of_their_curves_in_their_colours(plot):
    run = show(plot, xentviz.Scenario())
    letters = plot.marks(plot.axes, run)
    assert [(label.text, label.color) for label in letters] == [(s.letter, s.color) for s in LIGHT.classes]
    assert letters[0].y < min(letters[1].y, letters[2].y)


def test_the_cursor_marks_each_class_with_its_shape_where_the_row_is(plot):
    run = show(plot, xentviz.Scenario(), row=40)
    line, *marks = plot._cursor(plot.axes, run)
    x = plot.axes.left + plot.axes.width * 40 / 120
    assert line.lines[0][:, 0] == pytest.approx([x, x], abs=0.6)
    assert [(m.shape, m.fill.color) for m in marks] == [(s.shape, s.color) for s in LIGHT.classes]
    heights = [float(mark.points[0, 1]) for mark in marks]
    assert heights == pytest.approx([wanted_height(plot, p) for p in run.p[:, 40]], abs=1e-6)


def test_the_axis_holds_raw_probabilities_that_leave_0_to_1_and_goes_back(plot):
    show(plot, RAW)
    assert (plot.axes.y.low, plot.axes.y.high) != (0.0, 1.0)
    show(plot, LEVEL)
    assert (plot.axes.y.low, plot.axes.y.high) == (0.0, 1.0)


@pytest.mark.parametrize(("steps", "horizon", "high"), [(100, 100, 100), (30, 100, 100), (130, 100, 200), (1, 1, 1)])
def test_the_steps_reach_to_the_horizon_and_are_doubled_beyond_it(plot, steps, horizon, high):
    show(plot, LEVEL.replace(steps=steps), horizon=horizon)
    assert plot.axes.x.high == high


@pytest.mark.parametrize(("share", "step"), [(0.0, 0), (0.25, 25), (0.8, 80), (1.04, 100), (-0.05, 0)])
def test_a_press_asks_for_the_step_there_and_for_none_beyond_the_run(plot, qtbot, share, step):
    show(plot, LEVEL)
    x = round(plot.axes.left + share * plot.axes.width)
    with qtbot.waitSignal(plot.seekRequested) as asked:
        QTest.mousePress(plot.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 100))
    QTest.mouseRelease(plot.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 100))
    assert asked.args == [step]


def test_a_ghost_comes_and_goes_in_fainter_colours(plot):
    show(plot, LEVEL)
    alone = column(plot, 0.5)
    plot.show_ghost(xentviz.solve(LEVEL.replace(start=(0.8, 0.15, 0.05))).trajectory)
    y = round(wanted_height(plot, 0.8))
    faint = column(plot, 0.5)[y - 1 : y + 1].mean(axis=0)
    strong, ground = (np.array(QColor(c).getRgb()[:3]) for c in (LIGHT.classes[0].color, LIGHT.surface))
    assert np.abs(faint - strong).max() > 40
    assert np.abs(faint - ground).max() > 40
    plot.show_ghost(None)
    assert np.array_equal(column(plot, 0.5), alone)


def test_the_row_is_said_in_words(plot):
    show(plot, LEVEL, row=7)
    assert plot.accessibleDescription() == "step 7 of 100: p (0.300, 0.600, 0.100)"


def test_larger_letters_bring_wider_curves_and_more_room_for_the_numbers(plot):
    show(plot, LEVEL)
    color = plot.theme.classes[1].color
    left, size = plot.axes.left, plot.axes.text_size
    assert thickness(plot, color) == pytest.approx(2.0, abs=0.2)
    plot.show_text_size(3 * size)
    assert thickness(plot, color) == pytest.approx(6.0, abs=0.2)
    assert (plot.axes.left, plot.axes.text_size) == (pytest.approx(3 * left, abs=1), 3 * size)


def thickness(plot, color):
    """How many pixels of a column a curve of this colour covers, parts of pixels added up."""
    wanted, ground = (np.array(QColor(name).getRgb()[:3]) for name in (color, plot.theme.surface))
    middle = int(height_of(plot, color))
    near = column(plot, 0.5)[middle - 6 : middle + 7]
    return float(((ground - near) @ (ground - wanted)).sum() / ((ground - wanted) ** 2).sum())
