"""The commands that choose how things are shown."""

from __future__ import annotations

from PySide6.QtCore import Qt

from xentviz.app.pinning import Pinning
from xentviz.app.touring import Touring
from xentviz.app.window import Window
from xentviz.app.wiring import Wiring
from xentviz.session import Session


class Viewing:
    """Changes the session's view, or the window; see `xentviz.actions.desk.Viewing`."""

    def __init__(self, session: Session, window: Window, wiring: Wiring, touring: Touring, pinning: Pinning) -> None:
        self._session, self._window, self._wiring = session, window, wiring
        self._touring, self._pinning = touring, pinning

    def show_page(self, name: str) -> None:
        """Explain by the ledger or by the mathematics."""
        self._session.edit_view(page=name)

    def toggle_span(self) -> None:
        """The ledger of a step, or of all so far."""
        self._session.edit_view(span="step" if self._session.view.span == "sum" else "sum")

    def swap(self, actor: str) -> None:
        """Show the paths of an actor's other members, and their list, or no longer."""
        self._session.edit_view(swapped="" if self._session.view.swapped == actor else actor)
        if self._session.view.swapped:
            self._window.settings.bring(self._window.settings.rivals)

    def toggle_grid(self) -> None:
        """The grid of runs, or the current run."""
        if self._touring.asking:
            self._wiring.say("answer first: the grid shows what happens")
        elif not self._session.in_gesture:  # a hand that holds something in the picture keeps it in sight
            self._session.edit_view(grid=not self._session.view.grid)

    def toggle_log_scale(self) -> None:
        """Loss curve: logarithmic or linear."""
        self._session.edit_view(log_loss=not self._session.view.log_loss)

    def choose_appearance(self, name: str) -> None:
        """Light, dark or as the system."""
        self._wiring.choose_appearance(name)

    def toggle_full_screen(self) -> None:
        """Enter or leave full screen; a window that was maximised is so again."""
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def in_force(self, command: str) -> bool:
        """Whether the window shows what the command with this id chooses."""
        view, appearance = self._session.view, self._wiring.settings.appearance
        switches = {"log": view.log_loss, "span": view.span == "sum", "grid": view.grid}
        switches |= {"full-screen": self._window.isFullScreen(), "strip": self._window.storyboard.wanted}
        switches["pins"] = self._pinning.open
        return switches.get(command, command in (view.page, appearance, f"swap-{view.swapped}"))
