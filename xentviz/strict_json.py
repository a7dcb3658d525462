"""JSON from anybody, read strictly: plain and finite values, each key once, nested as far as xentviz nests."""

from __future__ import annotations

import json
import math
from typing import Any

from xentviz.engine.given import InputError

DEEPEST = 32
"""Objects and lists within each other; deeper data could exhaust the stack of whoever walks through it."""

LONGEST = 500
"""Digits of a whole number; one of thousands takes long to read, and Python cannot write it again."""


def parsed(text: str, what: str) -> Any:
    """Read a text, called `what` in sentences. Raises InputError that says what is wrong, and where it can."""
    try:
        data = json.loads(text, object_pairs_hook=_unique, parse_int=_whole, parse_constant=_refuse_constant)
    except RecursionError:
        raise InputError(f"{what} is nested too deeply, allowed is the form that xentviz writes.") from None
    except ValueError as error:
        sentence = str(error) if isinstance(error, InputError) else f"is no valid JSON: {error}."
        raise InputError(f"{what}: {sentence}" if isinstance(error, InputError) else f"{what} {sentence}") from None
    _check(data, what)
    return data


def _check(data: Any, what: str) -> None:
    """Refuse what only looks like plain data, by its place."""
    waiting: list[tuple[str, int, Any]] = [("", 0, data)]
    while waiting:
        place, depth, value = waiting.pop()
        if depth > DEEPEST:
            raise InputError(f"{what} is nested too deeply, allowed is the form that xentviz writes.")
        if isinstance(value, dict):
            for key in value:
                _check_text(place or what, key)
            waiting += [(f"{place}.{key}" if place else key, depth + 1, each) for key, each in value.items()]
        elif isinstance(value, list):
            waiting += [(f"{place}[{number}]", depth + 1, each) for number, each in enumerate(value)]
        elif isinstance(value, str):
            _check_text(place or what, value)
        elif isinstance(value, float) and not math.isfinite(value):
            raise InputError(f"{_shown(place or what)} is {value}, allowed are finite numbers.")


def _check_text(place: str, text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise InputError(f"{_shown(place)} has {text!r:.80}, half of a character, allowed is whole text.") from None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, value in pairs:
        if key in values:
            raise InputError(f"{key!r:.80} stands twice, allowed is once.")
        values[key] = value
    return values


def _whole(text: str) -> int:
    if len(text) > LONGEST:
        raise InputError(f"{text:.20}... stands in it, allowed are whole numbers of at most {LONGEST} digits.")
    return int(text)


def _refuse_constant(text: str) -> None:
    raise InputError(f"{text} stands in it, allowed are finite numbers.")


def _shown(place: str) -> str:
    return f"{place:.80}" if place.isprintable() else f"{place!r:.80}"
