"""The ground of the picture: the loss as a heat map, and its contour lines with the level written on each."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from xentviz.engine.landscape import Contour, Landscape
from xentviz.engine.simplex import CORNERS
from xentviz.figure.boxes import ASCENT, DESCENT, Box, covered, depth_inside
from xentviz.figure.color import Ramp, ground, mixed
from xentviz.figure.display import Fill, Group, Label, Lines, Picture, Points, Stroke
from xentviz.figure.frame import Frame
from xentviz.figure.lettering import width
from xentviz.figure.theme import Theme
from xentviz.numbers import short

_LETTERS = 0.72  # of the text size
_INK = 0.6  # of the text's colour, the rest muted: 4.5:1 on the highest loss
_PADDING = 0.22  # of the letters' size, at both ends of a level


def heat_map(landscape: Landscape, ramp: Ramp, frame: Frame) -> Group:
    """The loss as a picture stretched over the triangle."""
    triangle = frame.to_page(CORNERS)
    picture = Picture(ramp.rgb(landscape.image), frame.left, frame.top, frame.side, frame.height, triangle)
    return Group("loss-map", (picture,))


def contours(landscape: Landscape, frame: Frame, theme: Theme, text_size: float) -> Group:
    """All contour lines."""
    lines = tuple(frame.to_page(line) for contour in landscape.contours for line in contour.lines)
    return Group(
        "contours",
        (Lines(lines, Stroke(mixed(theme.contour, ground(theme), 0.75), 0.055 * text_size)),) if lines else (),
    )


def contour_labels(
    landscape: Landscape, ramp: Ramp | None, frame: Frame, theme: Theme, text_size: float, keep_free: Points
) -> Group:
    """The level of each contour, written on the line where it covers no other label, no edge and no point (m, 2) of
    `keep_free`; a contour without such a place stays without. Behind each lies a ground that hides the line: in the
    colour of the level in the loss map, `ramp`, if there is one."""
    size = theme.letters(_LETTERS, text_size)
    spine = _Spine(landscape.target, frame)
    taken: list[Box] = []
    items: list[Lines | Label] = []
    for contour in landscape.contours:
        text = short(contour.level)
        box = _place(contour, frame, spine, (width(text, size) / 2, (ASCENT + DESCENT) / 2 * size), taken, keep_free)
        if box:
            taken.append(box)
            base = box.y + (ASCENT - DESCENT) / 2 * size
            items.append(_behind(box, ramp.hex(contour.level) if ramp else theme.surface, size))
            items.append(Label(box.x, base, text, size, mixed(theme.text, theme.muted, _INK), "middle"))
    return Group("contour-labels", tuple(items))


def _behind(box: Box, color: str, size: float) -> Lines:
    wide, high = box.half_width + _PADDING * size, box.half_height
    left, right, top, bottom = box.x - wide, box.x + wide, box.y - high, box.y + high
    corners = np.array([(left, top), (right, top), (right, bottom), (left, bottom)])
    return Lines((corners,), fill=Fill(color), closed=True)


class _Spine:
    """The straight line from the target through the triangle's centre: labels stand near it, one below the other."""

    def __init__(self, target: tuple[float, ...], frame: Frame) -> None:
        self.side = frame.side
        self.start = frame.to_page(CORNERS @ np.array(target))
        along = frame.to_page(CORNERS.mean(axis=1)) - self.start
        length = float(np.hypot(*along))
        self.along = along / length if length > 0.02 * frame.side else np.array([0.0, 1.0])

    def cost(self, line: Points) -> NDArray[np.float64]:
        """How unsuited each point of a line is: its distance from the spine, and its slope, for text is level."""
        x, y = (line - self.start).T
        away = x * self.along[1] - y * self.along[0] - 0.05 * self.side
        behind = np.maximum(-(x * self.along[0] + y * self.along[1]), 0.0)
        cost: NDArray[np.float64] = (np.abs(away) + behind) / self.side + 0.25 * _steepness(line)
        return cost


def _steepness(line: Points) -> NDArray[np.float64]:
    run = np.empty_like(line)
    run[1:-1] = line[2:] - line[:-2]
    run[0], run[-1] = line[1] - line[0], line[-1] - line[-2]
    steep: NDArray[np.float64] = np.abs(run[:, 1]) / np.maximum(np.hypot(run[:, 0], run[:, 1]), 1e-9)
    return steep


def _place(
    contour: Contour, frame: Frame, spine: _Spine, half: tuple[float, float], taken: list[Box], keep_free: Points
) -> Box | None:
    gap = half[1] * 0.8
    for x, y in _candidates(contour, frame, spine, half, keep_free).tolist():
        box = Box(x, y, *half)
        if not any(box.meets(other, gap) for other in taken):
            return box
    return None


def _candidates(contour: Contour, frame: Frame, spine: _Spine, half: tuple[float, float], keep_free: Points) -> Points:
    """Every place on the contour where a label would stay within the triangle and off `keep_free`, best first."""
    margin = half[1] * 0.7
    lines = [frame.to_page(line) for line in contour.lines if line.shape[1] >= 3]
    if not lines:
        return np.empty((0, 2))
    places, cost = np.concatenate(lines), np.concatenate([spine.cost(line) for line in lines])
    inside = depth_inside(places, *half, frame) > margin
    places, cost = places[inside], cost[inside]
    free = covered(places, half[0] + margin, half[1] + margin, keep_free) == 0
    ordered: Points = places[free][np.argsort(cost[free], kind="stable")]
    return ordered
