"""Square-root coordinates."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xentviz.engine.fuse import Vector, log, ratio, sqrt, total
from xentviz.engine.losses.base import Prediction
from xentviz.engine.parameterizations.base import Formulas, Parameterization, centred, from_weights
from xentviz.engine.simplex import Array
from xentviz.engine.snippets import NumpyForm, ParameterizationSnippets, TorchForm

_LEAST_LOG = float(np.log(1e-300))


@dataclass(frozen=True)
class SquareRoot(Parameterization):
    """p = u^2 / |u|^2; u descends. Gradient 2 (h - p sum h) / u.

    The flow keeps |u| = 1; finite steps let it grow, so the effective rate falls. A large step may turn the sign of
    a u_i, which p does not show.
    """

    name = "square-root"
    label = "Square root"
    summary = "p = u² / |u|², and u descends: as mirror descent, four times as fast, in small steps."
    turned = "square root"
    symbol = "u"
    gradient_symbol = "u"

    def formulas(self) -> Formulas:
        """|u|^2 is written out as a sum."""
        forward, after = r"\frac{u_i^2}{\sum_j u_j^2}", r"\frac{u'_i^2}{\sum_j u'_j^2}"
        return Formulas(forward, r"\frac{2 u_j}{\lVert u \rVert^2} (\delta_{ij} - p_i)", after, r"\frac{2}{u_i} (\c )")

    def initial(self, p: Array, log_p: Array) -> Array:
        """u = sqrt p, of length 1; no p is taken below 1e-300, where u^2 would vanish."""
        return np.exp(0.5 * np.maximum(log_p, _LEAST_LOG))

    def prediction(self, theta: Vector) -> Prediction:
        """p = u^2 / |u|^2."""
        p, rest = from_weights([u * u for u in theta])
        return Prediction(p, rest, [log(x) for x in p])

    def gradient(self, theta: Vector, q: Prediction, h: Vector, slope: Vector) -> Vector:
        """dL/du_i = 2 (h_i - p_i sum h) / u_i, and 0 where the numerator is 0."""
        return [ratio(2.0 * g, u) for g, u in zip(centred(q, h), theta, strict=True)]

    def at(self, q: Prediction) -> Vector:
        """sqrt p."""
        return [sqrt(p) for p in q.p]

    def jacobian(self, theta: Vector, q: Prediction) -> list[Vector]:
        """dp_i/du_j = 2 u_j (1 - p_i if i = j, else -p_i) / |u|^2."""
        whole = total(u * u for u in theta)
        pull = [2.0 * u / whole for u in theta]
        count = range(len(theta))
        return [[pull[j] * (q.rest[i] if i == j else -q.p[i]) for j in count] for i in count]

    def velocity(self, q: Prediction, g: Vector) -> Vector:
        """dp = -J g at |u| = 1: four times that of mirror descent."""
        return [-v for v in centred(q, [2.0 * sqrt(p) * s for p, s in zip(q.p, g, strict=True)])]

    @property
    def snippets(self) -> ParameterizationSnippets:
        """The parameterization as source text."""
        return ParameterizationSnippets("u", _NUMPY, _TORCH)


_NUMPY = NumpyForm(
    start="u = np.sqrt(start)",
    logits="e = np.exp(logits - logits.max())\nu = np.sqrt(np.maximum(e / e.sum(), 1e-300))",
    predict="p = u**2 / (u**2).sum()",
    meaning="dL/du_i = 2 (h_i - p_i sum_j h_j) / u_i",
    gradient="h = {elasticity}\ng = 2 * (h - p * h.sum())\ng = g / np.where(g == 0, 1.0, u)  # 0 / 0 is 0 here",
    update="u = u - {move}",
)
_TORCH = TorchForm(
    start="u = torch.sqrt(start).requires_grad_()",
    logits="u = torch.softmax(logits, dim=0).clamp(min=1e-300).sqrt().requires_grad_()",
    predict="p = u**2 / (u**2).sum()",
)
