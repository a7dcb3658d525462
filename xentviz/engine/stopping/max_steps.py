"""No rule but the number of steps."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xentviz.engine.snippets import StopSnippets
from xentviz.engine.stopping.base import Course, StoppingRule


@dataclass(frozen=True)
class MaxSteps(StoppingRule):
    """Ends after the number of steps asked for; played on, the run goes past it."""

    name = "max-steps"
    label = "Number of steps"
    summary = "Ends after the number of steps asked for, and not before."

    def met(self, course: Course) -> NDArray[np.bool_]:
        """Never: the number of steps ends the run."""
        return np.zeros(course.loss.shape, dtype=bool)

    @property
    def snippets(self) -> StopSnippets:
        """None: the loop over the steps is all."""
        return StopSnippets()
