"""Joins the session and one set of views that show a run: the simplex, the loss curve, the class curves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject

from xentviz.app.pins_wiring import PinsWiring
from xentviz.app.rivals_wiring import RivalsWiring
from xentviz.engine.descent import Trajectory
from xentviz.session import Part, Session
from xentviz.solution import Solution
from xentviz.views.class_plot import ClassPlot
from xentviz.views.loss_plot import LossPlot
from xentviz.views.simplex_view import SimplexView


@dataclass(frozen=True, eq=False)
class Picture:
    """The views that show a run together; each window that shows one has its own."""

    simplex: SimplexView
    loss: LossPlot
    classes: ClassPlot

    @property
    def plots(self) -> tuple[LossPlot, ClassPlot]:
        """Both curves."""
        return self.loss, self.classes

    def show_hovered(self, there: Trajectory | None) -> None:
        """Mark the step of a run of one row in all of them, or none; it is only looked at."""
        for view in (self.simplex, *self.plots):
            view.show_hovered(there)


class PictureWiring(QObject):
    """What a hand does to the picture goes to the session by way of `edit(run, **changes)`; `show` brings it back."""

    def __init__(self, session: Session, picture: Picture, edit: Callable[..., Any], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._picture, self._edit = session, picture, edit
        self.rivals = RivalsWiring(session, picture.simplex, self)
        self.pins = PinsWiring(session, (picture.simplex, *picture.plots), self)
        self._ground: tuple[Solution, frozenset[str]] | None = None  # what is behind the path, and in which layers
        self._term: str | None = None
        self._hovered: int | None = None  # the step that is pointed at in a plot
        self._connect()

    def show(self, parts: Part) -> None:
        """Bring up to date what these parts touch."""
        if parts & Part.VIEW:
            self._picture.loss.set_log(self._session.view.log_loss)
        self._show_background(parts)
        if parts & (Part.SCENARIO | Part.TRAJECTORY):
            self._show_run()
            self._show_hovered()
        if parts & (Part.TRAJECTORY | Part.STEP):
            self._show_row()
        self.rivals.show(parts)
        self.pins.show(parts)
        if self._term is not None and parts & (Part.SCENARIO | Part.TRAJECTORY | Part.STEP):
            self.light(self._term)

    def light(self, term: str | None) -> None:
        """Light what a term of the formulas stands for on the simplex, step by step, until another one is lit."""
        self._term = term
        session = self._session
        step, here = session.current_step, session.trajectory.state_at(session.row)
        anatomy = session.solution.book.anatomy(step, here) if term is not None else None
        self._picture.simplex.show_lit(term, anatomy)

    def _connect(self) -> None:
        simplex, session = self._picture.simplex, self._session
        simplex.set_reader(lambda p: session.solution.probe(p))
        simplex.dragStarted.connect(self._on_drag_started)
        simplex.pointDragged.connect(lambda handle, p: self._edit(**{handle: p}))
        simplex.pointMoved.connect(lambda handle, p: self._edit(f"move {handle}", **{handle: p}))
        simplex.dragFinished.connect(lambda _handle: self._on_drag_ended(session.end_gesture))
        simplex.dragCancelled.connect(lambda _handle: self._on_drag_ended(session.cancel_gesture))
        for plot in self._picture.plots:
            plot.seekRequested.connect(session.seek)
            plot.stepHovered.connect(self._on_hovered)

    def _on_hovered(self, step: int | None) -> None:
        if step != self._hovered:
            self._hovered = step
            self._show_hovered()

    def _on_drag_started(self, handle: str) -> None:
        self._session.begin_gesture(f"drag {handle}")
        self._show_ghost(self._session.trajectory)

    def _on_drag_ended(self, settle: Callable[[], None]) -> None:
        settle()
        self._show_ghost(None)

    def _show_ghost(self, run: Trajectory | None) -> None:
        for plot in self._picture.plots:
            plot.show_ghost(run)

    def _show_background(self, parts: Part) -> None:
        """Under a path that is dragged nothing moves; when the hand lets go, the contours' numbers make room for it."""
        ground = self._session.solution, self._session.view.layers
        other = Part.LANDSCAPE | Part.FLOW | Part.VIEW | (Part.RISING if "rising" in ground[1] else Part.NONE)
        if ground != self._ground and (parts & other or not self._session.in_gesture):
            self._ground = ground
            self._picture.simplex.show_background(*ground)

    def _show_run(self) -> None:
        session = self._session
        self._picture.simplex.show_run(session.scenario, session.trajectory, session.row)
        for plot in self._picture.plots:
            plot.show_run(session.trajectory, session.scenario.steps)

    def _show_hovered(self) -> None:
        """Not every step of a long run has a row in the views."""
        step = self._hovered
        self._picture.show_hovered(None if step is None else self._session.played.only(step))

    def _show_row(self) -> None:
        self._picture.simplex.show_row(self._session.row)
        for plot in self._picture.plots:
            plot.show_row(self._session.row)
