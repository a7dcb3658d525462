"""Marks on the time line: where classes turn, where the right class passes a level, where rules would end the run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from xentviz.figure.display import Fill, Group, Label, Lines, Markers, Points, Primitive, Stroke
from xentviz.figure.lettering import width
from xentviz.figure.theme import Theme
from xentviz.milestones import Milestone

LANE = 8.5
"""From the middle of the track to the marks above and below it, in points."""

_SIZE, _APART = 6.5, 5.0
_TEXT, _TEXT_LANE = 10.0, 14.0
_TICK = 6.0
_BESIDE = 2.0  # between the lines of classes that turn again and again at the same time
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


class Mark(NamedTuple):
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
    items: list[Primitive] = list(_spans(marks, track, theme))
    for index, style in enumerate(theme.classes):
        own = [mark for mark in marks if mark.milestone.kind == "turn" and mark.milestone.index == index]
        if own:
            at = np.array([(mark.x, track.middle + mark.lane * LANE) for mark in own])
            stems = tuple(np.array([(x, track.middle), (x, y)]) for x, y in at.tolist())
            items.append(Lines(stems, Stroke(style.color, 1.2)))
            items.append(Markers(at, style.shape, _SIZE, Fill(style.color)))
    items += _passings([mark for mark in marks if mark.milestone.kind == "pass"], track, theme)
    stops = [mark for mark in marks if mark.milestone.kind == "stop"]
    for real, stroke in ((False, Stroke(theme.muted, 1.2)), (True, Stroke(theme.text, 2.4))):
        posts = [line for mark in stops if mark.milestone.real == real for line in _post(mark, track)]
        if posts:
            items.append(Lines(tuple(posts), stroke))
    return Group("milestones", tuple(items))


def simple(mark: Mark) -> bool:
    """Whether a mark looks like every other of its kind, class and lane."""
    return mark.milestone.kind != "pass" and mark.until <= mark.x


def _spans(marks: Sequence[Mark], track: Track, theme: Theme) -> Iterator[Lines]:
    """Several turns reach from the first of them to the last."""
    for mark in marks:
        if mark.milestone.kind == "turn" and mark.until > mark.x:
            y = track.middle + mark.lane * (LANE + _BESIDE * (mark.milestone.index - 1))
            line = np.array([(mark.x, y), (mark.until, y)])
            yield Lines((line,), Stroke(theme.classes[mark.milestone.index].color, 1.2))


def _passings(marks: Sequence[Mark], track: Track, theme: Theme) -> list[Primitive]:
    items: list[Primitive] = []
    ticks, free, top = [], -np.inf, track.middle - LANE - 1.0
    for mark in marks:
        color, text = theme.classes[mark.milestone.index].color, f"{mark.milestone.level:g}"
        ticks += [np.array([(x, track.middle), (x, top)]) for x in {mark.x, mark.until}]
        half = width(text, _TEXT) / 2.0
        middle = min(max(mark.x, track.left + half), track.left + track.width - half)
        if middle - half >= free:
            free = middle + half + 4.0
            items.append(Label(middle, top - 2.0, text, _TEXT, color, "middle"))
    if ticks:
        items.append(Lines(tuple(ticks), Stroke(color, 1.2)))
    return items


def _post(mark: Mark, track: Track) -> tuple[Points, Points]:
    """A post with a foot, as at the end of a railway; that which really ends the run stands on both sides."""
    bottom = track.middle + LANE + 3.0
    top = track.middle - (_TICK if mark.milestone.real else 0.0)
    foot = np.array([(mark.x - _FOOT, bottom), (mark.x + _FOOT, bottom)])
    return np.array([(mark.x, top), (mark.x, bottom)]), foot
