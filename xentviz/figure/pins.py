"""The paths of pinned runs, each with a colour, a dash and a number of its own: never by colour alone."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

from xentviz.figure.color import ground, mixed
from xentviz.figure.display import Fill, Group, Label, Lines, Markers, Points, Primitive, Stroke
from xentviz.figure.frame import Frame
from xentviz.figure.free_place import free_place
from xentviz.figure.ghosts import NUMBER, course, dot, tag_size
from xentviz.figure.lettering import width
from xentviz.figure.path import page_points
from xentviz.figure.theme import Theme
from xentviz.pinned import PinnedRun

_WIDTH, _LIT = 0.13, 1.7  # of the text size, and times that where it stands out
_FAINT = 0.4  # of the colour of all others, while one stands out
_HIDDEN = 0.9  # of its diameter: how near another number may be
# In letter heights: short, dotted, long, dash and dot. Where two colours are near each other, the dashes are far apart.
# As many as have no common factor with the number of colours: no two of 20 runs are alike.
_DASHES = ((0.6, 0.35), (0.16, 0.32), (2.2, 0.4), (0.75, 0.3, 0.16, 0.3))


def pinned_paths(
    pins: Sequence[PinnedRun], frame: Frame, theme: Theme, text_size: float, lit: int | None = None
) -> Group:
    """Each run's path. `lit`: the number of the one that stands out, over all others."""
    items: list[Primitive] = []
    for pin in in_order(pins, lit):
        _, pieces = course(pin.run, frame, text_size)
        if pieces:
            items += [Lines(pieces, stroke) for stroke in pin_strokes(pin.number, theme, text_size, lit)]
    return Group("pinned-paths", tuple(items))


def pinned_dots(
    pins: Sequence[PinnedRun], step: int, frame: Frame, theme: Theme, text_size: float, lit: int | None = None
) -> Group:
    """Where each run is at a step; one that has ended, at its end."""
    items: list[Primitive] = []
    bounds = frame.around(text_size)
    for pin in in_order(pins, lit):
        here = page_points(pin.at(step).p, frame)[0]
        items += dot(here, bounds, pin_ink(pin.number, theme, lit), theme, text_size)
    return Group("pinned-dots", tuple(items))


@lru_cache(maxsize=2)
def pinned_numbers(
    pins: tuple[PinnedRun, ...], frame: Frame, theme: Theme, text_size: float, lit: int | None = None
) -> Group:
    """Each run's number on its path, where no other number is; left out where others leave no room for it."""
    items: list[Primitive] = []
    centres: list[Points] = []
    room = tag_size(theme, text_size)
    for order, pin in enumerate(pins):
        points, pieces = course(pin.run, frame, text_size)
        longest = max(pieces, key=len, default=points[:1])
        place = free_place(longest, points[0], order, centres, room, frame, text_size)
        if place is not None and all(math.dist(place, taken) > _HIDDEN * room for taken in centres):
            centres.append(place)
            items += pin_tag(pin.number, place, theme, text_size, lit)
    return Group("pinned-numbers", tuple(items))


def in_order(pins: Sequence[PinnedRun], lit: int | None) -> list[PinnedRun]:
    """In the order of painting: the one that stands out comes last."""
    return sorted(pins, key=lambda pin: pin.number == lit)


def pin_ink(number: int, theme: Theme, lit: int | None = None) -> str:
    """The colour of the run with that number; a faint one while another one stands out."""
    ink = theme.pins[number % len(theme.pins)]
    return ink if lit in (None, number) else mixed(ink, ground(theme), _FAINT)


def pin_strokes(number: int, theme: Theme, text_size: float, lit: int | None = None) -> tuple[Stroke, ...]:
    """The lines of the run with that number, one over the other: with a rim where it stands out."""
    wide = _WIDTH * text_size * (_LIT if number == lit else 1.0)
    dash = tuple(length * text_size for length in _DASHES[number % len(_DASHES)])
    own = Stroke(pin_ink(number, theme, lit), wide, dash=dash)
    return (Stroke(theme.surface, 2.0 * wide), own) if number == lit else (own,)


def pin_tag(number: int, centre: Points, theme: Theme, text_size: float, lit: int | None = None) -> list[Primitive]:
    """A disc in the run's colour around a page point (2,), with its number in it, counted from 1."""
    size = theme.letters(NUMBER, text_size)
    x, y = centre.tolist()
    text, fill = str(number + 1), Fill(pin_ink(number, theme, lit))
    wide = max(tag_size(theme, text_size), width(text, size, True) + 0.1 * size)
    disc = Markers(centre[None], "circle", wide, fill, Stroke(theme.surface, 0.07 * text_size))
    return [disc, Label(x, y + 0.36 * size, text, size, theme.surface, "middle", bold=True)]
