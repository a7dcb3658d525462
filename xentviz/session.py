"""The session: the one thing that changes over time, and the one door through which it changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject

from xentviz.document import FIELDS, Document
from xentviz.editing import Editing
from xentviz.pins import Pin
from xentviz.playback import MOST_ROWS, Part, Snapshot
from xentviz.played import Played
from xentviz.scenario import MAX_STEPS, Scenario
from xentviz.solution import solve
from xentviz.storyboard import Kept
from xentviz.undo import History
from xentviz.view import View

__all__ = ["MOST_ROWS", "Part", "Session"]

_KEPT = {"storyboard": "storyboard", "pins": "pinned runs"}
"""What belongs to a document whatever else is shown meanwhile, and what to call it."""


@dataclass(frozen=True)
class _Aside:
    """What comes back when another document has been shown."""

    history: History
    snapshot: Snapshot


class Session(Editing):
    """The document that a person works on, and what is shown in its place: kept moments, pinned runs, other documents.

    Whatever that changes is a change like any other, with a name by which it can be undone.
    """

    def __init__(self, begin: Scenario | Document | None = None, parent: QObject | None = None) -> None:
        super().__init__(begin if isinstance(begin, Document) else Document(begin or Scenario()), parent)
        self._aside: _Aside | None = None

    @property
    def own_document(self) -> Document:
        """The document that the person works on, also while another is shown; what was kept meanwhile is part of it."""
        if self._aside is None:
            return self.document
        return self._aside.history.present.with_kept(self.document)

    @property
    def own_deeds(self) -> int:
        """How many entries of the history of that document can be undone."""
        return (self._aside.history if self._aside else self.history).deeds

    def take(self, name: str, scenario: Scenario, length: int, **fields: Any) -> None:
        """Take a scenario, its run played up to step `length`, and other fields, as one change, called `name`.

        Playing stops; the step looked at stays, or is the last that there is.
        """
        self.player.pause()
        before = self._passed()
        parts = self._solve(scenario, length) | Part.HISTORY
        self.history.change(name, self.document.replace(scenario=scenario, **fields))
        self._follow(before, parts)

    def go_to(self, moment: Kept) -> None:
        """Show a moment that was kept: its run, in its view, at its step; playing stops."""
        document = self.document.replace(scenario=moment.scenario, view=moment.view, step=moment.step)
        self.show("go to a moment", document)

    def show(self, name: str, document: Document) -> None:
        """Take a whole document as one change, called `name`, and look at its step; playing stops."""
        self.player.pause()
        self.change(name, **{field: getattr(document, field) for field in FIELDS})
        self._reach(document.step)

    def restore(self, pin: Pin) -> None:
        """Make a pinned run the current one, as far as it was played; playing stops, the step looked at stays."""
        self.take("restore pinned run", pin.scenario, pin.length)

    def open(self, document: Document) -> None:
        """Show another document, which has no past, at its step; playing stops, and a loop goes."""
        self.player.pause()
        self._before_gesture = None
        before = self.document
        self.history = History(document, self.history.clock)
        played = Played.of(solve(document.scenario, self.solution)).to(document.step)
        self._follow(before, self._show(Snapshot.of(played, document.step)) | Part.HISTORY | Part.DOCUMENT)

    def return_to(self, name: str, snapshot: Snapshot, view: View) -> None:
        """Show again what was shown before, exactly, in this way; playing stops. In a gesture nothing happens.

        What that changes of the document is one change, called `name`.
        """
        if self.in_gesture:
            return
        self.player.pause()
        before, step = self._passed(), min(snapshot.step, MAX_STEPS)
        self.history.change(name, before.replace(scenario=snapshot.solution.scenario, view=view, step=step))
        self._follow(before, self._show(snapshot) | Part.HISTORY)

    def set_aside(self) -> None:
        """Put the document aside with its history; what is shown from now on has a history of its own."""
        if self._aside is None:
            self.history.end()
            self._passed()
            self._aside = _Aside(self.history, self.snapshot)
            self.history = History(self.document, self.history.clock)
            self.changed.emit(Part.HISTORY)

    def bring_back(self) -> None:
        """Show the document again that was put aside, with its history, its run and its loop, exactly; playing stops.

        What was kept and pinned meanwhile stays.
        """
        aside = self._aside
        if aside is not None:
            self.player.pause()
            before, own = self.document, self.own_document
            self.history, self._aside = aside.history, None
            kept = [title for name, title in _KEPT.items() if getattr(own, name) != getattr(self, name)]
            self.history.change(" and ".join(kept), own)
            self._follow(before, self._show(aside.snapshot) | Part.HISTORY)

    def keep(self, name: str) -> None:
        """What is shown becomes a change, called `name`, of the document that was put aside."""
        if self._aside is not None:
            shown, self.history, self._aside = self.document, self._aside.history, None
            self.history.change(name, shown)
            self.changed.emit(Part.HISTORY)
