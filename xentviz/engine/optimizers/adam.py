"""Adam."""

from __future__ import annotations

from dataclasses import dataclass

from xentviz.engine.catalog import number
from xentviz.engine.fuse import Component, Vector, sqrt
from xentviz.engine.optimizers.base import Optimizer, Slots, lerp, mean_square


@dataclass(frozen=True)
class Adam(Optimizer):
    """m <- b1 m + (1 - b1) g; v <- b2 v + (1 - b2) g^2; step rate m^ / (sqrt v^ + epsilon), both bias-corrected.

    As torch.optim.Adam. Source: Kingma, Ba (2015). The first step is rate * g / (|g| + epsilon).
    """

    name = "adam"
    label = "Adam"
    summary = "A running mean of gradients over the root of a running mean of their squares, both bias-corrected."

    beta1: float = number(0.9, "β₁", low=0.0, high=1.0, open_high=True)
    beta2: float = number(0.999, "β₂", low=0.0, high=1.0, open_high=True)
    epsilon: float = number(1e-8, "Epsilon", low=0.0, open_low=True, high=1.0)

    def initial(self) -> tuple[float, ...]:
        """Two vectors: mean gradient m, mean square v."""
        return (0.0, 0.0)

    def update(self, g: Vector, slots: Slots, rate: Component, k: Component) -> tuple[Vector, Slots]:
        """Step (rate / c1) m / (sqrt v / sqrt c2 + epsilon)."""
        m = lerp(slots[0], g, self.beta1)
        v = mean_square(slots[1], g, self.beta2)
        size = rate / (1.0 - self.beta1**k)
        root = sqrt(1.0 - self.beta2**k)
        return [size * x / (sqrt(w) / root + self.epsilon) for x, w in zip(m, v, strict=True)], [m, v]
