"""One presentation, from its first picture to its last."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from xentviz.actions.presenting import Press, key_rows, presses
from xentviz.app.backlog import Backlog
from xentviz.app.grid_wiring import GridWiring
from xentviz.app.picture_wiring import Picture, PictureWiring
from xentviz.app.presenting.moments import words_for
from xentviz.app.presenting.walks import WALKS, titles
from xentviz.app.presenting.walks.base import Walk
from xentviz.engine.given import InputError
from xentviz.pins import pinned_runs
from xentviz.session import Part, Session
from xentviz.solution import trouble
from xentviz.views.presenter.blank import BLACK, WHITE
from xentviz.views.presenter.window import PresenterWindow

_COLORS = {"black": BLACK, "white": WHITE}


class Show(QObject):
    """Joins the session and the window of a presentation, and does what its keys ask for.

    Signals: `ended()` when a person has had enough, `screenWished()` when it should go to the next screen.
    """

    ended = Signal()
    screenWished = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        made = presses(titles())
        self.window = window = PresenterWindow(key_rows(made))
        for press in made:
            window.addAction(self._action(press))
        picture = Picture(window.simplex, window.curves.loss, window.curves.classes)
        self._picture = PictureWiring(session, picture, self._edit, self)
        self._single, self._grid = Backlog(self._show_single), GridWiring(session, window.grid.view, self)
        self._walks = [walk(session, window) for walk in WALKS]
        self._connect()
        self.chosen.begin()
        self._show(Part.everything())

    @property
    def chosen(self) -> Walk:
        """What the keys walk through now."""
        return self._walks[0]

    def walk(self, by: int, far: bool) -> None:
        """On or back."""
        self.chosen.go(by, far)

    def toggle_play(self) -> None:
        """Let time run, or stop it."""
        self.chosen.stop()
        self._session.player.toggle()

    def next_walk(self) -> None:
        """The next of WALKS, round and round."""
        self.chosen.stop()
        self._walks.append(self._walks.pop(0))
        self.chosen.begin()
        self._show_pictures(Part.NONE)

    def toggle_grid(self) -> None:
        """The grid of runs, or one run; a walk that is of one run alone gives way to the next."""
        in_sight = self._grid_in_sight
        while self.chosen.of_one_run:
            self.next_walk()
        self._session.edit_view(grid=not in_sight)

    def restore(self) -> None:
        """Scenario, run, step and layers as they were when the moment was kept, or when the presentation began."""
        self.chosen.stop()
        if not self.chosen.restore():
            self._session.return_to("return to what was presented", *self._began)

    def blank(self, color: str) -> None:
        """All black or white, or no longer."""
        self.window.blank.toggle(_COLORS[color])

    def toggle_spotlight(self) -> None:
        """On or off."""
        self.window.spotlight.toggle()

    def next_screen(self) -> None:
        """Round and round."""
        self.screenWished.emit()

    def toggle_hint(self) -> None:
        """Show the keys, or no longer."""
        self.window.hint.toggle()

    def leave(self) -> None:
        """Say that it is over."""
        self.ended.emit()

    def close(self) -> None:
        """Take the window away; everything stays as it is."""
        self.chosen.stop()
        self._session.changed.disconnect(self._show)
        self.window.hide()
        self.window.deleteLater()
        self.deleteLater()

    @property
    def _grid_in_sight(self) -> bool:
        return self._session.view.grid and not self.chosen.of_one_run

    def _connect(self) -> None:
        window, simplex = self.window, self.window.simplex
        self._session.changed.connect(self._show)
        self._picture.rivals.listed.connect(lambda _actor, rivals, step: window.curves.show_rivals(rivals, step))
        window.maths.termHovered.connect(self._picture.light)
        simplex.termPointed.connect(window.maths.show_lit)
        simplex.dragStarted.connect(self._on_drag_started)
        # The arrows go on walking: a handle keeps them only for somebody who came to it by Tab.
        simplex.dragFinished.connect(lambda _handle: window.setFocus())
        simplex.dragCancelled.connect(lambda _handle: window.setFocus())
        self._connect_grid()
        window.blank.pressed.connect(window.blank.hide)
        window.closing.connect(self.leave)

    def _connect_grid(self) -> None:
        """A hand in a cell has the keys while it drags, and gives them back."""
        window, view = self.window, self.window.grid.view
        view.dragStarted.connect(self._on_drag_started)
        view.dragStarted.connect(lambda _handle: view.setFocus())
        for over in (view.dragFinished, view.dragCancelled, view.cellOpened):
            over.connect(lambda _what: window.setFocus())
        view.left.connect(window.setFocus)

    def _action(self, press: Press) -> QAction:
        action = QAction(press.title, self.window, autoRepeat=press.repeats)
        action.setShortcuts([QKeySequence(keys) for keys in press.shortcuts])
        action.triggered.connect(lambda _checked=False: self._do(press))
        return action

    def _on_drag_started(self) -> None:
        self.chosen.stop()
        self.window.hint.hide()

    def _do(self, press: Press) -> None:
        if self.window.blank.isVisible() and not press.through:
            self.window.blank.hide()
            return
        if "?" not in press.shortcuts:
            self.window.hint.hide()
        press.run(self)

    def _edit(self, run: str = "", **changes: Any) -> None:
        try:
            self._session.edit(run, **changes)
        except InputError as error:
            self.window.figures.show_note(str(error), warning=True)

    def _show(self, parts: Part) -> None:
        if parts & Part.DOCUMENT:
            self._began = self._session.snapshot, self._session.view
        self._show_pictures(parts)

    def _show_pictures(self, parts: Part) -> None:
        """What is in sight: the grid, or the current run with all that stands beside it."""
        grid = self._grid_in_sight
        self.window.show_grid(grid)
        self._grid.show(parts, grid)
        self._single.take(parts, not grid)
        self.window.show_title(*self.chosen.heading())

    def _show_single(self, parts: Part) -> None:
        session, window = self._session, self.window
        self._picture.show(parts)
        if parts & (Part.PINS | Part.SCENARIO):
            window.curves.show_pins(pinned_runs(session.pins, session.scenario))
        if parts & (Part.TRAJECTORY | Part.STEP):
            run, row = session.trajectory, session.row
            window.figures.show_step(session.current_step, run.p[:, row].tolist(), float(run.loss[row]))
        self._show_note()
        self.chosen.show(parts)

    def _show_note(self) -> None:
        """What went wrong, or what happens at this very step; nothing on the way to another one."""
        session = self._session
        wrong, going = trouble(session.trajectory), session.player.playing or self.chosen.moving
        happens = "" if going else words_for(session.current_step, session.milestones)
        self.window.figures.show_note(wrong or happens, warning=bool(wrong))
