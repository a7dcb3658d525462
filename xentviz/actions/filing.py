"""What commands need of whoever keeps the session's file."""

from __future__ import annotations

from typing import Protocol


class Filing(Protocol):
    """Whoever keeps the session's file; see `xentviz.app.filing.SessionFiling`."""

    def new(self) -> None:
        """Begin another session."""

    def open(self) -> None:
        """Ask for a session file, a scenario file or an exported figure, and open it."""

    def save(self) -> bool:
        """Write the session to its file; ask for one where there is none. Says whether it is written."""

    def save_as(self) -> bool:
        """Ask for a file and write the session to it. Says whether it is written."""

    def copy(self) -> None:
        """Put the session on the clipboard as text."""

    def paste(self) -> None:
        """Take the session, or scenario, whose text is on the clipboard."""
