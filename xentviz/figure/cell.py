"""One cell of the grid of runs: a small triangle with the path, the loss as a small curve, what went wrong in a word.

Everything is drawn from the cell's own left upper corner, so that cells of one size share what stands still.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from xentviz.engine.descent import Trajectory
from xentviz.engine.landscape import Landscape
from xentviz.engine.simplex import HEIGHT, to_plane
from xentviz.figure.color import Ramp, mixed
from xentviz.figure.display import Fill, Group, Label, Lines, Markers, Primitive, Stroke
from xentviz.figure.frame import Frame
from xentviz.figure.ghosts import verdict
from xentviz.figure.grid import border, grid
from xentviz.figure.handles import current_point
from xentviz.figure.lettering import shortened, width
from xentviz.figure.loss_map import heat_map
from xentviz.figure.path import Pieces, page_points, visible
from xentviz.figure.plot import Plot, Rectangle
from xentviz.figure.polyline import Bounds, cut
from xentviz.figure.scale import Scale
from xentviz.figure.theme import Theme
from xentviz.rivals import change_after

_TOP, _BOTTOM, _SIDE = 1.75, 0.95, 1.7  # letter heights round the triangle: names of the corners, half a mark
_PAD, _GAP = 0.7, 0.9
_LINE = 1.35
_LEAST_CURVE = 1.8  # letter heights of a curve that can be read
_ABOVE, _POWERS = 4.0, 8.0
_AHEAD = 0.7  # of the accent: what is still to come is lighter
_CURVE = 0.8  # of the accent
_DIM = 0.6  # of the loss map's colours: the path comes first
_RING, _STAR = 0.92, 1.3  # diameters in letter heights
_COLUMN, _SHARE = 7.2, 0.24  # of the curve: letter heights of its width beside the triangle, share of the height below
_RATHER = 0.75  # a triangle this much smaller is worth the curve beside it
_LEAST = 4.0  # points


@dataclass(frozen=True)
class CellPlan:
    """Where the parts of a cell of `width` and `height` points are. `words`: how many lines of words it has room for.

    `curve` is the rectangle of the loss; the words stand below it, in `column` (left, width).
    """

    width: float
    height: float
    text_size: float
    frame: Frame
    curve: Rectangle
    words: int

    @classmethod
    def fit(cls, width: float, height: float, text_size: float) -> CellPlan:
        """A triangle that leaves room for the curve: beside it, or below it where it would be much smaller."""
        beside = _side(width - _COLUMN * text_size, height, text_size)
        below = _side(width, (1.0 - _SHARE) * height, text_size)
        side, pad = max(beside if beside >= _RATHER * below else below, _LEAST), _PAD * text_size
        if beside >= _RATHER * below:
            spare = max(height - (_TOP + _BOTTOM) * text_size - side * HEIGHT, 0.0)
            frame = Frame(_SIDE * text_size, _TOP * text_size + spare / 2, side)
            x, y = side + (2 * _SIDE + _GAP) * text_size, 1.2 * text_size
        else:
            frame = Frame((width - side) / 2, _TOP * text_size, side)
            x, y = pad, frame.bottom + 1.3 * text_size
        across, down = max(width - x - pad, 1.0), max(height - y - pad, 1.0)
        words = int(np.clip((down / text_size - _LEAST_CURVE) / _LINE, 0, 2))
        return cls(width, height, text_size, frame, (x, y, across, down - words * _LINE * text_size), words)

    @property
    def bounds(self) -> Bounds:
        """Where a path can be seen that has left the triangle."""
        left, top, side, height = self.frame.left, self.frame.top, self.frame.side, self.frame.height
        around = (_SIDE - 0.3) * self.text_size
        return left - around, max(top - around, 1.0), left + side + around, top + height + 0.6 * self.text_size


def cell_ground(landscape: Landscape, plan: CellPlan, theme: Theme, shown: frozenset[str]) -> tuple[Group, ...]:
    """What stays while a run moves: the loss map, dimmed, the grid if `shown` names them, the border, the corners."""
    frame, text = plan.frame, plan.text_size
    groups = []
    if "loss-map" in shown:
        ramp = Ramp.of(landscape, theme)
        first, last = (mixed(color, theme.surface, _DIM) for color in (ramp.first, ramp.last))
        groups.append(heat_map(landscape, replace(ramp, first=first, last=last), frame))
    if "grid" in shown:
        groups.append(grid(frame, theme, text))
    return (*groups, border(frame, theme, 0.7 * text), _corners(frame, theme, text))


def cell_run(
    run: Trajectory, row: int, marks: tuple[Sequence[float], Sequence[float]], plan: CellPlan, loss: Scale, theme: Theme
) -> tuple[Group, ...]:
    """What moves: the path, strong up to `row`, start and target (`marks`), the curve on its scale, the words."""
    text = plan.text_size
    points = page_points(run.p, plan.frame)
    played, ahead = visible(points[: row + 1], plan.bounds), visible(points[row:], plan.bounds)
    here = current_point(points[row], played, plan.bounds, theme, text)
    return (
        _path(played, ahead, theme, text),
        _marks(marks, plan, theme),
        Group("current", tuple(item for item in here if not isinstance(item, Label))),
        _curve(run, row, plan, loss, theme),
        _words(run, int(run.step[row]), plan, theme),
    )


def trouble_in_short(run: Trajectory, size: float, room: float) -> str:
    """What went wrong in a run, with its step where `room` points have place for it; empty if nothing did."""
    if run.diverged is not None:
        what, when = "diverged", run.diverged
    elif run.left_simplex is not None:
        what, when = "left simplex", run.left_simplex
    else:
        return ""
    whole = f"{what} at {when}"
    return whole if width(whole, size) <= room else shortened(what, size, room)


def loss_scale(runs: Sequence[Trajectory], log: bool, before: Scale | None = None) -> Scale:
    """One scale for the losses of all runs, which shows no loss far above the largest at a start.

    Logarithmic, it shows 8 powers of ten at most, and nothing of 0 and below.

    `before`: the scale of a moment ago, see `Scale.steady`.
    """
    starts = np.array([run.loss[0] for run in runs])
    starts = starts[np.isfinite(starts)]
    losses = np.concatenate([run.loss for run in runs])
    most = _ABOVE * float(np.abs(starts).max(initial=0.0)) or 1.0
    if log and starts.min(initial=0.0) >= 0.0:  # a loss below 0 then lies below the axis
        losses = losses[(losses > most * 10.0**-_POWERS) & (losses <= most)]
    return Scale.steady(losses.clip(-most, most), log, before)


def _side(width: float, height: float, text: float) -> float:
    """The side of the largest triangle with its names in a rectangle."""
    return min(width - 2 * _SIDE * text, (height - (_TOP + _BOTTOM) * text) / HEIGHT)


def _corners(frame: Frame, theme: Theme, text: float) -> Group:
    """The letters of the classes at the corners."""
    size, right = 0.92 * text, frame.left + frame.side
    a, b, c = theme.classes
    base = frame.bottom + 0.35 * size
    return Group(
        "corner-names",
        (
            Label(frame.left + frame.side / 2, frame.top - 0.92 * size, a.letter, size, a.color, "middle", bold=True),
            Label(frame.left - 0.72 * size, base, b.letter, size, b.color, "end", bold=True),
            Label(right + 0.72 * size, base, c.letter, size, c.color, bold=True),
        ),
    )


def _marks(marks: tuple[Sequence[float], Sequence[float]], plan: CellPlan, theme: Theme) -> Group:
    text = plan.text_size
    ring, star = (plan.frame.to_page(to_plane(p))[None] for p in marks)
    return Group(
        "handles",
        (
            Markers(star, "star", _STAR * text, Fill(theme.surface), Stroke(theme.text, 0.09 * text)),
            Markers(ring, "circle", _RING * text, Fill(theme.surface), Stroke(theme.accent, 0.15 * text)),
        ),
    )


def _path(played: Pieces, ahead: Pieces, theme: Theme, text: float) -> Group:
    """The line of the run. What is ahead is a hairline: on a screen one of up to a pixel is painted several times as
    fast, and a run that leaps to and fro has hundreds of long pieces."""
    lines = (
        Lines(ahead, Stroke(mixed(theme.accent, theme.surface, _AHEAD), min(0.09 * text, 1.0))),
        Lines(played, Stroke(theme.accent, 0.15 * text)),
    )
    return Group("path", tuple(item for item in lines if item.lines))


def _curve(run: Trajectory, row: int, plan: CellPlan, loss: Scale, theme: Theme) -> Group:
    left, top, wide, high = plan.curve
    text, steps = plan.text_size, max(float(run.step[-1]), 1.0)
    steps = max(steps, float(run.diverged or 0))
    plot = Plot(left, top, wide, high, Scale(0.0, steps), loss, theme, text, 0.0)
    base = np.array([(left, top + high), (left + wide, top + high)])
    rows = telling(run.loss, round(wide))
    values = run.loss[rows]
    if loss.log:
        values = np.maximum(values, 1e-3 * loss.low)  # a curve that ends at 0 falls off the axis
    pieces = cut(plot.points(run.step[rows].astype(float), values), (left, top - 0.5, left + wide, top + high + 0.5))
    items: list[Primitive] = [
        Lines((base,), Stroke(theme.grid, 0.07 * text)),
        Lines(tuple(pieces), Stroke(mixed(theme.accent, theme.surface, _CURVE), 0.13 * text)),
        *plot.dot(float(run.step[row]), float(run.loss[row]), theme.accent),
    ]
    return Group("loss-curve", tuple(items))


def telling(values: NDArray[np.float64], columns: int) -> NDArray[np.intp]:
    """The rows, rising, of the lowest and the highest of n values in each of about `columns` parts, and both ends."""
    size = -(-len(values) // max(columns, 1))
    whole = len(values) // size * size
    parts = values[:whole].reshape(-1, size)
    first = np.arange(0, whole, size)
    found = np.stack([first + parts.argmin(axis=1), first + parts.argmax(axis=1)])
    return np.unique(np.concatenate([[0], found.ravel(), np.arange(whole, len(values)), [len(values) - 1]]))


def _words(run: Trajectory, step: int, plan: CellPlan, theme: Theme) -> Group:
    """Below the curve: what the next step does to the classes, and what went wrong; a sign alone where no words fit."""
    left, top, wide, high = plan.curve
    text = plan.text_size
    said = trouble_in_short(run, 0.9 * text, wide - 1.3 * text)
    base = top + high + 1.15 * text
    items: list[Primitive] = []
    arrows = verdict(change_after(run, step), left, base, theme, 0.92 * text)
    end = max((label.x + width(label.text, label.size, True) for label in arrows), default=left)
    if plan.words and end <= left + wide + 0.3 * text:
        items += arrows
    if said and plan.words > 1:
        items += _sign(left, base + _LINE * text, theme, text)
        items.append(Label(left + 1.3 * text, base + _LINE * text, said, 0.9 * text, theme.warning))
    elif said:
        items += _sign(plan.width - 1.5 * text, 1.3 * text, theme, text)
    return Group("cell-words", tuple(items))


def _sign(x: float, base: float, theme: Theme, text: float) -> list[Primitive]:
    middle = np.array([[x + 0.45 * text, base - 0.34 * text]])
    return [
        Markers(middle, "triangle", 1.0 * text, Fill(theme.warning)),
        Label(x + 0.45 * text, base, "!", 0.72 * text, theme.surface, "middle", bold=True),
    ]
