"""The frames of a film, painted one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from math import sqrt

from xentviz.figure.display import Page
from xentviz.figure.exhibit import Exhibit, lined_up
from xentviz.figure.film.easel import Easel, Pixels
from xentviz.figure.film.moments import Shot, shots


@dataclass(frozen=True, eq=False)
class Reel:
    """What a film is made of: its shots, how many beats a second has, and the page of each row of the run.

    All pages have one size and one ground. `dpi`: pixels an inch.
    """

    shots: tuple[Shot, ...]
    rate: int
    page: Callable[[int], Page]
    dpi: float

    @cached_property
    def first(self) -> Page:
        """The page of the first shot."""
        return self.page(self.shots[0].row)

    @cached_property
    def _easel(self) -> Easel:
        return Easel(self.first, self.page(self.shots[-1].row), self.dpi)

    def frame(self, shot: Shot) -> Pixels:
        """The picture of a shot: the pixels of its page's PNG at that resolution."""
        return self._easel.paint(self.page(shot.row))

    def frames(self) -> Iterator[tuple[Shot, Pixels]]:
        """Each shot with its picture."""
        return ((shot, self.frame(shot)) for shot in self.shots)


def reel(exhibit: Exhibit, most_pixels: int) -> Reel:
    """The film of an exhibit's whole run, whatever its step; see `moments.shots` for what it shows of it.

    A frame has `options.pixels`, or, where that is more than `most_pixels` in all, as many as come next to those at
    the same shape. Raises InputError for a run without a step.
    """
    options, run = exhibit.options, exhibit.solution.trajectory
    width, height = options.points
    dpi = min(float(options.dpi), 72.0 * sqrt(most_pixels / (width * height)))
    taken = shots(run, options.frames, options.rate)
    still = replace(exhibit, least=lined_up([exhibit.at(int(run.step[shot.row])) for shot in taken])[0].least)
    return Reel(taken, options.rate, lambda row: still.at(int(run.step[row])).page, dpi)
