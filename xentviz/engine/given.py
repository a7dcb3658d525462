"""What people and programs give: told apart by what it is, shown in a sentence, refused where it is not usable."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Sequence
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
    if type(value) is float:  # nearly always; what `Real` is takes ten times as long to find out
        return value
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


def one_of(name: str, allowed: Collection[str]) -> Callable[[object], str]:
    """A check that a value is one of these words, which it returns. It raises InputError that names the field."""

    def check(value: object) -> str:
        if isinstance(value, str) and value in allowed:
            return value
        listed = ", ".join(word or "'' (none)" for word in allowed)
        raise InputError(f"{name} is {shown(value)}, allowed are {listed}.")

    return check


def some_of(name: str, allowed: Collection[str]) -> Callable[[object], frozenset[str]]:
    """A check that a value is a list, or a set, of these words, each once, which it returns as a set."""

    def check(value: object) -> frozenset[str]:
        listed = ", ".join(allowed)
        if not isinstance(value, (list, tuple, frozenset)) or not all(isinstance(word, str) for word in value):
            raise InputError(f"{name} is {shown(value)}, allowed is a list of {listed}.")
        for word in sorted(set(value) - set(allowed)):
            raise InputError(f"{name} has {shown(word)}, allowed are {listed}.")
        if len(set(value)) < len(value):
            raise InputError(f"{name} is {shown(value)}, allowed is each name once.")
        return frozenset(value)

    return check


def yes_or_no(name: str) -> Callable[[object], bool]:
    """A check that a value is True or False, which it returns."""

    def check(value: object) -> bool:
        if isinstance(value, bool):
            return value
        raise InputError(f"{name} is {shown(value)}, allowed are true and false.")

    return check
