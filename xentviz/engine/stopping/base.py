"""What a stopping rule is: a condition on the rows of a run."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from xentviz.engine.catalog import Entry
from xentviz.engine.descent import Trajectory
from xentviz.engine.given import InputError
from xentviz.engine.simplex import Array
from xentviz.engine.snippets import StopSnippets


@dataclass(frozen=True, eq=False)
class Course:
    """What rules look at: n rows of a run whose steps follow each other without a gap, one column a row.

    step (n,), p (C, n), loss (n,), gradient_norm (n,). `lowest` is the lowest that the loss can be, see `Loss.lowest`;
    `before` (C,) is p one step before the first row, None if that is the start.
    """

    step: NDArray[np.int64]
    p: Array
    loss: Array
    gradient_norm: Array
    lowest: float
    before: Array | None = None

    @classmethod
    def of(cls, run: Trajectory, lowest: float, before: Array | None = None) -> Course:
        """The rows of a run."""
        return cls(run.step, run.p, run.loss, run.gradient_norm, lowest, before)

    @cached_property
    def moved(self) -> Array:
        """How far p came from where it was one step earlier, in the Euclidean norm, (n,); infinite for the start."""
        moved = np.full(len(self.step), np.inf)
        moved[1:] = distance(np.diff(self.p))
        if self.before is not None and len(moved):
            moved[0] = distance(self.p[:, :1] - self.before[:, None])[0]
        return moved


@dataclass(frozen=True)
class StoppingRule(Entry):
    """Says after which rows a run may end. The number of previewed steps bounds every preview besides."""

    @abstractmethod
    def met(self, course: Course) -> NDArray[np.bool_]:
        """For each row whether the rule holds there, (n,)."""

    @property
    def snippets(self) -> StopSnippets:
        """The rule as source text."""
        raise InputError(f"{self.name} has no source text yet: its class needs `snippets`.")


def distance(change: Array) -> Array:
    """The Euclidean norms (n,) of changes (C, n); a change that overflows when squared counts as infinite."""
    with np.errstate(over="ignore"):
        norms: Array = np.sqrt((change * change).sum(axis=0))
    return norms
