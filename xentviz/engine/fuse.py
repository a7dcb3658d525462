"""One formula, two speeds: trace a formula once, then run it as one straight-line function.

Losses, parameterizations and optimisers are written for vectors of C components with ordinary operators and the
functions below. Fed with `Symbol`s, a formula writes itself down on a `Tape`; shared parts are kept once, parts that
no result needs fall away, and what is left becomes a plain Python function. Its components may be floats (one path:
about 0.6 microseconds a step, where NumPy's overhead a call would cost ten times that) or arrays (many paths).

The text that is compiled comes from the operators here and from numbers of checked catalogue entries only; nothing a
person types gets into it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import Any

import numpy as np

Component = Any
"""One component of a vector: a float, an array, or a Symbol while a formula is traced."""

Vector = list[Component]


@dataclass(eq=False)
class Tape:
    """The operations of a traced formula in the order of their birth: name -> (operation, argument texts)."""

    rows: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    known: dict[tuple[str, tuple[str, ...]], Symbol] = field(default_factory=dict)

    def emit(self, operation: str, *args: Component) -> Symbol:
        """Record one operation, or return the symbol that already stands for it."""
        key = operation, tuple(a.name if isinstance(a, Symbol) else repr(float(a)) for a in args)
        if key not in self.known:
            name = f"t{len(self.rows)}"
            self.rows[name] = key
            self.known[key] = Symbol(self, name)
        return self.known[key]

    def symbols(self, prefix: str, count: int) -> Vector:
        """`count` inputs called prefix0, prefix1, ..."""
        return [Symbol(self, f"{prefix}{i}") for i in range(count)]

    def following(self, changing: Iterable[str]) -> set[str]:
        """The names that depend on one of these names, and these."""
        found = set(changing)
        for name, (_, args) in self.rows.items():
            if not found.isdisjoint(args):
                found.add(name)
        return found

    def lines(self, results: Iterable[Component], kind: str, lasting: Container[str] = ()) -> list[str]:
        """The assignments that the results need, in order. Arrays are let go after their last use, `lasting` never."""
        needed = {r.name for r in results if isinstance(r, Symbol)}
        out: list[str] = []
        for name, (operation, args) in reversed(self.rows.items()):
            if name in needed:
                last = [a for a in dict.fromkeys(args) if a in self.rows and a not in needed and a not in lasting]
                # The next result then takes the same memory, which is still in the processor's cache.
                out.extend([f"del {', '.join(last)}"] if last and kind == "arrays" else [])
                needed.update(args)
                out.append(f"{name} = {_SPELLING[kind][operation].format(*args)}")
        return out[::-1]


class Symbol:
    """A number that is not known yet. Comparison makes a condition for `where`."""

    __slots__ = ("name", "tape")

    def __init__(self, tape: Tape, name: str) -> None:
        self.tape = tape
        self.name = name

    def __add__(self, other: Component) -> Symbol:
        return self.tape.emit("+", self, other)

    def __radd__(self, other: Component) -> Symbol:
        return self.tape.emit("+", other, self)

    def __sub__(self, other: Component) -> Symbol:
        return self.tape.emit("-", self, other)

    def __rsub__(self, other: Component) -> Symbol:
        return self.tape.emit("-", other, self)

    def __mul__(self, other: Component) -> Symbol:
        return self if _is_one(other) else self.tape.emit("*", self, other)

    def __rmul__(self, other: Component) -> Symbol:
        return self.__mul__(other)

    def __truediv__(self, other: Component) -> Symbol:
        return self if _is_one(other) else self.tape.emit("/", self, other)

    def __rtruediv__(self, other: Component) -> Symbol:
        return self.tape.emit("/", other, self)

    def __rpow__(self, other: Component) -> Symbol:
        return self.tape.emit("**", other, self)

    def __neg__(self) -> Symbol:
        return self.tape.emit("neg", self)

    def __gt__(self, other: Component) -> Symbol:
        return self.tape.emit(">", self, other)

    def __eq__(self, other: object) -> Symbol:  # type: ignore[override]
        return self.tape.emit("==", self, other)

    __hash__ = object.__hash__


def _is_one(value: Component) -> bool:
    return isinstance(value, (int, float)) and value == 1


def _function(name: str, plain: Callable[..., Any]) -> Callable[..., Component]:
    def call(*args: Component) -> Component:
        tape: Tape | None = next((a.tape for a in args if isinstance(a, Symbol)), None)
        return tape.emit(name, *args) if tape else plain(*args)

    return call


exp = _function("exp", np.exp)
log = _function("log", np.log)
log1p = _function("log1p", np.log1p)
sqrt = _function("sqrt", np.sqrt)
absolute = _function("abs", np.abs)
maximum = _function("maximum", np.maximum)
minimum = _function("minimum", np.minimum)
where = _function("where", np.where)


def total(v: Iterable[Component]) -> Component:
    """The sum of the components, left to right."""
    return reduce(lambda a, b: a + b, v)


def largest(v: Iterable[Component]) -> Component:
    """The largest component."""
    return reduce(maximum, v)


def others(v: Sequence[Component]) -> Vector:
    """For each component the sum of all the others, never by subtracting it from the whole."""
    before, after = list(v[:1]), list(v[-1:])
    for i in range(1, len(v) - 1):
        before.append(before[-1] + v[i])
        after.append(v[-1 - i] + after[-1])
    middle = [before[i - 1] + after[len(v) - 2 - i] for i in range(1, len(v) - 1)]
    return [after[-1], *middle, before[-1]]


def ratio(a: Component, b: Component) -> Component:
    """a / b, and 0 wherever a is 0, whatever b is there."""
    return a / where(a == 0.0, 1.0, b)


_COMMON = {op: f"{{}} {op} {{}}" for op in ("+", "-", "*", "/", "**", ">", "==")} | {
    "neg": "-{}",
    "abs": "abs({})",
    **{name: f"{name}({{}})" for name in ("exp", "log", "log1p", "sqrt")},
}
_SPELLING = {
    "floats": _COMMON
    | {
        "maximum": "{0} if {0} > {1} else {1}",
        "minimum": "{0} if {0} < {1} else {1}",
        "where": "{1} if {0} else {2}",
    },
    "arrays": _COMMON | {"maximum": "maximum({}, {})", "minimum": "minimum({}, {})", "where": "where({}, {}, {})"},
}


def _log_float(x: float) -> float:
    # As NumPy: a class at 0 that carries no target weight must not end a run through its logarithm.
    if x > 0.0:
        return math.log(x)
    return -math.inf if x == 0.0 else math.nan


_NAMES: dict[str, dict[str, Any]] = {
    "floats": {"exp": math.exp, "log": _log_float, "log1p": math.log1p, "sqrt": math.sqrt},
    "arrays": {name: getattr(np, name) for name in ("exp", "log", "log1p", "sqrt", "maximum", "minimum", "where")},
}


def function(tape: Tape, inputs: Sequence[Symbol], outputs: Sequence[Component], kind: str) -> Callable[..., Any]:
    """Compile a traced formula into `f(*inputs) -> tuple of outputs`. `kind`: floats or arrays."""
    body = tape.lines(outputs, kind)
    body.append(f"return {_listed(outputs)}")
    return _define(f"def fused({', '.join(s.name for s in inputs)}):", body, kind)


def loop(
    tape: Tape,
    fixed: Sequence[Symbol],
    carried: Sequence[Symbol],
    following: Sequence[Component],
    recorded: int,
    kind: str,
) -> Callable[..., Any]:
    """Compile a traced step into `f(first, count, record, *fixed, *carried) -> carried after the last step`.

    The step's number, counted from `first`, is the Symbol called k. After each step `record` gets a tuple of the first
    `recorded` carried values. What depends on `fixed` alone is computed once, before the first step.
    """
    names = [s.name for s in carried]
    still = tape.rows.keys() - tape.following(["k", *names])
    lines = tape.lines(following, kind, still)
    before = [line for line in lines if line.partition(" = ")[0] in still]
    step = [line for line in lines if line.partition(" = ")[0] not in still]
    step.append(f"{', '.join(names)}, = {_listed(following)}")
    step.append(f"record(({', '.join(names[:recorded])},))")
    head = f"def fused(first, count, record, {', '.join([s.name for s in fixed] + names)}):"
    end = f"return {', '.join(names)},"
    # A run of no steps must not fail in what only a step needs.
    body = [f"if count < 1: {end}", *before, "for k in range(first, first + count):", *(f"    {s}" for s in step), end]
    return _define(head, body, kind)


def _listed(values: Iterable[Component]) -> str:
    return "".join(f"{v.name if isinstance(v, Symbol) else repr(v)}, " for v in values)


def _define(head: str, body: list[str], kind: str) -> Callable[..., Any]:
    text = "\n".join([head, *(f"    {line}" for line in body)])
    scope = dict(_NAMES[kind])
    exec(compile(text, "<fused formula>", "exec"), scope)
    fused: Callable[..., Any] = scope["fused"]
    return fused
