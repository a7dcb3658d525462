"""The losses, in menu order. A new one is a file beside this one and an entry in the tuple."""

from xentviz.engine.catalog import Catalog
from xentviz.engine.losses.base import Loss, Prediction
from xentviz.engine.losses.cross_entropy import CrossEntropy
from xentviz.engine.losses.negated_cross_entropy import NegatedCrossEntropy
from xentviz.engine.losses.squared_error import SquaredError

LOSSES: Catalog[Loss] = Catalog("loss", (CrossEntropy, SquaredError, NegatedCrossEntropy))

__all__ = ["LOSSES", "CrossEntropy", "Loss", "NegatedCrossEntropy", "Prediction", "SquaredError"]
