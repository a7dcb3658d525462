"""Work that takes its time, done bit by bit between the events of the window."""

from __future__ import annotations

from collections.abc import Generator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from xentviz.engine.given import InputError

_SLICE = 0.03  # seconds of work at a time: the window stays lively


class Making(QObject):
    """Drives a generator that yields the part that is done, from 0 to 1, and keeps what it makes to itself until then.

    Signals:
        progressed(float, float): the part done, and the seconds that are left if it goes on like that.
        finished(): it is made.
        refused(str): it cannot be made, in one sentence.
    """

    progressed = Signal(float, float)
    finished = Signal()
    refused = Signal(str)

    def __init__(self, work: Generator[float, None, object], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._began = perf_counter()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    def start(self) -> None:
        """Begin; what is done within a slice of time, or in one step however long, is done on return."""
        self._timer.start()
        self._go_on()

    def cancel(self) -> None:
        """Give it up: nothing is made, and no signal comes any more."""
        self._timer.stop()
        self._work.close()

    def _go_on(self) -> None:
        until = perf_counter() + _SLICE
        done = 0.0
        try:
            while perf_counter() < until or done >= 1.0:
                done = next(self._work)
        except StopIteration:
            self._timer.stop()
            self.finished.emit()
        except InputError as error:
            self._timer.stop()
            self.refused.emit(str(error))
        except BaseException:
            self._timer.stop()
            raise
        else:
            passed = perf_counter() - self._began
            self.progressed.emit(done, passed / done * (1.0 - done) if done > 0.0 else 0.0)
