"""A drag of the real window, move by move, from the event to the painted frame."""

import itertools

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.bench.conftest import MOVES, WARM_UP, way
from xentviz.engine.simplex import to_plane


class Paints(QObject):
    """Counts how often widgets have been painted."""

    def __init__(self, *widgets):
        super().__init__()
        self.counts = dict.fromkeys(widgets, 0)
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, widget, event):  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            self.counts[widget] += 1
        return False


def all_events():
    """Handle whatever is due, so that every widget that asked for it has been painted."""
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    QApplication.sendPostedEvents()


def measured_drag(measure, person, handle, views, frame="whole"):
    """Measure each move of a drag, and see that each has led to a run of its own and to a frame of each view.

    `frame`: 'whole' measures a move until all that follows from it is painted, 'first' until the hand's own path is,
    'second' what comes after that: the paths of rivals.
    """
    moves, wanted, runs, view = itertools.count(), [], set(), person.view
    assert person.program.window.size().toTuple() == (1280, 720)
    person.press(handle)
    all_events()
    drawn = Paints(*views)

    def next_place():
        all_events()
        runs.add(person.session.trajectory)
        k = next(moves)
        wanted.append(way(k))
        at = QPointF(*view.canvas.frame.to_page(to_plane(way(k))).tolist())
        if frame == "second":
            send(at, view.mapToGlobal(at))
            QApplication.sendPostedEvents()
        return (at, view.mapToGlobal(at)), {}

    def send(at, where):
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        event = QMouseEvent(QEvent.Type.MouseMove, at, where, none, left, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view, event)

    def move(at, where):
        if frame != "second":
            send(at, where)
            QApplication.sendPostedEvents()
        if frame != "first":
            all_events()

    measure(move, MOVES, next_place, WARM_UP)
    all_events()
    assert len(runs) == len(wanted)
    assert list(drawn.counts.values())[1:] == [len(wanted)] * (len(views) - 1)
    assert drawn.counts[view] == (2 if person.view.canvas.rivals else 1) * len(wanted)
    assert getattr(person.scenario, handle) == pytest.approx(wanted[-1], abs=0.01)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton)
