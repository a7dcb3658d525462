"""What happens along a run and when: classes turn, the right class passes a level, stopping rules would end it.

A class *turns* at the step after which its probability moves the other way than it moved last. Changes of no more than
STILL in one step count as none: near a limit they are rounding.

The right class, the one with the largest share of the target (the first of several), *passes* a level at a step where
its probability is at or above the level, and was below one step earlier, or the other way round.

A *stopping rule* is met at the first step where it holds: the scenario's own rule as it is set, every other one with
its defaults. The number of previewed steps counts as one, once the run goes past it.

Events of one kind that follow each other within `Series.gap` steps make one milestone, from the first to the last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from xentviz.engine.descent import Trajectory
from xentviz.engine.simplex import Array
from xentviz.engine.stopping import STOPPING, Course, MaxSteps, StoppingRule
from xentviz.engine.target import right_class
from xentviz.scenario import Scenario
from xentviz.solution import lowest_loss

LEVELS = (0.5, 0.9)
"""The levels that a passing is told of."""

STILL = 1e-12
"""The largest change of a probability in one step that counts as none."""

MOST = 1000
"""Milestones of one kind and class; where there would be more, the gaps within one grow."""

Steps = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Milestone:
    """From step `first` to step `last`, which is the same for a single event; `count` events.

    `kind` is 'turn', 'pass' or 'stop'. A turn and a passing belong to class `index` and go `up` or down, the first of
    several; a passing has a `level`. A stop has a `rule`, and is `real` if it is the scenario's own.
    """

    kind: str
    first: int
    last: int
    count: int = 1
    index: int = -1
    up: bool = False
    level: float = 0.0
    rule: StoppingRule | None = None
    real: bool = False


@dataclass(frozen=True)
class Series:
    """Events of one kind as (first step, last step, count, up): those within `gap` steps of each other are one."""

    spans: tuple[tuple[int, int, int, bool], ...] = ()
    gap: int = 2

    def more(self, steps: Steps, up: NDArray[np.bool_]) -> Series:
        """With later events at rising steps (n,), which go up or down (n,)."""
        if not len(steps):
            return self
        breaks = np.flatnonzero(np.diff(steps) > self.gap) + 1
        begin, end = np.append(0, breaks), np.append(breaks, len(steps))
        ups = up[begin].tolist()
        new = zip(steps[begin].tolist(), steps[end - 1].tolist(), (end - begin).tolist(), ups, strict=True)
        return Series(tuple(_merged((*self.spans, *new), self.gap)), self.gap)._bounded()

    def _bounded(self) -> Series:
        spans, gap = self.spans, self.gap
        while len(spans) > MOST:
            gap *= 2
            spans = tuple(_merged(spans, gap))
        return Series(spans, gap)


def _merged(spans: tuple[tuple[int, int, int, bool], ...], gap: int) -> Iterator[tuple[int, int, int, bool]]:
    first, last, count, up = spans[0]
    for following in spans[1:]:
        if following[0] - last <= gap:
            last, count = following[1], count + following[2]
        else:
            yield first, last, count, up
            first, last, count, up = following
    yield first, last, count, up


@dataclass(frozen=True, eq=False)
class Watch:
    """What was seen of a run so far, step by step; `p` (C,) is its last row, None before the first.

    `heading` (C,) is 1 for a class that rose when it moved last, -1 for one that fell, 0 for one that never moved.
    """

    scenario: Scenario
    step: int = -1
    p: Array | None = None
    heading: NDArray[np.int8] | None = None
    turns: tuple[Series, ...] = ()
    passings: tuple[Series, ...] = (Series(),) * len(LEVELS)
    stops: dict[str, int] = field(default_factory=dict)

    def more(self, run: Trajectory) -> Watch:
        """After the next rows of the run, whose steps follow each other without a gap."""
        if not len(run):
            return self
        p = run.p if self.p is None else np.column_stack([self.p, run.p])
        base = int(run.step[-1]) - p.shape[1] + 1
        turns, heading = self._turned(p, base)
        return replace(
            self,
            step=int(run.step[-1]),
            p=run.p[:, -1],
            heading=heading,
            turns=turns,
            passings=self._passed(p[self.right], base),
            stops=self._stopped(run),
        )

    @property
    def right(self) -> int:
        """The class with the largest share of the target."""
        return right_class(self.scenario.target)

    @property
    def rules(self) -> tuple[StoppingRule, ...]:
        """All stopping rules, the scenario's own as it is set."""
        return _with_own(self.scenario.stop)

    @cached_property
    def milestones(self) -> tuple[Milestone, ...]:
        """Everything so far, by steps."""
        return tuple(sorted(self._found(), key=lambda milestone: milestone.first))

    def _found(self) -> Iterator[Milestone]:
        for index, series in enumerate(self.turns):
            for span in series.spans:
                yield Milestone("turn", *span[:3], index, span[3])
        for level, series in zip(LEVELS, self.passings, strict=True):
            for span in series.spans:
                yield Milestone("pass", *span[:3], self.right, span[3], level)
        ends = self.stops | ({MaxSteps.name: self.scenario.steps} if self.step > self.scenario.steps else {})
        for rule in self.rules:
            if rule.name in ends:
                step, own = ends[rule.name], self.scenario.stop
                yield Milestone("stop", step, step, rule=rule, real=rule == own and rule.name in self.stops)

    def _turned(self, p: Array, base: int) -> tuple[tuple[Series, ...], NDArray[np.int8]]:
        """The turns with those in rows p (C, n) from step `base` on, and the headings after them."""
        change = np.diff(p)
        heading = np.zeros(len(p), np.int8) if self.heading is None else self.heading
        signs = (change > STILL).view(np.int8) - (change < -STILL).view(np.int8)
        turns = list(self.turns or (Series(),) * len(p))
        heading = heading.copy()
        for index in np.flatnonzero((signs != heading[:, None]).any(axis=1)).tolist():
            moving = np.flatnonzero(signs[index])
            ways = np.append(heading[index], signs[index, moving])
            at = np.flatnonzero(ways[1:] * ways[:-1] < 0)
            turns[index] = turns[index].more(base + moving[at], ways[1:][at] > 0)
            heading[index] = ways[-1]
        return tuple(turns), heading

    def _passed(self, p: Array, base: int) -> tuple[Series, ...]:
        passings = []
        for level, series in zip(LEVELS, self.passings, strict=True):
            above = p >= level
            at = np.flatnonzero(above[1:] != above[:-1]) + 1
            passings.append(series.more(base + at, above[at]))
        return tuple(passings)

    def _stopped(self, run: Trajectory) -> dict[str, int]:
        waiting = [rule for rule in self.rules if rule.name not in self.stops]
        course = Course.of(run, lowest_loss(self.scenario.loss, self.scenario.target), self.p)
        met = {rule.name: rule.met(course) for rule in waiting}
        return self.stops | {name: int(run.step[np.argmax(rows)]) for name, rows in met.items() if rows.any()}


@lru_cache(maxsize=16)
def _with_own(own: StoppingRule) -> tuple[StoppingRule, ...]:
    return tuple(own if own.name == member.name else member() for member in STOPPING)


def milestones(scenario: Scenario, run: Trajectory) -> tuple[Milestone, ...]:
    """The milestones of a run without gaps, by steps."""
    return Watch(scenario).more(run).milestones
