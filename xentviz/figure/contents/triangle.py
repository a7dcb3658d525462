"""The triangle on a page: with its words, or small among others, with marks and letters alone."""

from __future__ import annotations

import itertools
from dataclasses import replace

from xentviz.figure.boxes import Box
from xentviz.figure.contents.base import Look, Moment
from xentviz.figure.contents.cover import uncovered
from xentviz.figure.contents.key import has_names, unnamed
from xentviz.figure.display import Group, Label
from xentviz.figure.frame import COMPACT, LEAN, NAMED, Frame, Margins
from xentviz.figure.grid import compact_names
from xentviz.figure.pins import pinned_paths
from xentviz.figure.plot import Rectangle
from xentviz.figure.simplex import background, foreground
from xentviz.rivals import rivals

LEAST = 11.0
"""How long the sides of a triangle with words and a scale are at least, in letter heights."""

_NOT_IN_SMALL = {"contours", "scale"}
_NOT_AMONG_OTHERS = {"rising", "quoted-rows"}
_NOTE: Margins = (COMPACT[0], COMPACT[1], 3.3)
_KEPT = (
    "ghost-numbers",
    "pinned-numbers",
    "quoted-rows",
    "quoted-names",
    "rising-note",
)  # the groups of a small triangle that keep their words
_LINES = 9.5, 0.6  # side of a small triangle in letter heights below which its lines grow thinner, and how much


def triangle_with_words(moment: Moment, look: Look, body: Rectangle) -> tuple[Group, ...]:
    """The triangle with its layers, path, rivals and words; where there is little room, a small one."""
    frame = Frame.fit(body[2], body[3], look.text_size, NAMED if has_names(look.theme) else LEAN)
    if frame.side < LEAST * look.text_size:
        return _compact(moment, look, body, _NOTE if "rising" in look.layers else COMPACT)
    return _drawn(moment, look, frame.moved(body[0], body[1]))


def small_triangle(moment: Moment, look: Look, body: Rectangle) -> tuple[Group, ...]:
    """The triangle without scale and words, as large as goes into the body."""
    return _compact(moment, replace(look, layers=look.layers - _NOT_AMONG_OTHERS), body, COMPACT)


def _compact(moment: Moment, look: Look, body: Rectangle, margins: Margins) -> tuple[Group, ...]:
    frame = Frame.fit(body[2], body[3], look.text_size, margins).moved(body[0], body[1])
    thin = min(max(frame.side / (_LINES[0] * look.text_size), _LINES[1]), 1.0)
    theme = replace(unnamed(look.theme), smallest=1.0 / thin)
    bare = replace(look, theme=theme, layers=look.layers - _NOT_IN_SMALL, text_size=thin * look.text_size)
    groups = (_small(group) for group in _drawn(moment, bare, frame) if group.name != "corner-names")
    return (*groups, compact_names(frame, look.theme, look.text_size))


def side(wide: float, high: float, text_size: float) -> float:
    """How long the sides of a small triangle in so much room are."""
    return Frame.fit(wide, high, text_size, COMPACT).side


def _small(group: Group) -> Group:
    if group.name in _KEPT and not _crowded(group):
        return group
    return Group(group.name, tuple(item for item in group if not isinstance(item, Label)))


def _crowded(group: Group) -> bool:
    boxes = [Box.of(item) for item in group if isinstance(item, Label)]
    return not group.name.endswith("-numbers") and any(a.meets(b, -1.0) for a, b in itertools.combinations(boxes, 2))


def _drawn(moment: Moment, look: Look, frame: Frame) -> tuple[Group, ...]:
    text, theme, scenario = look.text_size, look.theme, moment.solution.scenario
    others = rivals(scenario, look.swapped)
    runs = [moment.trajectory, *(rival.trajectory for rival in others), *(pin.run for pin in moment.pins)]
    return uncovered(
        background(moment.solution, frame, theme, look.layers, text),
        (
            *([pinned_paths(moment.pins, frame, theme, text)] if moment.pins else []),
            *foreground(moment.trajectory, moment.row, scenario, frame, theme, text, others, pins=moment.pins),
        ),
        theme,
        text,
        leaves=any(run.left_simplex is not None for run in runs),
    )
