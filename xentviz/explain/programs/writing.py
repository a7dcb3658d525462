"""What both languages share: the settings at the head of a program, and its lines.

A program is made of the snippets of the scenario's entries and of numbers; nothing a person types gets into it.
"""

from __future__ import annotations

import math
import textwrap
from collections import Counter
from collections.abc import Iterable
from string import Formatter

from xentviz.engine.catalog import Entry
from xentviz.engine.simplex import START_FLOOR, interior
from xentviz.scenario import Scenario

WIDTH = 100


def title(scenario: Scenario) -> str:
    """The docstring of a program."""
    actors = {
        "Loss": scenario.loss,
        "Parameterization": scenario.parameterization,
        "Optimiser": scenario.optimizer,
    }
    listed = "\n".join(f"{what}: {entry.label}" for what, entry in actors.items())
    return f'"""How a prediction p learns: prints the number of each step and p after it.\n\n{listed}\n"""'


class Wording:
    """Fills templates with the names of parameters, and remembers which were used.

    A parameter that two entries of the scenario have is called after its entry: `loss_epsilon`, `optimizer_epsilon`.
    """

    def __init__(self, scenario: Scenario) -> None:
        kinds = ("loss", "parameterization", "optimizer", "stop")
        self._entries: dict[str, Entry] = {kind: getattr(scenario, kind) for kind in kinds}
        self._count = Counter(name for entry in self._entries.values() for name in entry.values())
        self._used: dict[str, set[str]] = {kind: set() for kind in kinds}

    def fill(self, kind: str, template: str, **pieces: str) -> str:
        """The template of the entry of that kind, with {parameters} as names and `pieces` as given."""
        values = self._entries[kind].values()
        self._used[kind] |= {name for _, name, _, _ in Formatter().parse(template) if name in values}
        return template.format(**{name: self._name(kind, name) for name in values}, **pieces)

    def constants(self) -> list[str]:
        """Assignments of all parameters used so far, in the order of the actors."""
        return [
            f"{self._name(kind, name)} = {value!r}"
            for kind, entry in self._entries.items()
            for name, value in entry.values().items()
            if name in self._used[kind]
        ]

    def _name(self, kind: str, name: str) -> str:
        return f"{kind}_{name}" if self._count[name] > 1 else name


def settings(scenario: Scenario, call: str, takes_logits: bool, new_target: str) -> list[str]:
    """The numbers of the scenario but those of its entries. `call` makes an array of a list."""
    if scenario.start_logits is not None and takes_logits:
        lines = vector("logits", call, scenario.start_logits, "start: p = softmax(logits)")
    else:
        lines = vector("start", call, interior(scenario.start).tolist(), _remark(scenario))
    lines += [*vector("y", call, scenario.target, "target"), *new_target.splitlines()]
    if scenario.free is not None:
        lines += vector("free", call, scenario.free, "whose gradient counts")
    return [*lines, f"rate = {scenario.learning_rate!r}  # learning rate", f"steps = {scenario.steps!r}"]


def vector(name: str, call: str, values: Iterable[float], comment: str) -> list[str]:
    """An assignment of numbers."""
    return statement(f"{name} = {call}([", ", ".join(map(repr, values)), "])", f"  # {comment}" if comment else "")


def statement(head: str, listed: str, tail: str, note: str = "") -> list[str]:
    """A statement on one line, or on several where it would be too long."""
    line = head + listed + tail + note
    return [line] if len(line) <= WIDTH else [head + note, *_wrapped(f"{listed},"), tail]


def function(definition: str) -> list[str]:
    """A definition, with the blank lines around it; nothing if there is none."""
    return ["", *definition.splitlines(), "", ""] if definition else []


def loop(pieces: Iterable[str]) -> list[str]:
    """The loop over the steps, start included. Of the pieces those without text fall away."""
    body = "\n".join(piece for piece in pieces if piece)
    return ["for step in range(steps + 1):", *textwrap.indent(body, "    ").splitlines()]


def stop_begin(scenario: Scenario, wording: Wording, template: str, library: str) -> str:
    """The statements that the stopping rule needs before the loop; '' for none."""
    lowest = scenario.loss.lowest(scenario.target)
    return wording.fill("stop", template, lowest=repr(lowest) if math.isfinite(lowest) else f"-{library}.inf")


def stop_here(scenario: Scenario, wording: Wording, condition: str, keep: str, **pieces: str) -> str:
    """The end of the loop where the stopping rule says so, and what it keeps for the next step; '' for none."""
    if not condition:
        return ""
    return f"if {wording.fill('stop', condition, **pieces)}:\n    break  # {scenario.stop.label}\n{keep}".rstrip()


def _wrapped(numbers: str) -> list[str]:
    return textwrap.wrap(numbers, WIDTH, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False)


def _remark(scenario: Scenario) -> str:
    if scenario.start_logits is not None:
        return "softmax of the start's logits"
    return f"a class at 0 could never move: it starts at {START_FLOOR:g}" if min(scenario.start) <= 0.0 else ""
