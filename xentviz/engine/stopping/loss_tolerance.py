"""Stop where the loss is nearly as low as it can be."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xentviz.engine.catalog import number
from xentviz.engine.snippets import StopSnippets
from xentviz.engine.stopping.base import Course, StoppingRule


@dataclass(frozen=True)
class LossTolerance(StoppingRule):
    """Ends where the loss is within the tolerance of the lowest that it can be for the target, see `Loss.lowest`.

    For cross-entropy that is the entropy of the target, 0 for a hard one. A loss without a lower bound never gets
    there; raw probabilities that leave the simplex may get below, and that counts.
    """

    name = "loss-tolerance"
    label = "Loss near its lowest"
    summary = "Ends where the loss is within the tolerance of the lowest it can be for this target."

    tolerance: float = number(0.1, "Tolerance", low=0.0, open_low=True)

    def met(self, course: Course) -> NDArray[np.bool_]:
        """Where the loss is no more than that above its lowest."""
        return course.loss - course.lowest <= self.tolerance

    @property
    def snippets(self) -> StopSnippets:
        """The rule as source text."""
        begin = "lowest = {lowest}  # what the loss is at best"
        return StopSnippets(
            "{loss} - lowest <= {tolerance}", "loss - lowest <= {tolerance}", numpy_begin=begin, torch_begin=begin
        )
