"""The raster of the loss: every pixel is read at its own middle, not at a corner of it or at a neighbour's."""

from __future__ import annotations

import numpy as np
import pytest

from xentviz.engine.landscape import Landscape
from xentviz.engine.losses import LOSSES
from xentviz.engine.simplex import HEIGHT, from_plane


@pytest.mark.parametrize("loss", LOSSES.members, ids=lambda loss: loss.name)
@pytest.mark.parametrize(("across", "down"), [(0.5, 0.3), (0.5, 0.7), (0.3, 0.75), (0.7, 0.8), (0.2, 0.95)])
def test_a_pixel_holds_the_loss_at_its_middle(loss, across, down):
    landscape = Landscape(loss(), (0.7, 0.1, 0.2))
    rows, columns = landscape.image.shape
    row, column = int(down * rows), int(across * columns)
    middle = np.array([[(column + 0.5) / columns], [HEIGHT * (1.0 - (row + 0.5) / rows)]])
    p = from_plane(middle)
    assert p.min() > 0.01
    assert landscape.image[row, column] == pytest.approx(float(landscape.at(p)[0]), rel=1e-12)
