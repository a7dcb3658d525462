"""Floats as digits to edit: written as short as they can be, stepped where a person looks."""

from __future__ import annotations

import math

from xentviz.engine.entry import parse_number
from xentviz.engine.given import InputError


def shortest(value: float) -> str:
    """The shortest text that reads back as the same float: '0.1', '120', '1e-08'."""
    return repr(float(value)).removesuffix(".0")


def by_digit(value: float, amount: float) -> float:
    """Move `amount` steps of the second significant digit: 0.9 -> 0.91, 1e-8 -> 1.1e-8, 120 -> 130, 0 -> 0.1."""
    digit = math.floor(math.log10(abs(value))) - 1 if value else -1
    return round(value + amount * 10.0**digit, 1 - digit)


def whole_number(text: str, field: str) -> float:
    """Read a number as `parse_number` does, for a field of whole ones. Raises InputError that names the field."""
    try:
        value = parse_number(text, field)
    except InputError:
        value = math.nan
    if not value.is_integer():
        raise InputError(f"{field} is {text!r:.60}, allowed is a whole number.")
    return value
