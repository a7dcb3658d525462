"""Joins the session and what one set of views shows of the pinned runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject

from xentviz.pinned import PinnedRun
from xentviz.pins import pinned_runs
from xentviz.session import Part, Session


class Shows(Protocol):
    """A view of pinned runs."""

    def show_pins(self, pins: Sequence[PinnedRun]) -> None:
        """Show these."""

    def light_pin(self, number: int | None) -> None:
        """Let one stand out, or none."""


class PinsWiring(QObject):
    """What changes of the pinned runs is shown; what changes of the current run leaves them as they are."""

    def __init__(self, session: Session, views: Sequence[Shows], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._views = session, views

    def show(self, parts: Part) -> None:
        """Bring up to date what these parts touch."""
        if parts & Part.PINS:
            runs = pinned_runs(self._session.pins, self._session.scenario)
            for view in self._views:
                view.show_pins(runs)

    def light(self, number: int | None) -> None:
        """Let the run with this number stand out in all views, or none."""
        for view in self._views:
            view.light_pin(number)
