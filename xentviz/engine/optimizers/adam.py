"""Adam."""

from __future__ import annotations

from dataclasses import dataclass

from xentviz.engine.catalog import number
from xentviz.engine.fuse import Component, Vector, sqrt
from xentviz.engine.optimizers.base import Optimizer, Slots, lerp, mean_square
from xentviz.engine.snippets import OptimizerSnippets


@dataclass(frozen=True)
class Adam(Optimizer):
    """m <- b1 m + (1 - b1) g; v <- b2 v + (1 - b2) g^2; step rate m^ / (sqrt v^ + epsilon), both bias-corrected.

    As torch.optim.Adam. Source: Kingma, Ba (2015). The first step is rate * g / (|g| + epsilon).
    """

    name = "adam"
    label = "Adam"
    summary = "A running mean of gradients over the root of a running mean of their squares, both bias-corrected."
    carrying = (0,)
    letters = (
        ("beta1", r"\beta_1"),
        ("beta2", r"\beta_2"),
        ("epsilon", r"\epsilon"),
    )

    beta1: float = number(0.9, "β₁", low=0.0, high=1.0, open_high=True)
    beta2: float = number(0.999, "β₂", low=0.0, high=1.0, open_high=True)
    epsilon: float = number(1e-8, "Epsilon", low=0.0, open_low=True, high=1.0)

    def formulas(self) -> tuple[str, ...]:
        """k counts the steps; both means are corrected for having begun at 0."""
        means = r"m \leftarrow \beta_1 m + (1 - \beta_1) g", r"v \leftarrow \beta_2 v + (1 - \beta_2) g^2"
        corrected = r"\frac{\eta}{1 - \beta_1^k} \cdot \frac{m}{\sqrt{v / (1 - \beta_2^k)} + \epsilon}"
        return *means, rf"\Delta = {corrected}"

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

    @property
    def snippets(self) -> OptimizerSnippets:
        """The optimiser as source text."""
        return OptimizerSnippets(
            memory="m = np.zeros(len(y))\nv = np.zeros(len(y))",
            remember="m = m + (1 - {beta1}) * (g - m)\nv = {beta2} * v + (1 - {beta2}) * g * g\n"
            "m_hat = m / (1 - {beta1} ** (step + 1))\nv_hat = v / (1 - {beta2} ** (step + 1))",
            move="rate * m_hat / (np.sqrt(v_hat) + {epsilon})",
            torch="torch.optim.Adam([{variable}], lr=rate, betas=({beta1}, {beta2}), eps={epsilon})",
        )
