"""The optimisers, in menu order. A new one is a file beside this one and an entry in the tuple."""

from xentviz.engine.catalog import Catalog
from xentviz.engine.optimizers.adagrad import AdaGrad
from xentviz.engine.optimizers.adam import Adam
from xentviz.engine.optimizers.base import Optimizer
from xentviz.engine.optimizers.gradient_descent import GradientDescent
from xentviz.engine.optimizers.momentum import Momentum
from xentviz.engine.optimizers.nesterov import Nesterov
from xentviz.engine.optimizers.rmsprop import RMSProp

OPTIMIZERS: Catalog[Optimizer] = Catalog("optimizer", (GradientDescent, Momentum, Nesterov, AdaGrad, RMSProp, Adam))

__all__ = ["OPTIMIZERS", "AdaGrad", "Adam", "GradientDescent", "Momentum", "Nesterov", "Optimizer", "RMSProp"]
