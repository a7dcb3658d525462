"""Words that paths would cover: painted over them with a halo, moved beside them, or left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from xentviz.figure.boxes import Box, covered
from xentviz.figure.display import Group, Label, Lines, Markers, Points, Primitive
from xentviz.figure.polyline import spread
from xentviz.figure.theme import Theme

_APART = 3.0  # points
_SIDES = ((-1.1, 0.0), (1.1, 0.0), (-0.95, 0.95), (0.95, 0.95), (-0.95, -0.95), (0.95, -0.95))
"""Where the name of a quoted row may stand, in letter heights from its square, best first."""
_OUTSIDE = ("scale", "corner-names")


def uncovered(
    below: Iterable[Group], above: Sequence[Group], theme: Theme, text_size: float, leaves: bool
) -> tuple[Group, ...]:
    """Both halves of a triangle, with no word of the one below under the paths of the one above.

    `leaves`: whether a path leaves the triangle; then the words round that are painted last.
    """
    below, under = tuple(below), []
    over: list[Group] = []
    for group in below:
        if group.name == "contour-labels":
            under.append(_off_others(group, above))
        elif group.name == "quoted-rows":
            squares, names = _beside(group, _words(below, above), theme, text_size)
            under.append(squares)
            over.append(names)
        elif leaves and group.name in _OUTSIDE:
            over.append(_with_halos(group, above, theme))
        else:
            under.append(group)
    return (*under, *above, *over)


def _with_halos(group: Group, above: Sequence[Group], theme: Theme) -> Group:
    """Without the words on which the number of a rival or a pinned run lies."""
    numbers = [item for other in above if other.name in ("ghost-numbers", "pinned-numbers") for item in other]
    discs = np.concatenate([np.empty((0, 2)), *(_rim(item) for item in numbers if isinstance(item, Markers))])
    free = (item for item in group if not (isinstance(item, Label) and _on(item, discs)))
    return Group(group.name, tuple(replace(i, halo=theme.surface) if isinstance(i, Label) else i for i in free))


def _on(label: Label, points: Points) -> bool:
    box = Box.of(label)
    return bool(covered(np.array([(box.x, box.y)]), box.half_width, box.half_height, points)[0])


def _words(*halves: Iterable[Group]) -> list[Box]:
    groups = [group for half in halves for group in half if group.name != "quoted-rows"]
    return [Box.of(item) for group in groups for item in group if isinstance(item, Label)]


def _beside(rows: Group, taken: list[Box], theme: Theme, text_size: float) -> tuple[Group, Group]:
    """The squares of quoted rows, and their names, which path, start and current point would cover in the squares."""
    inside = [item for item in rows if isinstance(item, Label) and item.anchor == "middle"]
    names: list[Primitive] = []
    for item in inside:
        word = replace(item, color=theme.text, halo=theme.surface)
        places = [replace(word, x=word.x + dx * text_size, y=word.y + dy * text_size) for dx, dy in _SIDES]
        place = next((each for each in places if not any(Box.of(each).meets(box) for box in taken)), places[0])
        taken.append(Box.of(place))
        names.append(place)
    kept = tuple(item for item in rows if item not in inside)
    return Group(rows.name, kept), Group("quoted-names", tuple(names))


def _off_others(labels: Group, above: Sequence[Group]) -> Group:
    """Levels of contours, each a ground and a label, without those that paths of others or their numbers lie on."""
    over = [item for group in above if group.name.startswith(("ghost", "pinned")) for item in group]
    lines = [spread(line, _APART) for item in over if isinstance(item, Lines) for line in item.lines]
    discs = [_rim(item) for item in over if isinstance(item, Markers)]
    points = np.concatenate([np.empty((0, 2)), *lines, *discs])
    kept: list[Primitive] = []
    for ground, label in zip(labels.items[::2], labels.items[1::2], strict=True):
        if isinstance(label, Label) and not _on(label, points):
            kept += (ground, label)
    return Group(labels.name, tuple(kept))


def _rim(marks: Markers) -> Points:
    turn = np.linspace(0.0, 2.0 * np.pi, 12, endpoint=False)
    ring = 0.5 * marks.size * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    rim: Points = np.concatenate([marks.points, *(at + ring for at in marks.points)])
    return rim
