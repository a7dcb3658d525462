"""Room for text: boxes of labels, what they cover, and whether they lie in the triangle."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from xentviz.engine.simplex import CORNERS
from xentviz.figure.boxes import Box, covered, depth_inside, label_points
from xentviz.figure.display import Group, Label, Lines
from xentviz.figure.frame import Frame
from xentviz.figure.lettering import outline, width

FRAME = Frame(100.0, 50.0, 300.0)
near = st.floats(-20.0, 20.0)
boxes = st.builds(Box, near, near, st.floats(0.1, 10.0), st.floats(0.1, 10.0))


def points(count=8):
    return arrays(float, (count, 2), elements=near)


@pytest.mark.parametrize(("anchor", "left"), [("start", 50.0), ("middle", 40.0), ("end", 30.0)])
@pytest.mark.parametrize("bold", [True, False])
def test_a_labels_box_reaches_from_its_anchor_as_far_as_its_letters(anchor, left, bold):
    wide = width("target", 10.0, bold)
    box = Box.of(Label(50.0, 60.0, "target", 10.0, "#000000", anchor, bold))
    assert 2.0 * box.half_width == pytest.approx(wide)
    assert box.x - box.half_width == pytest.approx(50.0 - (50.0 - left) / 20.0 * wide)


@pytest.mark.parametrize("text", ["A", "target", "0.611", "gjpq", "−3"])
def test_the_letters_lie_in_their_box(text):
    box = Box.of(Label(5.0, 60.0, text, 10.0, "#000000"))
    across, down = np.array([n for _, ends in outline(text, 10.0) for n in ends]).reshape(-1, 2).T
    assert box.x - box.half_width - 0.5 <= across.min() + 5.0
    assert across.max() + 5.0 <= box.x + box.half_width + 0.5
    assert box.y - box.half_height - 0.5 <= down.min() + 60.0
    assert down.max() + 60.0 <= box.y + box.half_height + 0.5


@given(boxes, boxes, st.floats(0.0, 5.0))
def test_two_boxes_meet_each_other_or_neither_does(one, other, gap):
    assert one.meets(other, gap) == other.meets(one, gap)
    assert one.meets(one)
    assert one.meets(other, gap) or not one.meets(other)


@pytest.mark.parametrize(
    ("x", "y", "gap", "meet"),
    [
        (3.9, 0.0, 0.0, True),
        (4.1, 0.0, 0.0, False),
        (4.1, 0.0, 0.2, True),
        (0.0, 2.1, 0.0, False),
        (3.9, 2.1, 0, False),
    ],
)
def test_boxes_meet_only_if_they_overlap_both_ways(x, y, gap, meet):
    assert Box(0.0, 0.0, 2.0, 1.0).meets(Box(x, y, 2.0, 1.0), gap) is meet


@given(boxes)
def test_the_points_of_a_box_reach_its_edges_and_no_farther(box):
    seen = box.points()
    assert seen.shape == (15, 2)
    assert seen.mean(axis=0) == pytest.approx([box.x, box.y], abs=1e-9)
    assert np.ptp(seen, axis=0) == pytest.approx([2 * box.half_width, 2 * box.half_height])


def test_points_of_labels_leave_out_what_is_no_label():
    labels = [Label(5.0, 6.0, "one", 10.0, "#000000"), Label(50.0, 6.0, "two", 10.0, "#000000")]
    groups = [Group("a", (labels[0], Lines((np.zeros((2, 2)),)))), Group("b", ()), Group("c", (labels[1],))]
    expected = np.concatenate([Box.of(label).points() for label in labels])
    assert np.array_equal(label_points(groups), expected)
    assert label_points([Group("b", ())]).shape == (0, 2)


@pytest.mark.parametrize(("x", "y"), [(23.0, 0.0), (0.0, 23.0)])
def test_boxes_that_come_closer_than_a_gap_meet_from_the_side_and_from_above(x, y):
    one, other = Box(0.0, 0.0, 10.0, 10.0), Box(x, y, 10.0, 10.0)
    assert other.meets(one, 4.0)
    assert not other.meets(one, 2.0)


@given(points(5), points(12), st.floats(0.1, 9.0), st.floats(0.1, 9.0))
def test_each_box_counts_the_points_that_it_covers(centres, spots, half_width, half_height):
    counts = covered(centres, half_width, half_height, spots)
    for (x, y), count in zip(centres.tolist(), counts.tolist(), strict=True):
        inside = [abs(a - x) < half_width and abs(b - y) < half_height for a, b in spots.tolist()]
        assert count == sum(inside)


def test_without_points_nothing_is_covered():
    assert covered(np.zeros((3, 2)), 1.0, 1.0, np.empty((0, 2))).tolist() == [0, 0, 0]


@given(st.floats(50.0, 450.0), st.floats(0.0, 400.0), st.floats(0.0, 30.0), st.floats(0.0, 30.0))
def test_a_box_is_inside_the_triangle_exactly_if_all_its_corners_are(x, y, half_width, half_height):
    (depth,) = depth_inside(np.array([(x, y)]), half_width, half_height, FRAME)
    corners = [(x + i * half_width, y + j * half_height) for i in (-1, 1) for j in (-1, 1)]
    assert depth == pytest.approx(min(_depth(*corner) for corner in corners), abs=1e-6)


def _depth(x, y):
    """How far a page point lies inside the triangle, from its three sides."""
    a, b, c = FRAME.to_page(CORNERS)
    sides = [(a, c), (c, b), (b, a)]
    return min(((q - p)[0] * (y - p[1]) - (q - p)[1] * (x - p[0])) / np.hypot(*(q - p)) for p, q in sides)
