"""A document that is edited: its history, and the playback of its scenario."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from xentviz.document import Document
from xentviz.pins import Pins
from xentviz.playback import Part, Playback, Snapshot
from xentviz.scenario import MAX_STEPS, Scenario
from xentviz.storyboard import Kept, Storyboard
from xentviz.undo import Deed, History, named
from xentviz.view import View

_PARTS = {"view": Part.VIEW, "storyboard": Part.STORYBOARD, "pins": Part.PINS}
"""What the parts of a document are called in `changed`; a scenario's are those of its run."""


class Editing(Playback):
    """Changes of a document, and the way back and forth through them.

    Every change has a name, by which it can be undone. `changed` (see Playback) is the only signal, also for what undo
    and redo change.
    """

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(document.scenario, parent)
        self.history = History(document)
        self._before_gesture: Snapshot | None = None
        self._reach(document.step)

    @property
    def document(self) -> Document:
        """Everything that a session file holds. A step beyond those it takes is its last: that one is soon reached."""
        return self.history.present.replace(step=min(self.current_step, MAX_STEPS))

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
