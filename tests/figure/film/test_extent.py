"""Whether what is painted can touch the same pixel."""

import pytest

from xentviz.figure.film.extent import NOWHERE, touch

HERE = (0.0, 0.0, 10.0, 10.0)


@pytest.mark.parametrize("x", [-15.0, 0.0, 15.0])
@pytest.mark.parametrize("y", [-15.0, 0.0, 15.0])
def test_rectangles_touch_where_they_overlap_both_ways(x, y):
    there = (x, y, x + 10.0, y + 10.0)
    assert touch(HERE, there) == touch(there, HERE) == (x == y == 0.0)


def test_what_is_nowhere_touches_nothing():
    assert not touch(HERE, NOWHERE)
    assert not touch(NOWHERE, HERE)
