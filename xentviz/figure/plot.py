"""A plot on the page: title, axes with ticks, curves cut to it, and a cursor."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from xentviz.figure.display import Fill, Label, Lines, Markers, Points, Primitive, Stroke
from xentviz.figure.lettering import width
from xentviz.figure.polyline import cut, simplify
from xentviz.figure.scale import Scale
from xentviz.figure.theme import Theme

Array = NDArray[np.float64]
Rectangle = tuple[float, float, float, float]
"""Left, top, width and height."""

_THREE = 3.2  # letter heights of three ticks that are unevenly spread
_LOW = 8.2  # letter heights: in a lower box the x axis has no name
_TICK_TEXT, _NOTE_TEXT = 0.78, 0.82  # of the text size
_THIN = 0.07  # width of axes and cursor, of the text size
# In letter heights: the title above, what is below (see `_foot`), room for letters at the ends of curves.
_HEAD, _FOOT, LETTERS = 2.0, (1.45, 1.2, 0.3), 1.5


@dataclass(frozen=True)
class Plot:
    """The inner rectangle of a plot, its two scales, and how it is drawn."""

    left: float
    top: float
    width: float
    height: float
    x: Scale
    y: Scale
    theme: Theme
    text_size: float
    inset: float
    """How far `left` is from the left end of the tick texts."""
    low: bool = False
    """Whether there is so little height that the x axis has no name."""

    @classmethod
    def within(
        cls, box: Rectangle, x: Scale, y: Scale, theme: Theme, text_size: float, beyond: float = LETTERS
    ) -> Plot:
        """A plot with its title, tick texts and room for labels at the right, all inside `box`.

        `beyond`: how much room there is for labels, in letter heights.
        """
        left, top, wide, high = box
        low = high < _LOW * text_size
        inner = max(high - _HEAD * text_size - sum(_foot(theme, text_size, low)), 1.0)
        texts = [width(text, theme.letters(_TICK_TEXT, text_size)) for _, text in y.ticks(_most(inner, text_size))]
        inset = max(texts, default=0.0) + 0.6 * text_size
        across = max(wide - inset - beyond * text_size, 1.0)
        return cls(left + inset, top + _HEAD * text_size, across, inner, x, y, theme, text_size, inset, low)

    def aligned(self, inset: float) -> Plot:
        """The same plot with its axes moved right until they are `inset` from the left end of the box."""
        shift = inset - self.inset
        return replace(self, left=self.left + shift, width=self.width - shift, inset=inset)

    def points(self, x: Array, y: Array) -> Points:
        """Page points (n, 2) of values (n,)."""
        page = np.empty((len(x), 2))
        with np.errstate(all="ignore"):
            page[:, 0] = self.left + self.x.place(x) * self.width
            page[:, 1] = self.top + (1.0 - self.y.place(y)) * self.height
        return page

    def axes(self, title: str, note: str, x_label: str, short: str = "") -> list[Primitive]:
        """All texts, faint lines at the y ticks, and the axis below with its ticks.

        `short` stands in the place of a title that is too wide; the note is left out where both do not fit.
        """
        size, theme = self.text_size, self.theme
        small = theme.letters(_NOTE_TEXT, size)
        right, bottom = self.left + self.width, self.top + self.height
        room = self.inset + self.width
        title = short if short and width(title, size, True) > room else title
        noted = note and width(title, size, True) + size + width(note, small) <= room
        named = _foot(theme, size, self.low)[1]
        middle, below = self.left + self.width / 2, bottom + sum(_foot(theme, size)[:2])
        return [
            *self.rulers(),
            Label(self.left - self.inset, self.top - size, title, size, theme.text, bold=True),
            *([Label(right, self.top - size, note, small, theme.muted, "end")] if noted else []),
            *([Label(middle, below, x_label, small, theme.muted, "middle")] if named else []),
        ]

    def rulers(self) -> list[Primitive]:
        """Faint lines at the y ticks, the axis below with its ticks, and the tick texts."""
        bottom = self.top + self.height
        base = np.array([(self.left, bottom), (self.left + self.width, bottom)])
        return [
            *self._y_ticks(),
            Lines((base,), Stroke(self.theme.muted, _THIN * self.text_size)),
            *self._x_ticks(bottom),
        ]

    def seen(self, x: Array, y: Array) -> tuple[Array, Array]:
        """A long curve without the points that the lowest and the highest one in each column of a point hide."""
        columns = max(round(self.width), 1)
        if len(x) <= 4 * columns:
            return x, y
        keep: set[int] = {0, len(x) - 1}
        for part in np.array_split(np.arange(len(x)), columns):
            keep |= {int(part[np.argmin(y[part])]), int(part[np.argmax(y[part])])}
        chosen = np.array(sorted(keep))
        return x[chosen], y[chosen]

    def curve(self, x: Array, y: Array, color: str, stroke_width: float) -> list[Primitive]:
        """One curve, cut to the plot; values without a place on the scale leave a gap."""
        points = self.points(*self.seen(x, y))
        bounds = self.left, self.top, self.left + self.width, self.top + self.height
        runs = np.split(points, np.flatnonzero(np.isnan(points).any(axis=1)))
        whole = [run[~np.isnan(run).any(axis=1)] for run in runs]
        lines = tuple(simplify(piece) for run in whole for piece in cut(run, _grown(bounds)))
        return [Lines(lines, Stroke(color, stroke_width))] if lines else []

    def cursor(self, x: float) -> Lines:
        """A vertical line at x."""
        at = self.left + float(self.x.place(x)) * self.width
        return Lines(
            (np.array([(at, self.top), (at, self.top + self.height)]),),
            Stroke(self.theme.text, _THIN * self.text_size, 0.7),
        )

    def dot(self, x: float, y: float, color: str, shape: str = "circle") -> list[Primitive]:
        """A mark of a shape on a curve, if it lies within the plot."""
        return self.mark(self.points(np.array([x]), np.array([y])), color, shape)

    def mark(self, point: Points, color: str, shape: str = "circle") -> list[Primitive]:
        """The same at a page point (1, 2)."""
        if not (abs(point[0, 1] - self.top - self.height / 2) <= self.height / 2 + 1e-6):
            return []
        rim = Stroke(self.theme.surface, 0.09 * self.text_size)
        return [Markers(point, shape, 0.55 * self.text_size, Fill(color), rim)]

    def _y_ticks(self) -> list[Primitive]:
        size = self.theme.letters(_TICK_TEXT, self.text_size)
        items: list[Primitive] = []
        for place, text in self.y.ticks(_most(self.height, self.text_size)):
            y = self.top + (1.0 - place) * self.height
            level = np.array([(self.left, y), (self.left + self.width, y)])
            items.append(Lines((level,), Stroke(self.theme.grid, 0.05 * self.text_size, 0.8)))
            items.append(Label(self.left - 0.5 * size, y + 0.36 * size, text, size, self.theme.muted, "end"))
        return items

    def _x_ticks(self, bottom: float) -> list[Primitive]:
        size = self.theme.letters(_TICK_TEXT, self.text_size)
        most = int(np.clip(self.width / (3.4 * size), 2, 7))
        items: list[Primitive] = []
        for place, text in self.x.ticks(most):
            x = self.left + place * self.width
            items.append(
                Lines(
                    (np.array([(x, bottom), (x, bottom + 0.4 * size)]),),
                    Stroke(self.theme.muted, _THIN * self.text_size),
                )
            )
            items.append(
                Label(x, bottom + _foot(self.theme, self.text_size)[0], text, size, self.theme.muted, "middle")
            )
        return items


def _foot(theme: Theme, text_size: float, low: bool = False) -> tuple[float, float, float]:
    """From the axis down to the ticks' base line, on to that of the axis's name, and on to the end."""
    ticks, name = (theme.letters(share, text_size) for share in (_TICK_TEXT, _NOTE_TEXT))
    return _FOOT[0] * ticks, 0.0 if low else _FOOT[1] * name, _FOOT[2] * name


def _most(height: float, text_size: float) -> int:
    return int(np.clip(height / (2.2 * text_size), 3 if height >= _THREE * text_size else 2, 7))


def _grown(bounds: Rectangle) -> Rectangle:
    """A hair wider, so that a curve along an edge is not cut away by rounding."""
    left, top, right, bottom = bounds
    return left - 0.5, top - 0.5, right + 0.5, bottom + 0.5
