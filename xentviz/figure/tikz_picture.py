"""A raster as TikZ: bands of one colour each, or cells."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from xentviz.figure.bands import bands
from xentviz.figure.display import Picture
from xentviz.figure.tikz_path import number, path

_STEP = 3.0  # of 255, between the colours of neighbouring bands
_OFF = 3.0  # as far may a raster's colours lie beside the ramp between its ends
_TOLERANCE = 0.4  # of a pixel
_CELLS = 19  # a side

Rgb = NDArray[np.float64]


def picture(item: Picture) -> Iterator[str]:
    """The raster without a raster, which TikZ has no way to hold."""
    # The loss map's colours are one ramp, so its lines of equal colour say it all: bands, each on top of those before
    # it, differ from the raster by 1 of 255 on average, by 9 at worst, in 3 to 12 kB. Cells as near would be thousands.
    rgb = item.rgb.astype(float)
    first, last = (rgb.reshape(-1, 3)[place(rgb.sum(axis=2))] for place in (np.argmin, np.argmax))
    yield r"\begin{scope}"
    yield f"\\clip {path(item.clip, closed=True)};"
    share = _shares(rgb, first, last)
    yield from _cells(item) if share is None else _bands(item, share, first, last)
    yield r"\end{scope}"


def _shares(rgb: Rgb, first: Rgb, last: Rgb) -> NDArray[np.float64] | None:
    """How far each pixel is on the way from one colour to another; None if some are on no such way."""
    way = last - first
    share: NDArray[np.float64] = (rgb - first) @ way / max(float(way @ way), 1.0)
    on_the_way = all(np.abs(first[k] + share * way[k] - rgb[..., k]).max() <= _OFF for k in range(3))
    return share if on_the_way else None


def _bands(item: Picture, share: NDArray[np.float64], first: Rgb, last: Rgb) -> Iterator[str]:
    count = int(np.ceil(np.abs(last - first).max() / _STEP)) or 1
    rows, columns = share.shape
    pixel = np.array([item.width / columns, item.height / rows])
    yield f"{_ink(first)}\\fill[xvink] {_rectangle(item.x, item.y, item.width, item.height)};"
    for k, outlines in enumerate(bands(share, [(k - 0.5) / count for k in range(1, count + 1)]), 1):
        corner, tolerance = np.array([item.x, item.y]), _TOLERANCE * pixel.min()
        paths = [path(line * pixel + corner, closed=True, tolerance=tolerance) for line in outlines]
        if any(paths):
            color = _ink(first + (last - first) * k / count)
            yield f"{color}\\fill[xvink,even odd rule] " + "\n".join(paths) + ";"


def _cells(item: Picture) -> Iterator[str]:
    rows, columns = (np.unique(np.linspace(0, n, _CELLS + 1).astype(int)) for n in item.rgb.shape[:2])
    high, wide = item.height / item.rgb.shape[0], item.width / item.rgb.shape[1]
    for top, bottom in pairwise(rows.tolist()):
        for left, right in pairwise(columns.tolist()):
            color = item.rgb[top:bottom, left:right].reshape(-1, 3).mean(axis=0)
            # Each reaches a little under the next ones, else the ground would shine through between them.
            box = (item.x + left * wide, item.y + top * high, (right - left + 0.3) * wide, (bottom - top + 0.3) * high)
            yield f"{_ink(color)}\\fill[xvink] {_rectangle(*box)};"


def _rectangle(x: float, y: float, width: float, height: float) -> str:
    return f"({number(x)},{number(y)}) rectangle ++({number(width)},{number(height)})"


def _ink(color: Rgb) -> str:
    red, green, blue = np.clip(np.round(color), 0, 255).astype(int).tolist()
    return f"\\xvink{{{red:02X}{green:02X}{blue:02X}}}"
