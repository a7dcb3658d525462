"""Pages that have much in common, painted one after the other: what they have in common is painted once."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import fields

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from xentviz.figure import painter
from xentviz.figure.display import Group, Page, Primitive
from xentviz.figure.film.extent import Extent, extent, touch

Pixels = NDArray[np.uint32]
"""An image, (rows, columns), top row first: 0xAARRGGBB, not premultiplied."""


class Easel:
    """Paints pages that have much in common, onto a copy of what they have in common.

    That is: the items that are the same on all pages, and over nothing that changes, so that their place in the order
    does not matter. What they are is guessed from two pages; each page on which the guess fails makes it smaller.
    """

    def __init__(self, page: Page, other: Page, dpi: float) -> None:
        self._size, self._dpi = (page.width, page.height), dpi
        self._apart = 72.0 / dpi  # a pixel: closer things may both have a part in one
        wanted = set(map(_identity, _items(other)))
        self._settle(page.ground, [item for item in _items(page) if _identity(item) in wanted])

    def paint(self, page: Page) -> Pixels:
        """The page's pixels, the same as if it were painted alone."""
        common, own = self._divided(page)
        if len(common) < len(self._places):
            self._settle(page.ground, common)
        image = self._image.copy()
        painter.paint_on(image, (Group("own", tuple(own)),), self._dpi)
        return pixels(image)

    def _divided(self, page: Page) -> tuple[list[Primitive], list[Primitive]]:
        """The page's items that the common ground may have, and all others."""
        common: list[Primitive] = []
        own: list[Primitive] = []
        covered: list[Extent] = []
        at = -1
        for item in _items(page):
            place, reach = self._places.get(_identity(item), (-1, None))
            if reach is not None and place > at and not any(touch(reach, other) for other in covered):
                common.append(item)
                at = place
            else:
                own.append(item)
                covered.append(extent(item, self._apart))
        return common, own

    def _settle(self, ground: str | None, items: list[Primitive]) -> None:
        kept: dict[Hashable, Primitive] = {}
        for item in items:
            kept.setdefault(_identity(item), item)  # what comes twice is painted over itself, by its page
        self._places = {name: (place, extent(item, self._apart)) for place, (name, item) in enumerate(kept.items())}
        self._image = painter.blank(Page(*self._size, ground, ()), self._dpi)
        painter.paint_on(self._image, (Group("common", tuple(kept.values())),), self._dpi)


def pixels(image: QImage) -> Pixels:
    """The pixels of a painted image."""
    straight = image.convertToFormat(QImage.Format.Format_ARGB32)
    rows = np.frombuffer(straight.constBits(), np.uint32).reshape(image.height(), straight.bytesPerLine() // 4)
    return rows[:, : image.width()].copy()


def _items(page: Page) -> list[Primitive]:
    return [item for group in page.groups for item in group]


def _identity(item: Primitive) -> Hashable:
    """Equal for items that look the same."""
    return (type(item), *(_frozen(getattr(item, field.name)) for field in fields(item)))


def _frozen(value: object) -> Hashable:
    if isinstance(value, np.ndarray):
        return value.shape, value.tobytes()
    if isinstance(value, tuple) and value and isinstance(value[0], np.ndarray):
        return tuple((part.shape, part.tobytes()) for part in value)
    return value  # numbers, texts, and frozen pens and brushes
