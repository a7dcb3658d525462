"""A document: everything that a session file holds, one immutable value."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from xentviz.engine.catalog import InputError
from xentviz.pins import Pins
from xentviz.reading import read_at
from xentviz.scenario import Scenario
from xentviz.storyboard import Storyboard
from xentviz.view import PASSING, View


def _one(kind: Any) -> Any:
    """A field that holds one `kind`, which has to_dict and from_dict; a file without it gives the default."""
    return field(default=kind(), metadata={"write": lambda value: value.to_dict(), "read": kind.from_dict})


def _several(kind: Any, limit: int) -> Any:
    """A field that holds a tuple of up to `limit` of `kind`, each of which has to_dict and from_dict."""

    def read(data: object) -> tuple[Any, ...]:
        if not isinstance(data, list) or len(data) > limit:
            raise InputError(f"is {data!r:.80}, allowed is a list of at most {limit}.")
        return tuple(read_at(f"[{number}]", kind.from_dict, part) for number, part in enumerate(data))

    def write(values: tuple[Any, ...]) -> list[Any]:
        return [value.to_dict() for value in values]

    return field(default=(), metadata={"write": write, "read": read})


@dataclass(frozen=True)
class Document:
    """What a person works on. Each field is declared here once, with its default, its writer and its reader."""

    scenario: Scenario = _one(Scenario)
    view: View = _one(View)
    storyboard: Storyboard = _one(Storyboard)
    pins: Pins = _one(Pins)

    def replace(self, **changes: Any) -> Document:
        """A document with some fields changed."""
        return dataclasses.replace(self, **changes)

    def with_passing(self, view: View) -> Document:
        """This document with the choices of `view` that nothing remembers, see `xentviz.view.PASSING`."""
        return self.replace(view=self.view.replace(**{name: getattr(view, name) for name in PASSING}))

    def to_dict(self) -> dict[str, Any]:
        """Plain data for a file."""
        return {f.name: f.metadata["write"](getattr(self, f.name)) for f in dataclasses.fields(self)}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Document:
        """Rebuild a document from `to_dict`; fields left out keep their default.

        Raises InputError whose sentence begins with the place, such as 'view.layers'.
        """
        for unknown in sorted(data.keys() - {f.name for f in dataclasses.fields(cls)}):
            raise InputError(f"{unknown!r:.80} is unknown, allowed are {', '.join(FIELDS)}.")
        known = (f for f in dataclasses.fields(cls) if f.name in data)
        return cls(**{f.name: read_at(f.name, f.metadata["read"], data[f.name]) for f in known})


FIELDS = tuple(f.name for f in dataclasses.fields(Document))
"""The names of all fields, in the order of the file."""
