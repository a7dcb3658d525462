"""The loss over the whole simplex of three classes: a raster for a heat map, and contour lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from xentviz.engine.contours import contour_lines
from xentviz.engine.fuse import Tape, function
from xentviz.engine.losses import Loss
from xentviz.engine.parameterizations.base import on_simplex
from xentviz.engine.simplex import HEIGHT, Array, from_plane, lattice, project
from xentviz.engine.subdivision import refined

COLUMNS = 160
"""Width of the raster; it is smooth, so a painter may stretch it."""

_CONTOUR_LATTICE = 48
_FLOOR = 1e-4  # Losses with a pole on the boundary are read this far inside it.
_DIGITS = (1.0, 1.2, 1.4, 1.6, 1.8, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0)
_LEVEL_SHARES = (0.02, 0.10, 0.22, 0.36, 0.52, 0.68, 0.82, 0.93)


@dataclass(frozen=True, eq=False)
class Contour:
    """The curves on which the loss has the value `level`: polylines (2, n) in the plane."""

    level: float
    lines: tuple[Array, ...]


@dataclass(frozen=True)
class Landscape:
    """A loss over the simplex for one target. What is asked for is computed once, and kept."""

    loss: Loss
    target: tuple[float, ...]

    @cached_property
    def image(self) -> Array:
        """The loss at pixel centres, shape (rows, COLUMNS), top row first.

        The raster covers x from 0 to 1 and y from 0 to HEIGHT in the plane. Pixels outside the triangle hold the loss
        at the nearest point of it; no class is taken below 1e-4.
        """
        return self.sampled(1)

    def sampled(self, every: int) -> Array:
        """The pixels of `image` in every `every`th row and column from the first on, and no others computed."""
        return self._values(_sampled(every))

    @cached_property
    def limits(self) -> tuple[float, float]:
        """Lowest loss, and the loss that 97 % of the lattice stay below: a pole must not use up the colours."""
        return float(self._ranked[0]), float(_below(self._ranked, 0.97))

    @cached_property
    def median(self) -> float:
        """The loss that half of the lattice stay below."""
        return float(_below(self._ranked, 0.5))

    @cached_property
    def contours(self) -> tuple[Contour, ...]:
        """Contour lines at round levels that share out the area of the simplex about evenly."""
        lines = contour_lines(self._lattice_values, _CONTOUR_LATTICE, self.levels)
        smooth = iter(refined([line for found in lines for line in found]))
        return tuple(
            Contour(level, tuple(next(smooth) for _ in found))
            for level, found in zip(self.levels, lines, strict=True)
            if found
        )

    @cached_property
    def levels(self) -> tuple[float, ...]:
        """The contour levels, rising: round numbers, fewer where the loss varies little."""
        if not self._ranked[-1] - self._ranked[0] > 1e-9:
            return ()
        return tuple(sorted({_round(level) for level in _below(self._ranked, _LEVEL_SHARES).tolist()}))

    def at(self, p: Array) -> Array:
        """The loss at predictions (3, n)."""
        return self._values(p)

    @cached_property
    def _lattice_values(self) -> Array:
        return self._values(_floored(lattice(_CONTOUR_LATTICE)))

    @cached_property
    def _ranked(self) -> Array:
        return np.sort(self._lattice_values)

    def _values(self, p: Array) -> Array:
        with np.errstate(all="ignore"):
            values: Array = _value(self.loss, len(p))(*self.target, *p)[0]
        return np.broadcast_to(values, p.shape[1:])


@lru_cache(maxsize=32)
def _value(loss: Loss, classes: int) -> Callable[..., Any]:
    tape = Tape()
    y, p = tape.symbols("y", classes), tape.symbols("p", classes)
    return function(tape, [*y, *p], [loss.value(on_simplex(p), y)], "arrays")


def _floored(p: Array) -> Array:
    raised: Array = np.maximum(p, _FLOOR)
    shares: Array = raised / raised.sum(axis=0)
    return shares


@lru_cache(maxsize=4)
def _sampled(every: int) -> Array:
    return np.ascontiguousarray(_pixels()[:, ::every, ::every])


@lru_cache(maxsize=1)
def _pixels() -> Array:
    rows, columns = round(COLUMNS * HEIGHT), COLUMNS
    x = (np.arange(columns) + 0.5) / columns
    y = HEIGHT * (1.0 - (np.arange(rows) + 0.5) / rows)
    plane: NDArray[np.float64] = np.stack(np.meshgrid(x, y))
    return _floored(project(from_plane(plane)))


def _below(ranked: Array, shares: ArrayLike) -> Array:
    """The values that these shares of rising values stay below, as near as one of them is.

    `np.quantile` mixes two of them, takes as long again as the sorting, and loads `numpy.ma` at the first call.
    """
    values: Array = ranked[np.multiply(shares, len(ranked) - 1).round().astype(int)]
    return values


def _round(value: float) -> float:
    """The nearest number that reads well on a contour: one digit, or 1.2 to 1.8 and 2.5 times a power of ten."""
    if value == 0.0:
        return 0.0
    unit = 10.0 ** np.floor(np.log10(abs(value)))
    digits = min(_DIGITS, key=lambda digit: abs(digit - abs(value) / unit))
    return float(f"{np.copysign(digits * unit, value):.3g}")
