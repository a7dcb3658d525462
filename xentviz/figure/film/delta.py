"""What a frame changes of the one before."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xentviz.figure.film.easel import Pixels


@dataclass(frozen=True, eq=False)
class Delta:
    """The rectangle that changes: where it is, its new pixels, and which of them do change."""

    left: int
    top: int
    pixels: Pixels
    changed: NDArray[np.bool_]


def delta(before: Pixels | None, now: Pixels) -> Delta:
    """From one picture to the next of the same size; the first one changes all. At least one pixel is in it."""
    if before is None:
        return Delta(0, 0, now, np.ones(now.shape, np.bool_))
    changed = before != now
    top, bottom = _span(changed.any(axis=1))
    left, right = _span(changed.any(axis=0))
    place = np.s_[top:bottom, left:right]
    return Delta(left, top, now[place], changed[place])


def _span(some: NDArray[np.bool_]) -> tuple[int, int]:
    places = np.flatnonzero(some)
    return (int(places[0]), int(places[-1]) + 1) if len(places) else (0, 1)
