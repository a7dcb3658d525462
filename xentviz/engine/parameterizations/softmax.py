"""Softmax logits."""

from __future__ import annotations

from dataclasses import dataclass, replace

from xentviz.engine.catalog import number
from xentviz.engine.fuse import Vector, exp, largest, log1p, others, where
from xentviz.engine.losses.base import Prediction
from xentviz.engine.parameterizations.base import Formulas, Parameterization, centred, coupled, from_weights
from xentviz.engine.simplex import Array
from xentviz.engine.snippets import NumpyForm, ParameterizationSnippets, TorchForm


@dataclass(frozen=True)
class Softmax(Parameterization):
    """p = softmax(z / T); the logits z descend. Gradient (h - p sum h) / T; for cross-entropy at T = 1 it is p - y."""

    name = "softmax"
    label = "Softmax logits"
    summary = "p = softmax(z / T), and the logits z descend: the classes pull on each other through the normalisation."
    turned = "logit"
    symbol = "z"
    gradient_symbol = "z"
    letters = (("temperature", "T"),)

    temperature: float = number(1.0, "Temperature", low=0.0, open_low=True, high=1000.0)

    def formulas(self) -> Formulas:
        """With T only where it is not 1."""
        per = r"\frac{1}{T} " if self.temperature != 1.0 else ""
        forward = r"\frac{e^{z_i / T}}{\sum_j e^{z_j / T}}" if per else r"\frac{e^{z_i}}{\sum_j e^{z_j}}"
        after = forward.replace("z_", "z'_")
        return Formulas(forward, per + r"p_i (\delta_{ij} - p_j)", after, r"\frac{1}{T} (\c )" if per else r"\c ")

    def initial(self, p: Array, log_p: Array) -> Array:
        """Logits with mean 0. A common offset changes nothing, and descent keeps their sum."""
        z = self.temperature * log_p
        centred_logits: Array = z - z.mean(axis=0)
        return centred_logits

    def prediction(self, theta: Vector) -> Prediction:
        """log p_i = (z_i - z_max) - log1p(sum of the others' exp): exact where log(sum of exp) would round to 0."""
        z = [v / self.temperature for v in theta]
        top = largest(z)
        weights = [exp(v - top) for v in z]
        p, rest = from_weights(weights)
        below_top = weights[0]
        for v, r in zip(z, others(weights), strict=True):
            below_top = where(v == top, r, below_top)
        offset = log1p(below_top)
        return Prediction(p, rest, [(v - top) - offset for v in z])

    def gradient(self, theta: Vector, q: Prediction, h: Vector, slope: Vector) -> Vector:
        """dL/dz_i = (h_i - p_i sum h) / T."""
        return [g / self.temperature for g in centred(q, h)]

    def at(self, q: Prediction) -> Vector:
        """T log p."""
        return [self.temperature * v for v in q.log_p]

    def jacobian(self, theta: Vector, q: Prediction) -> list[Vector]:
        """(diag p - p p^T) / T: a class rises with its own logit and falls as another's rises."""
        return [[entry / self.temperature for entry in row] for row in coupled(q)]

    def velocity(self, q: Prediction, g: Vector) -> Vector:
        """dp = -J g."""
        weighted = [-(p * v) for p, v in zip(q.p, g, strict=True)]
        return [v / self.temperature for v in centred(q, weighted)]

    @property
    def snippets(self) -> ParameterizationSnippets:
        """The parameterization as source text."""
        forms = (_NUMPY, _TORCH) if self.temperature == 1.0 else (_NUMPY_TEMPERED, _TORCH_TEMPERED)
        return ParameterizationSnippets("z", *forms)


_NUMPY = NumpyForm(
    start="z = np.log(start)",
    logits="z = logits",
    predict="e = np.exp(z - z.max())\np = e / e.sum()",
    meaning="dL/dz_i = h_i - p_i sum_j h_j",
    gradient="h = {elasticity}\ng = h - p * h.sum()",
    update="z = z - {move}",
)
_NUMPY_TEMPERED = replace(
    _NUMPY,
    start="z = {temperature} * np.log(start)",
    logits="z = {temperature} * logits",
    predict="e = np.exp((z - z.max()) / {temperature})\np = e / e.sum()",
    meaning="dL/dz_i = (h_i - p_i sum_j h_j) / T",
    gradient="h = {elasticity}\ng = (h - p * h.sum()) / {temperature}",
)
_TORCH = TorchForm(
    start="z = torch.log(start).requires_grad_()",
    logits="z = logits.requires_grad_()",
    predict="p = torch.softmax(z, dim=0)",
    log_p="torch.log_softmax(z, dim=0)",
)
_TORCH_TEMPERED = TorchForm(
    start="z = ({temperature} * torch.log(start)).requires_grad_()",
    logits="z = ({temperature} * logits).requires_grad_()",
    predict="p = torch.softmax(z / {temperature}, dim=0)",
    log_p="torch.log_softmax(z / {temperature}, dim=0)",
)
