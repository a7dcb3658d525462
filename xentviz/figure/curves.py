"""The curves of an exported page: loss, and the probability of each class, over the steps."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from xentviz.engine.descent import Trajectory
from xentviz.figure.boxes import ASCENT, DESCENT
from xentviz.figure.display import Group, Label
from xentviz.figure.lettering import width
from xentviz.figure.pin_curves import extent, pin_curves, pin_marks
from xentviz.figure.plot import LETTERS, Plot, Rectangle
from xentviz.figure.scale import Scale
from xentviz.figure.theme import Theme
from xentviz.pinned import PinnedRun

Array = NDArray[np.float64]

_SIDE_BY_SIDE = 1.5  # of the box's height: from this width on the two plots stand side by side
_ENDS = 0.95  # letter height at the ends of curves
_CURVE = 0.15  # width, of the text size
_NAMES = 0.3  # of a plot's width: longer names of classes do not go beside the ends of curves
_LOWEST = 4.2  # letter heights of a plot with its title and ticks
_BEYOND = 0.5  # how far below 0 and above 1 the class plot goes when raw probabilities leave that range


def curves(
    trajectory: Trajectory,
    row: int,
    theme: Theme,
    box: Rectangle,
    log: bool,
    text_size: float,
    pins: Sequence[PinnedRun] = (),
) -> tuple[Group, ...]:
    """Both plots inside `box` (left, top, width, height), one above the other or, in a wide box, side by side.

    `log`: a logarithmic loss axis, where no loss is negative. A cursor marks the row. The curves of pinned runs lie
    below the run's own, up to its last step.
    """
    first, second = _halves(box, 1.6 * text_size)
    steps = Scale(0.0, float(max(trajectory.step[-1], 1)))
    stacked, names = first[0] == second[0], max(LETTERS, _names(theme, text_size) / text_size + 0.6)
    last = int(steps.high)
    losses = np.append(trajectory.loss, extent(pins, loss_of, last, log))
    shares = np.append(trajectory.p, extent(pins, classes_of, last, False))
    loss = Plot.within(first, steps, Scale.of(losses, log), theme, text_size, names if stacked else LETTERS)
    classes = Plot.within(second, steps, class_scale(shares), theme, text_size, names)
    if stacked:
        inset = max(loss.inset, classes.inset)
        loss, classes = loss.aligned(inset), classes.aligned(inset)
    return _loss(loss, trajectory, row, pins), _classes(classes, trajectory, row, pins)


def loss_of(run: Trajectory) -> Array:
    """The loss of a run, (1, n)."""
    return run.loss[None]


def classes_of(run: Trajectory) -> Array:
    """The probabilities of a run, (3, n)."""
    return run.p


def curves_fit(box: Rectangle, text_size: float) -> bool:
    """Whether a box has room for two plots in which anything can be read."""
    return all(high >= _LOWEST * text_size for *_, high in _halves(box, 1.6 * text_size))


def ends_fit(theme: Theme, box: Rectangle, text_size: float) -> bool:
    """Whether there is room for the names of the classes at the ends of their curves in a box."""
    return _names(theme, text_size) <= _NAMES * _halves(box, 1.6 * text_size)[1][2]


def _names(theme: Theme, text_size: float) -> float:
    size = theme.letters(_ENDS, text_size)
    return max(width(style.name, size, True) for style in theme.classes)


def _halves(box: Rectangle, gap: float) -> tuple[Rectangle, Rectangle]:
    left, top, width, height = box
    if width > _SIDE_BY_SIDE * height:
        half = (width - gap) / 2
        return (left, top, half, height), (left + half + gap, top, half, height)
    half = (height - 0.4 * gap) / 2
    return (left, top, width, half), (left, top + half + 0.4 * gap, width, half)


def class_scale(p: Array) -> Scale:
    """From 0 to 1 for predictions (...), wider for raw ones outside, by at most a half on either side."""
    low, high = np.clip([p.min(), p.max()], -_BEYOND, 1.0 + _BEYOND).tolist()
    return Scale(min(low, 0.0), max(high, 1.0))


def _loss(plot: Plot, trajectory: Trajectory, row: int, pins: Sequence[PinnedRun]) -> Group:
    step, loss, color = trajectory.step.astype(float), trajectory.loss, plot.theme.accent
    items = (
        *plot.axes("Loss", _note(plot.y, loss), "step"),
        *pin_curves(plot, pins, loss_of),
        *plot.curve(step, loss, color, _CURVE * plot.text_size),
        plot.cursor(step[row]),
        *pin_marks(plot, pins, loss_of),
        *plot.dot(step[row], float(loss[row]), color),
    )
    return Group("loss-curve", items)


def _note(scale: Scale, loss: Array) -> str:
    if not scale.log:
        return ""
    return "log scale, 0 is not on it" if loss.min() <= 0.0 else "log scale"


def _classes(plot: Plot, trajectory: Trajectory, row: int, pins: Sequence[PinnedRun]) -> Group:
    step = trajectory.step.astype(float)
    curves = list(zip(plot.theme.classes, trajectory.p, strict=True))
    items = plot.axes("Class probabilities", "", "step", short="Classes")
    items += pin_curves(plot, pins, classes_of)
    for style, p in curves:
        items += plot.curve(step, p, style.color, _CURVE * plot.text_size)
    items.append(plot.cursor(step[row]))
    items += pin_marks(plot, pins, classes_of)
    for style, p in curves:
        items += plot.dot(step[row], float(p[row]), style.color, style.shape)
    return Group("class-curves", (*items, *letters(plot, trajectory.p[:, -1])))


def letters(plot: Plot, last: Array) -> list[Label]:
    """A, B and C beside the ends of their curves, moved apart where they would touch."""
    size, bottom = plot.theme.letters(_ENDS, plot.text_size), plot.top + plot.height
    ends = np.clip(np.nan_to_num(plot.points(np.zeros(len(last)), last)[:, 1]), plot.top, bottom)
    x, drop = plot.left + plot.width + 0.45 * plot.text_size, (ASCENT - DESCENT) / 2 * size
    middles = apart(ends.tolist(), size, plot.top, bottom - 0.25 * size)
    return [
        Label(x, y + drop, style.name or style.letter, size, style.color, bold=True)
        for style, y in zip(plot.theme.classes, middles, strict=True)
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
