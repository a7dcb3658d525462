"""The axes of the live plots: whole steps along the bottom, pixels for points."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize

from xentviz.figure.lettering import width
from xentviz.figure.plot import Plot
from xentviz.figure.scale import Scale
from xentviz.figure.theme import Theme

TEXT_SIZE = 13.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 42, 20, 8, 24  # at the usual letter size


@dataclass(frozen=True)
class StepScale(Scale):
    """A linear scale of steps. There is no half a step, so the ticks are whole numbers."""

    @classmethod
    def reaching(cls, horizon: int, last: int) -> StepScale:
        """From 0 to `horizon`, doubled until it holds the step `last`, so that it stands still while a run goes on."""
        high = max(horizon, 1)
        while high < last:
            high *= 2
        return cls(0.0, float(high))

    def ticks(self, most: int) -> list[tuple[float, str]]:
        """As for any scale, without those between two steps."""
        steps = [(place, round(place * self.high, 6)) for place, _ in super().ticks(most)]
        return [(place, f"{step:.0f}") for place, step in steps if step.is_integer()]


def axes_within(size: QSize, x: Scale, y: Scale, theme: Theme, text_size: float = TEXT_SIZE) -> Plot:
    """The axes that fill a widget. They begin at whole pixels, and at the same ones in plots above each other."""
    left, right, top, bottom = (round(room * text_size / TEXT_SIZE) for room in (_LEFT, _RIGHT, _TOP, _BOTTOM))
    left = max(left, round(max((width(text, text_size) for _, text in y.ticks(5)), default=0.0)))
    across, high = max(size.width() - left - right, 1), max(size.height() - top - bottom, 1)
    return Plot(left, top, across, high, x, y, theme, text_size, left)


def curve_area(axes: Plot, beyond: int = 1) -> QRect:
    """The pixels that a curve may touch: a line along an edge reaches over it by half its width, `beyond`."""
    area = QRect(round(axes.left), round(axes.top), round(axes.width), round(axes.height))
    return area.adjusted(0, -beyond, beyond, beyond)
