"""A way through what is shown."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from PySide6.QtCore import QObject

from xentviz.figure.caption import JOINT, setting
from xentviz.figure.run_grid import grid_title
from xentviz.grid import read_grid
from xentviz.session import Part, Session
from xentviz.views.presenter.window import PresenterWindow


class Walk(QObject):
    """Goes on and back in a session, and shows in the window what belongs to it alone; lives while the window does."""

    title: ClassVar[str]
    """What is walked through, in a word or two."""

    of_one_run: ClassVar[bool] = False
    """Whether it shows one run alone, also where the grid is chosen."""

    def __init__(self, session: Session, window: PresenterWindow) -> None:
        super().__init__(window)
        self.session, self.window = session, window

    @abstractmethod
    def begin(self) -> None:
        """The walk is chosen: show what it shows."""

    @abstractmethod
    def go(self, by: int, far: bool) -> None:
        """One on (1) or back (-1); `far`: to the next moment worth a stop. At either end nothing happens."""

    def show(self, parts: Part) -> None:
        """Bring up to date what these parts touch of what the walk shows; called while it is chosen."""

    @property
    def shows_grid(self) -> bool:
        """Whether the grid of runs is in sight, and not one run."""
        return self.session.view.grid and not self.of_one_run

    def restore(self) -> bool:
        """Bring the walk's own present picture back, whatever was played with it; says whether it has one."""
        return False

    def heading(self) -> tuple[str, str]:
        """What stands above, and where it may be broken into lines: what is run, unless a walk knows better."""
        scenario, view = self.session.scenario, self.session.view
        if self.shows_grid:
            return grid_title(scenario, read_grid(view.rows, view.columns)), JOINT
        return setting(scenario), JOINT

    def stop(self) -> None:
        """Stay where it is: another hand has taken over, or another walk."""
