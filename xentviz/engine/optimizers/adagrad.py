"""AdaGrad."""

from __future__ import annotations

from dataclasses import dataclass

from xentviz.engine.catalog import number
from xentviz.engine.fuse import Component, Vector, sqrt
from xentviz.engine.optimizers.base import Optimizer, Slots
from xentviz.engine.snippets import OptimizerSnippets


@dataclass(frozen=True)
class AdaGrad(Optimizer):
    """s <- s + g^2; theta <- theta - rate_k g / (sqrt s + epsilon), rate_k = rate / (1 + (k - 1) decay).

    As torch.optim.Adagrad. Source: Duchi, Hazan, Singer (2011).
    """

    name = "adagrad"
    label = "AdaGrad"
    summary = "Divides each entry by the root of the sum of its squared gradients so far: steps keep shrinking."
    letters = (
        ("epsilon", r"\epsilon"),
        ("learning_rate_decay", "d"),
    )

    epsilon: float = number(1e-10, "Epsilon", low=0.0, open_low=True, high=1.0)
    learning_rate_decay: float = number(0.0, "Learning rate decay", low=0.0, high=1000.0)
    initial_accumulator_value: float = number(0.0, "Initial accumulator", low=0.0, high=1e6)

    def formulas(self) -> tuple[str, ...]:
        """Without the decay of the rate where there is none."""
        rate = r"\frac{\eta}{1 + (k - 1) d}" if self.learning_rate_decay else r"\eta"
        return r"s \leftarrow s + g^2", rf"\Delta = {rate} \frac{{g}}{{\sqrt{{s}} + \epsilon}}"

    def initial(self) -> tuple[float, ...]:
        """One vector: the sum of squares s."""
        return (self.initial_accumulator_value,)

    def update(self, g: Vector, slots: Slots, rate: Component, k: Component) -> tuple[Vector, Slots]:
        """Step rate_k g / (sqrt s + epsilon)."""
        decayed = rate / (1.0 + (k - 1) * self.learning_rate_decay)
        s = [x + d * d for x, d in zip(slots[0], g, strict=True)]
        return [decayed * d / (sqrt(x) + self.epsilon) for d, x in zip(g, s, strict=True)], [s]

    @property
    def snippets(self) -> OptimizerSnippets:
        """The optimiser as source text."""
        decays, filled = self.learning_rate_decay > 0.0, self.initial_accumulator_value > 0.0
        decay = ", lr_decay={learning_rate_decay}" if decays else ""
        fill = ", initial_accumulator_value={initial_accumulator_value}" if filled else ""
        decayed = "\ndecayed = rate / (1 + step * {learning_rate_decay})" if decays else ""
        return OptimizerSnippets(
            memory="s = np.full(len(y), {initial_accumulator_value})" if filled else "s = np.zeros(len(y))",
            remember=f"s = s + g * g{decayed}",
            move=f"{'decayed' if decays else 'rate'} * g / (np.sqrt(s) + {{epsilon}})",
            torch=f"torch.optim.Adagrad([{{variable}}], lr=rate{decay}{fill}, eps={{epsilon}})",
        )
