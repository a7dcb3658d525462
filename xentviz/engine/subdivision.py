"""Smoother polylines: a cubic through four neighbours gives each piece its middle."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from xentviz.engine.simplex import Array


def refined(lines: Sequence[Array]) -> list[Array]:
    """The polylines (2, n), n >= 2, with a point more in the middle of each piece: (2, 2 n - 1) each.

    Points stay where they are. In between lies the cubic through two neighbours on either side; at an end the parabola
    through three, and a straight line between two points that are all there is. Source: Dubuc (1986); Dyn, Levin,
    Gregory (1987) with tension 1/16.
    """
    if not lines:
        return []
    gap = np.full((2, 1), np.nan)
    points = np.concatenate([part for line in lines for part in (gap, line, gap)], axis=1)
    before, here, after, beyond = points[:, :-3], points[:, 1:-2], points[:, 2:-1], points[:, 3:]
    middle = (9.0 * (here + after) - (before + beyond)) / 16.0
    for stand_in in (
        (3.0 * here + 6.0 * after - beyond) / 8.0,
        (3.0 * after + 6.0 * here - before) / 8.0,
        (here + after) / 2.0,
    ):
        middle = np.where(np.isnan(middle), stand_in, middle)
    woven = np.empty((2, 2 * points.shape[1] - 3))
    woven[:, 0::2], woven[:, 1::2] = points[:, :-1], np.nan
    woven[:, 3:-1:2] = middle
    return _parts(woven, [line.shape[1] for line in lines])


def _parts(woven: Array, counts: list[int]) -> list[Array]:
    starts = 2 * (np.cumsum([count + 2 for count in counts]) - np.array(counts) - 1)
    return [woven[:, start : start + 2 * count - 1] for start, count in zip(starts.tolist(), counts, strict=True)]
