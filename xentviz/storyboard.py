"""A storyboard: moments of runs that were kept, in the order in which they will be told. Frozen, checked when made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from xentviz.engine.given import InputError
from xentviz.engine.target import CLASSES
from xentviz.figure.option_texts import check_text
from xentviz.reading import PlainData, changed, part, read_list, whole_number, without
from xentviz.scenario import MAX_STEPS, Scenario
from xentviz.view import View

MOST = 200
"""How many moments a storyboard holds."""


@dataclass(frozen=True)
class Kept(PlainData):
    """A moment: what is run, how it is shown, which step is looked at. Raises InputError for values not allowed.

    `step`: 0 to 100,000; one that the run does not reach shows its last. `name` and `caption`: own words, up to 200
    characters of those that a page has letters for; empty for the generated ones.
    """

    scenario: Scenario = part(Scenario)
    view: View = part(View)
    step: int = 0
    name: str = ""
    caption: str = ""

    def __post_init__(self) -> None:
        whole_number("step", self.step, MAX_STEPS)
        if len(self.scenario.start) != len(CLASSES):
            raise InputError(f"scenario has {len(self.scenario.start)} classes, allowed is {len(CLASSES)}.")
        for name in ("name", "caption"):
            if getattr(self, name) is None:
                raise InputError(f"{name} is None, allowed is text.")
            check_text(name)(getattr(self, name))


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
        return Storyboard(changed(self.moments, place, name=name.strip()))

    def describe(self, place: int, caption: str) -> Storyboard:
        """With an own caption for the moment at a place; '' for the generated one. Raises InputError."""
        return Storyboard(changed(self.moments, place, caption=caption.strip()))

    def remove(self, place: int) -> Storyboard:
        """Without the moment at a place."""
        return Storyboard(without(self.moments, place))

    def to_dict(self) -> list[Any]:
        """Plain data for a file."""
        return [moment.to_dict() for moment in self.moments]

    @classmethod
    def from_dict(cls, data: object) -> Storyboard:
        """Rebuild a storyboard from `to_dict`. Raises InputError that begins with the place, as in '[2].step is'."""
        return cls(read_list(Kept.from_dict, data, MOST, "moments"))
