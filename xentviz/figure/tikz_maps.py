"""Rasters that stand on a page several times, as the loss maps of a grid's rows do: written once in a TikZ file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np

from xentviz.figure.display import Picture
from xentviz.figure.tikz_path import number
from xentviz.figure.tikz_picture import picture

_LETTERS = "abcdefghijklmnopqrstuvwxyz"  # TeX allows no digits in names


class Maps:
    """The rasters of one page. Those alike, but for their place, become a command of the file that draws them."""

    def __init__(self, pictures: Iterable[Picture]) -> None:
        self._often = Counter(map(_look, pictures))
        self._names: dict[object, str] = {}

    def drawn(self, item: Picture) -> Iterator[str]:
        """A raster of the page; the first of several defines the command."""
        look = _look(item)
        if self._often[look] < 2:
            yield from picture(item)
            return
        if look not in self._names:
            self._names[look] = name = rf"\xvmap{_letters(len(self._names))}"
            yield rf"\def{name}{{%"
            yield from picture(replace(item, x=0.0, y=0.0, clip=item.clip - np.array((item.x, item.y))))
            yield "}%"
        yield rf"\begin{{scope}}[shift={{({number(item.x)},{number(item.y)})}}]{self._names[look]}\end{{scope}}"


def _look(item: Picture) -> object:
    """What two rasters share that differ in their place alone, to a hundredth of a point."""
    clip = np.round(item.clip - np.array((item.x, item.y)), 2) + 0.0  # no −0
    return item.rgb.shape, item.rgb.tobytes(), round(item.width, 2), round(item.height, 2), clip.tobytes()


def _letters(count: int) -> str:
    return _LETTERS[count % 26] * (1 + count // 26)
