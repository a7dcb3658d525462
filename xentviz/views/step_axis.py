"""The axes of the live plots: whole steps along the bottom, pixels for points."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize

from xentviz.figure.lettering import width
from xentviz.figure.plot import Plot
from xentviz.figure.scale import Scale
from xentviz.figure.theme import Theme

TEXT_SIZE = 13.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 42, 20, 8, 24
_BEYOND = 1  # how far a curve along the edge of the plot reaches over it: half its width


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


def axes_within(size: QSize, x: Scale, y: Scale, theme: Theme) -> Plot:
    """The axes that fill a widget. They begin at whole pixels, and at the same ones in plots above each other."""
    texts = max((width(text, TEXT_SIZE) for _, text in y.ticks(5)), default=0.0)
    left = max(_LEFT, round(texts))
    across, high = max(size.width() - left - _RIGHT, 1), max(size.height() - _TOP - _BOTTOM, 1)
    return Plot(left, _TOP, across, high, x, y, theme, TEXT_SIZE, left)


def curve_area(axes: Plot) -> QRect:
    """The pixels that a curve may touch."""
    area = QRect(round(axes.left), round(axes.top), round(axes.width), round(axes.height))
    return area.adjusted(0, -_BEYOND, _BEYOND, _BEYOND)
