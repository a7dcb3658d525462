"""Bars of a prediction: as long as p, all on one scale, with numbers that are never cut."""

import numpy as np
import pytest

from xentviz.figure.boxes import Box
from xentviz.figure.contents.shares import LINE, shares, shares_wide
from xentviz.figure.display import Label, Lines
from xentviz.figure.theme import LIGHT

TEXT, BOX = 10.0, (50.0, 20.0, 120.0, 3 * LINE * 10.0)
ONE, OTHER = np.array([0.25, 0.7, 0.05]), np.array([0.9, 0.1, 0.0])
OFF = np.array([4.941, -0.25, 1.2e9])


def drawn(p, change=None, alike=(ONE, OTHER), box=BOX):
    group = shares(p, change, alike, box, LIGHT, TEXT)
    bars = [item for item in group if isinstance(item, Lines)]
    return bars, [item for item in group if isinstance(item, Label)]


def lengths(bars, color):
    return [float(np.ptp(bar.lines[0][:, 0])) for bar in bars if bar.fill.color == color]


def tracks(bars):
    colors = [style.color for style in LIGHT.classes]
    return [bar for bar in bars if bar.fill.color not in colors]


def test_each_bar_is_as_long_as_its_share_of_the_track():
    bars, labels = drawn(ONE)
    whole = {float(np.ptp(track.lines[0][:, 0])) for track in tracks(bars)}
    assert len(tracks(bars)) == 3
    (track,) = whole
    for style, share in zip(LIGHT.classes, ONE, strict=True):
        assert lengths(bars, style.color) == pytest.approx([share * track])
    assert [label.text for label in labels] == ["A", "0.250", "B", "0.700", "C", "0.050"]


def test_pictures_beside_each_other_have_tracks_of_one_length_whatever_their_numbers():
    ends = [
        [(track.lines[0][:, 0].min(), track.lines[0][:, 0].max()) for track in tracks(drawn(p, alike=(ONE, OFF))[0])]
        for p in (ONE, OFF)
    ]
    assert ends[0] == ends[1]


def test_what_is_no_probability_stays_on_the_track_and_is_told_in_full():
    bars, labels = drawn(OFF, alike=(OFF,))
    track = float(np.ptp(tracks(bars)[0].lines[0][:, 0]))
    assert [lengths(bars, style.color) for style in LIGHT.classes] == [[track], [], [track]]
    assert [label.text for label in labels[1::2]] == ["4.941", "−0.250", "1.2e9"]
    assert drawn(np.full(3, np.nan))[1]


def test_arrows_say_where_the_next_step_goes():
    _, labels = drawn(ONE, np.array([0.1, -0.1, 0.0]))
    assert [label.text for label in labels[::2]] == ["A↑", "B↓", "C–"]


@pytest.mark.parametrize("p", [ONE, OFF], ids=["inside", "outside"])
@pytest.mark.parametrize("change", [None, ONE], ids=["", "arrows"])
def test_in_the_least_width_nothing_meets_and_all_stays_inside(p, change):
    wide = shares_wide([p], TEXT)[0]
    bars, labels = drawn(p, change, [p], (50.0, 20.0, wide, BOX[3]))
    boxes = [Box.of(label) for label in labels]
    for box in boxes:
        assert box.x - box.half_width >= 49.5
        assert box.x + box.half_width <= 50.5 + wide
        assert box.y - box.half_height >= 19.5
        assert box.y + box.half_height <= 20.5 + BOX[3]
    for track, letter, number in zip(tracks(bars), boxes[::2], boxes[1::2], strict=True):
        x = track.lines[0][:, 0]
        assert letter.x + letter.half_width < x.min() < x.max() < number.x - number.half_width
