"""The clock of the playback: says how many steps are due, and when."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

_FRAME_MS = 16
_LONGEST_GAP_S = 0.1  # After a hold-up the run goes on where it was; it does not catch up.


class Player(QObject):
    """Counts steps against the clock while playing. No timer runs while paused.

    Signals:
        due(int): so many steps are due now, at least one.
        changed(): playing started or stopped, or the speed changed.
    """

    due = Signal(int)
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.speed = 20.0
        self._owed = 0.0
        self._clock = QElapsedTimer()
        self._timer = QTimer(self, interval=_FRAME_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    @property
    def playing(self) -> bool:
        """Whether time runs."""
        return self._timer.isActive()

    def play(self) -> None:
        """Let time run."""
        if not self.playing:
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
        """Play if paused, pause if playing."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def set_speed(self, steps_per_second: float) -> None:
        """Change the speed; above 0."""
        if steps_per_second != self.speed:
            self.speed = steps_per_second
            self.changed.emit()

    def _tick(self) -> None:
        passed = min(self._clock.restart() / 1000.0, _LONGEST_GAP_S)
        self._owed += passed * self.speed
        steps = int(self._owed)
        if steps:
            self._owed -= steps
            self.due.emit(steps)
