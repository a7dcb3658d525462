"""The ledger: who moved whom in a step. Each class's change of probability, split by its causes.

With J = dp/dtheta at the step's start, class i changes by J_ij dtheta_j for each parameter j, by what a projection
adds, and by the rest, which is what a finite step has beyond its tangent. The parts add up to the change.
"""

from __future__ import annotations

from bisect import bisect_right
from contextlib import suppress
from dataclasses import dataclass

import numpy as np

from xentviz.engine.descent import Descent, State
from xentviz.engine.rule import PARTS, dissecting
from xentviz.engine.simplex import Array

_CHUNK = 1024
"""Steps that are split at once; also how far apart the states lie from which a longer run is taken up again."""


@dataclass(frozen=True, eq=False)
class Anatomy:
    """All that happens in n steps, one column a step: arrays (C, n), `loss` (n,), `jacobian` (C, C, n).

    The step goes from the parameters `theta` to `theta_after`, and from `p` to `p_after`. `slope` is dL/dp, `jacobian`
    dp_i/dtheta_j, `gradient` what the optimiser gets, `move` what is subtracted from the parameters, of which `fresh`
    is this step's gradient and the rest the optimiser's memory. `constraint` is what a projection then adds to p.
    """

    theta: Array
    p: Array
    loss: Array
    slope: Array
    jacobian: Array
    gradient: Array
    move: Array
    fresh: Array
    constraint: Array
    theta_after: Array
    p_after: Array


@dataclass(frozen=True, eq=False)
class Ledger:
    """The change of p from step `first` to step `last`, and its parts. Arrays (C,), or (C, C) for class i, cause j.

    `by_parameter` is J_ij dtheta_j: on the diagonal what a class's own parameter did, beside it the others'.
    `by_memory` is the part of it that comes from the optimiser's memory and not from the gradients of these steps.
    change = by_parameter.sum(axis=1) + constraint + remainder, to rounding. `moved` is how far each parameter went, of
    which `moved_by_memory` was the memory's doing.
    """

    first: int
    last: int
    change: Array
    by_parameter: Array
    by_memory: Array
    constraint: Array
    remainder: Array
    moved: Array
    moved_by_memory: Array


def dissect(descent: Descent, states: list[State]) -> Anatomy:
    """The next step from each of n states, which need not follow each other. What cannot be computed is not finite."""
    classes = len(states[0].theta)
    theta = np.array([state.theta for state in states], dtype=float).T
    slots = np.array([state.slots for state in states], dtype=float).T
    k = np.array([state.step + 1.0 for state in states])
    parts = dissecting(descent.rule, classes)
    with np.errstate(all="ignore"):
        found = parts(k, np.full(len(k), descent.learning_rate), *descent.target, *theta, *slots)
        table = np.array([np.broadcast_to(row, k.shape) for row in found])
    sizes = [{"loss": 1, "jacobian": classes**2}.get(name, classes) for name in PARTS]
    fields = dict(zip(PARTS, np.split(table, np.cumsum(sizes)[:-1]), strict=True))
    return Anatomy(
        theta,
        **fields | {"loss": fields["loss"][0], "jacobian": fields["jacobian"].reshape(classes, classes, -1)},
    )


def _split(anatomy: Anatomy) -> Array:
    """The arrays of each step's ledger in rows (m, n), in the order of the fields."""
    with np.errstate(all="ignore"):
        change = anatomy.p_after - anatomy.p
        by_parameter = -anatomy.jacobian * anatomy.move
        remembered = anatomy.fresh - anatomy.move
        by_memory = anatomy.jacobian * remembered
        remainder = change - (by_parameter.sum(axis=1) + anatomy.constraint)
    shape = (-1, change.shape[1])
    square = by_parameter.reshape(shape), by_memory.reshape(shape)
    return np.concatenate([change, *square, anatomy.constraint, remainder, -anatomy.move, remembered])


def _ledger(first: int, last: int, rows: Array, classes: int) -> Ledger:
    square = classes**2
    cuts = np.cumsum([classes, square, square, classes, classes, classes])
    change, by_parameter, by_memory, *others = np.split(rows, cuts)
    matrix = classes, classes
    return Ledger(first, last, change, by_parameter.reshape(matrix), by_memory.reshape(matrix), *others)


class Book:
    """The ledgers of one run, computed when asked for. Going on from the last place asked for costs only the way."""

    def __init__(self, descent: Descent, start: State) -> None:
        self._descent = descent
        self._classes = len(start.theta)
        nothing = np.zeros(5 * self._classes + 2 * self._classes**2)
        self._states, self._sums = [start], [nothing]  # every _CHUNK steps
        self._last = start, nothing

    def anatomy(self, step: int, state: State | None = None) -> Anatomy | None:
        """The step after step `step` (n = 1); None where the run does not get so far or cannot go on.

        `state`, if it is known, is where the run stands at that step, and spares the way there.
        """
        state = state or self._walk(step)
        found = dissect(self._descent, [state]) if state else None
        return found if found and self._counts(found) else None

    def step(self, step: int, state: State | None = None) -> Ledger | None:
        """The ledger of the one step after step `step`; None and `state` as for `anatomy`."""
        anatomy = self.anatomy(step, state)
        return _ledger(step, step + 1, _split(anatomy)[:, 0], self._classes) if anatomy else None

    def distance(self, step: int) -> int:
        """How many steps have to be computed anew to get to step `step`; never more for one that was asked for."""
        place = bisect_right(self._states, step, key=lambda state: state.step) - 1
        known = self._states[place].step
        return step - max(known, self._last[0].step if self._last[0].step <= step else 0)

    def until(self, step: int) -> Ledger | None:
        """The ledgers of all steps from the start to step `step`, added up; None where the run does not get so far.

        Also None where a sum is beyond all numbers.
        """
        whole = self._walk(step) is not None and np.isfinite(self._last[1]).all()
        return _ledger(0, step, self._last[1], self._classes) if whole else None

    def _walk(self, step: int) -> State | None:
        """The state after `step` steps, which becomes `_last` with the sums up to there."""
        place = min(bisect_right(self._states, step, key=lambda state: state.step) - 1, len(self._states) - 1)
        state, sums = self._states[place], self._sums[place]
        if state.step < self._last[0].step <= step:
            state, sums = self._last
        while state.step < step:
            count = min(_CHUNK - state.step % _CHUNK, step - state.step)
            states = self._run(state, count)
            found = dissect(self._descent, states[:-1]) if len(states) > count else None
            if not found or not self._counts(found):
                return None
            with np.errstate(over="ignore", invalid="ignore"):
                sums = sums + _split(found).sum(axis=1)
            state = states[-1]
            if state.step == len(self._states) * _CHUNK:
                self._states.append(state)
                self._sums.append(sums)
        self._last = state, sums
        return state

    def _counts(self, anatomy: Anatomy) -> bool:
        """Whether every step ends where a run has a row, see `Trajectory`, and each of its parts is a number."""
        after = anatomy.theta_after, *self._descent.observe(anatomy.theta_after)
        return bool(np.isfinite(np.vstack([*after, _split(anatomy)])).all())

    def _run(self, state: State, count: int) -> list[State]:
        """The state and the `count` after it, fewer where a step cannot be taken."""
        rows: list[tuple[float, ...]] = [(*state.theta, *state.slots)]
        with suppress(ArithmeticError, ValueError):
            self._descent.advance(state, count, rows.append, whole=True)
        c = self._classes
        return [State(state.step + i, row[:c], row[c:]) for i, row in enumerate(rows)]
