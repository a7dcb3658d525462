"""The rule of a descent as formulas, written once and compiled for one path or for many."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any

from xentviz.engine.fuse import Component, Tape, Vector, function, loop
from xentviz.engine.losses import Loss
from xentviz.engine.losses.base import Prediction
from xentviz.engine.optimizers import Optimizer
from xentviz.engine.optimizers.base import Slots
from xentviz.engine.parameterizations import Parameterization


@dataclass(frozen=True)
class Rule:
    """What a step is made of, apart from its numbers. `free` (C,) as in `xentviz.engine.descent.Descent`."""

    loss: Loss
    parameterization: Parameterization
    optimizer: Optimizer
    free: tuple[bool, ...] | None = None

    def gradient(self, theta: Vector, q: Prediction, y: Vector) -> Vector:
        """The gradient that the optimiser gets: entries that are not free are 0."""
        g = self.parameterization.gradient(theta, q, self.loss.elasticity(q, y), self.loss.slope(q, y))
        return g if self.free is None else [v if free else 0.0 for v, free in zip(g, self.free, strict=True)]

    def slots(self, tape: Tape, classes: int) -> Slots:
        """The optimiser's memory as inputs."""
        return [tape.symbols(f"s{i}_", classes) for i in range(len(self.optimizer.initial()))]


@lru_cache(maxsize=128)
def stepping(rule: Rule, classes: int, kind: str, whole: bool = False) -> Callable[..., Any]:
    """`f(first step, count, record, rate, *y, *theta, *slots)`, see `fuse.loop`.

    `record` gets the parameters after each step, and the memory as well if `whole`.
    """
    tape = Tape()
    (rate,), (k,) = tape.symbols("rate", 1), tape.symbols("k", 1)
    k.name = "k"
    y, theta, slots = tape.symbols("y", classes), tape.symbols("a", classes), rule.slots(tape, classes)
    gradient = rule.gradient(theta, rule.parameterization.prediction(theta), y)
    move, memory = rule.optimizer.update(gradient, slots, rate, k)
    moved = rule.parameterization.retract([a - m for a, m in zip(theta, move, strict=True)])
    carried, following = sum(slots, theta), sum(memory, moved)
    return loop(tape, [rate, *y], carried, following, len(carried) if whole else classes, kind)


@lru_cache(maxsize=128)
def looking(rule: Rule, classes: int) -> Callable[..., Any]:
    """`f(*y, *theta) -> *p, loss, *gradient`, for arrays."""
    tape = Tape()
    y, theta = tape.symbols("y", classes), tape.symbols("a", classes)
    q = rule.parameterization.prediction(theta)
    return function(tape, [*y, *theta], [*q.p, rule.loss.value(q, y), *rule.gradient(theta, q, y)], "arrays")


@lru_cache(maxsize=32)
def dissecting(rule: Rule, classes: int) -> Callable[..., Any]:
    """`f(k, rate, *y, *theta, *slots)`, for arrays: everything that happens in step k, in the order of `PARTS`."""
    tape = Tape()
    (rate,), (k,) = tape.symbols("rate", 1), tape.symbols("k", 1)
    y, theta, slots = tape.symbols("y", classes), tape.symbols("a", classes), rule.slots(tape, classes)
    q = rule.parameterization.prediction(theta)
    gradient = rule.gradient(theta, q, y)
    move, _ = rule.optimizer.update(gradient, slots, rate, k)
    stepped = [a - m for a, m in zip(theta, move, strict=True)]
    after = rule.parameterization.retract(stepped)
    parts = {
        "p": q.p,
        "loss": [rule.loss.value(q, y)],
        "slope": rule.loss.slope(q, y),
        "jacobian": [*chain(*rule.parameterization.jacobian(theta, q))],
        "gradient": gradient,
        "move": move,
        "fresh": _fresh(rule.optimizer, gradient, slots, rate, k),
        "constraint": rule.parameterization.constraint(stepped, after),
        "theta_after": after,
        "p_after": rule.parameterization.prediction(after).p,
    }
    outputs = [*chain(*(parts[name] for name in PARTS))]
    return function(tape, [k, rate, *y, *theta, *chain(*slots)], outputs, "arrays")


PARTS = ("p", "loss", "slope", "jacobian", "gradient", "move", "fresh", "constraint", "theta_after", "p_after")
"""What `dissecting` gives: C components each, `loss` one and `jacobian` C * C. `fresh` is the move without memory."""


def _fresh(optimizer: Optimizer, gradient: Vector, slots: Slots, rate: Component, k: Component) -> Vector:
    at_rest = [[0.0] * len(gradient) if i in optimizer.carrying else slot for i, slot in enumerate(slots)]
    move, _ = optimizer.update(gradient, at_rest, rate, k)
    return move
