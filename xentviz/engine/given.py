"""What people and programs give: told apart by what it is, shown in a sentence, refused where it is not usable."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from numbers import Integral, Real

import numpy as np


class InputError(ValueError):
    """Something a person gave is not usable. The message is one sentence: the field, the value, what is allowed."""


def shown(value: object) -> str:
    """A value as a sentence quotes it: on one line, at most 80 characters, whatever it is."""
    try:
        return re.sub(r"\n\s*", " ", repr(value))[:80]
    except ValueError:  # Python writes no number of thousands of digits
        return "a number too long to write"


def as_number(value: object) -> float:
    """A real number, NumPy's too, as a float; NaN for anything else, for True and for what no float can hold."""
    try:
        return float(value) if isinstance(value, Real) and not isinstance(value, bool) else math.nan
    except OverflowError:
        return math.nan


def as_whole(value: object) -> int | None:
    """A whole number, NumPy's too, as an int; None for anything else, 1.0 and True too."""
    return int(value) if isinstance(value, Integral) and not isinstance(value, bool) else None


def as_list(value: object) -> list[object]:
    """The parts of a list, of a tuple or of an array with one axis; none for anything else, a text too."""
    if isinstance(value, np.ndarray):
        return value.tolist() if value.ndim == 1 else []
    return list(value) if isinstance(value, Sequence) and not isinstance(value, (str, bytes)) else []
