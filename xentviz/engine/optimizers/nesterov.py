"""Nesterov's accelerated gradient."""

from __future__ import annotations

from dataclasses import dataclass

from xentviz.engine.catalog import number
from xentviz.engine.fuse import Component, Vector
from xentviz.engine.optimizers.base import Optimizer, Slots
from xentviz.engine.optimizers.momentum import running_sum
from xentviz.engine.snippets import OptimizerSnippets


@dataclass(frozen=True)
class Nesterov(Optimizer):
    """b <- mu b + g; theta <- theta - rate * (g + mu b).

    As torch.optim.SGD with nesterov=True. Source: Nesterov (1983), in the form of Sutskever et al. (2013) with mu fixed
    and theta standing for their point ahead.
    """

    name = "nesterov"
    label = "Nesterov momentum"
    summary = "Momentum that looks ahead: the step adds this gradient to the running sum once more."
    carrying = (0,)
    letters = (("momentum", r"\mu"),)

    momentum: float = number(0.9, "Momentum", low=0.0, open_low=True, high=1.0, open_high=True)

    def formulas(self) -> tuple[str, ...]:
        """The running sum, and the look ahead."""
        return r"b \leftarrow \mu b + g", r"\Delta = \eta (g + \mu b)"

    def initial(self) -> tuple[float, ...]:
        """One vector: the running sum b."""
        return (0.0,)

    def update(self, g: Vector, slots: Slots, rate: Component, k: Component) -> tuple[Vector, Slots]:
        """Step rate * (g + mu b)."""
        b = running_sum(g, slots[0], self.momentum, 0.0, k)
        return [rate * (d + self.momentum * x) for d, x in zip(g, b, strict=True)], [b]

    @property
    def snippets(self) -> OptimizerSnippets:
        """The optimiser as source text."""
        return OptimizerSnippets(
            memory="b = np.zeros(len(y))",
            remember="b = {momentum} * b + g",
            move="rate * (g + {momentum} * b)",
            torch="torch.optim.SGD([{variable}], lr=rate, momentum={momentum}, nesterov=True)",
        )
