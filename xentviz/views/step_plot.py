"""What the two live plots share for a hand: going to a step by a click."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent

from xentviz.views.step_picture import StepPicture


class StepPlot(StepPicture):
    """Curves over the steps of a run, which one can go along.

    Signals: `seekRequested(int)` where a person pressed or dragged, `stepHovered(int or None)`.
    """

    seekRequested = Signal(int)
    stepHovered = Signal(object)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the step there."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._seek(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go along while pressed; say which step is under the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._seek(event)
        self.stepHovered.emit(self.step_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing: the press and the moves have done it."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """As a press."""
        self.mousePressEvent(event)

    def wheelEvent(self, event: Any) -> None:
        """Leave the picture where it is, and the wheel to whatever scrolls."""
        event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        """No step is under the pointer."""
        self.stepHovered.emit(None)

    def step_at(self, x: float) -> int | None:
        """The step nearest to a place in logical pixels, the first or the last one beyond them; None without a run."""
        if self.axes is None or self.run is None:
            return None
        share = max((x - self.axes.left) / self.axes.width, 0.0)
        return min(round(share * self.axes.x.high), int(self.run.step[-1]))

    def _seek(self, event: QMouseEvent) -> None:
        step = self.step_at(event.position().x())
        if step is not None:
            self.seekRequested.emit(step)
