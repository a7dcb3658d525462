"""The gradient flow: arrows of one length, or streamlines with a head in the middle. Faster is stronger."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from xentviz.engine.field import Flow
from xentviz.figure.color import ground, mixed
from xentviz.figure.display import Fill, Group, Lines, Points, Primitive, Stroke
from xentviz.figure.frame import Frame
from xentviz.figure.theme import Theme

Array = NDArray[np.float64]

_LEVELS = 5  # of colour: a few styles with many lines each are painted faster than as many styles as lines
_FAINTEST, _STRONGEST = 0.28, 0.85
_ARROW = 0.036  # of the triangle's side; the arrows stand 1/15 apart


def arrows(flow: Flow, frame: Frame, theme: Theme, text_size: float) -> Group:
    """Short arrows of the same length; none where nothing moves."""
    field = flow.arrows
    moving = np.isfinite(field.speed) & (field.speed > 0.0)
    middle = frame.to_page(field.points[:, moving])
    along = field.direction[:, moving].T * (1.0, -1.0)
    half = 0.5 * _ARROW * frame.side * along
    head = min(0.40 * text_size, 0.5 * _ARROW * frame.side)
    shafts = np.stack([middle - half, middle + half - 0.8 * head * along], axis=1)
    heads = _heads(middle + half, along, head)
    return Group("arrows", _by_speed(shafts, heads, field.speed[moving], theme, 0.07 * text_size))


def streamlines(flow: Flow, frame: Frame, theme: Theme, text_size: float) -> Group:
    """Thin lines along the flow, each with one head at half of its length."""
    lines = [line for line in flow.streamlines if line.points.shape[1] > 2]
    if not lines:
        return Group("streamlines", ())
    points = frame.to_page(np.concatenate([line.points for line in lines], axis=1))
    counts = np.array([line.points.shape[1] for line in lines])
    ends = np.cumsum(counts)
    middle = ends - (counts + 1) // 2  # at half of the length, as the points of a line are equally far apart
    run = points[middle] - points[middle - 1]
    along = run / np.maximum(np.hypot(run[:, 0], run[:, 1]), 1e-12)[:, None]
    heads = _heads(points[middle] + 0.19 * text_size * along, along, 0.38 * text_size)
    speed = np.nan_to_num([line.speed[len(line.speed) // 2] for line in lines], posinf=0.0)
    return Group("streamlines", _by_speed(np.split(points, ends[:-1]), heads, speed, theme, 0.065 * text_size))


def _heads(tips: Array, along: Array, length: float) -> Array:
    """Filled arrow heads (n, 3, 2) that end at `tips` (n, 2) in the unit directions `along` (n, 2)."""
    across = along[:, ::-1] * (-0.42, 0.42) * length
    back = tips - length * along
    return np.stack([tips, back + across, back - across], axis=1)


def _by_speed(
    shafts: Array | list[Points], heads: Array, speed: Array, theme: Theme, width: float
) -> tuple[Primitive, ...]:
    """Lines and heads in a few strengths of colour: the root of the speed, as high speeds are hard to tell apart."""
    top = speed.max(initial=0.0)
    level = np.floor(np.sqrt(speed / top) * (_LEVELS - 1e-9)).astype(int) if top > 0.0 else np.zeros(len(speed), int)
    items: list[Primitive] = []
    for k in range(_LEVELS):
        chosen = np.flatnonzero(level == k).tolist()
        if chosen:
            strength = _FAINTEST + (_STRONGEST - _FAINTEST) * k / (_LEVELS - 1)
            color = mixed(theme.flow, ground(theme), strength)
            items.append(Lines(tuple(shafts[i] for i in chosen), Stroke(color, width)))
            items.append(Lines(tuple(heads[i] for i in chosen), fill=Fill(color), closed=True))
    return tuple(items)
