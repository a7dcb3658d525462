"""The loss over the steps."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from xentviz.engine.descent import Trajectory
from xentviz.figure.curves import loss_of
from xentviz.figure.plot import Array
from xentviz.figure.scale import Scale
from xentviz.numbers import four_digits
from xentviz.views.step_marks import Ink
from xentviz.views.step_plot import StepPlot


class LossPlot(StepPlot):
    """One curve, on a linear or a logarithmic axis; on a linear one, too, where a loss is below 0 or all are 0.

    Signals: `captionChanged(str)` with what the axis is in a few words, for a heading.
    """

    captionChanged = Signal(str)
    caption = ""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Loss curve", 1, parent)
        self.setObjectName("lossPlot")
        self.log = self.positive = True

    def set_log(self, on: bool) -> None:
        """A logarithmic axis, where no loss is below 0."""
        self.log = self.positive = on
        self.refit()
        self._tell()

    def show_run(self, run: Trajectory, horizon: int) -> None:
        """Show a run, and say what the axis has become."""
        super().show_run(run, horizon)
        self._tell()

    def inks(self) -> list[Ink]:
        """The accent."""
        return [(self.theme.accent, "circle")]

    def values(self, run: Trajectory) -> Array:
        """The loss."""
        return loss_of(run)

    def scale(self, values: Array, before: Scale | None) -> Scale:
        """Round limits, logarithmic if wanted and possible."""
        return Scale.steady(values, self.log, before)

    def reading(self, values: Array) -> str:
        """The loss of one row."""
        return f"loss {four_digits(float(values[0]))}"

    def _tell(self) -> None:
        caption = self._caption()
        if caption != self.caption:
            self.caption = caption
            self.captionChanged.emit(caption)

    def _caption(self) -> str:
        if self.run is None or self.axes is None:
            return ""
        lowest = float(self.run.loss.min())
        if self.axes.y.log:
            return "log scale" if lowest > 0.0 else "log scale, 0 is not on it"
        if not self.log:
            return "linear scale"
        return f"linear scale: losses {'below' if lowest < 0.0 else 'of'} 0"
