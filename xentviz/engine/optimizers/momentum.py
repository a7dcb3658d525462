"""Momentum, also called the heavy ball."""

from __future__ import annotations

from dataclasses import dataclass

from xentviz.engine.catalog import number
from xentviz.engine.fuse import Component, Vector, where
from xentviz.engine.optimizers.base import Optimizer, Slots
from xentviz.engine.snippets import OptimizerSnippets


@dataclass(frozen=True)
class Momentum(Optimizer):
    """b <- mu b + (1 - dampening) g, the first b being g undamped; theta <- theta - rate * b.

    As torch.optim.SGD. Source: Polyak (1964), there with the rate within b and without dampening.
    """

    name = "momentum"
    label = "Momentum"
    summary = "Steps along a running sum of gradients, so it gathers speed and may overshoot."
    carrying = (0,)
    letters = (
        ("momentum", r"\mu"),
        ("dampening", "d"),
    )

    momentum: float = number(0.9, "Momentum", low=0.0, high=1.0, open_high=True)
    dampening: float = number(0.0, "Dampening", low=0.0, high=1.0)

    def formulas(self) -> tuple[str, ...]:
        """Without the dampening where there is none."""
        if not self.dampening:
            return r"b \leftarrow \mu b + g", r"\Delta = \eta b"
        return r"b \leftarrow \mu b + (1 - d) g", r"b \leftarrow g \quad \text{in the first step}", r"\Delta = \eta b"

    def initial(self) -> tuple[float, ...]:
        """One vector: the running sum b."""
        return (0.0,)

    def update(self, g: Vector, slots: Slots, rate: Component, k: Component) -> tuple[Vector, Slots]:
        """Step rate * b."""
        b = running_sum(g, slots[0], self.momentum, self.dampening, k)
        return [rate * x for x in b], [b]

    @property
    def snippets(self) -> OptimizerSnippets:
        """The optimiser as source text."""
        first = "b = g if step == 0 else {momentum} * b + (1 - {dampening}) * g  # the first g comes undamped"
        # At momentum 0 torch would leave out the dampening as well; 1e-300 is as good as 0.
        momentum = "{momentum}" if self.momentum or not self.dampening else "1e-300"
        dampening = ", dampening={dampening}" if self.dampening else ""
        return OptimizerSnippets(
            memory="b = np.zeros(len(y))",
            remember=first if self.dampening else "b = {momentum} * b + g",
            move="rate * b",
            torch=f"torch.optim.SGD([{{variable}}], lr=rate, momentum={momentum}{dampening})",
        )


def running_sum(g: Vector, b: Vector, momentum: float, dampening: float, k: Component) -> Vector:
    """torch's momentum buffer after step k."""
    later = [momentum * x + (1.0 - dampening) * d for x, d in zip(b, g, strict=True)]
    return [where(k == 1, d, x) for d, x in zip(g, later, strict=True)]
