"""What a stopping rule is: a condition on the rows of a run."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass

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

    step (n,), p (C, n), moved (n,): how far p came from where it was one step earlier, in the Euclidean norm, infinite
    for the start, loss (n,), gradient_norm (n,). `lowest` is the lowest that the loss can be, see `Loss.lowest`.
    """

    step: NDArray[np.int64]
    p: Array
    moved: Array
    loss: Array
    gradient_norm: Array
    lowest: float

    @classmethod
    def of(cls, run: Trajectory, lowest: float, before: Array | None = None) -> Course:
        """The rows of a run; `before` (C,) is p one step before its first row, None if that is the start."""
        moved = np.full(len(run), np.inf)
        moved[1:] = distance(np.diff(run.p))
        if before is not None and len(run):
            moved[0] = distance(run.p[:, :1] - before[:, None])[0]
        return cls(run.step, run.p, moved, run.loss, run.gradient_norm, lowest)


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
