"""What a parameterization is: what the descent may turn, and how a prediction follows from it."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass

from xentviz.engine.catalog import Entry
from xentviz.engine.fuse import Component, Vector, log, others, total
from xentviz.engine.losses.base import Prediction
from xentviz.engine.simplex import Array


@dataclass(frozen=True)
class Parameterization(Entry):
    """The parameters theta, C components, and everything a descent step needs of them.

    Formulas take components, see `xentviz.engine.fuse`. `h` is the loss's elasticity dL/d(log p), `slope` is dL/dp.
    """

    @abstractmethod
    def initial(self, p: Array, log_p: Array) -> Array:
        """The parameters (C,) of a start with all p > 0. `log_p` is exact also where p underflows."""

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
    def velocity(self, q: Prediction, h: Vector, slope: Vector) -> Vector:
        """dp/dt of the gradient flow, the limit of small steps of plain descent: p moves by rate * velocity."""


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


def mean(v: Vector) -> Component:
    """The arithmetic mean of the components."""
    return total(v) / len(v)
