"""The session: the one thing that changes over time, and the one door through which it changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject

from xentviz.document import FIELDS, Document
from xentviz.pins import Pin, Pins
from xentviz.playback import MOST_ROWS, Part, Playback, Snapshot
from xentviz.played import Played
from xentviz.scenario import MAX_STEPS, Scenario
from xentviz.solution import solve
from xentviz.storyboard import Kept, Storyboard
from xentviz.undo import Deed, History, named
from xentviz.view import View

__all__ = ["MOST_ROWS", "Part", "Session"]

_PARTS = {"view": Part.VIEW, "storyboard": Part.STORYBOARD, "pins": Part.PINS}
"""What the parts of a document are called in `changed`; a scenario's are those of its run."""

_KEPT = {"storyboard": "storyboard", "pins": "pinned runs"}
"""What belongs to a document whatever else is shown meanwhile, and what to call it."""


@dataclass(frozen=True)
class _Aside:
    """What comes back when another document has been shown."""

    history: History
    snapshot: Snapshot


class Session(Playback):
    """The document that a person works on, its history, and the playback of its scenario.

    Every change has a name, by which it can be undone. `changed` (see Playback) is the only signal, also for what
    undo, redo and `open` change.
    """

    def __init__(self, begin: Scenario | Document | None = None, parent: QObject | None = None) -> None:
        document = begin if isinstance(begin, Document) else Document(begin or Scenario())
        super().__init__(document.scenario, parent)
        self.history = History(document)
        self._aside: _Aside | None = None
        self._before_gesture: Snapshot | None = None
        self._reach(document.step)

    @property
    def document(self) -> Document:
        """Everything that a session file holds. A step beyond those it takes is its last: that one is soon reached."""
        return self.history.present.replace(step=min(self.current_step, MAX_STEPS))

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

    @property
    def view(self) -> View:
        """How things are shown."""
        return self.history.present.view

    @property
    def storyboard(self) -> Storyboard:
        """The moments that were kept."""
        return self.history.present.storyboard

    @property
    def pins(self) -> Pins:
        """The pinned runs."""
        return self.history.present.pins

    @property
    def kept(self) -> Kept:
        """What is shown now, as a moment for the storyboard. Raises InputError for a step beyond those it takes."""
        return Kept(self.scenario, self.view, self.current_step)

    @property
    def undo_name(self) -> str | None:
        """What `undo` takes back; None if there is nothing."""
        return self.history.undo_name

    @property
    def redo_name(self) -> str | None:
        """What `redo` does again; None if there is nothing."""
        return self.history.redo_name

    def edit(self, run: str = "", **changes: Any) -> None:
        """Change settings. Raises InputError, and changes nothing, if one is not allowed.

        Changes that name the same `run` and follow each other closely are undone at once, see `History`.
        """
        self.change(named(changes), run, scenario=self.scenario.replace(**changes))

    def edit_view(self, **changes: Any) -> None:
        """Change how things are shown. Raises InputError, and changes nothing, if that is not allowed."""
        self.change(named(changes), view=self.view.replace(**changes))

    def load(self, scenario: Scenario) -> None:
        """Take a whole scenario. The step looked at stays where the new run has it."""
        self.change("scenario", scenario=scenario)

    def change(self, name: str, run: str = "", **fields: Any) -> None:
        """Change fields of the document by something that is called `name` in the menu."""
        before = self._passed()
        told = self.history.change(name, before.replace(**fields), run)
        self._follow(before, Part.HISTORY if told else Part.NONE)

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

    def undo(self) -> None:
        """Take the last change back, exactly; playing stops. In a gesture nothing happens.

        The step looked at stays, past the preview too, unless the change was one to another step.
        """
        self._turn(self.history.undo)

    def redo(self) -> None:
        """Do again what was undone last, exactly; playing stops. In a gesture nothing happens."""
        self._turn(self.history.redo)

    def begin_gesture(self, name: str = "") -> None:
        """What follows is one change, until it ends; remember the present state, so that it can be given up."""
        if self.history.end():
            self.changed.emit(Part.HISTORY)
        self._passed()
        self.history.begin(name)
        self._before_gesture = self.snapshot

    @property
    def in_gesture(self) -> bool:
        """Whether a drag is going on."""
        return self.history.in_gesture

    def end_gesture(self) -> None:
        """The drag is done: what it changed stays."""
        if self.history.end():
            self.changed.emit(Part.HISTORY)

    def cancel_gesture(self) -> None:
        """Give the drag up: back to the state before it, exactly."""
        before = self.document
        if self.history.cancel() and self._before_gesture is not None:
            self._follow(before, self._show(self._before_gesture))

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

    def _passed(self) -> Document:
        """The document, also as the one that the history has."""
        self.history.pass_to(self.document)
        return self.history.present

    def _turn(self, turn: Callable[[], Deed | None]) -> None:
        before = self.document
        entry = turn()
        if entry is not None:
            self.player.pause()
            played_on = before.step if before.step > before.scenario.steps else 0
            self._follow(before, self._solve(self.history.present.scenario, played_on) | Part.HISTORY)
            if entry.moved:
                self._reach(entry.document.step)

    def _follow(self, before: Document, parts: Part) -> None:
        """Show what the history now has, where it differs from `before`, and tell of it."""
        document = self.history.present
        for field, part in _PARTS.items():
            if getattr(document, field) != getattr(before, field):
                parts |= part
        parts |= self._solve(document.scenario)
        if parts:
            self.changed.emit(parts)
