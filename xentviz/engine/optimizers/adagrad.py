"""AdaGrad."""

from __future__ import annotations

from dataclasses import dataclass

from xentviz.engine.catalog import number
from xentviz.engine.fuse import Component, Vector, sqrt
from xentviz.engine.optimizers.base import Optimizer, Slots


@dataclass(frozen=True)
class AdaGrad(Optimizer):
    """s <- s + g^2; theta <- theta - rate_k g / (sqrt s + epsilon), rate_k = rate / (1 + (k - 1) decay).

    As torch.optim.Adagrad. Source: Duchi, Hazan, Singer (2011).
    """

    name = "adagrad"
    label = "AdaGrad"
    summary = "Divides each entry by the root of the sum of its squared gradients so far: steps keep shrinking."

    epsilon: float = number(1e-10, "Epsilon", low=0.0, open_low=True, high=1.0)
    learning_rate_decay: float = number(0.0, "Learning rate decay", low=0.0, high=1000.0)
    initial_accumulator_value: float = number(0.0, "Initial accumulator", low=0.0, high=1e6)

    def initial(self) -> tuple[float, ...]:
        """One vector: the sum of squares s."""
        return (self.initial_accumulator_value,)

    def update(self, g: Vector, slots: Slots, rate: Component, k: Component) -> tuple[Vector, Slots]:
        """Step rate_k g / (sqrt s + epsilon)."""
        decayed = rate / (1.0 + (k - 1) * self.learning_rate_decay)
        s = [x + d * d for x, d in zip(slots[0], g, strict=True)]
        return [decayed * d / (sqrt(x) + self.epsilon) for d, x in zip(g, s, strict=True)], [s]
