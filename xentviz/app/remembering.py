"""What a window leaves to the next start when it closes."""

from __future__ import annotations

from PySide6.QtCore import QByteArray

from xentviz.app.autosave import Autosave
from xentviz.app.filing import SessionFiling
from xentviz.app.preferences import Preferences, Settings
from xentviz.origin import Origin


class Remembering:
    """The session comes back at the next start; unsaved work that does not come back so is offered there.

    `came_back` is the session of the last time if this window began with it, None if with another one.
    """

    def __init__(
        self, preferences: Preferences, filing: SessionFiling, autosave: Autosave, came_back: Origin | None
    ) -> None:
        self._preferences, self._filing, self._autosave = preferences, filing, autosave
        self._came_back = came_back
        self._came_unsaved = came_back is not None and came_back.document == preferences.untitled

    def remember(self, settings: Settings, geometry: QByteArray) -> None:
        """Leave everything to the next start."""
        self._keep_another()
        untitled = self._filing.origin.path is None
        self._preferences.keep("unsaved", "yes" if untitled and self._unsaved else "")
        if self._preferences.save(self._filing.last, settings, geometry) and untitled:
            self._autosave.clear()
        else:
            self._autosave.write()
            self._autosave.abandon()

    @property
    def _unsaved(self) -> bool:
        return self._filing.modified or (self._came_unsaved and self._filing.origin is self._came_back)

    def _keep_another(self) -> None:
        """A session without a file that this one takes the place of, unless it has become this one."""
        there = self._preferences.untitled
        if there is not None and (self._came_back is None or there != self._came_back.document):
            self._autosave.leave(there)
