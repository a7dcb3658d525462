"""Numbers as a reader sees them. The minus sign is U+2212: text for people, never parsed again."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

MINUS = "\N{MINUS SIGN}"


def probability(value: float) -> str:
    """Three decimals, e.g. '0.611'; values too large for that, which only raw probabilities reach, as '1.2e9'."""
    return _signed(f"{value:.3f}") if abs(value) < 1e4 else _scientific(value, 2)


def probabilities(values: Iterable[float]) -> str:
    """A prediction in brackets, e.g. '(0.611, 0.306, 0.083)'."""
    return f"({', '.join(map(probability, values))})"


def four_digits(value: float) -> str:
    """Four significant digits with trailing zeros, e.g. '0.4930'; very large and very small ones as '1.234e−9'."""
    if value == 0.0:
        return "0"
    if not 1e-4 <= abs(value) < 9999.5:
        return _scientific(value, 4)
    return _signed(f"{value:#.4g}".rstrip("."))


def two_digits(value: float) -> str:
    """Two significant digits with a power, e.g. '1.2e−14' or '7.0e−15'."""
    mantissa, _, exponent = f"{value:.1e}".partition("e")
    return _signed(f"{mantissa}e{int(exponent)}")


def as_given(value: float) -> str:
    """A setting to its last digit: '0.12345', '−3', '123456', '2e−5'; with a power where that is shorter."""
    exact = Decimal(repr(float(value) + 0.0)).normalize()  # + 0.0: without the sign of −0
    plain, power = f"{exact:f}", f"{exact:e}".replace("e+", "e")
    return _signed(plain if 1e-4 <= abs(value) < 1e5 else min(plain, power, key=len))


def short(value: float) -> str:
    """The shortest text of a round number: '0.25', '−3', '2e−5'; of any other one with six digits or fewer."""
    if value == 0.0:
        return "0"
    return _signed(f"{value:.6g}") if 1e-4 <= abs(value) < 1e5 else _scientific(value, 3)


def _scientific(value: float, digits: int) -> str:
    mantissa, _, exponent = f"{value:.{digits - 1}e}".partition("e")
    if "." in mantissa and digits < 4:
        mantissa = mantissa.rstrip("0").rstrip(".")
    return _signed(f"{mantissa}e{int(exponent)}" if exponent else mantissa)


def _signed(text: str) -> str:
    return text.replace("-", MINUS)
