"""What a parameterization is: what the descent may turn, and how a prediction follows from it."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import ClassVar

from xentviz.engine.catalog import Entry
from xentviz.engine.fuse import Component, Vector, log, others, total
from xentviz.engine.given import InputError
from xentviz.engine.losses.base import Prediction
from xentviz.engine.simplex import Array
from xentviz.engine.snippets import ParameterizationSnippets


@dataclass(frozen=True)
class Formulas:
    """How a page writes a parameterization, in the LaTeX that `xentviz.explain.parse` reads.

    `forward` is p_i, `jacobian` dp_i/dtheta_j, `after` the next p_i, from the primed parameters, or from
    s = theta - Delta where those are brought back. `gradient` has '\\c ' where the loss's h_i - p_i sum h belongs; ''
    where the gradient is dL/dp itself.
    """

    forward: str
    jacobian: str
    after: str
    gradient: str = ""


@dataclass(frozen=True)
class Parameterization(Entry):
    """The parameters theta, C components, and everything a descent step needs of them.

    Formulas take components, see `xentviz.engine.fuse`. `h` is the loss's elasticity dL/d(log p), `slope` is dL/dp.
    `turned` is what one parameter is called in a sentence, None where it is the probability itself. `symbol` is the
    parameters' letter in formulas, `gradient_symbol` what the gradient is taken with respect to.
    """

    turned: ClassVar[str | None] = None
    symbol: ClassVar[str] = "p"
    gradient_symbol: ClassVar[str] = "p"
    letters: ClassVar[tuple[tuple[str, str], ...]] = ()

    def formulas(self) -> Formulas:
        """How a page writes it; by default in names only."""
        jacobian = r"\frac{\partial p_i}{\partial %s_j}" % self.symbol  # noqa: UP031, braces are LaTeX's
        return Formulas(f"p_i({self.symbol})", jacobian, f"p_i({self.symbol}')")

    @abstractmethod
    def initial(self, p: Array, log_p: Array) -> Array:
        """The parameters (C, ...) of a start with all p > 0. `log_p` is exact also where p underflows."""

    @abstractmethod
    def prediction(self, theta: Vector) -> Prediction:
        """The prediction that the parameters stand for."""

    @abstractmethod
    def gradient(self, theta: Vector, q: Prediction, h: Vector, slope: Vector) -> Vector:
        """What the optimiser is given as the gradient."""

    def retract(self, theta: Vector) -> Vector:
        """Bring updated parameters back to where they must live; by default they may live anywhere."""
        return theta

    @abstractmethod
    def at(self, q: Prediction) -> Vector:
        """The parameters of a prediction inside the simplex; where many would do, any of them."""

    @abstractmethod
    def jacobian(self, theta: Vector, q: Prediction) -> list[Vector]:
        """dp_i/dtheta_j as C rows i of C entries j, before `retract`."""

    def constraint(self, stepped: Vector, retracted: Vector) -> Vector:
        """The part of a step's change of p that `retract` adds and the Jacobian knows nothing of; by default none."""
        return [0.0 for _ in stepped]

    @abstractmethod
    def velocity(self, q: Prediction, g: Vector) -> Vector:
        """dp/dt of the gradient flow, the limit of small steps of plain descent along g, see `gradient`."""

    @property
    def snippets(self) -> ParameterizationSnippets:
        """The parameterization as source text."""
        raise InputError(f"{self.name} has no source text yet: its class needs `snippets`.")


def on_simplex(p: Vector) -> Prediction:
    """The Prediction of probabilities that sum to 1."""
    return Prediction(p, others(p), [log(x) for x in p])


def from_weights(w: Vector) -> tuple[Vector, Vector]:
    """Probabilities w / sum w and their rests 1 - p, each exact in relative terms, for weights >= 0."""
    rest = others(w)
    whole = w[0] + rest[0]
    return [x / whole for x in w], [r / whole for r in rest]


def centred(q: Prediction, v: Vector) -> Vector:
    """v - p sum(v), in the form v_i (1 - p_i) - p_i sum of the other v, which stays exact near a corner.

    For v = h this is the gradient in softmax logits, and minus the velocity of the natural gradient.
    """
    return [x * r - p * o for x, r, p, o in zip(v, q.rest, q.p, others(v), strict=True)]


def coupled(q: Prediction) -> list[Vector]:
    """diag p - p p^T, the Jacobian of weights exp(v_i) / sum in v, its diagonal p_i (1 - p_i) exact near a corner."""
    count = range(len(q.p))
    return [[q.p[i] * q.rest[i] if i == j else -(q.p[i] * q.p[j]) for j in count] for i in count]


def identity(count: int) -> list[Vector]:
    """The unit matrix as rows."""
    return [[float(i == j) for j in range(count)] for i in range(count)]


def mean(v: Vector) -> Component:
    """The arithmetic mean of the components."""
    return total(v) / len(v)
