"""The stopping rules, in menu order. A new one is a file beside this one and an entry in the tuple."""

from xentviz.engine.catalog import Catalog
from xentviz.engine.stopping.base import Course, StoppingRule
from xentviz.engine.stopping.gradient_norm import GradientNorm
from xentviz.engine.stopping.loss_tolerance import LossTolerance
from xentviz.engine.stopping.max_steps import MaxSteps
from xentviz.engine.stopping.movement import Movement
from xentviz.engine.stopping.step_limit import StepLimit

STOPPING: Catalog[StoppingRule] = Catalog("stop", (MaxSteps, LossTolerance, GradientNorm, Movement, StepLimit))

__all__ = [
    "STOPPING",
    "Course",
    "GradientNorm",
    "LossTolerance",
    "MaxSteps",
    "Movement",
    "StepLimit",
    "StoppingRule",
]
