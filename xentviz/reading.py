"""Files read part by part, so that what is refused is named by its place."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from typing import Any, Self, TypeVar

from xentviz.engine.given import InputError, shown

T = TypeVar("T")


def read_at(place: str, read: Callable[[Any], T], data: object) -> T:
    """What `read` makes of the data that stands at a place, such as 'view' or '[2]'.

    Raises InputError whose sentence begins with the place: 'view.layers has 'x', allowed are ...'. `read` may begin its
    own sentences with the name of a part, with a place in brackets, or with 'is' or 'has' for the whole.
    """
    try:
        return read(data)
    except InputError as error:
        sentence = str(error)
        joint = "" if sentence.startswith("[") else " " if sentence.startswith(("is ", "has ")) else "."
        raise InputError(f"{place}{joint}{sentence}") from None


class PlainData:
    """A dataclass as plain data. A field that is none itself has `write` and `read` in its metadata."""

    def to_dict(self) -> dict[str, Any]:
        """Plain data for a file."""
        return {name: meta.get("write", _same)(getattr(self, name)) for name, meta in _fields(self)}

    @classmethod
    def from_dict(cls, data: object) -> Self:
        """Rebuild it from `to_dict`; what is left out keeps its default.

        Raises InputError whose sentence begins with the place, such as 'scenario.steps is'.
        """
        known = {name: meta.get("read", _same) for name, meta in _fields(cls)}
        if not isinstance(data, Mapping):
            raise InputError(f"is {shown(data)}, allowed is an object with {', '.join(known)}.")
        for unknown in sorted(data.keys() - known.keys()):
            raise InputError(f"{shown(unknown)} is unknown, allowed are {', '.join(known)}.")
        return cls(**{name: read_at(name, known[name], value) for name, value in data.items()})


def part(kind: Any) -> Any:
    """A field of a record that holds a `kind`, which has to_dict and from_dict; the default one if it is left out."""
    return field(default=kind(), metadata={"write": lambda value: value.to_dict(), "read": kind.from_dict})


def read_list(read: Callable[[Any], T], data: object, most: int, what: str) -> tuple[T, ...]:
    """What `read` makes of each part of a list of at most so many. Raises InputError, see `read_at`."""
    if not isinstance(data, list) or len(data) > most:
        raise InputError(f"is {shown(data)}, allowed is a list of at most {most} {what}.")
    return tuple(read_at(f"[{place}]", read, each) for place, each in enumerate(data))


def whole_number(name: str, value: object, most: int) -> None:
    """Raises InputError unless the value is a whole number from 0 to `most`."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise InputError(f"{name} is {shown(value)}, allowed is a whole number from 0 to {most}.")


def changed(things: Sequence[T], place: int, **changes: Any) -> tuple[T, ...]:
    """The things, the one at a place with some fields changed. Raises IndexError where there is none."""
    rest = [*things]
    rest[place] = dataclasses.replace(rest[place], **changes)  # type: ignore[type-var]
    return tuple(rest)


def without(things: Sequence[T], place: int) -> tuple[T, ...]:
    """The things but for the one at a place. Raises IndexError where there is none."""
    rest = [*things]
    del rest[place]
    return tuple(rest)


def _fields(record: Any) -> list[tuple[str, Mapping[str, Any]]]:
    return [(f.name, f.metadata) for f in dataclasses.fields(record)]


def _same(value: Any) -> Any:
    return value
