"""What a stopping rule is: a condition on the rows of a run."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xentviz.engine.catalog import Entry, InputError
from xentviz.engine.simplex import Array
from xentviz.engine.snippets import StopSnippets


@dataclass(frozen=True)
class StoppingRule(Entry):
    """Says after which rows a run may end. The number of steps bounds every run besides."""

    @abstractmethod
    def met(self, loss: Array, gradient_norm: Array) -> NDArray[np.bool_]:
        """For each row of a run whether the rule holds there; both inputs and the result have shape (n,)."""

    @property
    def snippets(self) -> StopSnippets:
        """The rule as source text."""
        raise InputError(f"{self.name} has no source text yet: its class needs `snippets`.")
