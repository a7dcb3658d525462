"""Where the ticks of an axis stand and what is written at them: one answer for the screen and for the page."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from xentviz.numbers import MINUS, short

Values = NDArray[np.float64]

_EMPTY: Values = np.empty(0)


def linear(low: float, high: float, most: int = 6) -> Values:
    """At most `most` (>= 2) round values between low and high, both included: steps of 1, 2 or 5 times a power of ten.

    Empty unless low < high and both are finite; also where they agree in their first 9 digits.
    """
    span = high - low
    if not (math.isfinite(span) and span > 1e-9 * max(abs(low), abs(high), 1e-280)):
        return _EMPTY
    step = step_of(span, most)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return np.array([float(f"{k * step:.15g}") for k in range(first, last + 1)])


def step_of(span: float, most: int = 6) -> float:
    """The smallest of 1, 2, 5 times a power of ten that divides a span > 0 into at most `most` - 1 parts."""
    least = span / max(most - 1, 1)
    unit = 10.0 ** math.floor(math.log10(least))
    return next(float(f"{digit * unit:.12g}") for digit in (1, 2, 5, 10, 20) if digit * unit >= least * (1 - 1e-9))


def logarithmic(low: float, high: float, most: int = 6) -> Values:
    """At most `most` (>= 2) round values between low and high on a logarithmic axis.

    Powers of ten, thinned evenly where there are many; over less than two decades also 2 and 5 times them, or just
    3 times them where those are too many, and within a part of one decade the linear ticks. Empty unless
    0 < low < high and both are finite.
    """
    if not 0.0 < low < high < math.inf:
        return _EMPTY
    first, last = math.ceil(math.log10(low) - 1e-9), math.floor(math.log10(high) + 1e-9)
    if last - first >= 2:
        every = math.ceil((last - first + 1) / most)
        return 10.0 ** np.arange(-(-first // every) * every, last + 1, every, dtype=float)
    for digits in ((1, 2, 5), (1, 3), (1,)):
        fine = _digits_times_powers(digits, low, high, first)
        if 2 <= len(fine) <= most:
            return fine
    return linear(low, high, most)


def _digits_times_powers(digits: tuple[int, ...], low: float, high: float, first: int) -> Values:
    candidates = [float(f"{digit}e{power}") for power in range(first - 1, first + 2) for digit in digits]
    return np.array([value for value in candidates if low * (1 - 1e-9) <= value <= high * (1 + 1e-9)])


def texts(values: Iterable[float]) -> list[str]:
    """What is written at linear ticks: the same number of decimals at all of them, e.g. '0.0', '0.5', '1.0'."""
    values = list(values)
    if not values or not 1e-3 <= max(map(abs, values)) < 1e5:
        brief = [short(value) for value in values]
        return brief if len(set(brief)) == len(brief) else [f"{v:.12g}".replace("-", MINUS) for v in values]
    decimals = max(_decimals(value) for value in values)
    return [f"{value:.{decimals}f}".replace("-", MINUS) for value in values]


def log_texts(values: Iterable[float]) -> list[str]:
    """What is written at logarithmic ticks: '0.01' to '1000' plainly, beyond that '1e−5'; evenly spaced as linear."""
    values = list(values)
    brief = [short(value) for value in values]
    even = len(values) > 2 and np.ptp(np.diff(values)) < 1e-6 * np.ptp(values)
    return texts(values) if even or len(set(brief)) < len(brief) else brief


def _decimals(value: float) -> int:
    _, _, fraction = f"{value:.9f}".rstrip("0").partition(".")
    return len(fraction)
