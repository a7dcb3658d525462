"""Descent: one step, a run of steps, and what is known of the run afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from xentviz.engine.fuse import Component
from xentviz.engine.losses import Loss
from xentviz.engine.optimizers import Optimizer
from xentviz.engine.parameterizations import Parameterization
from xentviz.engine.rule import Rule, looking, stepping
from xentviz.engine.simplex import Array, interior

# Raw probabilities count as having left the simplex beyond these; rounding stays far below.
_BELOW_ZERO = -1e-12
_OFF_SUM = 1e-9


@dataclass(frozen=True)
class State:
    """Where a descent stands: steps taken, parameters, the optimiser's memory. Components are floats or arrays.

    `slots` is flat: C components for each memory vector of the optimiser.
    """

    step: int
    theta: tuple[Component, ...]
    slots: tuple[Component, ...]


@dataclass(frozen=True, eq=False)
class Trajectory:
    """A run, one column a row of the table: n rows, the start included. Arrays are read-only.

    step (n,), p (C, n), loss (n,), gradient_norm (n,) of the gradient in what descends, parameters (C, n), memory
    (m C, n) of the optimiser's m vectors: any row can be gone on from. `state` continues the run.
    `diverged` is the step at which a number stopped being finite; the rows end before it, the start always stays.
    `left_simplex` is the first step at which p was no probability any more (raw probabilities only).
    """

    step: NDArray[np.int64]
    p: Array
    loss: Array
    gradient_norm: Array
    parameters: Array
    memory: Array
    state: State
    diverged: int | None = None
    left_simplex: int | None = None

    def __len__(self) -> int:
        return len(self.step)

    def state_at(self, row: int) -> State:
        """Where the descent stood at a row."""
        theta, slots = self.parameters[:, row].tolist(), self.memory[:, row].tolist()
        return State(int(self.step[row]), tuple(theta), tuple(slots))


@dataclass(frozen=True)
class Descent:
    """The rule of a descent: loss, parameterization, optimiser, target (C,), learning rate. Hashable, without state.

    `free` (C,) says whose entries of the gradient the optimiser gets; the others are set to 0. None: all.
    """

    loss: Loss
    parameterization: Parameterization
    optimizer: Optimizer
    target: tuple[float, ...]
    learning_rate: float
    free: tuple[bool, ...] | None = None

    def begin(self, start: ArrayLike, log_start: ArrayLike | None = None) -> State:
        """The state before the first step, from a prediction (C,) that sums to 1.

        Classes at exactly 0 start at `simplex.START_FLOOR`. `log_start` gives log p where p itself underflows.
        """
        p = interior(start)
        log_p = np.log(p) if log_start is None else np.asarray(log_start, dtype=float)
        theta = self.parameterization.initial(p, log_p)
        slots = [fill for fill in self.optimizer.initial() for _ in theta]
        return State(0, tuple(theta.tolist()), tuple(slots))

    @property
    def rule(self) -> Rule:
        """The formulas, without the numbers."""
        return Rule(self.loss, self.parameterization, self.optimizer, self.free)

    def advance(
        self, state: State, count: int = 1, record: Callable[[Any], object] | None = None, whole: bool = False
    ) -> State:
        """The state after `count` more steps; `record` gets the parameters after each, and the memory if `whole`.

        Floats raise ArithmeticError or ValueError where a step cannot be taken (0 division, overflow); arrays of many
        runs hold NaN or infinity there instead.
        """
        many = isinstance(state.theta[0], np.ndarray)
        step = stepping(self.rule, len(state.theta), "arrays" if many else "floats", whole)
        with np.errstate(all="ignore"):
            after = step(
                state.step + 1, count, record or _forget, self.learning_rate, *self.target, *state.theta, *state.slots
            )
        return State(state.step + count, after[: len(state.theta)], after[len(state.theta) :])

    def run(self, start: ArrayLike, steps: int, log_start: ArrayLike | None = None) -> Trajectory:
        """The first `steps` steps from a start, see `begin`."""
        state = self.begin(start, log_start)
        return self._table(state, steps, with_start=True)

    def follow(self, trajectory: Trajectory, steps: int) -> Trajectory:
        """The next `steps` steps after a run, without the rows before them; empty if the run had diverged."""
        if trajectory.diverged is not None:
            steps = 0
        return self._table(trajectory.state, steps, with_start=False)

    def observe(self, parameters: Array) -> tuple[Array, Array, Array]:
        """p (C, n), loss (n,) and gradient norm (n,) at parameters (C, n)."""
        look = looking(self.rule, len(parameters))
        with np.errstate(all="ignore"):
            values = look(*self.target, *parameters)
            table = np.empty((len(values), *parameters.shape[1:]))
            for row, value in enumerate(values):  # some are one number for all n
                table[row] = value
            classes = len(parameters)
            norm = np.hypot.reduce(table[classes + 1 :])  # squares of gradients beyond 1e154 would overflow
        return table[:classes], table[classes], norm

    def _table(self, state: State, steps: int, with_start: bool) -> Trajectory:
        numbers = [*state.theta, *state.slots] if with_start else []
        try:
            end = self.advance(state, steps, numbers.extend, whole=True)
        except (ArithmeticError, ValueError):
            end = None
        before, classes = int(with_start), len(state.theta)
        first = state.step + 1 - before
        rows = np.fromiter(numbers, float, len(numbers)).reshape(-1, classes + len(state.slots)).T.copy()
        parameters, memory = rows[:classes], rows[classes:]
        p, loss, norm = self.observe(parameters)
        finite = np.isfinite(np.vstack([parameters, p, loss, norm])).all(axis=0)
        finite[:before] = True  # the start stays, even one from which no step can be taken
        kept = len(loss) if finite.all() else int(np.argmin(finite))
        diverged = first + kept if kept < len(loss) or end is None else None
        shown = slice(kept)
        arrays = p[:, shown], loss[shown], norm[shown], parameters[:, shown], memory[:, shown]
        step = np.arange(first, first + kept)
        for array in (step, *arrays):
            array.flags.writeable = False
        return Trajectory(step, *arrays, end or state, diverged, _left_simplex(p[:, :kept], first))


def _forget(_: object) -> None:
    return None


def _left_simplex(p: Array, first: int) -> int | None:
    off = (p < _BELOW_ZERO).any(axis=0) | (np.abs(p.sum(axis=0) - 1.0) > _OFF_SUM)
    return first + int(np.argmax(off)) if off.any() else None
