"""What a loss is: a value and an elasticity of a prediction and a target."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from xentviz.engine.catalog import Entry
from xentviz.engine.fuse import Component, Vector, others, ratio
from xentviz.engine.given import InputError
from xentviz.engine.losses.search import lowest_found
from xentviz.engine.simplex import Array
from xentviz.engine.snippets import LossSnippets


@dataclass(frozen=True)
class Prediction:
    """A prediction in the three forms that keep formulas exact near the boundary, C components each.

    `p`: probabilities. `rest`: 1 - p, as the sum of the other classes, so it stays exact as p approaches 1.
    `log_p`: natural logarithm of p, exact where p itself has underflowed to 0.
    """

    p: Vector
    rest: Vector
    log_p: Vector


@dataclass(frozen=True)
class Loss(Entry):
    """A loss L(p, y). All formulas take components, see `xentviz.engine.fuse`; y has C components that sum to 1.

    How a page writes it, in the LaTeX that `xentviz.explain.parse` reads: `formula` is L, `slope_formula` dL/dp_i and
    `centred_formula` h_i - p_i sum h where that is short, else ''. `letters` names the parameters.
    """

    formula: ClassVar[str] = "L(p, y)"
    slope_formula: ClassVar[str] = ""
    centred_formula: ClassVar[str] = ""
    letters: ClassVar[tuple[tuple[str, str], ...]] = ()

    @abstractmethod
    def value(self, q: Prediction, y: Vector) -> Component:
        """L itself, in nats where logarithms occur. Classes with y = 0 may have p = 0: 0 log 0 counts as 0."""

    @abstractmethod
    def elasticity(self, q: Prediction, y: Vector) -> Vector:
        """h_i = dL / d(log p_i) = p_i dL/dp_i: finite on the boundary of the simplex where dL/dp_i is not."""

    def slope(self, q: Prediction, y: Vector) -> Vector:
        """dL/dp_i. By default h_i / p_i, and 0 where h_i is 0; a loss with a finite slope at p_i = 0 overrides it."""
        return [ratio(h, p) for h, p in zip(self.elasticity(q, y), q.p, strict=True)]

    def lowest(self, y: Sequence[float]) -> float:
        """The lowest L for target y (C,) on the closed simplex, -inf where there is none.

        Here it is searched for, see `lowest_found` for how far off that may be; a loss that has a formula overrides it.
        No step of a descent need ever reach it, and predictions off the simplex may lie below.
        """
        return lowest_found(lambda p: self._levels(p, y), y)

    def _levels(self, p: Array, y: Sequence[float]) -> Array:
        with np.errstate(all="ignore"):
            value = self.value(Prediction(list(p), others(list(p)), list(np.log(p))), list(y))
            level = np.broadcast_to(np.asarray(value, dtype=float), p.shape[1:])
        return np.where(np.isnan(level), np.inf, level)

    @property
    def snippets(self) -> LossSnippets:
        """The loss as source text."""
        raise InputError(f"{self.name} has no source text yet: its class needs `snippets`.")
