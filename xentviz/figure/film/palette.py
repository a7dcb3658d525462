"""The 255 colours of a film in GIF: those that the page names exactly, and the best of the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from xentviz.figure.display import Area, Label, Lines, Markers, Page
from xentviz.figure.film.easel import Pixels

SIZE = 255
"""Of the 256 places the last one means 'as before'."""

_OPAQUE = np.uint32(0xFF000000)
_SAMPLE = 40  # times a colour counts at most: the ground is most of a page, and needs one place
_CHUNK = 4096  # colours that are compared with the whole palette in one go


def named_colors(page: Page) -> list[int]:
    """The colours 0xRRGGBB that the page names for its ground, and for pens, brushes and letters, most used first."""
    grounds = [page.ground] * len(page.groups) if page.ground else []
    inks = (color for group in page.groups for item in group for color in _colors(item))
    counts = Counter(int(color[1:], 16) for color in (*grounds, *inks))
    return sorted(counts, key=lambda color: (-counts[color], color))


def _colors(item: object) -> Iterable[str]:
    if isinstance(item, Label):
        return filter(None, (item.color, item.halo))
    if isinstance(item, Lines | Markers | Area):
        styles = item.fill, getattr(item, "stroke", None)
        return [style.color for style in styles if style is not None and style.opacity == 1.0]
    return ()


class Palette:
    """Colours 0xRRGGBB, at most 255, and for any other colour the nearest of them. The same input, the same colours."""

    def __init__(self, pinned: Sequence[int], samples: Sequence[Pixels]) -> None:
        """`pinned`, all different, stay as they are, as many as have a place; `samples` are pictures of the others."""
        kept = list(pinned[:SIZE])
        more = _best(np.concatenate([sample.ravel() for sample in samples]), kept, SIZE - len(kept))
        self.colors = np.array(kept + more, np.uint32)
        self._nearest = np.zeros(1 << 24, np.uint8)  # read in few places only, so that it takes little memory
        self._known = np.zeros(1 << 24, np.bool_)

    def places(self, colors: Pixels) -> NDArray[np.uint8]:
        """The place of the nearest colour for each of these (their alpha does not count)."""
        asked = colors & ~_OPAQUE
        new = asked[~self._known[asked]]
        if len(new):
            self._learn(np.unique(new))
        found: NDArray[np.uint8] = self._nearest[asked]
        return found

    def _learn(self, colors: Pixels) -> None:
        own = _channels(self.colors)
        for some in np.array_split(colors, len(colors) // _CHUNK + 1):
            # All whole numbers below 2^24: no rounding, so that no machine decides another way.
            far = (own**2).sum(axis=1) - 2.0 * _channels(some) @ own.T
            self._nearest[some] = far.argmin(axis=1)
        self._known[colors] = True

    @property
    def table(self) -> bytes:
        """256 times red, green, blue."""
        rgb = _channels(self.colors).astype(np.uint8).tobytes()
        return rgb + bytes(768 - len(rgb))


def _best(seen: Pixels, kept: Sequence[int], count: int) -> list[int]:
    """As many more colours at most, for what is seen that is not among those kept."""
    colors, counts = np.unique(seen & ~_OPAQUE, return_counts=True)
    new = ~np.isin(colors, np.array(kept, np.uint32))
    colors, counts = colors[new], np.minimum(counts[new], _SAMPLE)
    if len(colors) <= count or count == 0:
        return [int(color) for color in colors[:count]]
    rgb = _channels(np.repeat(colors, counts)).astype(np.uint8)
    picture = Image.frombytes("RGB", (len(rgb), 1), rgb.tobytes())
    chosen = picture.quantize(count, Image.Quantize.MEDIANCUT, kmeans=1).getpalette() or []
    found = np.array(chosen[: 3 * count], np.uint32).reshape(-1, 3) @ np.array([1 << 16, 1 << 8, 1], np.uint32)
    return [int(color) for color in found]


def _channels(colors: Pixels) -> NDArray[np.float32]:
    return np.stack([colors >> 16 & 255, colors >> 8 & 255, colors & 255], axis=1).astype(np.float32)
