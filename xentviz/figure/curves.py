"""The curves of an exported page: loss, and the probability of each class, over the steps."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from xentviz.engine.descent import Trajectory
from xentviz.figure.boxes import ASCENT, DESCENT
from xentviz.figure.display import Group, Label, Primitive
from xentviz.figure.plot import Plot, Rectangle
from xentviz.figure.scale import Scale
from xentviz.figure.theme import Theme

Array = NDArray[np.float64]

_SIDE_BY_SIDE = 1.5  # of the box's height: from this width on the two plots stand side by side
_BEYOND = 0.5  # how far below 0 and above 1 the class plot goes when raw probabilities leave that range


def curves(
    trajectory: Trajectory, row: int, theme: Theme, box: Rectangle, log: bool, text_size: float
) -> tuple[Group, ...]:
    """Both plots inside `box` (left, top, width, height), one above the other or, in a wide box, side by side.

    `log`: a logarithmic loss axis, where the loss has values above 0. A cursor marks the row.
    """
    first, second = _halves(box, 1.6 * text_size)
    return (
        Group("loss-curve", tuple(_loss(trajectory, row, theme, first, log, text_size))),
        Group("class-curves", tuple(_classes(trajectory, row, theme, second, text_size))),
    )


def _halves(box: Rectangle, gap: float) -> tuple[Rectangle, Rectangle]:
    left, top, width, height = box
    if width > _SIDE_BY_SIDE * height:
        half = (width - gap) / 2
        return (left, top, half, height), (left + half + gap, top, half, height)
    half = (height - 0.4 * gap) / 2
    return (left, top, width, half), (left, top + half + 0.4 * gap, width, half)


def _steps(trajectory: Trajectory) -> Scale:
    return Scale(0.0, float(max(trajectory.step[-1], 1)))


def _loss(
    trajectory: Trajectory, row: int, theme: Theme, box: Rectangle, log: bool, text_size: float
) -> list[Primitive]:
    scale = Scale.of(trajectory.loss, log)
    plot = Plot.within(box, _steps(trajectory), scale, theme, text_size)
    step = trajectory.step.astype(float)
    return [
        *plot.axes("Loss", "log scale" if scale.log else "", "step"),
        *plot.curve(step, trajectory.loss, theme.accent, 0.15 * text_size),
        plot.cursor(step[row]),
        *plot.dot(step[row], float(trajectory.loss[row]), theme.accent),
    ]


def _classes(trajectory: Trajectory, row: int, theme: Theme, box: Rectangle, text_size: float) -> list[Primitive]:
    low, high = np.clip([trajectory.p.min(), trajectory.p.max()], -_BEYOND, 1.0 + _BEYOND)
    plot = Plot.within(box, _steps(trajectory), Scale(min(low, 0.0), max(high, 1.0)), theme, text_size)
    step = trajectory.step.astype(float)
    items = plot.axes("Class probabilities", "", "step")
    for style, p in zip(theme.classes, trajectory.p, strict=True):
        items += plot.curve(step, p, style.color, 0.15 * text_size)
    items.append(plot.cursor(step[row]))
    for style, p in zip(theme.classes, trajectory.p, strict=True):
        items += plot.dot(step[row], float(p[row]), style.color)
    return items + _letters(plot, trajectory.p[:, -1], theme, text_size)


def _letters(plot: Plot, last: Array, theme: Theme, text_size: float) -> list[Primitive]:
    """A, B and C beside the ends of their curves, moved apart where they would touch."""
    size = 0.95 * text_size
    ends = plot.points(np.zeros(len(last)), last)[:, 1]
    ends = np.clip(np.nan_to_num(ends, nan=plot.top), plot.top, plot.top + plot.height)
    x, drop = plot.left + plot.width + 0.45 * text_size, (ASCENT - DESCENT) / 2 * size
    middles = apart(ends.tolist(), 0.95 * size, plot.top, plot.top + plot.height)
    return [
        Label(x, y + drop, style.letter, size, style.color, bold=True)
        for style, y in zip(theme.classes, middles, strict=True)
    ]


def apart(values: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """The values moved as little as needs be to be at least `gap` apart, in the same order, between low and high.

    Where low and high leave no room for that, they stick out above.
    """
    order = sorted(range(len(values)), key=values.__getitem__)
    placed = [0.0] * len(values)
    floor = low
    for i in order:
        placed[i] = floor = max(values[i], floor)
        floor += gap
    ceiling = high
    for i in reversed(order):
        placed[i] = min(placed[i], ceiling)
        ceiling = placed[i] - gap
    return placed
