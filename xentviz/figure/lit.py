"""What a term of the formulas is in the picture: the point, the line or the arrow that lights up with it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from xentviz.engine.ledger import Anatomy
from xentviz.engine.simplex import Array, to_plane, to_plane_vector
from xentviz.figure.display import Fill, Group, Label, Lines, Markers, Primitive, Stroke
from xentviz.figure.frame import Frame
from xentviz.figure.theme import Theme
from xentviz.numbers import short

_LONGEST = 0.24  # of the triangle's side: what the longest arrow is drawn as
_HEAD = 0.75  # in letter heights
_RING = 1.9
_OFF_SUM = 1e-9

Arrow = tuple[Array, str]
"""A change of p (3,), and the colour it is drawn in."""


def lit(key: str, anatomy: Anatomy, target: tuple[float, ...], frame: Frame, theme: Theme, text_size: float) -> Group:
    """What to draw for a term such as 'p', 'gradient' or 'slope:1' of one step (n = 1); nothing for an unknown one.

    Arrows show directions and proportions truly, but not their size: a step may be too small to see. How much they
    are enlarged stands beside them.
    """
    name, _, index = key.partition(":")
    items: list[Primitive] = []
    if index not in ("", "0", "1", "2"):
        return Group("lit", ())
    chosen = [int(index)] if index else list(range(3))
    if name in _POINTS:
        items = _point(np.array(_POINTS[name](anatomy, target)), frame, theme, text_size)
        if index:
            items += _level(chosen[0], items, _POINTS[name](anatomy, target), frame, theme, text_size)
    elif name in _ARROWS:
        with np.errstate(all="ignore"):
            arrows = [(change, theme.classes[j].color) for j, change in _ARROWS[name](anatomy) if j in chosen]
            items = _arrows(anatomy.p[:, 0], arrows, frame, theme, text_size)
    return Group("lit", tuple(items))


_POINTS: dict[str, Callable[[Anatomy, tuple[float, ...]], tuple[float, ...]]] = {
    "p": lambda a, y: tuple(a.p[:, 0].tolist()),
    "loss": lambda a, y: tuple(a.p[:, 0].tolist()),
    "y": lambda a, y: y,
    "p_after": lambda a, y: tuple(a.p_after[:, 0].tolist()),
}

# What each parameter does to p on its own, class by class: along minus the slope, the gradient, the move, or a unit.
_ARROWS: dict[str, Callable[[Anatomy], list[tuple[int, Array]]]] = {
    "slope": lambda a: [(j, -a.slope[j, 0] * np.eye(3)[j]) for j in range(3)],
    "gradient": lambda a: [(j, -a.jacobian[:, j, 0] * a.gradient[j, 0]) for j in range(3)],
    "move": lambda a: [(j, -a.jacobian[:, j, 0] * a.move[j, 0]) for j in range(3)],
    "jacobian": lambda a: [(j, a.jacobian[:, j, 0]) for j in range(3)],
}


def _point(p: Array, frame: Frame, theme: Theme, text_size: float) -> list[Primitive]:
    if not np.isfinite(p).all():
        return []
    ring = Stroke(theme.focus, 0.16 * text_size)
    return [Markers(frame.to_page(to_plane(p))[None], "circle", _RING * text_size, stroke=ring)]


def _level(
    index: int, ring: list[Primitive], p: tuple[float, ...], frame: Frame, theme: Theme, text_size: float
) -> list[Primitive]:
    """The line through p on which its class has the same probability; none through a p off the simplex."""
    if not ring or not 0.0 <= p[index] <= 1.0 or abs(sum(p) - 1.0) > _OFF_SUM:
        return []
    ends = np.zeros((3, 2))
    ends[index] = p[index]
    ends[(index + 1) % 3, 0] = ends[(index + 2) % 3, 1] = 1.0 - p[index]
    return [Lines((frame.to_page(to_plane(ends)),), Stroke(theme.classes[index].color, 0.14 * text_size))]


def _arrows(p: Array, arrows: list[Arrow], frame: Frame, theme: Theme, text_size: float) -> list[Primitive]:
    planes = [(to_plane_vector(change - change.mean()), color) for change, color in arrows]
    longest = max((float(np.hypot(*v)) for v, _ in planes), default=0.0)
    if not (0.0 < longest < np.inf and np.isfinite(p).all()):
        return []
    factor = _LONGEST / longest
    tail = frame.to_page(to_plane(p))
    items: list[Primitive] = []
    for vector, color in planes:
        along = factor * frame.side * vector * (1.0, -1.0)
        if np.hypot(*along) > 0.5 * text_size:
            items += _arrow(tail, along, color, theme, text_size)
    x, y = (tail + np.array([0.9, 1.5]) * text_size).tolist()
    said = f"arrows × {short(float(f'{factor:.2g}'))}"
    return [*items, Label(x, y, said, 0.8 * text_size, theme.muted, halo=theme.surface)]


def _arrow(tail: Array, along: Array, color: str, theme: Theme, text_size: float) -> list[Primitive]:
    unit = along / np.hypot(*along)
    across, tip, head = np.array([-unit[1], unit[0]]), tail + along, _HEAD * text_size
    back = tip - head * unit
    corners = np.array([tip, back + 0.4 * head * across, back - 0.4 * head * across])
    shaft = np.array([tail, back])
    return [
        Lines((shaft,), Stroke(theme.surface, 0.4 * text_size)),
        Lines((shaft,), Stroke(color, 0.2 * text_size)),
        Lines((corners,), Stroke(theme.surface, 0.06 * text_size), Fill(color), closed=True),
    ]
