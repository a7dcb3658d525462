"""One axis of a curve: which values it spans, and where they lie on it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from xentviz.figure import ticks

Array = NDArray[np.float64]

_LEAST, _FINEST = 5e-324, 1e-300
_NARROW, _WIDE = 3.0, 10.0**2.5
"""On a logarithmic axis: from which ratio on the ends are 1, 2 or 5 times a power of ten, and from which on powers."""


@dataclass(frozen=True)
class Scale:
    """Values from `low` to `high` > low, linear or logarithmic (then low > 0)."""

    low: float
    high: float
    log: bool = False

    @classmethod
    def of(cls, values: Array, log: bool = False) -> Scale:
        """The scale that spans the finite values; a constant gets some room on both sides.

        It is logarithmic if wanted and if no value is negative; values of 0 then have no place on it.
        """
        finite = values[np.isfinite(values)]
        above = finite[finite > 0.0]
        if log and len(above) and finite.min() >= 0.0:
            low, high = float(above.min()), float(above.max())
            return cls(low, high, True) if high > low * (1 + 1e-9) else cls(max(low / 2.0, _LEAST), high * 2.0, True)
        low, high = (float(finite.min()), float(finite.max())) if len(finite) else (0.0, 1.0)
        room = 0.5 * max(abs(low), 1e-3)
        constant = high - low <= 1e-9 * max(abs(low), abs(high), 1e-280)  # such a span has no ticks either
        return cls(low - room, high + room) if constant else cls(low, high)

    @classmethod
    def steady(cls, values: Array, log: bool, before: Scale | None) -> Scale:
        """As `of`, but ending at round values, and `before` again as long as the values still fill half of it.

        For a curve that changes under the hand: its axis must not tremble with it, and so `before` stays as well where
        a new scale would be hardly any narrower.
        """
        tight = cls.of(values, log)
        low, high = _rounded(tight)
        # Nothing round lies above 1e308, nor, on a logarithmic axis, below the smallest float.
        fresh = cls(low, high, tight.log) if math.isfinite(high - low) and (low > 0.0 or not log) else tight
        if before is not None and before.log == tight.log and before._holds(tight):
            return before if before._share(tight) >= 0.5 or before._share(fresh) > 0.6 else fresh
        return fresh

    def _holds(self, other: Scale) -> bool:
        low, high = self.place([other.low, other.high]).tolist()
        return bool(low >= -1e-9 and high <= 1 + 1e-9)

    def _share(self, other: Scale) -> float:
        low, high = self.place([other.low, other.high]).tolist()
        return float(high - low)

    def place(self, values: ArrayLike) -> Array:
        """Where values (...) lie: 0 at low, 1 at high; NaN for what has no place on a logarithmic scale."""
        v = np.asarray(values, dtype=float)
        with np.errstate(all="ignore"):
            if not self.log:
                # Halves, as the difference of two huge values overflows.
                return (v / 2.0 - self.low / 2.0) / (self.high / 2.0 - self.low / 2.0)
            logs = np.where(v > 0.0, np.log10(v), np.nan)
        place: Array = (logs - math.log10(self.low)) / (math.log10(self.high) - math.log10(self.low))
        return place

    def ticks(self, most: int) -> list[tuple[float, str]]:
        """Places and texts of at most `most` ticks; of more if that is what it takes to have two."""
        find, write = (ticks.logarithmic, ticks.log_texts) if self.log else (ticks.linear, ticks.texts)
        candidates = (find(self.low, self.high, count) for count in range(most, most + 5))
        values = next((found for found in candidates if len(found) >= 2), find(self.low, self.high, most))
        return list(zip(self.place(values).tolist(), write(values.tolist()), strict=True))


def _rounded(scale: Scale) -> tuple[float, float]:
    """The nearest round values below and above; infinite or 0 where there is none."""
    ratio = math.log10(scale.high) - math.log10(scale.low) if scale.log else 0.0
    if ratio >= math.log10(_NARROW):
        digits = (1,) if ratio >= math.log10(_WIDE) else (1, 2, 5)
        return _round_below(scale.low, digits), _round_above(scale.high, digits)
    half = scale.high / 2.0 - scale.low / 2.0
    if half < _FINEST:
        return 0.0, math.inf
    step = ticks.step_of(half, 4)
    return _clean(math.floor(scale.low / step) * step), _clean(math.ceil(scale.high / step) * step)


def _clean(value: float) -> float:
    return float(f"{value:.15g}")


def _round_below(value: float, digits: tuple[int, ...]) -> float:
    return max(found for found in _round_near(value, digits) if found <= value * (1 + 1e-12))


def _round_above(value: float, digits: tuple[int, ...]) -> float:
    return min(found for found in _round_near(value, digits) if found >= value * (1 - 1e-12))


def _round_near(value: float, digits: tuple[int, ...]) -> list[float]:
    """0, the digits times the powers of ten around the value, and infinity."""
    power = math.floor(math.log10(value))
    return [0.0, *(float(f"{digit}e{power + k}") for k in (-1, 0, 1) for digit in digits), math.inf]
