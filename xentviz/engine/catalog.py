"""Catalogues: ordered families of named, frozen settings whose parameters describe and check themselves.

A member (a loss, an optimiser, ...) is a frozen dataclass below `Entry`. Its parameters are dataclass fields made by
`number` or `switch`; the settings panel, the command line, session files and the shared tests read them from there.
"""

from __future__ import annotations

import difflib
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, ClassVar, Generic, TypeVar

from xentviz.engine.entry import parse_number
from xentviz.engine.given import InputError, as_number, shown


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

    def check(self, value: object, what: str) -> float | bool:
        """Return `value` as this parameter's type. Raises InputError that calls it `what`, with value and range."""
        if self.kind is bool and isinstance(value, bool):
            return value
        if self.kind is not bool and self._contains(as_number(value)):
            return as_number(value)
        raise InputError(f"{what} is {shown(value)}, allowed is {self.allowed}.")

    def parse(self, text: str, what: str) -> float | bool:
        """Read a value as typed on a command line. Raises InputError as `check` does."""
        if self.kind is bool:
            return self.check({"true": True, "false": False}.get(text.strip().lower(), text), what)
        try:
            value: object = parse_number(text, what)
        except InputError:
            value = text  # for `check` to refuse, which knows the range
        return self.check(value, what)

    def _contains(self, value: float) -> bool:
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
            object.__setattr__(self, param.name, param.check(getattr(self, param.name), f"{self.name}: {param.name}"))

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
        name, _, rest = (part.strip() for part in text.partition(":"))
        member = self._member(name)
        values: dict[str, object] = {}
        for pair in filter(None, rest.split(",")):
            key, equals, value = (part.strip() for part in pair.partition("="))
            if not equals:
                raise InputError(f"{self.kind} {name}: {pair!r:.80} is not of the form parameter=value.")
            if key in values:
                raise InputError(f"{self.kind} {name}: {key!r:.80} stands twice, allowed is once.")
            values[key] = value
        return self._read(member, values, lambda param, value: param.parse(value, f"{name}: {param.name}"))

    def from_dict(self, data: object) -> E:
        """Rebuild an entry from `Entry.to_dict`. Raises InputError for anything else, with its place in the data."""
        if not isinstance(data, dict) or not isinstance(data.get("name"), str):
            raise InputError(f"{self.kind} is {shown(data)}, allowed is an object with a name and its parameters.")
        member = self._member(data["name"])
        values = {key: value for key, value in data.items() if key != "name"}
        return self._read(member, values, lambda param, value: param.check(value, f"{self.kind}.{param.name}"))

    def _read(self, member: type[E], values: Mapping[str, object], read: Callable[[Param, Any], object]) -> E:
        known = {param.name: param for param in member.params()}
        return self.make(member.name, {key: read(known[key], v) if key in known else v for key, v in values.items()})

    def _member(self, name: str) -> type[E]:
        if name in self._by_name:
            return self._by_name[name]
        near = difflib.get_close_matches(name, self.names, n=1)
        hint = f" (did you mean {near[0]}?)" if near else ""
        raise InputError(f"{self.kind} {name!r:.80} is unknown{hint}, allowed are {', '.join(self.names)}.")


def _listed(names: list[str]) -> str:
    return f"allowed are {', '.join(names)}" if names else "it has none"
