"""The box of numbers beside the hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xentviz.figure.boxes import Box
from xentviz.figure.display import Label, Lines
from xentviz.figure.theme import DARK, LIGHT
from xentviz.views.readout import readout

TEXT = ["step 120", "p = (0.333, 0.333, 0.334)", "loss 1.204e−9   gradient 3.333e−9"]
SMALLEST = (320, 300)


def outline(group):
    (box,) = (item for item in group if isinstance(item, Lines))
    return box.lines[0]


def labels(group):
    return [item for item in group if isinstance(item, Label)]


sizes = st.tuples(st.integers(SMALLEST[0], 2000), st.integers(SMALLEST[1], 1500))
anywhere = st.tuples(st.floats(0.0, 1.0), st.floats(0.0, 1.0))


@given(sizes, anywhere, st.floats(11.0, 17.0))
def test_box_stays_in_the_widget_and_off_the_hand(size, share, text_size):
    place = (share[0] * size[0], share[1] * size[1])
    box = outline(readout(TEXT, place, size, LIGHT, text_size))
    low, high = box.min(axis=0), box.max(axis=0)
    assert (low >= 0.0).all()
    assert (high <= size).all()
    assert ((low - place > text_size) | (place - high > text_size)).any()


def test_box_stands_above_and_to_the_right_where_there_is_room():
    box = outline(readout(TEXT, (300.0, 300.0), (700, 650), LIGHT, 13.0))
    assert box[:, 0].min() > 300.0
    assert box[:, 1].max() < 300.0


def test_box_stands_to_the_left_at_the_right_edge_and_below_at_the_top():
    box = outline(readout(TEXT, (660.0, 20.0), (700, 650), LIGHT, 13.0))
    assert box[:, 0].max() < 660.0
    assert box[:, 1].min() > 20.0


@pytest.mark.parametrize("count", [1, 2, 3])
def test_letters_stay_in_the_box(count):
    group = readout(TEXT[:count], (300.0, 300.0), (700, 650), LIGHT, 13.0)
    low, high = outline(group).min(axis=0), outline(group).max(axis=0)
    for label in labels(group):
        letters = Box.of(label).points()
        assert (letters > low).all()
        assert (letters < high).all()


def test_lines_are_shown_in_order_from_the_top():
    shown = labels(readout(TEXT, (300.0, 300.0), (700, 650), LIGHT, 13.0))
    assert [label.text for label in shown] == TEXT
    assert (np.diff([label.y for label in shown]) > 0).all()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_box_takes_the_colours_of_the_theme(theme):
    group = readout(TEXT, (300.0, 300.0), (700, 650), theme, 13.0)
    (box,) = (item for item in group if isinstance(item, Lines))
    assert box.fill.color == theme.surface
    assert {label.color for label in labels(group)} == {theme.text, theme.muted}
