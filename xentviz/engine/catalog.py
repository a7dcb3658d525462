"""Catalogues: ordered families of named, frozen settings whose parameters describe and check themselves.

A member (a loss, an optimiser, ...) is a frozen dataclass below `Entry`. Its parameters are dataclass fields made by
`number` or `switch`; the settings panel, the command line, session files and the shared tests read them from there.
"""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, ClassVar, Generic, TypeVar


class InputError(ValueError):
    """Something a person gave is not usable. The message is one sentence: the field, the value, what is allowed."""


@dataclass(frozen=True)
class Param:
    """One parameter of a catalogue entry: what the panel, the command line and a session file need to know of it.

    `low` and `high` bound the value; `open_low` and `open_high` exclude the bound itself.
    """

    name: str
    label: str
    kind: type
    default: float | bool
    low: float = -math.inf
    high: float = math.inf
    open_low: bool = False
    open_high: bool = False

    @property
    def allowed(self) -> str:
        """The allowed values in words, e.g. 'a number from 0 to below 1'."""
        if self.kind is bool:
            return "true or false"
        low = f"{'above' if self.open_low else 'from'} {self.low:g}" if math.isfinite(self.low) else ""
        high = f"{'below' if self.open_high else 'up to'} {self.high:g}" if math.isfinite(self.high) else ""
        return " ".join(part for part in ("a finite number", low, high) if part)

    def check(self, value: object, owner: str) -> float | bool:
        """Return `value` as this parameter's type. Raises InputError that names the owner, the value and the range."""
        if self.kind is bool:
            if isinstance(value, bool):
                return value
        elif isinstance(value, (int, float)) and not isinstance(value, bool) and self._contains(value):
            return float(value)
        raise InputError(f"{owner}: {self.name} is {value!r:.80}, allowed is {self.allowed}.")

    def parse(self, text: str, owner: str) -> float | bool:
        """Read a value as typed on a command line. Raises InputError as `check` does."""
        if self.kind is bool:
            return self.check({"true": True, "false": False}.get(text.strip().lower(), text), owner)
        try:
            return self.check(float(text), owner)
        except ValueError as error:
            if isinstance(error, InputError):
                raise
            raise InputError(f"{owner}: {self.name} is {text!r:.80}, allowed is {self.allowed}.") from None

    def _contains(self, value: float) -> bool:
        try:
            value = float(value)
        except OverflowError:
            return False
        above = value > self.low if self.open_low else value >= self.low
        below = value < self.high if self.open_high else value <= self.high
        return math.isfinite(value) and above and below


def number(default: float, label: str, **limits: Any) -> Any:
    """Declare a numeric parameter as a dataclass field; `limits` are those of `Param`."""
    return field(default=default, metadata={"label": label, **limits})


def switch(default: bool, label: str) -> Any:
    """Declare a yes/no parameter as a dataclass field."""
    return field(default=default, metadata={"label": label})


@dataclass(frozen=True)
class Entry:
    """Base of every catalogue member. Values are checked on creation, so an entry that exists is valid.

    `name` is kebab-case (files, command line), `label` is for menus, `summary` says in one sentence what it is.
    """

    name: ClassVar[str]
    label: ClassVar[str]
    summary: ClassVar[str]

    def __post_init__(self) -> None:
        for param in self.params():
            object.__setattr__(self, param.name, param.check(getattr(self, param.name), self.name))

    @classmethod
    def params(cls) -> tuple[Param, ...]:
        """The parameters, in the order in which they are shown."""
        defaults: dict[str, Any] = {f.name: f.default for f in fields(cls)}
        return tuple(
            Param(f.name, kind=type(defaults[f.name]), default=defaults[f.name], **f.metadata) for f in fields(cls)
        )

    def values(self) -> dict[str, float | bool]:
        """The parameters' present values by name."""
        return {f.name: getattr(self, f.name) for f in fields(self)}

    def to_dict(self) -> dict[str, Any]:
        """Plain data for a session file: the name and every parameter."""
        return {"name": self.name, **self.values()}


E = TypeVar("E", bound=Entry)


class Catalog(Generic[E]):
    """An ordered family of entries. `kind` names it in messages ('loss', 'optimizer', ...)."""

    def __init__(self, kind: str, members: tuple[type[E], ...]) -> None:
        self.kind = kind
        self.members = members
        self._by_name = {member.name: member for member in members}

    def __iter__(self) -> Iterator[type[E]]:
        return iter(self.members)

    def __len__(self) -> int:
        return len(self.members)

    @property
    def names(self) -> tuple[str, ...]:
        """The members' names in menu order."""
        return tuple(self._by_name)

    def make(self, name: str, values: Mapping[str, object] | None = None) -> E:
        """Build the member called `name`. Raises InputError for an unknown name, parameter or value."""
        member = self._member(name)
        known = {param.name for param in member.params()}
        for key in values or {}:
            if key not in known:
                raise InputError(f"{self.kind} {name}: {key!r:.80} is no parameter of it, {_listed(sorted(known))}.")
        return member(**(values or {}))

    def parse(self, text: str) -> E:
        """Read `name` or `name:key=value,key=value`. Raises InputError as `make` does."""
        name, _, rest = text.partition(":")
        params = {param.name: param for param in self._member(name).params()}
        values: dict[str, object] = {}
        for pair in filter(None, rest.split(",")):
            key, equals, value = pair.partition("=")
            if not equals:
                raise InputError(f"{self.kind} {name}: {pair!r:.80} is not of the form parameter=value.")
            values[key] = params[key].parse(value, name) if key in params else value
        return self.make(name, values)

    def from_dict(self, data: object) -> E:
        """Rebuild an entry from `Entry.to_dict`. Raises InputError for anything else."""
        if not isinstance(data, dict) or not isinstance(data.get("name"), str):
            raise InputError(f"{self.kind} is {data!r:.80}, allowed is an object with a name and its parameters.")
        return self.make(data["name"], {key: value for key, value in data.items() if key != "name"})

    def _member(self, name: str) -> type[E]:
        if name in self._by_name:
            return self._by_name[name]
        near = difflib.get_close_matches(name, self.names, n=1)
        hint = f" (did you mean {near[0]}?)" if near else ""
        raise InputError(f"{self.kind} {name!r:.80} is unknown{hint}, allowed are {', '.join(self.names)}.")


def _listed(names: list[str]) -> str:
    return f"allowed are {', '.join(names)}" if names else "it has none"
