"""The curves of pinned runs in the plots over steps: each run's colour, dash and number, each class's own mark."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from xentviz.engine.descent import Trajectory
from xentviz.engine.history import row_at
from xentviz.figure.display import Lines, Primitive
from xentviz.figure.pins import in_order, pin_ink, pin_strokes, pin_tag
from xentviz.figure.plot import Array, Plot
from xentviz.pinned import PinnedRun

Values = Callable[[Trajectory], Array]
"""The curves (k, n) of a run."""

_THIN = 0.75  # of the width of paths
_FIRST, _SPREAD = 0.94, 0.13  # of the plot's width: where the first number is, and how far from it the next at most


def pin_curves(plot: Plot, pins: Sequence[PinnedRun], values: Values, lit: int | None = None) -> list[Primitive]:
    """The curves of each run over its steps, cut to the plot. `lit`: the number of the one that stands out."""
    items: list[Primitive] = []
    for pin in in_order(pins, lit):
        step = pin.run.step.astype(float)
        for stroke in pin_strokes(pin.number, plot.theme, plot.text_size, lit):
            for curve in values(pin.run):
                lines = plot.curve(step, curve, stroke.color, stroke.width)
                thin = replace(stroke, width=_THIN * stroke.width)
                items += [replace(line, stroke=thin) for line in lines if isinstance(line, Lines)]
    return items


def pin_marks(plot: Plot, pins: Sequence[PinnedRun], values: Values, lit: int | None = None) -> list[Primitive]:
    """The number of each run on its curve, on that of the class that is largest in the end where it has several.

    Where there are several, each also has its class's shape at its end, in the run's colour.
    """
    items: list[Primitive] = []
    places = {pin.number: _FIRST - order * min(_SPREAD, _FIRST / len(pins)) for order, pin in enumerate(pins)}
    for pin in in_order(pins, lit):
        curves, last = values(pin.run), row_at(pin.run, int(plot.x.high))
        ink, end = pin_ink(pin.number, plot.theme, lit), float(pin.run.step[last])
        if len(curves) > 1:
            for style, curve in zip(plot.theme.classes, curves, strict=True):
                items += plot.dot(end, float(curve[last]), ink, style.shape)
        items += _number(plot, pin, curves[int(curves[:, last].argmax())], places[pin.number], lit)
    return items


def extent(pins: Sequence[PinnedRun], values: Values, last: int, log: bool) -> Array:
    """The least and the largest value (0 or 2,) of runs up to a step, for the axis; of those that diverge, none.

    `log`: only values above 0 count.
    """
    found = []
    for pin in pins:
        if pin.run.diverged is None:
            curves = values(pin.run)[:, : row_at(pin.run, last) + 1]
            found.append(curves[np.isfinite(curves) & ((curves > 0.0) | (not log))])
    every = np.concatenate([np.empty(0), *found])
    return np.array([every.min(), every.max()]) if len(every) else every


def _number(plot: Plot, pin: PinnedRun, curve: Array, share: float, lit: int | None) -> list[Primitive]:
    step = pin.run.step
    within = min(float(step[-1]), plot.x.high)
    upto = slice(0, row_at(pin.run, round(share * within)) + 1)
    places = plot.points(step[upto].astype(float), curve[upto])
    seen = np.flatnonzero((places[:, 1] >= plot.top - 0.5) & (places[:, 1] <= plot.top + plot.height + 0.5))
    return pin_tag(pin.number, places[seen[-1]], plot.theme, plot.text_size, lit) if len(seen) else []
