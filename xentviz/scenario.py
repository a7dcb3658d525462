"""A scenario: every setting of a run, declared once, checked on creation, never changed afterwards."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from xentviz.engine.catalog import Catalog, Entry
from xentviz.engine.descent import Descent
from xentviz.engine.given import InputError, as_list, as_number, as_whole, shown
from xentviz.engine.losses import LOSSES, CrossEntropy, Loss
from xentviz.engine.optimizers import OPTIMIZERS, GradientDescent, Optimizer
from xentviz.engine.parameterizations import PARAMETERIZATIONS, Parameterization, Softmax
from xentviz.engine.simplex import Array
from xentviz.engine.stopping import STOPPING, MaxSteps, StoppingRule

Probabilities = tuple[float, ...]

FILE_TYPE = "xentviz-scenario"
FILE_VERSION = 1
MAX_STEPS = 100_000
MAX_LEARNING_RATE = 1e6
MAX_LOGIT = 1e6
SUM_TOLERANCE = 1e-6
_ROUNDING = 1e-12  # A sum this close to 1 is left as it is; what is further off would pass for a p off the simplex.


def _probabilities(name: str) -> Callable[[object], Probabilities]:
    def check(value: object) -> Probabilities:
        numbers = _numbers(name, value)
        fitting = min(numbers) >= 0.0 and max(numbers) <= 1.0 + SUM_TOLERANCE
        if not fitting or abs(math.fsum(numbers) - 1.0) > SUM_TOLERANCE:
            raise InputError(f"{name} is {shown(value)}, allowed are numbers from 0 to 1 that sum to 1.")
        whole = math.fsum(numbers)
        return numbers if abs(whole - 1.0) <= _ROUNDING else tuple(v / whole for v in numbers)

    return check


def _numbers(name: str, value: object) -> Probabilities:
    numbers = tuple(map(as_number, as_list(value)))
    if len(numbers) < 2 or not all(map(math.isfinite, numbers)):
        raise InputError(f"{name} is {shown(value)}, allowed are at least 2 finite numbers, one for each class.")
    return numbers


def _logits(value: object) -> Probabilities | None:
    numbers = None if value is None else _numbers("start_logits", value)
    if numbers and max(map(abs, numbers)) > MAX_LOGIT:
        raise InputError(
            f"start_logits is {shown(value)}, allowed are numbers from {-MAX_LOGIT:,.0f} to {MAX_LOGIT:,.0f}."
        )
    return numbers


def _learning_rate(value: object) -> float:
    if 0.0 < as_number(value) <= MAX_LEARNING_RATE:
        return as_number(value)
    raise InputError(f"learning_rate is {shown(value)}, allowed is a number above 0 up to {MAX_LEARNING_RATE:,.0f}.")


def _steps(value: object) -> int:
    whole = as_whole(value)
    if whole is not None and 1 <= whole <= MAX_STEPS:
        return whole
    raise InputError(f"steps is {shown(value)}, allowed is a whole number from 1 to {MAX_STEPS}.")


def _member(catalog: Catalog[Any]) -> Callable[[object], Entry]:
    def check(value: object) -> Entry:
        if isinstance(value, catalog.members):
            return value  # type: ignore[no-any-return]
        entry: Entry = catalog.parse(value) if isinstance(value, str) else catalog.from_dict(value)
        return entry

    return check


def _free(value: object) -> tuple[bool, ...] | None:
    if value is None:
        return None
    flags = tuple(flag for flag in as_list(value) if isinstance(flag, bool))
    if len(flags) == len(as_list(value)) >= 2:
        return flags
    raise InputError(f"free is {shown(value)}, allowed is true or false for each class.")


def _setting(default: Any, check: Callable[[object], Any]) -> Any:
    return field(default=default, metadata={"check": check})


@dataclass(frozen=True)
class Scenario:
    """Everything a run depends on. Raises InputError (one sentence) for values that are not allowed.

    `start` and `target` are probabilities (C,) that sum to 1 within 1e-6 (and are rescaled to do so exactly), C >= 2;
    the window shows C = 3.
    `start_logits`, if given, are numbers (C,) from -1e6 to 1e6; `start` is then their softmax, whatever `start` was,
    and starts too close to a corner for a probability stay exact. `loss`, `parameterization`, `optimizer` and `stop`
    take a catalogue entry, its text form 'name:key=value' or its plain data. `free` says for each class (C,) whether
    its entry of the gradient counts; where it does not, the optimiser gets 0. None, and all true, mean the whole
    gradient. Numbers and arrays (C,) of NumPy are taken as well.
    """

    start: Probabilities = _setting((0.3, 0.6, 0.1), _probabilities("start"))
    start_logits: Probabilities | None = _setting(None, _logits)
    target: Probabilities = _setting((1.0, 0.0, 0.0), _probabilities("target"))
    loss: Loss = _setting(CrossEntropy(), _member(LOSSES))
    parameterization: Parameterization = _setting(Softmax(), _member(PARAMETERIZATIONS))
    optimizer: Optimizer = _setting(GradientDescent(), _member(OPTIMIZERS))
    learning_rate: float = _setting(0.1, _learning_rate)
    free: tuple[bool, ...] | None = _setting(None, _free)
    steps: int = _setting(120, _steps)
    stop: StoppingRule = _setting(MaxSteps(), _member(STOPPING))

    def __post_init__(self) -> None:
        for f in dataclasses.fields(self):
            object.__setattr__(self, f.name, f.metadata["check"](getattr(self, f.name)))
        if self.log_start is not None:
            object.__setattr__(self, "start", tuple(np.exp(self.log_start).tolist()))
        for name, value in (("target", self.target), ("free", self.free)):
            if value is not None and len(value) != len(self.start):
                raise InputError(
                    f"{name} has {len(value)} classes, allowed is as many as start has: {len(self.start)}."
                )
        if self.free is not None and all(self.free):
            object.__setattr__(self, "free", None)

    @property
    def log_start(self) -> Array | None:
        """log p of the start (C,) where logits give it more exactly than `start` does; else None."""
        if self.start_logits is None:
            return None
        z = np.array(self.start_logits)
        z = z - z.max()
        others = np.exp(np.delete(z, int(np.argmax(z)))).sum()
        log_p: Array = z - np.log1p(others)
        return log_p

    @property
    def descent(self) -> Descent:
        """The rule by which this scenario descends."""
        return Descent(self.loss, self.parameterization, self.optimizer, self.target, self.learning_rate, self.free)

    def replace(self, /, **changes: Any) -> Scenario:
        """A scenario with some settings changed; a new start forgets the logits of the old one."""
        if "start" in changes:
            changes.setdefault("start_logits", None)
        unknown = changes.keys() - {f.name for f in dataclasses.fields(self)}
        if unknown:
            raise InputError(f"setting {sorted(unknown)[0]!r:.80} is unknown, allowed are {', '.join(SETTINGS)}.")
        return dataclasses.replace(self, **changes)

    def to_dict(self) -> dict[str, Any]:
        """Plain data for a file: type, version and every setting."""
        values = {name: getattr(self, name) for name in SETTINGS}
        plain = {
            k: v.to_dict() if isinstance(v, Entry) else list(v) if isinstance(v, tuple) else v
            for k, v in values.items()
        }
        return {"type": FILE_TYPE, "version": FILE_VERSION, **plain}

    @classmethod
    def from_dict(cls, data: object) -> Scenario:
        """Rebuild a scenario from `to_dict`; settings left out keep their default. Raises InputError."""
        if not isinstance(data, Mapping) or data.get("type") != FILE_TYPE:
            raise InputError(f"type is not {FILE_TYPE!r}: this is no scenario of xentviz.")
        if data.get("version") != FILE_VERSION or isinstance(data["version"], bool):
            raise InputError(f"version is {shown(data.get('version'))}, allowed is {FILE_VERSION}.")
        return cls().replace(**{key: value for key, value in data.items() if key not in ("type", "version")})


SETTINGS = tuple(f.name for f in dataclasses.fields(Scenario))
"""The names of all settings, in the order of the file."""


def refuse_undrawable(scenario: Scenario) -> None:
    """Raise InputError unless there are three classes: what is drawn is a triangle."""
    if len(scenario.start) != 3:
        raise InputError(f"the scenario has {len(scenario.start)} classes, a triangle shows 3.")
