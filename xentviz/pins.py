"""Pinned runs: what stays in sight while the current run changes. Frozen, checked when made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from xentviz.engine.given import InputError, yes_or_no
from xentviz.engine.stopping import StoppingRule
from xentviz.engine.target import CLASSES
from xentviz.figure.caption import named
from xentviz.figure.option_texts import check_text
from xentviz.moment_names import SAID
from xentviz.numbers import as_given
from xentviz.pinned import PinnedRun, computed
from xentviz.reading import PlainData, changed, part, read_list, whole_number, without
from xentviz.scenario import MAX_STEPS, Scenario

MOST = 20
"""How many runs can be pinned."""

_MOST_SAID = 3  # settings that a name tells


@dataclass(frozen=True)
class Pin(PlainData):
    """A run that was pinned. Raises InputError for values not allowed.

    `number`, 0 to MOST - 1: its mark, i.e. the colour and the dash of its path, and the number on it. `name`: an own
    one, up to 200 characters of those that a page has letters for; empty for the generated one. `steps`, 0 to 100,000:
    how far the run had been played, where that is farther than its preview.
    """

    scenario: Scenario = part(Scenario)
    number: int = 0
    name: str = ""
    hidden: bool = False
    steps: int = 0

    def __post_init__(self) -> None:
        if len(self.scenario.start) != len(CLASSES):
            raise InputError(f"scenario has {len(self.scenario.start)} classes, allowed is {len(CLASSES)}.")
        for name, most in (("number", MOST - 1), ("steps", MAX_STEPS)):
            whole_number(name, getattr(self, name), most)
        yes_or_no("hidden")(self.hidden)
        if self.name is None:
            raise InputError("name is None, allowed is text.")
        check_text("name")(self.name)

    @property
    def length(self) -> int:
        """How many steps it has, unless it ended before."""
        return max(self.steps, self.scenario.steps)


@dataclass(frozen=True)
class Pins:
    """Up to MOST pinned runs, each with a number of its own. Places are counted from 0; a change gives new pins.

    Raises InputError for one too many and for a number that comes twice, IndexError for a place where there is none.
    """

    runs: tuple[Pin, ...] = ()

    def __post_init__(self) -> None:
        if len(self.runs) > MOST:
            raise InputError(f"has {len(self.runs)} runs, allowed are at most {MOST}.")
        numbers = [pin.number for pin in self.runs]
        for number in numbers:
            if numbers.count(number) > 1:
                raise InputError(f"has number {number} twice, allowed is each number once.")

    def __len__(self) -> int:
        return len(self.runs)

    def find(self, scenario: Scenario, steps: int) -> int | None:
        """The place of the run of a scenario that is so long, if it is pinned."""
        length = Pin(scenario, steps=steps).length
        same = (i for i, pin in enumerate(self.runs) if pin.scenario == scenario and pin.length == length)
        return next(same, None)

    def pin(self, scenario: Scenario, steps: int = 0) -> Pins:
        """With a run at the end, that has the smallest number that is free."""
        taken = {pin.number for pin in self.runs}
        number = next((number for number in range(MOST) if number not in taken), MOST - 1)
        return Pins((*self.runs, Pin(scenario, number, steps=steps)))

    def rename(self, place: int, name: str) -> Pins:
        """With an own name for the run at a place; '' for the generated one. Raises InputError."""
        return Pins(changed(self.runs, place, name=name.strip()))

    def hide(self, place: int, hidden: bool) -> Pins:
        """With the run at a place hidden, or in sight again."""
        return Pins(changed(self.runs, place, hidden=hidden))

    def remove(self, place: int) -> Pins:
        """Without the run at a place; the others keep their numbers."""
        return Pins(without(self.runs, place))

    def to_dict(self) -> list[Any]:
        """Plain data for a file."""
        return [pin.to_dict() for pin in self.runs]

    @classmethod
    def from_dict(cls, data: object) -> Pins:
        """Rebuild pins from `to_dict`. Raises InputError that begins with the place, as in '[2].steps is'."""
        return cls(read_list(Pin.from_dict, data, MOST, "runs"))


NO_PINS = Pins()
"""None."""


def _stop(rule: StoppingRule) -> str:
    name = named(rule)
    return f"stopped by {name[0].lower()}{name[1:]}"


_SAID: dict[str, Callable[[Any], str]] = {**SAID, "stop": _stop}


def pinned_runs(pins: Pins, present: Scenario) -> tuple[PinnedRun, ...]:
    """What is in sight of the pinned runs, each with its name beside the present run."""
    told = zip(pins.runs, names(pins, present), strict=True)
    return tuple(
        PinnedRun(pin.number, name, computed(pin.scenario, pin.length)) for pin, name in told if not pin.hidden
    )


def names(pins: Pins, present: Scenario) -> list[str]:
    """A name for each: its own, or what sets it apart from the other pinned runs, else from the present one.

    That is each setting which has no value that most of the pinned runs share, or another one than that. A run that has
    none of these is called by the settings that vary at all, where they are few, else by how it walks. Runs that would
    be called the same are told apart by their lengths, or else by their numbers as a person counts them.
    """
    scenarios = [pin.scenario for pin in pins.runs]
    varying = _varying(scenarios) or _varying([*scenarios, present])
    generated = [_told(each, _apart(each, scenarios) or varying) for each in scenarios]
    generated = _told_apart(generated, [f"{pin.length} steps" for pin in pins.runs])
    generated = _told_apart(generated, [f"run {pin.number + 1}" for pin in pins.runs])
    return [pin.name or name for pin, name in zip(pins.runs, generated, strict=True)]


def _told_apart(called: list[str], more: list[str]) -> list[str]:
    """The names, with more words behind those that come several times and that these tell apart."""
    told = list(zip(called, more, strict=True))
    distinct = [name for name, _ in set(told)]
    return [f"{name}, {words}" if distinct.count(name) > 1 else name for name, words in told]


def _varying(scenarios: list[Scenario]) -> list[str]:
    """The settings in which not all are alike."""
    return [name for name in _SAID if any(getattr(each, name) != getattr(scenarios[0], name) for each in scenarios)]


def _apart(scenario: Scenario, among: list[Scenario]) -> list[str]:
    """The settings whose value most runs do not share with a scenario."""
    alike = {name: [getattr(each, name) == getattr(scenario, name) for each in among] for name in _SAID}
    return [name for name, same in alike.items() if 2 * sum(same) <= len(among)]


def _told(scenario: Scenario, settings: list[str]) -> str:
    if 0 < len(settings) <= _MOST_SAID:
        told = ", ".join(_SAID[name](getattr(scenario, name)) for name in settings)
        return told[0].upper() + told[1:]
    return f"{named(scenario.optimizer)}, learning rate {as_given(scenario.learning_rate)}"
