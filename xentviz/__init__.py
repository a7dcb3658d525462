"""xentviz: see how a classifier's prediction moves while it learns.

The names here work without a screen and without Qt: build a `Scenario`, `solve` it, read the `Solution`.
"""

from xentviz.engine.given import InputError
from xentviz.scenario import Scenario
from xentviz.scenario_file import load
from xentviz.solution import Solution, solve
from xentviz.version import VERSION

__version__ = VERSION

__all__ = ["InputError", "Scenario", "Solution", "__version__", "load", "solve"]
