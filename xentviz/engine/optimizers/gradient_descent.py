"""Gradient descent."""

from __future__ import annotations

from dataclasses import dataclass

from xentviz.engine.fuse import Component, Vector
from xentviz.engine.optimizers.base import Optimizer, Slots
from xentviz.engine.snippets import OptimizerSnippets


@dataclass(frozen=True)
class GradientDescent(Optimizer):
    """theta <- theta - rate * g. As torch.optim.SGD."""

    name = "gradient-descent"
    label = "Gradient descent"
    summary = "Each step goes down the gradient, as far as learning rate times gradient."

    def formulas(self) -> tuple[str, ...]:
        """One line."""
        return (r"\Delta = \eta g",)

    def update(self, g: Vector, slots: Slots, rate: Component, k: Component) -> tuple[Vector, Slots]:
        """Step rate * g."""
        return [rate * d for d in g], []

    @property
    def snippets(self) -> OptimizerSnippets:
        """The optimiser as source text."""
        return OptimizerSnippets(move="rate * g", torch="torch.optim.SGD([{variable}], lr=rate)")
