"""Stop where the gradient is small."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xentviz.engine.catalog import number
from xentviz.engine.snippets import StopSnippets
from xentviz.engine.stopping.base import Course, StoppingRule


@dataclass(frozen=True)
class GradientNorm(StoppingRule):
    """Ends where the gradient in what descends is shorter than the tolerance.

    That means 'stationary', not 'at the target': on a plateau it holds far from the target, and with a hard target
    and cross-entropy on softmax logits the norm shrinks only as 1 / (rate * steps).
    """

    name = "gradient-norm"
    label = "Gradient norm"
    summary = "Ends where the gradient is shorter than the tolerance: stationary, which need not be the target."

    tolerance: float = number(1e-3, "Tolerance", low=0.0, open_low=True)

    def met(self, course: Course) -> NDArray[np.bool_]:
        """Where the norm is below the tolerance."""
        return course.gradient_norm < self.tolerance

    @property
    def snippets(self) -> StopSnippets:
        """The rule as source text."""
        return StopSnippets("np.linalg.norm(g) < {tolerance}", "{g}.norm() < {tolerance}")
