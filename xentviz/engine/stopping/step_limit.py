"""Stop after so many steps for good."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xentviz.engine.catalog import number
from xentviz.engine.snippets import StopSnippets
from xentviz.engine.stopping.base import Course, StoppingRule


@dataclass(frozen=True)
class StepLimit(StoppingRule):
    """Ends after so many steps, also when it is played on. A limit between two steps ends at the later one."""

    name = "step-limit"
    label = "Step limit"
    summary = "Ends after so many steps, and cannot be played on past them."

    limit: float = number(1000.0, "Steps", low=0.0, open_low=True, high=1e9)

    def met(self, course: Course) -> NDArray[np.bool_]:
        """From the limit on."""
        return course.step >= self.limit

    @property
    def snippets(self) -> StopSnippets:
        """The rule as source text."""
        return StopSnippets("step >= {limit}", "step >= {limit}")
