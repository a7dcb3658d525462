"""Playback: a run that is shown, the row that is looked at, and the time that walks along it."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from xentviz.engine.descent import Trajectory
from xentviz.engine.history import join, row_at
from xentviz.player import Player
from xentviz.scenario import Scenario
from xentviz.solution import Solution, solve

MOST_ROWS = 16_384
"""Rows kept of a run that is played on past its preview; a longer preview keeps twice its own length."""


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
    HISTORY = enum.auto()
    """What can be undone and redone."""

    @classmethod
    def everything(cls) -> Part:
        """All parts: what a view that has shown nothing yet needs."""
        return ~cls.NONE


@dataclass(frozen=True)
class Moment:
    """What playback shows at one time."""

    solution: Solution
    trajectory: Trajectory
    row: int


class Playback(QObject):
    """The solution of a scenario, the row of it that is looked at, and the time.

    `trajectory` is the solution's run, and longer where it was played on. `row` is an index into it.

    Signals:
        changed(Part): after every change, once, naming the parts that changed.
    """

    changed = Signal(object)

    def __init__(self, scenario: Scenario, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.solution = solve(scenario)
        self.trajectory = self.solution.trajectory
        self.row = 0
        self.player = Player(self)
        self.player.due.connect(self._walk)
        self.player.changed.connect(lambda: self.changed.emit(Part.PLAYBACK))

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
    def moment(self) -> Moment:
        """What is shown now."""
        return Moment(self.solution, self.trajectory, self.row)

    def step(self) -> None:
        """One step on, past the previewed horizon if need be."""
        self.player.pause()
        self._walk(1)

    def step_back(self) -> None:
        """One recorded step back."""
        self.player.pause()
        self._go(self.row - 1)

    def rewind(self) -> None:
        """Back to the same start; stops playing."""
        self.player.pause()
        self._go(0)

    def to_end(self) -> None:
        """To the end of what has been computed; stops playing."""
        self.player.pause()
        self._go(len(self.trajectory) - 1)

    def seek(self, step: int) -> None:
        """To a step, or to the recorded one before it; within what has been computed."""
        self._go(row_at(self.trajectory, step))

    def _go(self, row: int) -> None:
        row = min(max(row, 0), len(self.trajectory) - 1)
        if row != self.row:
            self.row = row
            self.changed.emit(Part.STEP)

    def _walk(self, steps: int) -> None:
        """Go `steps` steps on, computing what is not there yet; at the end of a run that cannot go on, stop."""
        wanted = self.current_step + steps
        missing = wanted - self.last_step
        if missing > 0 and not self._run_on(missing):
            self.player.pause()
        self._go(max(row_at(self.trajectory, wanted), min(self.row + 1, len(self.trajectory) - 1)))

    def _run_on(self, steps: int) -> bool:
        if self.trajectory.diverged is not None or self.solution.stopped is not None:
            return False
        more = self.scenario.descent.follow(self.trajectory, steps)
        step = self.current_step
        self.trajectory = join(self.trajectory, more, max(MOST_ROWS, 2 * self.scenario.steps))
        self.row = row_at(self.trajectory, step)
        self.changed.emit(Part.TRAJECTORY)
        return self.trajectory.diverged is None

    def _solve(self, scenario: Scenario) -> Part:
        """Show the run of a scenario, the step looked at where the new run has it; says what changed."""
        solution = solve(scenario, self.solution)
        if solution is self.solution:
            return Part.NONE
        return self._show(Moment(solution, solution.trajectory, row_at(solution.trajectory, self.current_step)))

    def _show(self, moment: Moment) -> Part:
        parts = Part.SCENARIO | Part.TRAJECTORY | Part.STEP
        if moment.solution.landscape is not self.solution.landscape:
            parts |= Part.LANDSCAPE
        if moment.solution.flow is not self.solution.flow:
            parts |= Part.FLOW
        if moment.solution.rising is not self.solution.rising:
            parts |= Part.RISING
        self.solution, self.trajectory, self.row = moment.solution, moment.trajectory, moment.row
        return parts
