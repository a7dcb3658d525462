"""Mirror descent with the entropy mirror map, also called exponentiated gradient."""

from __future__ import annotations

from dataclasses import dataclass

from xentviz.engine.fuse import Vector, exp, largest, log1p, others, total, where
from xentviz.engine.losses.base import Prediction
from xentviz.engine.parameterizations.base import Formulas, Parameterization, centred, coupled
from xentviz.engine.simplex import Array
from xentviz.engine.snippets import NumpyForm, ParameterizationSnippets, TorchForm


@dataclass(frozen=True)
class Mirror(Parameterization):
    """log p descends along dL/dp and is normalised: p_i <- p_i exp(-rate dL/dp_i) / sum.

    With plain descent this *is* natural gradient descent on softmax logits, exactly and in finite steps too: the
    Fisher matrix diag p - p p^T turns the logit gradient h - p sum h into h / p = dL/dp, up to a common offset.
    Source: Amari (1998); Raskutti and Mukherjee (2015).
    """

    name = "mirror"
    label = "Mirror descent = natural gradient"
    summary = "p is multiplied by exp(−rate · dL/dp) and normalised; exactly the natural gradient, in finite steps too."
    turned = "log-weight"
    symbol = r"\theta"

    def formulas(self) -> Formulas:
        """theta is log p, s has made the step."""
        return Formulas(r"e^{\theta_i}", r"p_i (\delta_{ij} - p_j)", r"\frac{e^{s_i}}{\sum_j e^{s_j}}")

    def initial(self, p: Array, log_p: Array) -> Array:
        """log p."""
        return log_p

    def prediction(self, theta: Vector) -> Prediction:
        """theta is log p, normalised already."""
        p = [exp(v) for v in theta]
        return Prediction(p, others(p), theta)

    def gradient(self, theta: Vector, q: Prediction, h: Vector, slope: Vector) -> Vector:
        """dL/dp, although log p takes the step: that is the mirror."""
        return slope

    def retract(self, theta: Vector) -> Vector:
        """Subtract the logarithm of the sum, in the log domain: a step of 1 / p would overflow outside it."""
        top = largest(theta)
        weights = [exp(v - top) for v in theta]
        below_top = total(weights[1:])
        for v, r in zip(theta, others(weights), strict=True):
            below_top = where(v == top, r, below_top)
        offset = log1p(below_top)
        return [(v - top) - offset for v in theta]

    def at(self, q: Prediction) -> Vector:
        """log p."""
        return q.log_p

    def jacobian(self, theta: Vector, q: Prediction) -> list[Vector]:
        """diag p - p p^T: a weight's own logarithm, and the normalisation."""
        return coupled(q)

    def velocity(self, q: Prediction, g: Vector) -> Vector:
        """p_i (<p, g> - g_i), for g = dL/dp the same as -(h_i - p_i sum h)."""
        return [-v for v in centred(q, [p * s for p, s in zip(q.p, g, strict=True)])]

    @property
    def snippets(self) -> ParameterizationSnippets:
        """The parameterization as source text."""
        return ParameterizationSnippets("log_p", _NUMPY, _TORCH)


_NUMPY = NumpyForm(
    start="log_p = np.log(start)",
    logits="log_p = log_softmax(logits)",
    predict="p = np.exp(log_p)",
    meaning="dL/dp_i, although log p takes the step: that is the mirror",
    gradient="g = {slope}",
    update="log_p = log_softmax(log_p - {move})",
    functions='''def log_softmax(v):
    """The logarithm of softmax(v); without the largest v no exp can overflow."""
    v = v - v.max()
    return v - np.log(np.exp(v).sum())''',
)
_TORCH = TorchForm(
    start="log_p = torch.log(start)",
    logits="log_p = torch.log_softmax(logits, dim=0)",
    predict="p = torch.exp(log_p).requires_grad_()",
    backward="log_p.grad = p.grad  # dL/dp, although log p takes the step: that is the mirror",
    retract="log_p.copy_(torch.log_softmax(log_p, dim=0))",
)
