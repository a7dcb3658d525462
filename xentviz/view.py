"""How the window shows a run: frozen, checked on creation; nothing here changes a number."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from xentviz.engine.given import InputError, one_of, shown, some_of, yes_or_no
from xentviz.figure.simplex import DEFAULT_LAYERS, LAYERS
from xentviz.grid import axis_text, read_grid
from xentviz.rivals import ACTORS

PAGES = (("ledger", "Who moved whom?"), ("maths", "Mathematics"))
"""The two ways to explain a step, as (name, label)."""

SPANS = (("step", "Step"), ("sum", "Sum"))
"""What the ledger is of: the next step, or all steps so far."""


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

    layers: frozenset[str] = _choice(DEFAULT_LAYERS, some_of("layers", tuple(dict(LAYERS))))
    log_loss: bool = _choice(True, yes_or_no("log_loss"))
    swapped: str = _choice("", one_of("swapped", ("", *ACTORS)))
    page: str = _choice("ledger", one_of("page", tuple(dict(PAGES))))
    span: str = _choice("step", one_of("span", tuple(dict(SPANS))))
    grid: bool = _choice(False, yes_or_no("grid"))
    rows: str = _choice("loss", axis_text("rows"))
    columns: str = _choice("learning_rate", axis_text("columns"))

    def __post_init__(self) -> None:
        for f in dataclasses.fields(self):
            object.__setattr__(self, f.name, f.metadata["check"](getattr(self, f.name)))
        read_grid(self.rows, self.columns)

    def replace(self, /, **changes: Any) -> View:
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
