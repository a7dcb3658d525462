"""Numbers of a step as parts of a formula: every one in its class's colour, and under its key."""

from __future__ import annotations

import math
from collections.abc import Sequence

from xentviz.explain.formula import Matrix, Node, Term, Text, column
from xentviz.numbers import MINUS, four_digits, short

DECIMALS = 3
_SUPERSCRIPT = str.maketrans("0123456789−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def figure(value: float, decimals: int = DECIMALS) -> str:
    """'0.300', '−3.333'; only an exact 0 is '0' and an exact 1 '1'; too small for the decimals is '4.3e−4'."""
    if value in (0.0, 1.0):
        return "1" if value else "0"
    if not math.isfinite(value):
        return "nan" if math.isnan(value) else "∞" if value > 0 else f"{MINUS}∞"
    if 0.5 * 10.0**-decimals <= abs(value) < 9999.5:
        return f"{value:.{decimals}f}".replace("-", MINUS)
    mantissa, exponent = f"{value:.1e}".split("e")
    return f"{mantissa}e{int(exponent)}".replace("-", MINUS)


def spelt(text: str) -> str:
    """A number as it is shown: '4.3e−4' is '4.3·10⁻⁴'."""
    mantissa, e, exponent = text.partition("e")
    power = f"10{exponent.translate(_SUPERSCRIPT)}"
    return text if not e else power if mantissa == "1" else f"{mantissa}·{power}"


def said(value: float, decimals: int = DECIMALS) -> str:
    """A number in a sentence."""
    return spelt(figure(value, decimals))


def significant(value: float) -> str:
    """A number in a sentence with four significant digits."""
    return spelt(four_digits(value))


def scalar(key: str, value: float) -> Node:
    """One number with four significant digits, under a key."""
    return Term(key, Text(four_digits(value)))


def numbers(key: str, values: Sequence[float], decimals: int = DECIMALS) -> list[Node]:
    """One number a class, under 'key:0', 'key:1', ...; no key is kept if `key` is ''."""
    texts = [Text(figure(v, decimals), color=i) for i, v in enumerate(values)]
    return [Term(f"{key}:{i}", text) for i, text in enumerate(texts)] if key else [*texts]


def settings(key: str, values: Sequence[float]) -> list[Node]:
    """As `numbers`, for a target: as round as a person chose it."""
    return [Term(f"{key}:{i}", Text(short(v), color=i)) for i, v in enumerate(values)]


def vector(key: str, values: Sequence[float], decimals: int = DECIMALS, signed: bool = True) -> Node:
    """A column vector under a key, its components under theirs."""
    cells = column(numbers(key, values, decimals), signed)
    return Term(key, cells) if key else cells


def square(key: str, rows: Sequence[Sequence[float]], transposed: bool = False) -> Node:
    """A matrix (C, C) under a key, its columns under 'key:0', 'key:1', ..., its rows in their classes' colours.

    `transposed` lays it on its side, keys and colours with it.
    """
    cells = [[Term(f"{key}:{j}", Text(figure(v), color=i)) for j, v in enumerate(row)] for i, row in enumerate(rows)]
    laid = zip(*cells, strict=True) if transposed else cells
    return Term(key, Matrix(tuple(map(tuple, laid)), signed=True))
