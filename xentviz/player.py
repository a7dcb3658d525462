"""The clock of the playback: says how many steps are due, when and which way, and where a loop leads."""

from __future__ import annotations

import math

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

_FRAME_MS = 16
_LONGEST_GAP_S = 0.1  # After a hold-up the run goes on where it was; it does not catch up.
BUDGET_MS = 8.0
"""What computing steps may take of a frame when a run is played as fast as it goes."""
_SMALLEST_BURST, _LARGEST_BURST = 500, 1_000_000

FULL_SPEED = math.inf
"""The speed of a run that is played as fast as it goes."""


class Player(QObject):
    """Counts steps against the clock while playing. No timer runs while paused.

    At full speed it is not the clock that counts but the time that steps have taken, see `took`. `loop` is the first
    and the last step of a range that is played again and again, or None.

    Signals:
        due(int): so many steps are due now, at least one; below 0: backwards.
        changed(): playing started or stopped, or speed, direction or loop changed.
    """

    due = Signal(int)
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.speed = 20.0
        self.direction = 1
        self.loop: tuple[int, int] | None = None
        self._owed = 0.0
        self._burst = float(_SMALLEST_BURST)
        self._clock = QElapsedTimer()
        self._timer = QTimer(self, interval=_FRAME_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    @property
    def playing(self) -> bool:
        """Whether time runs."""
        return self._timer.isActive()

    def play(self, direction: int = 1) -> None:
        """Let time run: 1 is forwards, -1 backwards."""
        if not self.playing or direction != self.direction:
            self.direction = direction
            self._owed = 1.0  # the first step comes at once: one sees that the key was heard
            self._clock.start()
            self._timer.start()
            self.changed.emit()

    def pause(self) -> None:
        """Stop the time."""
        if self.playing:
            self._timer.stop()
            self.changed.emit()

    def toggle(self) -> None:
        """Play forwards if paused, pause if playing."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def toggle_back(self) -> None:
        """Pause if playing backwards, else play backwards."""
        if self.playing and self.direction < 0:
            self.pause()
        else:
            self.play(-1)

    def set_speed(self, steps_per_second: float) -> None:
        """Change the speed; above 0, FULL_SPEED is as fast as it goes."""
        if steps_per_second != self.speed:
            self.speed = steps_per_second
            self.changed.emit()

    def set_loop(self, loop: tuple[int, int] | None) -> None:
        """Play a range of steps, first and last, again and again; None: play on."""
        if loop != self.loop:
            self.loop = loop
            self.changed.emit()

    def took(self, steps: int, milliseconds: float) -> None:
        """So long it took to compute so many steps; at full speed, later frames compute as many as fit in theirs."""
        if math.isinf(self.speed):
            fitting = steps * BUDGET_MS / max(milliseconds, 1e-3)
            nearby = min(max(fitting, self._burst / 2.0), 2.0 * self._burst)
            self._burst = min(max(nearby, _SMALLEST_BURST), _LARGEST_BURST)

    def loop_within(self, end: int | None) -> tuple[int, int] | None:
        """The loop in a run that cannot go past step `end`, None: it can; None if there is no loop, or none of it."""
        if self.loop is None:
            return None
        first, last = self.loop
        last = last if end is None else min(last, end)
        return (first, last) if first < last else None

    def leads_to(self, step: int, steps: int, end: int | None = None) -> int:
        """The step that is `steps` away from `step` (below 0: before it), by way of the loop if there is one.

        From outside a loop it leads to that end of it where it begins; without one it may be below 0 or past `end`.
        """
        loop = self.loop_within(end)
        if loop is None:
            return step + steps
        first, last = loop
        if not first <= step <= last:
            return first if steps > 0 else last
        return first + (step + steps - first) % (last - first + 1)

    def _tick(self) -> None:
        passed = min(self._clock.restart() / 1000.0, _LONGEST_GAP_S)
        if math.isinf(self.speed):
            self.due.emit(self.direction * int(self._burst))
            return
        self._owed += passed * self.speed
        steps = int(self._owed)
        if steps:
            self._owed -= steps
            self.due.emit(self.direction * steps)
