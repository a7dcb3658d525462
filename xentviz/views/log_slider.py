"""A positive number over six decades: a logarithmic slider and a box that takes any value the owner allows."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xentviz.views.field_row import FieldRow
from xentviz.views.number_box import NumberBox
from xentviz.views.slider import Slider

_PER_DECADE = 100
_LOW, _HIGH = -4, 2  # powers of ten


def value_at(position: int) -> float:
    """The value of a slider position, to three significant digits: 0 -> 1e-4, 600 -> 100."""
    return float(f"{10 ** (position / _PER_DECADE + _LOW):.3g}")


def position_of(value: float) -> int:
    """The slider position nearest to a positive value, pinned to the ends."""
    return round((min(max(math.log10(value), _LOW), _HIGH) - _LOW) * _PER_DECADE)


class LogSlider(QWidget):
    """A slider from 1e-4 to 100 under a labelled number box. The value itself is never rounded to the slider.

    `check` returns a sentence for a value that is not allowed, or None.

    Signals: `valueEdited(float)`; `gestureBegun()` and `gestureEnded()` around a drag of the slider.
    """

    valueEdited = Signal(float)
    gestureBegun = Signal()
    gestureEnded = Signal()

    def __init__(self, label: str, check: Callable[[float], str | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = NumberBox(label, 1.0, check=check)
        self.slider = Slider(label)
        self.slider.setRange(0, (_HIGH - _LOW) * _PER_DECADE)
        self.slider.setSingleStep(_PER_DECADE // 20)
        self.slider.setPageStep(_PER_DECADE // 2)
        self.row = FieldRow(label, self.box)
        self._arrange()
        self.show_value(1.0)
        self.box.valueEdited.connect(self._on_box_edited)
        self.slider.valueChanged.connect(self._on_slider_moved)
        self.slider.sliderPressed.connect(self.gestureBegun)
        self.slider.sliderReleased.connect(self.gestureEnded)

    @property
    def value(self) -> float:
        """The value, exactly as it was shown or typed."""
        return self.box.value

    def show_value(self, value: float) -> None:
        """Show a positive value without telling anyone; beyond the slider's range it rests at that end."""
        self.box.show_value(value)
        self.slider.show_position(position_of(value))

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.row)
        column.addWidget(self.slider)

    def _on_box_edited(self, value: float) -> None:
        self.slider.show_position(position_of(value))
        self.valueEdited.emit(value)

    def _on_slider_moved(self, position: int) -> None:
        self.box.show_value(value_at(position))
        self.valueEdited.emit(self.box.value)
