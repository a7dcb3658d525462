"""The parameterizations, in menu order. A new one is a file beside this one and an entry in the tuple."""

from xentviz.engine.catalog import Catalog
from xentviz.engine.parameterizations.base import Parameterization
from xentviz.engine.parameterizations.mirror import Mirror
from xentviz.engine.parameterizations.projected import Projected
from xentviz.engine.parameterizations.raw import Raw
from xentviz.engine.parameterizations.softmax import Softmax
from xentviz.engine.parameterizations.square_root import SquareRoot

PARAMETERIZATIONS: Catalog[Parameterization] = Catalog(
    "parameterization", (Softmax, Raw, Projected, Mirror, SquareRoot)
)

__all__ = ["PARAMETERIZATIONS", "Mirror", "Parameterization", "Projected", "Raw", "Softmax", "SquareRoot"]
