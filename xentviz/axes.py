"""What the rows and the columns of the grid of runs can be, and how their values are typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from xentviz.engine.catalog import Catalog, Entry
from xentviz.engine.entry import BETWEEN, parse_number, parse_point
from xentviz.engine.given import InputError
from xentviz.engine.losses import LOSSES
from xentviz.engine.optimizers import OPTIMIZERS
from xentviz.engine.parameterizations import PARAMETERIZATIONS
from xentviz.scenario import Scenario

Value = Entry | float | tuple[float, ...]
"""A catalogue entry, a learning rate or a prediction (3,)."""

MOST = 6
"""Values of one axis at most: more cells would be too small to read."""

_POINTS = {"centre": (1 / 3, 1 / 3, 1 / 3), "A": (1.0, 0.0, 0.0), "B": (0.0, 1.0, 0.0), "C": (0.0, 0.0, 1.0)}
_DIGITS = 4  # decimals of a point that was dragged: its text is read and edited by people


@dataclass(frozen=True)
class Kind:
    """What can be an axis: label, values to begin with, how texts are taken apart, read, and written again."""

    label: str
    usual: str
    split: Callable[[str, str], list[str]]
    read: Callable[[str, str], Value]
    write: Callable[[Value], str]


@dataclass(frozen=True)
class Axis:
    """A setting of the scenario, a key of AXES, and its values, 1 to MOST. Raises InputError for anything else."""

    what: str
    values: tuple[Value, ...]

    def __post_init__(self) -> None:
        if self.what not in AXES:
            raise InputError(f"axis is {self.what!r:.80}, allowed are {', '.join(AXES)}.")
        if not 1 <= len(self.values) <= MOST:
            raise InputError(f"{self.what} has {len(self.values)} values in the grid, allowed are 1 to {MOST}.")
        for value in self.values:
            Scenario().replace(**{self.what: value})

    @classmethod
    def parse(cls, text: str) -> Axis:
        """Read 'loss', which has the usual values, or 'loss:cross-entropy;squared-error', as `text` writes it.

        Values are separated by semicolons; by commas too where no value could have one inside: names, and numbers with
        decimal points. Points can be 'A', 'B', 'C' and 'centre'. Raises InputError that names the axis and the value.
        """
        what, colon, values = text.partition(":")
        what = what.strip().replace("-", "_")
        return read_axis(what, values) if colon else usual(what)

    @property
    def written(self) -> str:
        """The values as text that `read_axis` reads again, to the last digit."""
        return "; ".join(map(AXES[self.what].write, self.values))

    @property
    def text(self) -> str:
        """The axis as text that `parse` reads again."""
        return f"{self.what}:{self.written}"

    @property
    def label(self) -> str:
        """What the axis is, for people."""
        return AXES[self.what].label

    def with_point(self, index: int, point: tuple[float, ...]) -> Axis:
        """The axis with another prediction as its value `index`, rounded to four decimals."""
        first = round(point[0], _DIGITS)
        second = min(round(point[1], _DIGITS), round(1.0 - first, _DIGITS))  # both rounded up would be more than 1
        rounded = first, second, round(max(1.0 - first - second, 0.0), _DIGITS)
        return replace(self, values=(*self.values[:index], rounded, *self.values[index + 1 :]))


def usual(what: str) -> Axis:
    """The axis with the values that it begins with. Raises InputError for an unknown one."""
    return read_axis(what, AXES[what].usual) if what in AXES else Axis(what, ())


def read_axis(what: str, text: str) -> Axis:
    """An axis from the text of its values, see `Axis.parse`. Raises InputError that names the axis and the value."""
    if what not in AXES:
        return Axis(what, ())
    kind = AXES[what]
    texts = [part for part in kind.split(text.strip(), what) if part]
    if not 1 <= len(texts) <= MOST:
        raise InputError(f"{what} has {len(texts)} values in the grid, allowed are 1 to {MOST}.")
    return Axis(what, tuple(kind.read(part, what) for part in texts))


def _split_names(text: str, what: str) -> list[str]:
    """At semicolons; else at spaces and commas, but for those between the parameters of one entry."""
    if ";" in text:
        return [part.strip() for part in text.split(";")]
    names: list[str] = []
    for part in filter(None, re.split(r"[,\s]+", text)):
        if names and ":" in names[-1] and "=" in part and ":" not in part:
            names[-1] += f",{part}"
        else:
            names.append(part)
    return names


def _split_numbers(text: str, what: str) -> list[str]:
    parts = BETWEEN.split(text)
    if len(parts) > 1 or text.count(",") == 0:
        return parts
    if text.count(",") == 1 and "." not in text:
        raise InputError(
            f"{what} is {text!r:.80}, which can mean one value or two: write decimals with a point, or a ;."
        )
    return text.split(",")


def _split_points(text: str, what: str) -> list[str]:
    return [part.strip() for part in text.split(";")]


def _read_point(text: str, what: str) -> Value:
    return _POINTS[text] if text in _POINTS else parse_point(text, what)[0]


def _write_point(value: Value) -> str:
    assert isinstance(value, tuple)
    named = [name for name, point in _POINTS.items() if point == value]
    return named[0] if named else " ".join(map(_digits, value))


def _write_entry(value: Value) -> str:
    assert isinstance(value, Entry)
    given = [(param.name, value.values()[param.name]) for param in value.params()]
    changed = [(name, v) for (name, v), param in zip(given, value.params(), strict=True) if v != param.default]
    pairs = ",".join(f"{name}={str(v).lower() if isinstance(v, bool) else _digits(v)}" for name, v in changed)
    return f"{value.name}:{pairs}" if pairs else value.name


def _write_number(value: Value) -> str:
    assert isinstance(value, float)
    return _digits(value)


def _digits(value: float) -> str:
    return repr(value).removesuffix(".0")


def _read_rate(text: str, what: str) -> Value:
    return Scenario().replace(learning_rate=parse_number(text, what)).learning_rate


def _actor(label: str, catalog: Catalog[Entry], usual: str) -> Kind:
    return Kind(label, usual, _split_names, lambda text, _: catalog.parse(text), _write_entry)


def _point(label: str, usual: str) -> Kind:
    return Kind(label, usual, _split_points, _read_point, _write_point)


AXES: dict[str, Kind] = {
    "loss": _actor("Loss", LOSSES, "cross-entropy; squared-error; unlikelihood; wrong-target"),  # type: ignore[arg-type]
    "parameterization": _actor("Parameterization", PARAMETERIZATIONS, "softmax; raw; projected; mirror"),  # type: ignore[arg-type]
    "optimizer": _actor("Optimiser", OPTIMIZERS, "gradient-descent; momentum; rmsprop; adam"),  # type: ignore[arg-type]
    "learning_rate": Kind("Learning rate", "0.01; 0.1; 1; 10", _split_numbers, _read_rate, _write_number),
    "start": _point("Start", "0.3 0.6 0.1; 0.02 0.96 0.02; centre; 0.9 0.05 0.05"),
    "target": _point("Target", "A; 0.9 0.05 0.05; 0.6 0.3 0.1; B"),
}
"""What rows and columns can be, in menu order: a setting of the scenario each."""
