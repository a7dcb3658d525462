"""The curves of a page."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import xentviz
from xentviz.figure.boxes import Box
from xentviz.figure.curves import apart, curves
from xentviz.figure.display import Label, Lines, Markers
from xentviz.figure.page import RenderOptions, compose
from xentviz.figure.theme import LIGHT

QUESTION = xentviz.Scenario()
BOX = (10.0, 20.0, 400.0, 480.0)
RULED_OUT = {"loss": "unlikelihood", "parameterization": "projected", "steps": 40}


def drawn(row=14, box=BOX, log=True, **changes):
    trajectory = xentviz.solve(QUESTION.replace(**changes)).trajectory
    return curves(trajectory, row, LIGHT, box, log, 13.0)


def texts(group):
    return [item.text for item in group if isinstance(item, Label)]


def points(groups):
    lines = [line for group in groups for item in group if isinstance(item, Lines) for line in item.lines]
    marks = [item.points for group in groups for item in group if isinstance(item, Markers)]
    return np.concatenate([*lines, *marks])


@pytest.mark.parametrize("box", [BOX, (0.0, 0.0, 700.0, 200.0)])
@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"steps": 1, "loss": "squared-error"},
        {"steps": 5000},
        {"parameterization": "raw", "learning_rate": 0.5},
        {"parameterization": "raw", "learning_rate": 1e6, "loss": "negated-cross-entropy"},
        {"start": (1.0, 0.0, 0.0)},
        {"loss": "constant"},
        RULED_OUT,
    ],
)
def test_everything_stays_inside_the_box(box, changes):
    left, top, width, height = box
    groups = drawn(0, box, **changes)
    spots = points(groups)
    assert np.isfinite(spots).all()
    assert np.all((spots >= (left, top)) & (spots <= (left + width, top + height)))
    for label in (item for group in groups for item in group if isinstance(item, Label)):
        place = Box.of(label)
        assert left - 1.0 <= place.x - place.half_width, label.text
        assert place.x + place.half_width <= left + width + 1.0, label.text
        assert top <= place.y <= top + height, label.text


def test_the_loss_axis_is_logarithmic_where_it_can_be():
    assert "log scale" in texts(drawn()[0])
    assert "log scale" not in texts(drawn(log=False)[0])
    assert "log scale" not in texts(drawn(loss="negated-cross-entropy")[0])


@pytest.mark.parametrize("log", [True, False])
def test_a_constant_loss_is_a_level_line_between_two_ticks(log):
    loss, classes = drawn(log=log, loss="constant")
    *levels, base = (item for item in loss if isinstance(item, Lines) and item.stroke.color != LIGHT.accent)
    (curve,) = (item.lines[0] for item in loss if isinstance(item, Lines) and item.stroke.color == LIGHT.accent)
    assert np.ptp(curve[:, 1]) == 0.0
    heights = [line[0, 1] for item in (*levels, base) for line in item.lines]
    assert min(heights) < curve[0, 1] < max(heights)
    assert ("1" if log else "1.0") in texts(loss)
    assert len([item for item in classes if isinstance(item, Markers)]) == 3


def test_a_loss_of_0_has_no_place_on_a_logarithmic_axis_and_the_page_says_so():
    assert "log scale, 0 is not on it" in texts(drawn(40, **RULED_OUT)[0])
    assert [item for item in drawn(40, **RULED_OUT)[0] if isinstance(item, Markers)] == []
    assert len([item for item in drawn(40, log=False, **RULED_OUT)[0] if isinstance(item, Markers)]) == 1
    assert not any("0 is not on it" in text for text in texts(drawn(40, log=False, **RULED_OUT)[0]))


def test_class_letters_stand_beside_the_ends_of_their_curves_without_touching():
    letters = [item for item in drawn()[1] if isinstance(item, Label) and item.text in ("A", "B", "C")]
    assert [letter.text for letter in sorted(letters, key=lambda letter: letter.y)] == ["A", "B", "C"]
    assert not Box.of(letters[1]).meets(Box.of(letters[2]), -3.0)
    assert letters[0].color == LIGHT.classes[0].color


def test_each_class_has_the_mark_of_its_shape():
    marks = [item for item in drawn()[1] if isinstance(item, Markers)]
    assert [(mark.shape, mark.fill.color) for mark in marks] == [(style.shape, style.color) for style in LIGHT.classes]
    assert {mark.shape for mark in marks} == {"circle", "square", "triangle"}


def test_a_long_curve_keeps_its_peaks_with_far_fewer_points():
    trajectory = xentviz.solve(QUESTION.replace(steps=20000)).trajectory
    groups = curves(trajectory, 0, LIGHT, BOX, True, 13.0)
    longest = max(len(line) for item in groups[0] if isinstance(item, Lines) for line in item.lines)
    assert longest <= 2 * BOX[2] + 2


def test_the_cursor_moves_with_the_row():
    def cursor(row):
        (dot,) = (item for item in drawn(row)[0] if isinstance(item, Markers))
        return dot.points[0, 0]

    assert cursor(0) < cursor(60) < cursor(120)


@given(st.lists(st.floats(0.0, 100.0), min_size=1, max_size=5))
def test_labels_moved_apart_keep_their_order_and_their_room(values):
    placed = apart(values, 12.0, 0.0, 100.0)
    ordered = [placed[i] for i in sorted(range(len(values)), key=values.__getitem__)]
    assert np.all(np.diff(ordered) >= 12.0 - 1e-9)
    assert min(placed) >= 0.0
    assert max(placed) <= 100.0


def test_labels_that_do_not_touch_stay_where_they_are():
    assert apart([10.0, 50.0, 30.0], 12.0, 0.0, 100.0) == [10.0, 50.0, 30.0]


@pytest.mark.parametrize(("size", "with_curves"), [("50x40mm", False), ("60x40mm", False), ("70x50mm", True)])
def test_on_a_page_too_low_for_curves_the_triangle_stands_alone(size, with_curves):
    names = {group.name for group in compose(xentviz.solve(QUESTION), RenderOptions(size=size)).groups}
    assert {"path", "border"} <= names
    assert ("loss-curve" in names, "class-curves" in names) == (with_curves, with_curves)


@pytest.mark.parametrize("size", ["70x50mm", "80x60mm", "60x110mm"])
def test_no_two_ticks_of_a_small_page_lie_on_each_other(size):
    for group in compose(xentviz.solve(QUESTION), RenderOptions(size=size, content="simplex-and-curves")).groups:
        if group.name in ("loss-curve", "class-curves"):
            boxes = [Box.of(item) for item in group if isinstance(item, Label)]
            assert not any(one.meets(other) for one, other in itertools.combinations(boxes, 2))
