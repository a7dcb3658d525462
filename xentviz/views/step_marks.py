"""What is marked on curves over the steps of a run: the cursor, and a run that was there before."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from xentviz.engine.descent import Trajectory
from xentviz.figure.color import mixed
from xentviz.figure.display import Fill, Lines, Markers, Primitive, Stroke
from xentviz.figure.plot import Array, Plot
from xentviz.figure.theme import Theme

Ink = tuple[str, str]
"""The colour of a curve and the shape of its mark at the cursor."""

_DOT, _HOLLOW, _GHOST_WIDTH = 8.0, 6.5, 1.5
_GHOST = 0.55  # how far a ghost's colour is on the way to the ground's


def cursor(
    axes: Plot, step: NDArray[np.int64], values: Array, inks: Sequence[Ink], theme: Theme, scale: float
) -> list[Primitive]:
    """A line at the step (1,), and a mark on each curve that has a value (k, 1) within the axes there."""
    xs, ys = placed(axes, step, values)
    width = max(round(scale), 1)
    x = math.floor(xs[0]) + 0.5 * (width % 2)  # in the middle of a pixel or between two, for a sharp line
    line = np.array([(x, axes.top), (x, axes.top + axes.height)])
    items: list[Primitive] = [Lines((line,), Stroke(theme.muted, width))]
    rim = Stroke(theme.surface, scale)
    for (color, shape), y in zip(inks, ys[:, 0].tolist(), strict=True):
        if axes.top - 0.5 <= y <= axes.top + axes.height + 0.5:
            items.append(Markers(np.array([(xs[0], y)]), shape, _DOT * scale, Fill(color), rim))
    return items


def hollow_marks(
    axes: Plot, step: NDArray[np.int64], values: Array, inks: Sequence[Ink], theme: Theme, scale: float
) -> list[Primitive]:
    """A small hollow mark on each curve that has a value (k, 1) within the axes at the step (1,)."""
    xs, ys = placed(axes, step, values)
    return [
        Markers(np.array([(xs[0], y)]), shape, _HOLLOW * scale, Fill(theme.surface), Stroke(color, 1.5 * scale))
        for (color, shape), y in zip(inks, ys[:, 0].tolist(), strict=True)
        if axes.top - 0.5 <= y <= axes.top + axes.height + 0.5
    ]


def faint_curves(
    axes: Plot, run: Trajectory, values: Array, inks: Sequence[Ink], theme: Theme, scale: float
) -> list[Primitive]:
    """The curves (k, n) of a run, nearly gone."""
    step = run.step.astype(float)
    return [
        line
        for (color, _), each in zip(inks, values, strict=True)
        for line in axes.curve(step, each, mixed(color, theme.surface, _GHOST), _GHOST_WIDTH * scale)
    ]


def placed(axes: Plot, step: NDArray[np.int64], values: Array) -> tuple[Array, Array]:
    """Pixels: x (n,) of the steps (n,), and y (k, n) of the values (k, n), NaN where the scale has no place."""
    with np.errstate(all="ignore"):
        return (
            axes.left + axes.x.place(step.astype(float)) * axes.width,
            axes.top + (1.0 - axes.y.place(values)) * axes.height,
        )
