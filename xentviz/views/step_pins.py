"""The pinned runs of a plot over steps."""

from __future__ import annotations

from collections.abc import Sequence

from xentviz.figure.display import Primitive
from xentviz.figure.pin_curves import Values, extent, pin_curves, pin_marks
from xentviz.figure.plot import Array, Plot
from xentviz.pinned import PinnedRun


class StepPins:
    """The runs, and the number of the one that stands out."""

    def __init__(self) -> None:
        self.runs: tuple[PinnedRun, ...] = ()
        self.lit: int | None = None
        self._extent: tuple[tuple[int, bool], Array] | None = None

    def show(self, runs: Sequence[PinnedRun]) -> None:
        """Take these runs."""
        self.runs, self._extent = tuple(runs), None

    def extent(self, last: int, values: Values, positive: bool) -> Array:
        """The least and the largest value (0 or 2,) up to a step, of those above 0 if only `positive` ones count.

        In a drag it is asked for with every move, and the same each time.
        """
        if self._extent is None or self._extent[0] != (last, positive):
            self._extent = (last, positive), extent(self.runs, values, last, positive)
        return self._extent[1]

    def items(self, axes: Plot, values: Values) -> list[Primitive]:
        """Their curves, and their numbers on these."""
        curves = pin_curves(axes, self.runs, values, self.lit)
        return [*curves, *pin_marks(axes, self.runs, values, self.lit)]
