"""RMSProp."""

from __future__ import annotations

from dataclasses import dataclass

from xentviz.engine.catalog import number, switch
from xentviz.engine.fuse import Component, Vector, maximum, sqrt
from xentviz.engine.optimizers.base import Optimizer, Slots, lerp, mean_square
from xentviz.engine.snippets import OptimizerSnippets


@dataclass(frozen=True)
class RMSProp(Optimizer):
    """v <- alpha v + (1 - alpha) g^2; theta <- theta - rate g / (sqrt v + epsilon).

    As torch.optim.RMSprop. Source: Tieleman, Hinton (2012), a lecture; centred as in Graves (2013).
    `centered` takes the square of the mean gradient off v; `momentum` runs the quotient through a heavy ball. One
    departure from torch: the centred variance is not let below 0, where rounding can take it and end in NaN.
    """

    name = "rmsprop"
    label = "RMSProp"
    summary = "Divides each entry by the root of a running mean of its squared gradients."
    carrying = (2,)
    letters = (
        ("alpha", r"\alpha"),
        ("epsilon", r"\epsilon"),
        ("momentum", r"\mu"),
    )

    alpha: float = number(0.99, "Smoothing α", low=0.0, high=1.0, open_high=True)
    epsilon: float = number(1e-8, "Epsilon", low=0.0, open_low=True, high=1.0)
    momentum: float = number(0.0, "Momentum", low=0.0, high=1.0, open_high=True)
    centered: bool = switch(False, "Centred")

    def formulas(self) -> tuple[str, ...]:
        """The mean only where it is taken off, the ball only where it rolls."""
        square = r"v \leftarrow \alpha v + (1 - \alpha) g^2"
        mean = (r"m \leftarrow \alpha m + (1 - \alpha) g",) if self.centered else ()
        scaled = rf"\frac{{g}}{{\sqrt{{{'v - m^2' if self.centered else 'v'}}} + \epsilon}}"
        ball = (
            (rf"b \leftarrow \mu b + {scaled}", r"\Delta = \eta b") if self.momentum else (rf"\Delta = \eta {scaled}",)
        )
        return square, *mean, *ball

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

    @property
    def snippets(self) -> OptimizerSnippets:
        """The optimiser as source text."""
        memory, remember = ["v = np.zeros(len(y))"], ["v = {alpha} * v + (1 - {alpha}) * g * g"]
        spread, move, arguments = "v", "scaled", "alpha={alpha}, eps={epsilon}"
        if self.centered:
            memory.append("mean = np.zeros(len(y))")
            remember.append("mean = mean + (1 - {alpha}) * (g - mean)")
            spread, arguments = "np.fmax(v - mean * mean, 0.0)", f"{arguments}, centered=True"
        remember.append(f"scaled = g / (np.sqrt({spread}) + {{epsilon}})")
        if self.momentum:
            memory.append("ball = np.zeros(len(y))")
            remember.append("ball = {momentum} * ball + scaled")
            move, arguments = "ball", f"{arguments}, momentum={{momentum}}"
        torch = f"torch.optim.RMSprop([{{variable}}], lr=rate, {arguments})"
        return OptimizerSnippets(f"rate * {move}", torch, "\n".join(memory), "\n".join(remember))
