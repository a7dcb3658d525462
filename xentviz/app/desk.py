"""Whoever does what the commands ask for, made and found in one place."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from xentviz.actions.action import Action, Separator
from xentviz.app.copying import Copying
from xentviz.app.filing import SessionFiling
from xentviz.app.helping import Helping
from xentviz.app.keeping import Keeping
from xentviz.app.key_sections import Section, of_commands, of_places
from xentviz.app.pinning import Pinning
from xentviz.app.presenting.presenting import Presenting
from xentviz.app.presetting import Presetting
from xentviz.app.touring import Touring
from xentviz.app.viewing import Viewing
from xentviz.app.window import Window
from xentviz.app.wiring import Wiring
from xentviz.session import Session

if TYPE_CHECKING:
    from xentviz.app.exporting import Exporting


class WindowDesk:
    """See `xentviz.actions.desk.Desk`. A command's matter is an attribute here; `commands` are those of the menus."""

    def __init__(
        self,
        window: Window,
        session: Session,
        wiring: Wiring,
        touring: Touring,
        presenting: Presenting,
        filing: SessionFiling,
    ) -> None:
        self._window, self._session, self._wiring = window, session, wiring
        self.touring, self.presenting, self.filing = touring, presenting, filing
        self.keeping = Keeping(session, window, wiring)
        self.presetting = Presetting(session, window, wiring, touring)
        self.pinning = Pinning(session, window, wiring)
        self.copying = Copying(session, wiring)
        self.viewing = Viewing(session, window, wiring, touring, self.pinning)
        self.helping = Helping(window, self._keys)
        self.commands: tuple[Action | Separator, ...] = ()
        self._remembered = ""

    @cached_property
    def exporting(self) -> Exporting:
        """Made when first asked for: the window opens without what writes files."""
        from xentviz.app.exporting import Exporting  # with all formats and contents

        exporting = Exporting(self._window, self._session, self._wiring)
        exporting.remember(self._remembered)
        return exporting

    @property
    def memory(self) -> str:
        """What exports are to know at the next start, as text."""
        return self.exporting.memory if "exporting" in vars(self) else self._remembered

    def remember(self, text: str) -> None:
        """Keep what `memory` was at the last start until something is exported."""
        self._remembered = text

    def close_window(self) -> None:
        """Close the window and end the program."""
        self._window.close()

    def _keys(self) -> list[Section]:
        window, own = self._window, self.presetting.gallery.own
        places = of_places(window.storyboard.list, window.pins.table, own, self.presenting.key_rows)
        return [*of_commands(self.commands), *places]
