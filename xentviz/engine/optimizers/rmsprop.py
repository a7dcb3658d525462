"""RMSProp."""

from __future__ import annotations

from dataclasses import dataclass

from xentviz.engine.catalog import number, switch
from xentviz.engine.fuse import Component, Vector, maximum, sqrt
from xentviz.engine.optimizers.base import Optimizer, Slots, lerp, mean_square


@dataclass(frozen=True)
class RMSProp(Optimizer):
    """v <- alpha v + (1 - alpha) g^2; theta <- theta - rate g / (sqrt v + epsilon). As torch.optim.RMSprop.

    `centered` takes the square of the mean gradient off v; `momentum` runs the quotient through a heavy ball. One
    departure from torch: the centred variance is not let below 0, where rounding can take it and end in NaN.
    """

    name = "rmsprop"
    label = "RMSProp"
    summary = "Divides each entry by the root of a running mean of its squared gradients."

    alpha: float = number(0.99, "Smoothing α", low=0.0, high=1.0, open_high=True)
    epsilon: float = number(1e-8, "Epsilon", low=0.0, open_low=True, high=1.0)
    momentum: float = number(0.0, "Momentum", low=0.0, high=1.0, open_high=True)
    centered: bool = switch(False, "Centred")

    def initial(self) -> tuple[float, ...]:
        """Three vectors: mean square, mean gradient, heavy ball."""
        return (0.0, 0.0, 0.0)

    def update(self, g: Vector, slots: Slots, rate: Component, k: Component) -> tuple[Vector, Slots]:
        """Step rate * ball, where ball <- momentum * ball + g / (sqrt v + epsilon)."""
        v, mean, ball = slots
        v = mean_square(v, g, self.alpha)
        mean = lerp(mean, g, self.alpha) if self.centered else mean
        spread = [maximum(x - m * m, 0.0) for x, m in zip(v, mean, strict=True)] if self.centered else v
        scaled = [d / (sqrt(x) + self.epsilon) for d, x in zip(g, spread, strict=True)]
        ball = [self.momentum * b + s for b, s in zip(ball, scaled, strict=True)] if self.momentum else scaled
        return [rate * b for b in ball], [v, mean, ball]
