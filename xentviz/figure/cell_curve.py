"""The small curve of a cell: the loss of its run, on the scale that all cells share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from xentviz.engine.descent import Trajectory
from xentviz.figure.cell_plan import CellPlan
from xentviz.figure.display import Group, Lines, Points, Primitive, Stroke
from xentviz.figure.plot import Plot
from xentviz.figure.polyline import cut, extremes
from xentviz.figure.scale import Scale
from xentviz.figure.theme import Theme

_ABOVE, _POWERS = 4.0, 8.0


def loss_scale(runs: Sequence[Trajectory], log: bool, before: Scale | None = None) -> Scale:
    """One scale for the losses of all runs, which shows no loss far above the largest at a start.

    Logarithmic, it shows 8 powers of ten at most, and nothing of 0 and below. `before`: the scale of a moment ago, see
    `Scale.steady`.
    """
    starts = np.array([run.loss[0] for run in runs])
    starts = starts[np.isfinite(starts)]
    losses = np.concatenate([run.loss for run in runs])
    most = _ABOVE * float(np.abs(starts).max(initial=0.0)) or 1.0
    if log and starts.min(initial=0.0) >= 0.0:  # a loss below 0 then lies below the axis
        losses = losses[(losses > most * 10.0**-_POWERS) & (losses <= most)]
    return Scale.steady(losses.clip(-most, most), log, before)


def cell_curve(run: Trajectory, row: int, plan: CellPlan, loss: Scale, theme: Theme) -> Group:
    """The loss from the start to the last step, a dot at `row`; what is off the scale leaves the rectangle."""
    left, top, wide, high = plan.curve
    steps = max(float(run.step[-1]), float(run.diverged or 0), 1.0)
    plot = Plot(left, top, wide, high, Scale(0.0, steps), loss, theme, plan.mark, 0.0)
    rows = np.append(extremes(run.loss, round(wide)), row)
    values = run.loss[rows]
    if loss.log:
        values = np.maximum(values, 1e-3 * loss.low)  # a curve that ends at 0 falls off the axis, and so does a dot
    points = plot.points(run.step[rows], values)
    pieces = cut(points[:-1], (left, top - 0.5, left + wide, top + high + 0.5))
    items: list[Primitive] = [
        Lines(tuple(pieces), Stroke(theme.accent, hairline(plan.mark))),
        *plot.mark(points[-1:], theme.accent),
    ]
    return Group("loss-curve", tuple(items))


def curve_base(plan: CellPlan, theme: Theme) -> Group:
    """The line below the curve, the same in all cells."""
    left, top, wide, high = plan.curve
    line = np.array([(left, top + high), (left + wide, top + high)])
    return Group("curve-base", (Lines((line,), Stroke(theme.grid, 0.07 * plan.mark)),))


def hairline(mark: float) -> float:
    """A fine line's width. On a screen one of up to a pixel is painted several times as fast as a wider one."""
    return min(0.09 * mark, 1.0)


def length(pieces: Iterable[Points]) -> float:
    """How long lines are together, in points."""
    return sum(float(np.hypot(*np.diff(piece, axis=0).T).sum()) for piece in pieces)
