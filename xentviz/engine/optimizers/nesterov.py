"""Nesterov's accelerated gradient."""

from __future__ import annotations

from dataclasses import dataclass

from xentviz.engine.catalog import number
from xentviz.engine.fuse import Component, Vector
from xentviz.engine.optimizers.base import Optimizer, Slots
from xentviz.engine.optimizers.momentum import running_sum


@dataclass(frozen=True)
class Nesterov(Optimizer):
    """b <- mu b + g; theta <- theta - rate * (g + mu b). As torch.optim.SGD with nesterov=True."""

    name = "nesterov"
    label = "Nesterov momentum"
    summary = "Momentum that looks ahead: the step adds this gradient to the running sum once more."

    momentum: float = number(0.9, "Momentum", low=0.0, open_low=True, high=1.0, open_high=True)

    def initial(self) -> tuple[float, ...]:
        """One vector: the running sum b."""
        return (0.0,)

    def update(self, g: Vector, slots: Slots, rate: Component, k: Component) -> tuple[Vector, Slots]:
        """Step rate * (g + mu b)."""
        b = running_sum(g, slots[0], self.momentum, 0.0, k)
        return [rate * (d + self.momentum * x) for d, x in zip(g, b, strict=True)], [b]
