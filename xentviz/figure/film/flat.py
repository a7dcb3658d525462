"""Pictures without shine-through, for formats that have none."""

from __future__ import annotations

import numpy as np

from xentviz.figure.film.easel import Pixels

_CHANNELS = (16, 8, 0)


def over(seen: Pixels, matte: str) -> Pixels:
    """The picture laid over a ground '#rrggbb'; the alpha that it had stays noted in its pixels."""
    alpha = seen >> 24
    laid = alpha << 24
    for shift, under in zip(_CHANNELS, bytes.fromhex(matte[1:]), strict=True):
        color = (seen >> shift) & 255
        laid |= (color * alpha + np.uint32(under) * (255 - alpha) + 127) // 255 << shift
    return laid.astype(np.uint32, copy=False)
