"""The curves of pinned runs in the plots over steps: each run's colour, dash and number, each class's own mark."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from xentviz.engine.descent import Trajectory
from xentviz.engine.history import row_at
from xentviz.figure.display import Lines, Points, Primitive
from xentviz.figure.ghosts import tag_size
from xentviz.figure.pins import in_order, pin_ink, pin_strokes, pin_tag
from xentviz.figure.plot import Array, Plot
from xentviz.pinned import PinnedRun

_OTHERS = tuple(share / 100 for share in range(98, 0, -7))
"""Where else in the plot's width a number may be."""

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

    Where there are several, each also has its class's shape at its end, in the run's colour. Where there is no room for
    a number beside the others it is left out.
    """
    items: list[Primitive] = []
    places = _places(plot, pins, values)
    for pin in in_order(pins, lit):
        last, ink = pin.at(int(plot.x.high)), pin_ink(pin.number, plot.theme, lit)
        ends = values(last)[:, 0].tolist()
        if len(ends) > 1:
            for style, end in zip(plot.theme.classes, ends, strict=True):
                items += plot.dot(float(last.step[0]), end, ink, style.shape)
        if pin.number in places:
            items += pin_tag(pin.number, places[pin.number], plot.theme, plot.text_size, lit)
    return items


def extent(pins: Sequence[PinnedRun], values: Values, last: int, log: bool) -> Array:
    """The least and the largest value (0 or 2,) of runs up to a step, for the axis; of those that diverge, none.

    `log`: only values above 0 count.
    """
    found = []
    for pin in pins:
        if pin.run.diverged is None:
            # The rows that are kept have every peak, but not where a curve is on its way at the last step.
            curves = np.hstack([values(pin.run)[:, : row_at(pin.run, last) + 1], values(pin.at(last))])
            found.append(curves[np.isfinite(curves) & ((curves > 0.0) | (not log))])
    every = np.concatenate([np.empty(0), *found])
    return np.array([every.min(), every.max()]) if len(every) else every


def _places(plot: Plot, pins: Sequence[PinnedRun], values: Values) -> dict[int, Points]:
    """Where the numbers of runs go (2,), each a little before the one before it, or where there is room."""
    places: dict[int, Points] = {}
    room = tag_size(plot.theme, plot.text_size)
    for order, pin in enumerate(pins):
        curves, first = values(pin.run), _FIRST - order * min(_SPREAD, _FIRST / len(pins))
        line = _in_sight(plot, pin, curves[int(values(pin.at(int(plot.x.high)))[:, 0].argmax())])
        for share in (first, *_OTHERS):
            at = line[: int(np.searchsorted(line[:, 0], plot.left + share * plot.width, side="right"))][-1:]
            if len(at) and all(np.hypot(*(at[0] - taken)) > room for taken in places.values()):
                places[pin.number] = at[0]
                break
    return places


def _in_sight(plot: Plot, pin: PinnedRun, curve: Array) -> Points:
    """The points (n, 2) of a curve that the plot shows."""
    points = plot.points(pin.run.step.astype(float), curve)
    with np.errstate(invalid="ignore"):
        beyond = (points - (plot.left, plot.top)) - (plot.width + 0.5, plot.height + 0.5)
        return points[(beyond <= 0.0).all(axis=1) & (points[:, 1] >= plot.top - 0.5)]
