"""Marks on the time line: where classes turn, where the right class passes a level, where rules would end the run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from xentviz.figure.display import Fill, Group, Label, Lines, Markers, Primitive, Stroke
from xentviz.figure.lettering import width
from xentviz.figure.theme import Theme
from xentviz.milestones import Milestone

LANE = 8.5
"""From the middle of the track to the marks above and below it, in points."""

_SIZE, _APART = 6.5, 5.0
_TEXT, _TEXT_LANE = 10.0, 14.0
_TICK = 6.0
_FOOT = 3.5


@dataclass(frozen=True)
class Track:
    """Where the steps from 0 to `last` lie: from `left` over `width` points, along `middle`."""

    left: float
    width: float
    middle: float
    last: int

    def x(self, step: float) -> float:
        """The place of a step."""
        return self.left + self.width * step / self.last

    def step(self, x: float) -> int:
        """The step nearest to a place; beyond an end it is that end."""
        return min(max(round((x - self.left) / self.width * self.last), 0), self.last)


@dataclass(frozen=True)
class Mark:
    """A milestone that is drawn, from `x` to `until`; `lane` is -1 above the track and 1 below it."""

    x: float
    until: float
    lane: int
    milestone: Milestone


def placed(milestones: Sequence[Milestone], track: Track) -> tuple[Mark, ...]:
    """The milestones on the track that are drawn: of one kind and class none within 5 points of the one before."""
    reach: dict[tuple[object, ...], float] = {}
    marks = []
    for m in milestones:
        key = m.kind, m.index, m.up, m.level, m.rule
        x, until = track.x(m.first), track.x(min(m.last, track.last))
        if m.first <= track.last and (m.real or max(x, until) >= reach.get(key, -np.inf)):
            reach[key] = until + _APART
            marks.append(Mark(x, until, -1 if m.kind == "pass" or (m.kind == "turn" and m.up) else 1, m))
    return tuple(marks)


def near(marks: Sequence[Mark], track: Track, x: float, y: float, reach: float = 6.0) -> tuple[Mark, ...]:
    """The marks under a pointer off the track, nearest first; those of several steps reach over all of these."""
    lane = -1 if y < track.middle else 1
    if abs(y - track.middle) < LANE / 2.0:
        return ()
    found = [(max(mark.x - x, x - mark.until, 0.0), mark) for mark in marks if mark.lane == lane]
    return tuple(mark for distance, mark in sorted(found, key=lambda pair: pair[0]) if distance <= reach)


def drawn(marks: Sequence[Mark], track: Track, theme: Theme) -> Group:
    """The marks. A class that rises from there on has its shape above the track, one that falls below it."""
    items: list[Primitive] = []
    for index, style in enumerate(theme.classes):
        own = [mark for mark in marks if mark.milestone.kind == "turn" and mark.milestone.index == index]
        if own:
            at = np.array([(mark.x, track.middle + mark.lane * LANE) for mark in own])
            spans = [
                np.array([(mark.x, y), (mark.until, y)])
                for mark, (_, y) in zip(own, at.tolist(), strict=True)
                if mark.until > mark.x
            ]
            stems = [np.array([(x, track.middle), (x, y)]) for x, y in at.tolist()]
            items.append(Lines((*stems, *spans), Stroke(style.color, 1.2)))
            items.append(Markers(at, style.shape, _SIZE, Fill(style.color), Stroke(theme.surface, 0.8)))
    items += _passings([mark for mark in marks if mark.milestone.kind == "pass"], track, theme)
    for mark in marks:
        if mark.milestone.kind == "stop":
            items.append(_stop(mark, track, theme))
    return Group("milestones", tuple(items))


def _passings(marks: Sequence[Mark], track: Track, theme: Theme) -> list[Primitive]:
    items: list[Primitive] = []
    free = -np.inf
    for mark in marks:
        color = theme.classes[mark.milestone.index].color
        top, text = track.middle - LANE - 1.0, f"{mark.milestone.level:g}"
        ends = {mark.x, mark.until}
        ticks = tuple(np.array([(x, track.middle), (x, top)]) for x in ends)
        items.append(Lines(ticks, Stroke(color, 1.2)))
        half = width(text, _TEXT) / 2.0
        middle = min(max(mark.x, track.left + half), track.left + track.width - half)
        if middle - half >= free:
            free = middle + half + 4.0
            items.append(Label(middle, track.middle - LANE - 3.0, text, _TEXT, color, "middle", halo=theme.surface))
    return items


def _stop(mark: Mark, track: Track, theme: Theme) -> Lines:
    """A post with a foot, as at the end of a railway; that which really ends the run is stronger."""
    bottom, real = track.middle + LANE + 3.0, mark.milestone.real
    post = np.array([(mark.x, track.middle - (_TICK if real else 0.0)), (mark.x, bottom)])
    foot = np.array([(mark.x - _FOOT, bottom), (mark.x + _FOOT, bottom)])
    return Lines((post, foot), Stroke(theme.text if real else theme.muted, 2.4 if real else 1.2))
