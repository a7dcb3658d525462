"""What several tests of the engine measure with."""

import numpy as np
import pytest


@pytest.fixture
def inside():
    """`inside(lines, points)`: which points (2, n) closed lines enclose, holes taken off, by the even-odd rule."""

    def enclosed(lines, points):
        x, y = points[:, :, None]
        crossings = np.zeros(points.shape[1], dtype=int)
        for line in lines:
            (ax, bx), (ay, by) = ((row[:-1], row[1:]) for row in line)
            passes = (ay > y) != (by > y)
            with np.errstate(all="ignore"):
                beyond = x < ax + (y - ay) / (by - ay) * (bx - ax)
            crossings += (passes & beyond).sum(axis=1)
        return crossings % 2 == 1

    return enclosed
