"""What an optimiser is: an elementwise update with plain state."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import ClassVar

from xentviz.engine.catalog import Entry
from xentviz.engine.fuse import Component, Vector
from xentviz.engine.given import InputError
from xentviz.engine.snippets import OptimizerSnippets

Slots = list[Vector]
"""The optimiser's memory: so many vectors of C components as `initial` has entries."""


@dataclass(frozen=True)
class Optimizer(Entry):
    """An update rule in the conventions of torch.optim. The learning rate comes with each step.

    `carrying` are the indices of the memory vectors that push along by themselves: with those at 0, `update` gives
    the part of the step that is this step's gradient, whatever the others scale it to. `letters` names the parameters
    in formulas.
    """

    carrying: ClassVar[tuple[int, ...]] = ()
    letters: ClassVar[tuple[tuple[str, str], ...]] = ()

    def formulas(self) -> tuple[str, ...]:
        """The rule as a page writes it, in LaTeX: from the gradient g and the rate eta to the step Delta."""
        return (r"\Delta = \Delta(g)",)

    def initial(self) -> tuple[float, ...]:
        """The number each memory vector is filled with at the start; plain descent has no memory."""
        return ()

    @abstractmethod
    def update(self, g: Vector, slots: Slots, rate: Component, k: Component) -> tuple[Vector, Slots]:
        """The step to subtract from the parameters, and the new memory. `k` counts the steps from 1."""

    @property
    def begins_along_gradient(self) -> bool:
        """Whether the first step is a positive multiple of the gradient, the same for all gradients."""
        g = [1.0, -2.0, 3e-3]
        step, _ = self.update(g, [[fill] * len(g) for fill in self.initial()], 1.0, 1)
        times = [float(x / d) for x, d in zip(step, g, strict=True)]
        return 0.0 < max(times) <= (1.0 + 1e-12) * min(times)

    @property
    def snippets(self) -> OptimizerSnippets:
        """The optimiser as source text."""
        raise InputError(f"{self.name} has no source text yet: its class needs `snippets`.")


def lerp(a: Vector, b: Vector, keep: float) -> Vector:
    """keep * a + (1 - keep) * b, in torch's order of operations."""
    return [x + (1.0 - keep) * (z - x) for x, z in zip(a, b, strict=True)]


def mean_square(v: Vector, g: Vector, keep: float) -> Vector:
    """keep * v + (1 - keep) * g^2."""
    return [keep * x + (1.0 - keep) * d * d for x, d in zip(v, g, strict=True)]
