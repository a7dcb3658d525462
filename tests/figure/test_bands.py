"""Bands of a raster: what reaches a level lies inside the lines, by the even-odd rule."""

import numpy as np
import pytest

from xentviz.figure.bands import bands

ROWS, COLUMNS = np.mgrid[:30, :40] + 0.5


def inside(lines, x, y):
    """Whether points lie within an odd number of closed lines."""
    odd = np.zeros(np.shape(x), dtype=bool)
    for line in lines:
        for (x0, y0), (x1, y1) in zip(line, np.roll(line, -1, axis=0), strict=True):
            crossed = (y0 > y) != (y1 > y)
            with np.errstate(all="ignore"):
                odd ^= crossed & (x < x0 + (y - y0) * (x1 - x0) / (y1 - y0))
    return odd


@pytest.mark.parametrize(
    "values",
    [COLUMNS / 40, np.hypot(COLUMNS - 20, ROWS - 15) / 25, np.sin(COLUMNS / 4) * np.cos(ROWS / 5), -COLUMNS * ROWS],
    ids=["ramp", "bowl", "waves", "saddle"],
)  # fmt: skip
def test_what_reaches_a_level_is_inside(values):
    levels = np.quantile(values, [0.1, 0.5, 0.9]).tolist()
    for level, lines in zip(levels, bands(values, levels), strict=True):
        clear = np.abs(values - level) > 0.03 * np.ptp(values)
        assert (inside(lines, COLUMNS, ROWS) == (values >= level))[clear].all()


def test_a_band_reaches_the_edge_of_the_raster():
    (lines,) = bands(np.ones((3, 4)), [0.5])
    (line,) = lines
    assert (line.min(axis=0) <= 0.0).all()
    assert (line.max(axis=0) >= (4.0, 3.0)).all()


def test_a_level_that_nothing_reaches_has_no_lines():
    assert list(bands(np.zeros((3, 4)), [0.5, 2.0])) == [[], []]
