"""The rows that the question quotes, as marks: most are no probabilities, and no softmax path passes through them."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from xentviz import assets
from xentviz.engine.simplex import to_plane
from xentviz.figure.boxes import Box, covered
from xentviz.figure.display import Fill, Group, Label, Markers, Points, Primitive, Stroke
from xentviz.figure.frame import Frame
from xentviz.figure.handles import fixed_words
from xentviz.figure.lettering import width
from xentviz.figure.theme import Theme
from xentviz.numbers import short

_OFF = 1e-9
_TEXTS = "row {}: sum {}", "{}: Σ {}"


@dataclass(frozen=True)
class QuotedRow:
    """One row as it was written: what it is called, and the numbers for A, B and C."""

    name: str
    p: tuple[float, ...]

    @property
    def sum(self) -> float:
        """What the numbers add up to; 1 if they are a probability."""
        return float(f"{math.fsum(self.p):.12g}")

    @property
    def foot(self) -> tuple[float, ...]:
        """The nearest point of the plane in which all sums are 1: where an off row is drawn."""
        off = (1.0 - self.sum) / len(self.p)
        return tuple(share + off for share in self.p)


@lru_cache(maxsize=1)
def quoted_rows() -> tuple[QuotedRow, ...]:
    """The four rows of the question; resources/quoted_rows.json says where they stand."""
    data = json.loads(assets.text("quoted_rows.json"))
    return tuple(QuotedRow(row["name"], tuple(row["p"])) for row in data["rows"])


def quoted(frame: Frame, theme: Theme, text_size: float) -> Group:
    """A square with its name at each row, hollow where it is off the simplex; and their sums, top right.

    The sums stand there as fully as they can without covering the words round the triangle.
    """
    return Group("quoted-rows", (*_marks(frame, theme, text_size), *_table(frame, theme, text_size)))


def quoted_marks(frame: Frame, theme: Theme, text_size: float) -> Group:
    """The squares with their names alone."""
    return Group("quoted-rows", tuple(_marks(frame, theme, text_size)))


def quoted_places(frame: Frame) -> Points:
    """Where the marks are, (n, 2)."""
    return np.array([frame.to_page(to_plane(np.array(row.foot))) for row in quoted_rows()])


def _marks(frame: Frame, theme: Theme, text_size: float) -> list[Primitive]:
    items: list[Primitive] = []
    size = theme.letters(0.72, text_size)
    for row, (x, y) in zip(quoted_rows(), quoted_places(frame).tolist(), strict=True):
        ink = theme.text if _is_off(row) else theme.surface
        items.append(_square(row, x, y, theme, 1.32 * size))
        items.append(Label(x, y + 0.36 * size, row.name, size, ink, "middle", bold=True))
    return items


def _table(frame: Frame, theme: Theme, text_size: float) -> list[Primitive]:
    words = fixed_words(frame, theme, text_size)
    for form in _TEXTS:
        texts = [form.format(row.name, short(row.sum)) for row in quoted_rows()]
        items = _lines(texts, frame, theme, text_size)
        if not _covers(items, words):
            return items
    return []


def _covers(items: list[Primitive], words: Points) -> bool:
    boxes = [Box.of(item) for item in items if isinstance(item, Label)]
    return any(covered(np.array([(b.x, b.y)]), b.half_width, b.half_height, words)[0] for b in boxes)


def _lines(texts: list[str], frame: Frame, theme: Theme, text_size: float) -> list[Primitive]:
    size = theme.letters(0.78, text_size)
    left = frame.left + frame.side + 1.6 * text_size - max(width(text, size) for text in texts)
    items: list[Primitive] = []
    for line, (row, text) in enumerate(zip(quoted_rows(), texts, strict=True)):
        y = frame.top - text_size + 1.45 * line * size
        items.append(_square(row, left - 0.8 * text_size, y - 0.36 * size, theme, 0.55 * text_size))
        items.append(Label(left, y, text, size, theme.text))
    return items


def _square(row: QuotedRow, x: float, y: float, theme: Theme, size: float) -> Markers:
    fill = Fill(theme.surface if _is_off(row) else theme.text)
    return Markers(np.array([(x, y)]), "square", size, fill, Stroke(theme.text, 0.12 * size))


def _is_off(row: QuotedRow) -> bool:
    return abs(row.sum - 1.0) > _OFF
