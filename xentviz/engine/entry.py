"""Numbers and points as people type them, in every country's digits. What could mean two things is refused."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from xentviz.engine.given import InputError

BETWEEN = re.compile(r"\s*;\s*|\s*,\s+|\s+,\s*|\s+")
"""What stands between two numbers of a list: a comma alone may be a decimal one."""

_NUMBER = re.compile(r"[+-]?(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+)(?:[eE][+-]?[0-9]+)?")
_THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2},[0-9]{3}")  # '1,000' is one here and a thousand there
_WRAPPING = re.compile(r"\s*(?:[A-Za-z]\w*\s*=)?\s*[(\[]?(.*?)[)\]]?\s*", re.DOTALL)
_ROUNDING = 1e-12  # a sum this close to the whole was meant to be the whole


def parse_number(text: str, field: str) -> float:
    """Read one number with a decimal point or a decimal comma: '0.5' and '0,5' are one half.

    Raises InputError that names `field` for anything else: group separators, 'nan', 'inf', '1e999', '1,000'.
    """
    written = text.strip().replace("−", "-")
    if _THOUSANDS.fullmatch(written):
        one, thousand = written.replace(",", "."), written.replace(",", "")
        raise InputError(f"{field} is {_quoted(text)}, which can mean {one} or {thousand}: write it with a point.")
    value = float(written.replace(",", ".")) if _NUMBER.fullmatch(written) else math.nan
    if not math.isfinite(value):
        raise InputError(f"{field} is {_quoted(text)}, allowed is one finite number such as 0.5 or 0,5.")
    return value + 0.0  # '-0' is 0


def several(text: str) -> bool:
    """Whether `text` is meant as a list: '0,5' is one number, '0.3 0.6' and '1,0,0' are lists."""
    return len(BETWEEN.split(text.strip())) > 1 or text.count(",") > 1


def parse_point(text: str, field: str, count: int = 3) -> tuple[tuple[float, ...], str | None]:
    """Read a probability vector: '0.3 0.6 0.1', '0.3,0.6,0.1', '30% 60% 10%', or '30 60 10', which sums to 100.

    Returns `count` values from 0 up that sum to 1, and a sentence on what was rescaled, or None if nothing was.
    Raises InputError for a wrong count, anything that is no finite number, negatives, and a sum of 0.
    """
    found = _words(text)
    if len(found) != count:
        raise InputError(f"{field} is {_quoted(text)}, allowed are {count} numbers such as 0.3 0.6 0.1.")
    marked = [word.endswith("%") for word in found]
    if any(marked) and not all(marked):
        raise InputError(f"{field} is {_quoted(text)}, allowed are percentages for all classes or for none.")
    values = [parse_number(word.removesuffix("%"), field) for word in found]
    if min(values) < 0 or not 0 < sum(values) < math.inf:
        raise InputError(f"{field} is {_quoted(text)}, allowed are numbers from 0 up with a finite sum above 0.")
    return _onto_simplex(values, field, "%" if all(marked) else "")


def with_share(point: Sequence[float], index: int, value: float) -> tuple[float, ...]:
    """The point with class `index` at `value` (0..1), the others rescaled in proportion, or equal if all are 0."""
    others = sum(share for i, share in enumerate(point) if i != index)
    rest = 1.0 - value
    if others == 0:
        return tuple(value if i == index else rest / (len(point) - 1) for i in range(len(point)))
    return tuple(value if i == index else share / others * rest for i, share in enumerate(point))


def _words(text: str) -> list[str]:
    """Take off brackets and 'p =', then split. A comma beside a space separates; without spaces every comma does."""
    match = _WRAPPING.fullmatch(text)
    inner = re.sub(r"\s+%", "%", match[1] if match else text)
    found = [word for word in BETWEEN.split(inner) if word]
    return found[0].split(",") if len(found) == 1 else found


def _onto_simplex(values: Sequence[float], field: str, unit: str) -> tuple[tuple[float, ...], str | None]:
    total = sum(values)
    for whole in (100.0,) if unit else (1.0, 100.0):
        if abs(total - whole) <= whole * _ROUNDING:
            note = None if unit or whole == 1 else f"{field} read as percentages: {_listed(values, '')}"
            return tuple(value / whole for value in values), note
    note = f"{field} rescaled: {_listed(values, unit)} summed to {_listed([total], unit)}"
    return tuple(value / total for value in values), note


def _listed(values: Sequence[float], unit: str) -> str:
    return ", ".join(f"{value:.12g}{unit}" for value in values)


def _quoted(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:57] + "...")
