"""One axis of a curve: which values it spans, and where they lie on it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from xentviz.figure import ticks

Array = NDArray[np.float64]


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
            return cls(low, high, True) if high > low * (1 + 1e-9) else cls(low / 2.0, high * 2.0, True)
        low, high = (float(finite.min()), float(finite.max())) if len(finite) else (0.0, 1.0)
        room = 0.5 * max(abs(low), 1e-3)
        return cls(low, high) if high - low > 1e-9 * max(abs(low), abs(high)) else cls(low - room, high + room)

    @classmethod
    def steady(cls, values: Array, log: bool, before: Scale | None) -> Scale:
        """As `of`, but ending at round values, and `before` again as long as the values still fill half of it.

        For a curve that changes under the hand: its axis must not tremble with it.
        """
        tight = cls.of(values, log)
        if before is not None and before.log == tight.log:
            low, high = before.place([tight.low, tight.high]).tolist()
            if low >= -1e-9 and high <= 1 + 1e-9 and high - low >= 0.5:
                return before
        low, high = _rounded(tight)
        return cls(low, high, tight.log) if math.isfinite(high - low) else tight  # nothing round lies above 1e308

    def place(self, values: ArrayLike) -> Array:
        """Where values (...) lie: 0 at low, 1 at high; NaN for what has no place on a logarithmic scale."""
        v = np.asarray(values, dtype=float)
        if not self.log:
            # Halves, as the difference of two huge values overflows.
            return (v / 2.0 - self.low / 2.0) / (self.high / 2.0 - self.low / 2.0)
        with np.errstate(all="ignore"):
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
    """The nearest round values below and above; infinite where there is none."""
    if scale.log:
        low, high = math.floor(math.log10(scale.low)), math.ceil(math.log10(scale.high))
        return 10.0**low, 10.0**high if high <= 308 else math.inf
    step = ticks.step_of(scale.high / 2.0 - scale.low / 2.0, 4)
    return math.floor(scale.low / step) * step, math.ceil(scale.high / step) * step
