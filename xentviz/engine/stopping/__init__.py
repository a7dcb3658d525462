"""The stopping rules, in menu order. A new one is a file beside this one and an entry in the tuple."""

from xentviz.engine.catalog import Catalog
from xentviz.engine.stopping.base import StoppingRule
from xentviz.engine.stopping.gradient_norm import GradientNorm
from xentviz.engine.stopping.max_steps import MaxSteps

STOPPING: Catalog[StoppingRule] = Catalog("stop", (MaxSteps, GradientNorm))

__all__ = ["STOPPING", "GradientNorm", "MaxSteps", "StoppingRule"]
