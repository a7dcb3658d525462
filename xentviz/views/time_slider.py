"""The time slider: one position a step, from the start to the last step known."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSlider, QWidget

from xentviz.views.slider import Slider


class TimeSlider(Slider):
    """The mouse never leaves the focus in it, so that Left and Right go on stepping the run.

    Signals: `seekRequested(int)` with a step.
    """

    seekRequested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Step", parent)
        self.setObjectName("timeSlider")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumWidth(80)
        self.valueChanged.connect(self.seekRequested)

    def show_step(self, step: int, last: int) -> None:
        """Show the step without telling anyone; the range grows and shrinks with `last`."""
        with QSignalBlocker(self):
            self.setRange(0, max(last, 1))
            self.setPageStep(max(last // 10, 1))
            self.setValue(step)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Nothing scrolls around here, so the wheel moves it at any time."""
        QSlider.wheelEvent(self, event)
