"""Joins the session and a picture of the grid of runs."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from xentviz.cells import Cells
from xentviz.grid import Grid, read_grid
from xentviz.player import BUDGET_MS
from xentviz.scenario import MAX_STEPS
from xentviz.session import Part, Session
from xentviz.views.grid_canvas import Cell
from xentviz.views.grid_view import GridView


class GridWiring(QObject):
    """The cells are solved while in sight, and only then; what they have in common is the session's scenario.

    They are played on as far as the current run, for a part of each frame; until they are there, the picture says where
    they are.
    """

    def __init__(self, session: Session, view: GridView, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._view = session, view
        self._cells = Cells()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._follow)
        view.dragStarted.connect(lambda handle: session.begin_gesture(f"drag {handle}"))
        view.pointDragged.connect(self._move)
        view.pointMoved.connect(lambda handle, cell, p: self._move(handle, cell, p, f"move {handle}"))
        view.dragFinished.connect(lambda _handle: session.end_gesture())
        view.dragCancelled.connect(lambda _handle: session.cancel_gesture())
        view.cellOpened.connect(self._open)

    @property
    def grid(self) -> Grid:
        """Rows and columns as chosen."""
        return read_grid(self._session.view.rows, self._session.view.columns)

    def show(self, parts: Part, seen: bool) -> None:
        """Bring up to date what these parts touch; `seen`: whether the grid is in sight."""
        if not seen:
            self._cells = Cells()
            self._later.stop()
            return
        session = self._session
        fresh = not self._cells.runs
        if fresh or parts & (Part.VIEW | Part.DOCUMENT):
            self._view.show_layers(session.view.layers)
            self._view.set_log(session.view.log_loss)
        if fresh or parts & (Part.SCENARIO | Part.VIEW):
            self._cells = self._cells.of(session.scenario, self.grid, session.solution)
        if fresh or parts & (Part.SCENARIO | Part.VIEW | Part.TRAJECTORY | Part.STEP):
            self._follow()

    def _follow(self) -> None:
        """Bring the cells to where the current run is, or nearer to it."""
        session = self._session
        self._cells = self._cells.on(session.last_step, BUDGET_MS / 1e3)
        self._view.show_cells(self.grid, self._cells.at(session.current_step), session.scenario)
        self._view.show_step(session.current_step)
        if not self._cells.reach(session.last_step):
            self._later.start()

    def _move(self, handle: str, cell: Cell, p: tuple[float, ...], run: str = "") -> None:
        """A point that is an axis moves in its row or column; any other is the scenario's, and moves in all cells."""
        grid = self.grid.with_point(handle, cell, p)
        if grid is None:
            self._session.edit(run, **{handle: p})
        else:
            view = self._session.view.replace(rows=grid.rows.text, columns=grid.columns.text)
            self._session.change(handle, run, view=view)

    def _open(self, cell: Cell) -> None:
        """A cell becomes the current run, as far as the grid goes, and the big picture comes back; one deed."""
        session = self._session
        scenario, length = self.grid.scenario(session.scenario, *cell), min(session.last_step, MAX_STEPS)
        session.take("open cell", scenario, length, view=session.view.replace(grid=False))
