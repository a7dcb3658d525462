"""How the window shows a run: frozen, checked on creation; nothing here changes a number."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from xentviz.engine.given import InputError, shown
from xentviz.figure.simplex import DEFAULT_LAYERS, LAYERS
from xentviz.grid import read_grid
from xentviz.rivals import ACTORS

PAGES = (("ledger", "Who moved whom?"), ("maths", "Mathematics"))
"""The two ways to explain a step, as (name, label)."""

SPANS = (("step", "Step"), ("sum", "Sum"))
"""What the ledger is of: the next step, or all steps so far."""

_LONGEST_AXIS = 2000  # characters


def _one_of(name: str, allowed: Sequence[str]) -> Callable[[object], str]:
    def check(value: object) -> str:
        if isinstance(value, str) and value in allowed:
            return value
        listed = ", ".join(word or "'' (none)" for word in allowed)
        raise InputError(f"{name} is {shown(value)}, allowed are {listed}.")

    return check


def _layers(value: object) -> frozenset[str]:
    known = [name for name, _ in LAYERS]
    if not isinstance(value, (list, tuple, frozenset)) or not all(isinstance(name, str) for name in value):
        raise InputError(f"layers is {shown(value)}, allowed is a list of {', '.join(known)}.")
    for name in value:
        if name not in known:
            raise InputError(f"layers has {shown(name)}, allowed are {', '.join(known)}.")
    if len(set(value)) < len(value):
        raise InputError(f"layers is {shown(value)}, allowed is each name once.")
    return frozenset(value)


def _yes_or_no(name: str) -> Callable[[object], bool]:
    def check(value: object) -> bool:
        if isinstance(value, bool):
            return value
        raise InputError(f"{name} is {shown(value)}, allowed are true and false.")

    return check


def _axis(name: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        if isinstance(value, str) and len(value) <= _LONGEST_AXIS:
            return value
        raise InputError(f"{name} is {shown(value)}, allowed is a text such as 'learning_rate:0.1;1'.")

    return check


def _choice(default: Any, check: Callable[[object], Any]) -> Any:
    return field(default=default, metadata={"check": check})


@dataclass(frozen=True)
class View:
    """What of a run is shown. Raises InputError (one sentence: field, value, what is allowed) for values not allowed.

    `layers`: names from `figure.simplex.LAYERS`, given as any list of them, each once. `log_loss`: a logarithmic loss
    axis. `swapped`: the actor whose other members' paths are shown besides, from `rivals.ACTORS`; none if empty.
    `page`: a name from PAGES. `span`: a name from SPANS. `grid`: the grid of runs in
    place of the simplex; `rows` and `columns` are its axes, two different ones, see `xentviz.axes.Axis.parse`.
    """

    layers: frozenset[str] = _choice(DEFAULT_LAYERS, _layers)
    log_loss: bool = _choice(True, _yes_or_no("log_loss"))
    swapped: str = _choice("", _one_of("swapped", ("", *ACTORS)))
    page: str = _choice("ledger", _one_of("page", tuple(dict(PAGES))))
    span: str = _choice("step", _one_of("span", tuple(dict(SPANS))))
    grid: bool = _choice(False, _yes_or_no("grid"))
    rows: str = _choice("loss", _axis("rows"))
    columns: str = _choice("learning_rate", _axis("columns"))

    def __post_init__(self) -> None:
        for f in dataclasses.fields(self):
            object.__setattr__(self, f.name, f.metadata["check"](getattr(self, f.name)))
        read_grid(self.rows, self.columns)

    def replace(self, **changes: Any) -> View:
        """A view with some choices changed. Raises InputError for an unknown name too."""
        for unknown in sorted(changes.keys() - {f.name for f in dataclasses.fields(self)}):
            raise InputError(f"{shown(unknown)} is unknown, allowed are {', '.join(CHOICES)}.")
        return dataclasses.replace(self, **changes)

    def with_passing(self, view: View) -> View:
        """This view with those choices of another that nothing remembers, see PASSING."""
        return self.replace(**{name: getattr(view, name) for name in PASSING})

    def to_dict(self) -> dict[str, Any]:
        """Plain data for a file; the layers in the order of the menu."""
        values = {name: getattr(self, name) for name in CHOICES}
        return values | {"layers": [name for name, _ in LAYERS if name in self.layers]}

    @classmethod
    def from_dict(cls, data: object) -> View:
        """Rebuild a view from `to_dict`; choices left out keep their default. Raises InputError."""
        if not isinstance(data, Mapping):
            raise InputError(f"is {shown(data)}, allowed is an object with {', '.join(CHOICES)}.")
        return cls().replace(**data)


CHOICES = tuple(f.name for f in dataclasses.fields(View))
"""The names of all choices, in the order of the file."""

PASSING = ("page", "span")
"""Choices that are no work of anybody's: nothing remembers them, and undoing leaves them as they are."""
