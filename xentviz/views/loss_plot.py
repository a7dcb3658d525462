"""The loss over the steps."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xentviz.engine.descent import Trajectory
from xentviz.figure.display import Label, Primitive
from xentviz.figure.numbers import four_digits
from xentviz.figure.plot import Array, Plot
from xentviz.figure.scale import Scale
from xentviz.views.step_axis import TEXT_SIZE
from xentviz.views.step_plot import Ink, StepPlot


class LossPlot(StepPlot):
    """One curve, on a linear or a logarithmic axis. A loss below 0 has no logarithm; the axis is linear then."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Loss curve", 1, parent)
        self.setObjectName("lossPlot")
        self.log = True

    def set_log(self, on: bool) -> None:
        """A logarithmic axis, where no loss is below 0."""
        self.log = on
        self.refit()

    def inks(self) -> list[Ink]:
        """The accent."""
        return [(self.theme.accent, "circle")]

    def values(self, run: Trajectory) -> Array:
        """The loss."""
        return run.loss[None]

    def scale(self, values: Array, before: Scale | None) -> Scale:
        """Round limits, logarithmic if wanted and possible."""
        return Scale.steady(values, self.log, before)

    def reading(self, values: Array) -> str:
        """The loss of one row."""
        return f"loss {four_digits(float(values[0]))}"

    def marks(self, axes: Plot, run: Trajectory) -> list[Primitive]:
        """A note where the logarithmic axis cannot show what was asked for."""
        note = ""
        if self.log and not axes.y.log:
            note = "linear: a loss below 0 has no logarithm"
        elif axes.y.log and run.loss.min() <= 0.0:
            note = "a loss of 0 is not shown on this scale"
        if not note:
            return []
        size = 0.85 * TEXT_SIZE
        return [Label(axes.left + axes.width, axes.top + size, note, size, self.theme.muted, "end")]
