"""A storyboard: moments of runs that were kept, in the order in which they will be told. Frozen, checked when made."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from xentviz.engine.catalog import InputError
from xentviz.figure.option_texts import check_text
from xentviz.reading import read_at
from xentviz.scenario import MAX_STEPS, Scenario
from xentviz.view import View

MOST = 200
"""How many moments a storyboard holds."""

_CLASSES = 3  # what a triangle shows


@dataclass(frozen=True)
class Kept:
    """A moment: what is run, how it is shown, which step is looked at. Raises InputError for values not allowed.

    `step`: 0 to 100,000; one that the run does not reach shows its last. `name` and `caption`: own words, up to 200
    characters of those that a page has letters for; empty for the generated ones.
    """

    scenario: Scenario = field(default=Scenario(), metadata={"write": Scenario.to_dict, "read": Scenario.from_dict})
    view: View = field(default=View(), metadata={"write": View.to_dict, "read": View.from_dict})
    step: int = 0
    name: str = ""
    caption: str = ""

    def __post_init__(self) -> None:
        if not isinstance(self.step, int) or isinstance(self.step, bool) or not 0 <= self.step <= MAX_STEPS:
            raise InputError(f"step is {self.step!r:.80}, allowed is a whole number from 0 to {MAX_STEPS}.")
        if len(self.scenario.start) != _CLASSES:
            raise InputError(f"scenario has {len(self.scenario.start)} classes, allowed is {_CLASSES}.")
        for name in ("name", "caption"):
            if getattr(self, name) is None:
                raise InputError(f"{name} is None, allowed is text.")
            check_text(name)(getattr(self, name))

    def to_dict(self) -> dict[str, Any]:
        """Plain data for a file."""
        return {f.name: f.metadata.get("write", _same)(getattr(self, f.name)) for f in dataclasses.fields(self)}

    @classmethod
    def from_dict(cls, data: object) -> Kept:
        """Rebuild a moment from `to_dict`; what is left out keeps its default. Raises InputError."""
        known = {f.name: f.metadata.get("read", _same) for f in dataclasses.fields(cls)}
        if not isinstance(data, Mapping):
            raise InputError(f"is {data!r:.80}, allowed is an object with {', '.join(known)}.")
        for unknown in sorted(data.keys() - known.keys()):
            raise InputError(f"{unknown!r:.80} is unknown, allowed are {', '.join(known)}.")
        return cls(**{name: read_at(name, known[name], value) for name, value in data.items()})


@dataclass(frozen=True)
class Storyboard:
    """Up to MOST moments in order. Places are counted from 0; a change gives a new storyboard.

    Raises InputError for one moment too many, and IndexError for a place where there is none.
    """

    moments: tuple[Kept, ...] = ()

    def __post_init__(self) -> None:
        if len(self.moments) > MOST:
            raise InputError(f"has {len(self.moments)} moments, allowed are at most {MOST}.")

    def __len__(self) -> int:
        return len(self.moments)

    def keep(self, moment: Kept) -> Storyboard:
        """With this moment at the end."""
        return Storyboard((*self.moments, moment))

    def move(self, place: int, to: int) -> Storyboard:
        """With the moment at a place moved to another, those between closing up; beyond an end means at that end."""
        rest = [*self.moments]
        moment = rest.pop(place)
        rest.insert(min(max(to, 0), len(rest)), moment)
        return Storyboard(tuple(rest))

    def rename(self, place: int, name: str) -> Storyboard:
        """With an own name for the moment at a place; '' for the generated one. Raises InputError."""
        return self._with(place, name=name.strip())

    def describe(self, place: int, caption: str) -> Storyboard:
        """With an own caption for the moment at a place; '' for the generated one. Raises InputError."""
        return self._with(place, caption=caption.strip())

    def remove(self, place: int) -> Storyboard:
        """Without the moment at a place."""
        rest = [*self.moments]
        del rest[place]
        return Storyboard(tuple(rest))

    def to_dict(self) -> list[Any]:
        """Plain data for a file."""
        return [moment.to_dict() for moment in self.moments]

    @classmethod
    def from_dict(cls, data: object) -> Storyboard:
        """Rebuild a storyboard from `to_dict`. Raises InputError that begins with the place, as in '[2].step is'."""
        if not isinstance(data, list) or len(data) > MOST:
            raise InputError(f"is {data!r:.80}, allowed is a list of at most {MOST} moments.")
        return cls(tuple(read_at(f"[{place}]", Kept.from_dict, each) for place, each in enumerate(data)))

    def _with(self, place: int, **changes: str) -> Storyboard:
        moments = [*self.moments]
        moments[place] = dataclasses.replace(moments[place], **changes)  # type: ignore[arg-type]
        return Storyboard(tuple(moments))


def _same(value: Any) -> Any:
    return value
