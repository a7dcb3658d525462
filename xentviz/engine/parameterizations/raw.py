"""Raw probabilities, without any constraint."""

from __future__ import annotations

from dataclasses import dataclass

from xentviz.engine.fuse import Vector, log
from xentviz.engine.losses.base import Prediction
from xentviz.engine.parameterizations.base import Formulas
from xentviz.engine.parameterizations.direct import Direct
from xentviz.engine.snippets import NumpyForm, ParameterizationSnippets, TorchForm


@dataclass(frozen=True)
class Raw(Direct):
    """theta = p itself, unconstrained: p may leave the simplex, and is then no probability any more (no error)."""

    name = "raw"
    label = "Raw probabilities"
    summary = "p itself descends, without constraint: only what the loss looks at moves, and p leaves the simplex."

    def formulas(self) -> Formulas:
        """p itself."""
        return Formulas("p_i", r"\delta_{ij}", r"p_i - \Delta_i")

    def prediction(self, theta: Vector) -> Prediction:
        """1 - p is taken literally: off the simplex it is not the sum of the other classes."""
        return Prediction(theta, [1.0 - p for p in theta], [log(p) for p in theta])

    @property
    def snippets(self) -> ParameterizationSnippets:
        """The parameterization as source text."""
        return ParameterizationSnippets("p", _NUMPY, _TORCH)


_NUMPY = NumpyForm(
    start="p = start",
    logits=None,
    predict="",
    meaning="dL/dp_i",
    gradient="g = {slope}",
    update="p = p - {move}",
)
_TORCH = TorchForm(
    start="p = start.requires_grad_()",
    logits=None,
    predict="",
)
