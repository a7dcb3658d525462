"""xentviz: see how a classifier's prediction moves while it learns.

The names here work without a screen and without Qt: build a `Scenario`, `solve` it, read the `Solution`.
"""

from xentviz.engine.catalog import InputError
from xentviz.scenario import Scenario
from xentviz.scenario_file import load
from xentviz.solution import Solution, solve

__version__ = "0.1.0"

__all__ = ["InputError", "Scenario", "Solution", "__version__", "load", "solve"]
