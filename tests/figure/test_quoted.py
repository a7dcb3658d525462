"""The rows that the question quotes: where they are drawn, which are hollow, and the sums beside them."""

import itertools

import numpy as np
import pytest

from xentviz.engine.simplex import CORNERS, to_plane
from xentviz.figure.boxes import Box
from xentviz.figure.display import Label, Markers
from xentviz.figure.frame import Frame
from xentviz.figure.grid import corner_names, scale
from xentviz.figure.quoted import QuotedRow, quoted, quoted_places, quoted_rows
from xentviz.figure.theme import DARK, LIGHT

FRAME = Frame.fit(640.0, 560.0, 13.0)
SUMS = {"0": 1.0, "1": 0.98, "2": 0.87, "n": 0.9811}


def of_kind(group, kind):
    return [item for item in group if isinstance(item, kind)]


def test_the_rows_are_those_of_the_question_and_have_its_sums():
    assert {row.name: row.sum for row in quoted_rows()} == SUMS
    assert quoted_rows()[0].p == (0.3, 0.6, 0.1)
    assert quoted_rows()[-1].p == (0.98, 0.001, 0.0001)


@pytest.mark.parametrize("row", quoted_rows(), ids=lambda row: row.name)
def test_a_foot_is_the_nearest_point_of_the_plane_of_all_sums_of_1(row):
    p, foot = np.array(row.p), np.array(row.foot)
    assert foot.sum() == pytest.approx(1.0, abs=1e-14)
    assert np.ptp(foot - p) == pytest.approx(0.0, abs=1e-15)  # straight along (1, 1, 1), which the plane is square to
    others = np.random.default_rng(0).dirichlet(np.ones(3), size=500) * 3.0 - 2.0 / 3.0
    assert np.all(np.linalg.norm(others - p, axis=1) >= np.linalg.norm(foot - p) - 1e-12)


def test_marks_stand_at_the_feet():
    places = quoted_places(FRAME)
    marks = of_kind(quoted(FRAME, LIGHT, 13.0), Markers)
    assert [mark.points[0].tolist() for mark in marks[:4]] == places.tolist()
    for row, place in zip(quoted_rows(), places, strict=True):
        # By hand, from the corners: the foot's parts are weights of sum 1.
        assert FRAME.to_plane(*place) == pytest.approx(CORNERS @ np.array(row.foot), abs=1e-12)
        assert FRAME.to_plane(*place) == pytest.approx(to_plane(np.array(row.p)), abs=1e-12)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_rows_off_the_simplex_are_hollow_on_the_picture_and_in_the_table(theme):
    group = quoted(FRAME, theme, 13.0)
    expected = [theme.text if total == 1.0 else theme.surface for total in SUMS.values()]
    fills = [mark.fill.color for mark in of_kind(group, Markers)]
    assert fills == expected * 2
    names = [label for label in of_kind(group, Label) if label.text in SUMS]
    assert [label.text for label in names] == list(SUMS)
    for label, fill in zip(names, expected, strict=True):
        assert label.color == (theme.surface if fill == theme.text else theme.text)


def test_the_table_says_each_row_s_sum():
    said = [label.text for label in of_kind(quoted(FRAME, LIGHT, 13.0), Label) if "sum" in label.text]
    assert said == ["row 0: sum 1", "row 1: sum 0.98", "row 2: sum 0.87", "row n: sum 0.9811"]


@pytest.mark.parametrize(
    "size", [(640.0, 560.0, 13.0), (320.0, 300.0, 11.0), (300.0, 250.0, 12.0), (960.0, 540.0, 13.5)]
)
def test_the_table_s_lines_neither_overlap_nor_leave_the_room(size):
    width, height, text = size
    labels = of_kind(quoted(Frame.fit(*size), LIGHT, text), Label)
    boxes = [Box.of(label) for label in labels if len(label.text) > 1]
    assert len(boxes) == 4
    for box in boxes:
        assert box.x - box.half_width >= 0.0
        assert box.x + box.half_width <= width
        assert box.half_height <= box.y <= height
    assert not any(one.meets(other) for one, other in itertools.combinations(boxes, 2))


@pytest.mark.parametrize("side", [90.0, 130.0, 180.0, 240.0, 500.0])
def test_the_sums_are_said_as_fully_as_the_words_round_the_triangle_allow(side):
    frame, forms = Frame(60.0, 40.0, side), ("row n: sum 0.9811", "n: Σ 0.9811")
    labels = [label for label in of_kind(quoted(frame, LIGHT, 13.0), Label) if len(label.text) > 1]
    assert [label.text in forms for label in labels[3:]] == ([True] if side >= 180.0 else [])
    around = [corner_names(target, frame, LIGHT, 13.0) for target in np.eye(3)] + [scale(frame, LIGHT, 13.0)]
    for label, other in itertools.product(labels, (item for group in around for item in of_kind(group, Label))):
        assert not Box.of(label).meets(Box.of(other), -1.5), (label.text, other.text)
    assert side < 500.0 or labels[3].text == forms[0]
    assert side != 180.0 or labels[3].text == forms[1]


def test_a_row_of_any_sum_has_a_sum_and_a_foot():
    row = QuotedRow("x", (0.1, 0.2, 0.7 + 1e-16))
    assert row.sum == 1.0
    assert QuotedRow("y", (2.0, 0.0, 0.0)).foot == pytest.approx((5 / 3, -1 / 3, -1 / 3))
