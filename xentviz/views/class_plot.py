"""The three class probabilities over the steps."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xentviz.engine.descent import Trajectory
from xentviz.figure.curves import class_scale, letters
from xentviz.figure.display import Primitive
from xentviz.figure.plot import Array, Plot
from xentviz.figure.scale import Scale
from xentviz.numbers import probabilities
from xentviz.views.step_marks import Ink
from xentviz.views.step_plot import StepPlot


class ClassPlot(StepPlot):
    """One curve a class in its colour, with its letter at the end. Raw probabilities may widen the axis beyond 0..1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Class probabilities", 3, parent)
        self.setObjectName("classPlot")

    def inks(self) -> list[Ink]:
        """The classes' colours and shapes."""
        return [(style.color, style.shape) for style in self.theme.classes]

    def values(self, run: Trajectory) -> Array:
        """p."""
        return run.p

    def scale(self, values: Array, before: Scale | None) -> Scale:
        """From 0 to 1, wider for what lies outside."""
        fresh = class_scale(values)
        return before if before == fresh else fresh

    def reading(self, values: Array) -> str:
        """The probabilities of one row."""
        return f"p {probabilities(values.tolist())}"

    def marks(self, axes: Plot, run: Trajectory) -> list[Primitive]:
        """The letters, moved apart where they would touch."""
        return list(letters(axes, run.p[:, -1]))
