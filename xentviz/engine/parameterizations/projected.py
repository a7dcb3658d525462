"""Projected gradient descent on the probabilities."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

from xentviz.engine.fuse import Vector, largest, maximum, minimum
from xentviz.engine.losses.base import Prediction
from xentviz.engine.parameterizations.base import Formulas, on_simplex
from xentviz.engine.parameterizations.direct import Direct
from xentviz.engine.snippets import NumpyForm, ParameterizationSnippets, TorchForm


@dataclass(frozen=True)
class Projected(Direct):
    """theta = p, and after each update the Euclidean projection onto the simplex."""

    name = "projected"
    label = "Projected probabilities"
    summary = "p descends and is put back onto the simplex: the wrong classes fall by equal amounts until one hits 0."

    def formulas(self) -> Formulas:
        """tau is the threshold of the projection; s has made the step."""
        return Formulas("p_i", r"\delta_{ij}", r"\max(s_i - \tau, 0)")

    def prediction(self, theta: Vector) -> Prediction:
        """p."""
        return on_simplex(theta)

    def retract(self, theta: Vector) -> Vector:
        """The closest point of the simplex, as `xentviz.engine.simplex.project`, sorted by a network."""
        top = largest(theta)
        below = [v - top for v in theta]
        falling = _sorted_down(below)
        sums = [falling[0]]
        for v in falling[1:]:
            sums.append(sums[-1] + v)
        threshold = reduce(maximum, [(s - 1.0) / (k + 1) for k, s in enumerate(sums)])
        return [maximum(v - threshold, 0.0) for v in below]

    def constraint(self, stepped: Vector, retracted: Vector) -> Vector:
        """Where the projection moves p."""
        return [after - before for before, after in zip(stepped, retracted, strict=True)]

    @property
    def snippets(self) -> ParameterizationSnippets:
        """The parameterization as source text."""
        return ParameterizationSnippets("p", _NUMPY, _TORCH)


def _sorted_down(v: Vector) -> Vector:
    v = list(v)
    for last in range(len(v) - 1, 0, -1):
        for i in range(last):
            v[i], v[i + 1] = maximum(v[i], v[i + 1]), minimum(v[i], v[i + 1])
    return v


_PROJECT = '''def project(v):
    """The closest point of the simplex: sort, find the threshold, clip."""
    v = v - v.max()  # changes nothing, and keeps every digit of a huge v
    falling = {falling}
    threshold = ((falling.cumsum(0) - 1) / {places}).max()
    return {clipped}'''
_NUMPY = NumpyForm(
    start="p = start",
    logits=None,
    predict="",
    meaning="dL/dp_i",
    gradient="g = {slope}",
    update="p = project(p - {move})",
    functions=_PROJECT.format(
        falling="np.sort(v)[::-1]", places="np.arange(1, len(v) + 1)", clipped="np.maximum(v - threshold, 0.0)"
    ),
)
_TORCH = TorchForm(
    start="p = start.requires_grad_()",
    logits=None,
    predict="",
    retract="with torch.no_grad():\n    p.copy_(project(p))",
    functions=_PROJECT.format(
        falling="v.sort(descending=True).values",
        places="torch.arange(1, len(v) + 1)",
        clipped="(v - threshold).clamp(min=0.0)",
    ),
)
