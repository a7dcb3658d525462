"""Playback: a run that is shown, the row that is looked at, and the time that walks along it."""

from __future__ import annotations

import enum
import time
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from xentviz.engine.descent import Trajectory
from xentviz.engine.history import row_at
from xentviz.milestones import Milestone
from xentviz.played import MOST_ROWS, Played
from xentviz.player import Player
from xentviz.scenario import Scenario
from xentviz.solution import Solution, solve

__all__ = ["MOST_ROWS", "Part", "Playback", "Snapshot"]


class Part(enum.Flag):
    """What a change touched; views repaint only what they show of it."""

    NONE = 0
    SCENARIO = enum.auto()
    TRAJECTORY = enum.auto()
    LANDSCAPE = enum.auto()
    FLOW = enum.auto()
    RISING = enum.auto()
    STEP = enum.auto()
    PLAYBACK = enum.auto()
    VIEW = enum.auto()
    """How things are shown: layers, axes, explanations."""
    STORYBOARD = enum.auto()
    PINS = enum.auto()
    """The pinned runs."""
    HISTORY = enum.auto()
    """What can be undone and redone."""
    DOCUMENT = enum.auto()
    """Another document was opened."""

    @classmethod
    def everything(cls) -> Part:
        """All parts: what a view that has shown nothing yet needs."""
        return ~cls.NONE


@dataclass(frozen=True)
class Snapshot:
    """What playback shows at one time."""

    played: Played
    trajectory: Trajectory
    row: int
    loop: tuple[int, int] | None = None

    @classmethod
    def of(cls, played: Played, step: int, loop: tuple[int, int] | None = None) -> Snapshot:
        """A run at a step, or at the nearest end of what was played of it."""
        run = played.at(step)
        return cls(played, run, row_at(run, step), loop)

    @property
    def solution(self) -> Solution:
        """What was solved."""
        return self.played.solution

    @property
    def step(self) -> int:
        """The step that is looked at."""
        return int(self.trajectory.step[self.row])


class Playback(QObject):
    """The solution of a scenario, the row of it that is looked at, and the time.

    `trajectory` is the solution's run, and longer where it was played on. `row` is an index into it. Of a long run not
    every step has a row, but the one that is looked at always does: it is computed again if need be.

    Signals:
        changed(Part): after every change, once, naming the parts that changed.
    """

    changed = Signal(object)

    def __init__(self, scenario: Scenario, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.played = Played.of(solve(scenario))
        self.trajectory = self.played.run
        self.row = 0
        self.player = Player(self)
        self.player.due.connect(self._walk)
        self.player.changed.connect(lambda: self.changed.emit(Part.PLAYBACK))

    @property
    def solution(self) -> Solution:
        """What follows from the current settings."""
        return self.played.solution

    @property
    def scenario(self) -> Scenario:
        """The current settings."""
        return self.solution.scenario

    @property
    def current_step(self) -> int:
        """The step that is looked at."""
        return int(self.trajectory.step[self.row])

    @property
    def last_step(self) -> int:
        """The last step computed so far."""
        return int(self.trajectory.step[-1])

    @property
    def snapshot(self) -> Snapshot:
        """What is shown now."""
        return Snapshot(self.played, self.trajectory, self.row, self.player.loop)

    @property
    def loop(self) -> tuple[int, int] | None:
        """What of the player's loop the run can be played in; None if there is nothing of it."""
        return self.player.loop_within(self.last_step if self.played.ended else None)

    @property
    def milestones(self) -> tuple[Milestone, ...]:
        """What happens in the run so far, by steps."""
        return self.played.milestones

    def step(self) -> None:
        """One step on, past the previewed horizon if need be."""
        self.player.pause()
        self._reach(self.current_step + 1)

    def step_back(self) -> None:
        """One step back."""
        self.player.pause()
        self.seek(self.current_step - 1)

    def rewind(self) -> None:
        """Back to the same start; stops playing."""
        self.player.pause()
        self.seek(0)

    def to_end(self) -> None:
        """To the end of what has been computed; stops playing."""
        self.player.pause()
        self.seek(self.last_step)

    def seek(self, step: int) -> None:
        """To a step of what has been computed, or to the nearest end of it."""
        self._visit(self.played, step)

    def milestone(self, direction: int) -> int | None:
        """The nearest step after (1) or before (-1) the current one where something happens; None without one."""
        steps = [step for milestone in self.milestones for step in {milestone.first, milestone.last}]
        ahead = [step for step in steps if (step - self.current_step) * direction > 0 and step <= self.last_step]
        return (min(ahead) if direction > 0 else max(ahead)) if ahead else None

    def to_milestone(self, direction: int) -> None:
        """To the nearest step after (1) or before (-1) the current one where something happens; stops playing."""
        step = self.milestone(direction)
        self.player.pause()
        if step is not None:
            self.seek(step)

    def loop_from(self) -> None:
        """The loop begins at the current step; without an end, or with one before it, it ends with the run."""
        end = self.loop[1] if self.loop else self.last_step
        self._loop(self.current_step, end if end > self.current_step else self.last_step)

    def loop_to(self) -> None:
        """The loop ends at the current step; without a beginning, or with one after it, it begins with the run."""
        begin = self.loop[0] if self.loop else 0
        self._loop(begin if begin < self.current_step else 0, self.current_step)

    def _loop(self, first: int, last: int) -> None:
        self.player.set_loop((first, last) if first < last else None)

    def _walk(self, steps: int) -> None:
        """Go so many steps on, or back if below 0, as the player's loop leads; where that is not possible, stop."""
        end = self.last_step if self.played.ended else None
        reached = self._reach(self.player.leads_to(self.current_step, steps, end))
        if not reached and self.player.loop_within(self.last_step) is None:
            self.player.pause()

    def _reach(self, step: int) -> bool:
        """Go to a step, computing what is not there yet, or to the nearest that there is; says whether it is there."""
        played, missing = self.played, step - self.last_step
        if missing > 0:
            begun = time.perf_counter()
            played = played.on(missing)
            self.player.took(missing, (time.perf_counter() - begun) * 1e3)
        self._visit(played, step)
        return self.current_step == step

    def _visit(self, played: Played, step: int) -> None:
        """Look at a step, or at the nearest that there is, and tell of it once."""
        step = min(max(step, 0), int(played.run.step[-1]))
        before, current = self.trajectory, self.current_step
        if played is not self.played or step != current:
            self.played, self.trajectory = played, played.at(step)
            self.row = row_at(self.trajectory, step)
        parts = Part.NONE if self.trajectory is before else Part.TRAJECTORY
        parts |= Part.NONE if step == current else Part.STEP
        if parts:
            self.changed.emit(parts)

    def _solve(self, scenario: Scenario, length: int = 0) -> Part:
        """Show the run of a scenario, played up to a step past its preview or not; says what changed.

        The step looked at stays where the new run has it; of the loop there stays what lies on its time line.
        """
        solution = solve(scenario, self.solution)
        played = (self.played if solution is self.solution else Played.of(solution)).to(length)
        if played is self.played:
            return Part.NONE
        # Not where the run ends: in a drag it ends early, and late again.
        loop = self.player.loop_within(max(played.last_step, scenario.steps))
        return self._show(Snapshot.of(played, self.current_step, loop))

    def _show(self, snapshot: Snapshot) -> Part:
        parts = Part.SCENARIO | Part.TRAJECTORY | Part.STEP
        if snapshot.solution.landscape is not self.solution.landscape:
            parts |= Part.LANDSCAPE
        if snapshot.solution.flow is not self.solution.flow:
            parts |= Part.FLOW
        if snapshot.solution.rising is not self.solution.rising:
            parts |= Part.RISING
        if snapshot.loop != self.player.loop:
            parts |= Part.PLAYBACK
        self.player.loop = snapshot.loop
        self.played, self.trajectory, self.row = snapshot.played, snapshot.trajectory, snapshot.row
        return parts
