"""Cross-entropy against the wrong class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from xentviz.engine.fuse import Component, Vector
from xentviz.engine.losses.base import Loss, Prediction
from xentviz.engine.losses.cross_entropy import CrossEntropy, entropy, weighted_log
from xentviz.engine.snippets import LossSnippets


@dataclass(frozen=True)
class WrongTarget(Loss):
    """Cross-entropy with the target moved on by one class, the last one's share going to the first: wrong labels."""

    name = "wrong-target"
    label = "Cross-entropy, wrong target"
    summary = "Cross-entropy against the next class instead of the right one: the same descent, another destination."
    formula = r"-\sum_i y_{i-1} \log p_i"
    slope_formula = r"-\frac{y_{i-1}}{p_i}"
    centred_formula = r"p_i - y_{i-1}"

    def value(self, q: Prediction, y: Vector) -> Component:
        """L, from 0 to infinity."""
        return 0.0 - weighted_log(q, _moved_on(y))

    def elasticity(self, q: Prediction, y: Vector) -> Vector:
        """h_i = -y of the class before."""
        return [-t for t in _moved_on(y)]

    def lowest(self, y: Sequence[float]) -> float:
        """The entropy of y, at the moved target."""
        return entropy(y)

    @property
    def snippets(self) -> LossSnippets:
        """The loss as source text."""
        return replace(
            CrossEntropy().snippets,
            numpy_target="y = np.roll(y, 1)  # the wrong target: each class has the share of the one before",
            torch_target="y = y.roll(1)  # the wrong target: each class has the share of the one before",
        )


def _moved_on(y: Vector) -> Vector:
    return [*y[-1:], *y[:-1]]
