"""A solution's run as far as it was played: it goes on for as long as one likes, and every step of it is at hand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from xentviz.engine.descent import Trajectory
from xentviz.engine.history import alone, row_at
from xentviz.engine.record import Record
from xentviz.milestones import Milestone, Watch
from xentviz.solution import Solution, stop

MOST_ROWS = 16_384
"""Rows kept of a run that is played on past its preview, if nothing else is said."""

_CHUNK = 65_536
"""Steps of which all rows are in memory at once."""


@dataclass(frozen=True, eq=False)
class Played:
    """The preview, and what came after it. `stopped` is the step at which the scenario's stopping rule ended the run.

    `most`: rows kept of it, see `Record`.

    What a longer run needs besides its rows is worked out when it is asked for: a preview in a drag is done without.
    """

    solution: Solution
    stopped: int | None
    most: int = MOST_ROWS
    _record: Record | None = None
    _watch: Watch | None = None

    @classmethod
    def of(cls, solution: Solution) -> Played:
        """The preview."""
        return cls(solution, solution.stopped)

    @property
    def run(self) -> Trajectory:
        """The rows that are kept: all of a preview, enough for the picture of a longer run, see `Record`."""
        return self._record.run if self._record else self.solution.trajectory

    @property
    def last_step(self) -> int:
        """How far it was played."""
        return int(self.run.step[-1])

    @property
    def ended(self) -> bool:
        """Whether the run cannot go on: it diverged, or its stopping rule ended it."""
        return self.stopped is not None or self.run.diverged is not None

    @property
    def milestones(self) -> tuple[Milestone, ...]:
        """What happened so far, by steps."""
        return self.watch.milestones

    def on(self, steps: int) -> Played:
        """With the next `steps` steps, fewer where the run ends before."""
        played = self
        while steps > 0 and not played.ended:
            played = played._on(min(steps, _CHUNK))
            steps -= _CHUNK
        return played

    def to(self, step: int) -> Played:
        """Played on to a step, if it is not there and goes on so far."""
        return self.on(step - self.last_step)

    def _on(self, steps: int) -> Played:
        scenario = self.solution.scenario
        more = scenario.descent.follow(self.run, steps)
        more, stopped = stop(scenario, more, self.run.p[:, -1])
        return replace(self, stopped=stopped, _record=self.record.joined(more), _watch=self.watch.more(more))

    def at(self, step: int) -> Trajectory:
        """The rows with that of a step among them; steps outside the run count as its nearest end."""
        return self._record.at(self.solution.scenario.descent, step) if self._record else self.run

    def only(self, step: int) -> Trajectory | None:
        """The row of a step, exactly, as a run of that row alone; None for steps that the run did not reach."""
        if step > self.last_step:
            return None
        descent = self.solution.scenario.descent
        return self._record.only(descent, step) if self._record else alone(self.run, row_at(self.run, step))

    def seen(self, step: int) -> Solution:
        """The solution with the rows that `at` gives; the same object as long as there is nothing else to be seen."""
        run = self.at(step)
        return self.whole if run is self.run else replace(self.whole, trajectory=run)

    @cached_property
    def whole(self) -> Solution:
        """The solution with the run as far as it was played."""
        return replace(self.solution, trajectory=self.run, stopped=self.stopped) if self._record else self.solution

    @cached_property
    def record(self) -> Record:
        """The rows, so that they can be gone on from."""
        return self._record or Record.of(self.solution.trajectory, self.most)

    @cached_property
    def watch(self) -> Watch:
        """What was seen so far."""
        return self._watch or Watch(self.solution.scenario).more(self.solution.trajectory)
