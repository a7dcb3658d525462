"""Stop where the prediction hardly moves any more."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xentviz.engine.catalog import number
from xentviz.engine.snippets import StopSnippets
from xentviz.engine.stopping.base import Course, StoppingRule


@dataclass(frozen=True)
class Movement(StoppingRule):
    """Ends where p came no farther than the tolerance in the last step, in the Euclidean norm.

    That is no sign of being near the target: p creeps on a plateau, and the more so at a small learning rate.
    """

    name = "movement"
    label = "Movement of p"
    summary = "Ends where the prediction moved less than the tolerance in one step: it creeps, wherever it is."

    tolerance: float = number(1e-3, "Tolerance", low=0.0, open_low=True, high=1.0)

    def met(self, course: Course) -> NDArray[np.bool_]:
        """Where the last step was shorter than that; never at the start."""
        return course.moved < self.tolerance

    @property
    def snippets(self) -> StopSnippets:
        """The rule as source text."""
        return StopSnippets(
            "np.linalg.norm(p - before) < {tolerance}",
            "(p - before).norm() < {tolerance}",
            numpy_begin="before = np.full(len(y), np.nan)  # p a step earlier",
            torch_begin="before = torch.full((len(y),), torch.nan)  # p a step earlier",
            numpy_keep="before = p",
            torch_keep="before = p.detach().clone()",
        )
