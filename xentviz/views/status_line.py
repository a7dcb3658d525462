"""The status line: step, prediction, loss and gradient norm in slots that never jump, and a message in plain words."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from xentviz import numbers
from xentviz.views.steady_label import SteadyLabel


class Slot(QWidget):
    """A quiet name and a value, as wide as the widest value to be expected and wider only for a wider one."""

    def __init__(self, name: str, spoken: str, widest: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = SteadyLabel(widest)
        self.value.setAccessibleName(spoken)
        self.name = QLabel(name)
        self.name.setObjectName("slotName")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        row.addWidget(self.name)
        row.addWidget(self.value)


class StatusLine(QWidget):
    """Slots on the left, the message on the right of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self.setAccessibleName("Status")
        self.step = Slot("step", "Step", "100000")
        self.point = Slot("p", "Prediction", "(−0.000, −0.000, −0.000)")
        self.loss = Slot("L", "Loss", "−0.000e−000")
        self.gradient = Slot("|∇L|", "Gradient norm", "0.000e−000")
        self.message = QLabel()
        self._behind_veil: tuple[str, bool] | None = None
        self._arrange()

    def show_step(self, step: int, p: Iterable[float], loss: float, gradient_norm: float) -> None:
        """Show the figures of one step of the run."""
        self.step.value.setText(str(step))
        self.point.value.setText(numbers.probabilities(p))
        self.loss.value.setText(numbers.four_digits(loss))
        self.gradient.value.setText(numbers.four_digits(gradient_norm))

    def show_masked(self, masked: bool) -> None:
        """Whether the gradient norm is that of a gradient some of whose entries are set to 0."""
        self.gradient.name.setText("|g|" if masked else "|∇L|")
        self.gradient.setToolTip("The gradient that the optimiser gets: some entries are set to 0" if masked else "")

    def show_message(self, text: str, warning: bool = False) -> None:
        """Show a sentence, in the warning colour if asked, and speak it to a screen reader; '' takes it away."""
        if text == self.message.text() and warning == self.message.property("warning"):
            return
        self.message.setText(text)
        self.message.setToolTip(text)
        self.message.setProperty("warning", warning)
        self.message.style().polish(self.message)  # the style sheet's colour follows the property only then
        if text:
            self.announce(text)

    def veil(self, on: bool) -> None:
        """Put the sentence aside, which may tell what a run does, or show it again."""
        if on:
            self._behind_veil = self.message.text(), bool(self.message.property("warning"))
            self.show_message("")
        elif self._behind_veil is not None:
            self.show_message(*self._behind_veil)
            self._behind_veil = None

    def announce(self, text: str) -> None:
        """Speak a sentence to a screen reader without showing it."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _arrange(self) -> None:
        self.message.setObjectName("statusMessage")
        self.message.setAccessibleName("Message")
        self.message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        for slot in (self.step, self.point, self.loss, self.gradient):
            row.addWidget(slot)
        row.addWidget(self.message, 1)
