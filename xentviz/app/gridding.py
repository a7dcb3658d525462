"""Joins the session and the page of the grid: what its axes are, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QObject

from xentviz.app.grid_wiring import GridWiring
from xentviz.app.window import Window
from xentviz.grid import Grid
from xentviz.session import Part, Session


class Gridding(QObject):
    """The page takes the place of simplex and curves while the view says so."""

    def __init__(self, session: Session, window: Window) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._wiring = GridWiring(session, window.grid.view, self)
        window.grid.gridChosen.connect(self._choose)
        window.grid.left.connect(lambda: session.edit_view(grid=False))

    def show(self, parts: Part) -> None:
        """Bring up to date what these parts touch."""
        page, view = self._window.grid, self._session.view
        self._window.show_grid(view.grid)
        if parts & Part.DOCUMENT:
            page.forget()
        if view.grid and parts & (Part.VIEW | Part.DOCUMENT):
            page.show_grid(self._wiring.grid)
        self._wiring.show(parts, view.grid)

    def _choose(self, grid: Grid) -> None:
        view = self._session.view.replace(rows=grid.rows.text, columns=grid.columns.text)
        self._session.change("grid axes", view=view)
