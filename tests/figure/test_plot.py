"""A plot: everything within its box, curves cut to it, and what a long curve may leave out."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.themes import THEMES
from xentviz.figure.boxes import Box
from xentviz.figure.display import Label, Lines, Markers
from xentviz.figure.plot import Plot
from xentviz.figure.scale import Scale

BOX = (10.0, 20.0, 300.0, 200.0)
SIZE = 10.0
X, Y = Scale(0.0, 100.0), Scale(0.0, 1.0)
STEPS = np.arange(101.0)


def plot(x=X, y=Y, box=BOX, theme="light"):
    return Plot.within(box, x, y, THEMES[theme], SIZE)


def texts(items):
    return [item.text for item in items if isinstance(item, Label)]


def points(items):
    return np.concatenate([line for item in items if isinstance(item, Lines) for line in item.lines])


def edges(axes):
    return axes.left, axes.top, axes.left + axes.width, axes.top + axes.height


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("y", [Y, Scale(1e-9, 10.0, True), Scale(-123456.0, 99999.0), Scale(1e-7, 3e-7)])
@pytest.mark.parametrize("box", [BOX, (0.0, 0.0, 150.0, 90.0), (5.0, 5.0, 900.0, 400.0)])
def test_axes_and_their_words_stay_inside_the_box(box, y, theme):
    left, top, wide, high = box
    items = plot(y=y, box=box, theme=theme).axes("Loss", "", "step")
    assert {"Loss", "step"} <= set(texts(items))
    for label in (item for item in items if isinstance(item, Label)):
        place = Box.of(label)
        assert left - 0.5 <= place.x - place.half_width, label.text
        assert place.x + place.half_width <= left + wide + 0.5, label.text
        assert top <= place.y - place.half_height, label.text
        assert place.y + place.half_height <= top + high + 0.5, label.text
    assert np.all((points(items) >= (left, top)) & (points(items) <= (left + wide, top + high)))


def test_words_of_an_axis_never_touch():
    for y in (Y, Scale(1e-9, 10.0, True), Scale(-123456.0, 99999.0)):
        labels = [item for item in plot(y=y).axes("Loss", "log scale", "step") if isinstance(item, Label)]
        for i, one in enumerate(labels):
            assert not any(Box.of(one).meets(Box.of(other)) for other in labels[:i]), one.text


def test_a_note_is_there_only_if_there_is_one():
    assert "log scale" in texts(plot().axes("Loss", "log scale", "step"))
    assert "" not in texts(plot().axes("Loss", "", "step"))


def test_corners_of_both_scales_are_corners_of_the_plot():
    axes = plot()
    left, top, right, bottom = edges(axes)
    seen = axes.points(np.array([0.0, 100.0, 50.0]), np.array([0.0, 1.0, 0.5]))
    assert seen == pytest.approx(np.array([(left, bottom), (right, top), ((left + right) / 2, (top + bottom) / 2)]))


def test_each_tick_stands_where_its_value_is_drawn():
    axes = plot()
    labels = {item.text: item for item in axes.rulers() if isinstance(item, Label)}
    at = axes.points(np.array([20.0]), np.array([0.4]))[0]
    assert labels["20"].x == pytest.approx(at[0])
    assert Box.of(labels["0.4"]).y == pytest.approx(at[1], abs=1.0)


@given(st.floats(0.0, 60.0))
def test_an_aligned_plot_has_the_same_right_edge(more):
    axes = plot()
    moved = axes.aligned(axes.inset + more)
    assert moved.left == pytest.approx(axes.left + more)
    assert moved.left + moved.width == pytest.approx(axes.left + axes.width)
    assert moved.left - moved.inset == pytest.approx(axes.left - axes.inset)


@pytest.mark.parametrize("box", [(0.0, 0.0, 5.0, 5.0), (0.0, 0.0, 300.0, 1.0)])
def test_a_box_that_is_too_small_still_gives_a_plot(box):
    axes = plot(box=box)
    assert min(axes.width, axes.height) >= 1.0
    assert np.isfinite(points(axes.axes("Loss", "", "step"))).all()


@given(st.lists(st.floats(-10.0, 10.0), min_size=101, max_size=101))
def test_a_curve_never_leaves_its_plot(y):
    axes = plot()
    left, top, right, bottom = edges(axes)
    for item in axes.curve(STEPS, np.array(y), "#ff0000", 1.0):
        for line in item.lines:
            assert np.all((line >= (left - 0.501, top - 0.501)) & (line <= (right + 0.501, bottom + 0.501)))


def test_a_curve_goes_through_its_values():
    axes = plot()
    y = 0.5 + 0.4 * np.sin(STEPS / 7.0)
    (item,) = axes.curve(STEPS, y, "#ff0000", 1.5)
    (line,) = item.lines
    assert (item.stroke.color, item.stroke.width) == ("#ff0000", 1.5)
    expected = axes.points(STEPS, y)
    assert np.interp(expected[:, 0], *line.T) == pytest.approx(expected[:, 1], abs=0.2)


def test_values_without_a_place_leave_a_gap():
    y = np.full(101, 0.1)
    y[40:60] = 0.0
    axes = plot(y=Scale(0.01, 1.0, True))
    (item,) = axes.curve(STEPS, y, "#ff0000", 1.0)
    before, after = item.lines
    assert before[-1, 0] == pytest.approx(axes.points(STEPS[39:40], y[39:40])[0, 0])
    assert after[0, 0] == pytest.approx(axes.points(STEPS[60:61], y[60:61])[0, 0])


def test_a_curve_without_any_place_is_no_line():
    assert plot().curve(STEPS, np.full(101, np.nan), "#ff0000", 1.0) == []
    assert plot().curve(STEPS, np.full(101, 5.0), "#ff0000", 1.0) == []


@pytest.mark.parametrize("spike", [1, 777, 12345, 19998])
@pytest.mark.parametrize("height", [0.9, 0.1])
def test_a_long_curve_keeps_every_peak_of_one_step(spike, height):
    x, y = np.arange(20000.0), np.full(20000, 0.5)
    y[spike] = height
    axes = plot(x=Scale(0.0, 19999.0))
    kept_x, kept_y = axes.seen(x, y)
    assert len(kept_x) <= 2 * round(axes.width) + 2
    assert height in kept_y.tolist()
    assert (kept_x[0], kept_x[-1]) == (x[0], x[-1])
    assert np.all(np.diff(kept_x) > 0.0)
    assert np.array_equal(kept_y, y[kept_x.astype(int)])


def test_a_short_curve_keeps_every_point():
    kept = plot().seen(STEPS, STEPS / 100.0)
    assert [len(part) for part in kept] == [101, 101]


def test_the_cursor_is_upright_at_its_step_over_the_whole_height():
    axes = plot()
    (line,) = axes.cursor(25.0).lines
    assert line[:, 0] == pytest.approx([axes.left + 0.25 * axes.width] * 2)
    assert line[:, 1] == pytest.approx([axes.top, axes.top + axes.height])


@pytest.mark.parametrize(("y", "there"), [(0.0, 1), (0.5, 1), (1.0, 1), (1.1, 0), (-0.1, 0), (np.nan, 0), (np.inf, 0)])
def test_a_dot_is_drawn_only_within_the_plot(y, there):
    axes = plot()
    marks = axes.dot(50.0, y, "#ff0000")
    assert len(marks) == there
    for mark in marks:
        assert isinstance(mark, Markers)
        assert mark.points == pytest.approx(axes.points(np.array([50.0]), np.array([y])))
        assert mark.fill.color == "#ff0000"
