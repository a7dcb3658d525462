"""The losses, in menu order. A new one is a file beside this one and an entry in the tuple."""

from xentviz.engine.catalog import Catalog
from xentviz.engine.losses.base import Loss, Prediction
from xentviz.engine.losses.constant import Constant
from xentviz.engine.losses.cross_entropy import CrossEntropy
from xentviz.engine.losses.negated_cross_entropy import NegatedCrossEntropy
from xentviz.engine.losses.negated_likelihood import NegatedLikelihood
from xentviz.engine.losses.squared_error import SquaredError
from xentviz.engine.losses.unlikelihood import Unlikelihood
from xentviz.engine.losses.wrong_target import WrongTarget

LOSSES: Catalog[Loss] = Catalog(
    "loss",
    (CrossEntropy, SquaredError, NegatedCrossEntropy, Unlikelihood, NegatedLikelihood, WrongTarget, Constant),
)

__all__ = [
    "LOSSES",
    "Constant",
    "CrossEntropy",
    "Loss",
    "NegatedCrossEntropy",
    "NegatedLikelihood",
    "Prediction",
    "SquaredError",
    "Unlikelihood",
    "WrongTarget",
]
