"""Joins the session and what an audience sees of it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from xentviz.app.backlog import Backlog
from xentviz.app.grid_wiring import GridWiring
from xentviz.app.picture_wiring import Picture, PictureWiring
from xentviz.app.presenting.moments import words_for
from xentviz.app.presenting.walks.base import Walk
from xentviz.engine.given import InputError
from xentviz.pins import pinned_runs
from xentviz.session import Part, Session
from xentviz.solution import trouble
from xentviz.views.presenter.window import PresenterWindow


class Stage(QObject):
    """The current run with all that stands beside it, or the grid of runs; what is out of sight waits until it is not.

    Signals: `dragStarted()` when a hand takes hold of a point.
    """

    dragStarted = Signal()

    def __init__(self, session: Session, window: PresenterWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._window = session, window
        picture = Picture(window.simplex, window.curves.loss, window.curves.classes)
        self._picture = PictureWiring(session, picture, self._edit, self)
        self._single, self._grid = Backlog(self._show_single), GridWiring(session, window.grid.view, self)
        self._connect_single()
        self._connect_grid()

    def show(self, parts: Part, walk: Walk) -> None:
        """Bring up to date what these parts touch of what a walk shows."""
        self._window.show_grid(walk.shows_grid)
        self._grid.show(parts, walk.shows_grid)
        self._single.take(parts, not walk.shows_grid)
        self._show_note()
        walk.show(parts)
        self._window.show_title(*walk.heading())

    def _connect_single(self) -> None:
        window, simplex = self._window, self._window.simplex
        self._picture.rivals.listed.connect(lambda _actor, rivals, step: window.curves.show_rivals(rivals, step))
        window.maths.termHovered.connect(self._picture.light)
        simplex.termPointed.connect(window.maths.show_lit)
        simplex.dragStarted.connect(self.dragStarted)
        # The arrows go on walking: a handle keeps them only for somebody who came to it by Tab.
        simplex.dragFinished.connect(lambda _handle: window.setFocus())
        simplex.dragCancelled.connect(lambda _handle: window.setFocus())

    def _connect_grid(self) -> None:
        """A hand in a cell has the keys while it drags, and gives them back."""
        window, view = self._window, self._window.grid.view
        view.dragStarted.connect(self.dragStarted)
        view.dragStarted.connect(lambda _handle: view.setFocus())
        for over in (view.dragFinished, view.dragCancelled, view.cellOpened):
            over.connect(lambda _what: window.setFocus())
        view.left.connect(window.setFocus)

    def _edit(self, run: str = "", **changes: Any) -> None:
        try:
            self._session.edit(run, **changes)
        except InputError as error:
            self._window.figures.show_note(str(error), warning=True)

    def _show_single(self, parts: Part) -> None:
        session, window = self._session, self._window
        self._picture.show(parts)
        if parts & (Part.PINS | Part.SCENARIO):
            window.curves.show_pins(pinned_runs(session.pins, session.scenario))
        if parts & (Part.TRAJECTORY | Part.STEP):
            run, row = session.trajectory, session.row
            window.figures.show_step(session.current_step, run.p[:, row].tolist(), float(run.loss[row]))

    def _show_note(self) -> None:
        """What went wrong, or what happens at this very step; nothing while time runs."""
        session = self._session
        wrong = trouble(session.trajectory)
        happens = "" if session.player.playing else words_for(session.current_step, session.milestones)
        self._window.figures.show_note(wrong or happens, warning=bool(wrong))
