"""The history of a document: what was done, by name, and the way back and forth through it."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from xentviz.document import Document

MOST_ENTRIES = 10_000
"""Entries kept. Documents share all that did not change between them: an entry costs about a kilobyte."""

PAUSE_S = 1.0
"""Changes of one run that follow each other within this time are one entry."""


_NAMES = {
    "start_logits": "start",
    "free": "gradient entries",
    "stop": "stopping rule",
    "steps": "previewed steps",
    "log_loss": "loss scale",
    "swapped": "swap",
}
"""What changes of these settings and choices are called, where it is not by their own names."""


@dataclass(frozen=True)
class Deed:
    """Something that was done, the document on its other side, and the step to which it led on this side."""

    name: str
    document: Document
    step: int

    @property
    def moved(self) -> bool:
        """Whether it was done to the step looked at, too."""
        return self.step != self.document.step


class History:
    """The present document, and those before and after it.

    A gesture, from `begin` to `end`, is one entry however many changes it has, and can be cancelled; what is kept in
    the middle of it (`Document.with_kept`) is an entry of its own, before the gesture, and stays. Changes that name
    the same `run` (the notches of a wheel, the repeats of a key) are one entry while none comes more than PAUSE_S after
    the one before. What is nobody's work (`Document.with_passing`) stays as it is through all of it.
    """

    def __init__(self, present: Document, clock: Callable[[], float] = time.monotonic) -> None:
        self.present = present
        self.clock = clock
        self._past: deque[Deed] = deque(maxlen=MOST_ENTRIES)
        self._future: list[Deed] = []
        self._forgotten: list[Deed] = []  # the future that the present run has put an end to
        self._gesture: Deed | None = None
        self._run, self._last = "", 0.0

    @property
    def undo_name(self) -> str | None:
        """What `undo` would take back; None if there is nothing."""
        return self._past[-1].name if self._past else None

    @property
    def redo_name(self) -> str | None:
        """What `redo` would do again; None if there is nothing."""
        return self._future[-1].name if self._future else None

    @property
    def deeds(self) -> int:
        """How many entries can be undone."""
        return len(self._past)

    @property
    def in_gesture(self) -> bool:
        """Whether a gesture is going on."""
        return self._gesture is not None

    def change(self, name: str, document: Document, run: str = "") -> bool:
        """The document becomes this one, by something called `name`. '' for `run` is none.

        Says whether that is to be told of: nobody's work is no entry, and one of a gesture has not ended.
        """
        before, self.present = self.present, document
        if self._same(before):
            return False
        if self._gesture is not None:
            return self._change_in(self._gesture, name, before)
        now = self.clock()
        goes_on = run != "" and run == self._run and now - self._last <= PAUSE_S
        self._run, self._last = run, now
        if not goes_on:
            self._forgotten = [*self._future]
            self._remember(Deed(name, before, document.step))
        elif self._same(self._past[-1].document):
            self._past.pop()
            self._future, self._run = self._forgotten, ""  # nothing has happened
        return True

    def pass_to(self, document: Document) -> None:
        """The document becomes this one, and nobody will want that back."""
        self.present = document

    def seal(self) -> None:
        """The next change is an entry of its own."""
        self._run = ""

    def begin(self, name: str = "") -> None:
        """A gesture begins, and ends one that is still going on; without a name it has that of its first change."""
        self.end()
        self._gesture = Deed(name, self.present, self.present.step)

    def end(self) -> bool:
        """The gesture is done. Says whether there is an entry of it."""
        gesture, self._gesture = self._gesture, None
        self.seal()
        if gesture is None or self._same(gesture.document):
            return False
        self._remember(gesture)
        return True

    def cancel(self) -> bool:
        """Give the gesture up: the document is that from before it. Says whether there was a gesture."""
        gesture, self._gesture = self._gesture, None
        self.seal()
        if gesture is None:
            return False
        self.present = gesture.document
        return True

    def undo(self) -> Deed | None:
        """One entry back: this one, with the document that is now present. None if there is none, as in a gesture."""
        return self._turn(self._past, self._future)

    def redo(self) -> Deed | None:
        """One entry forth, as `undo`."""
        return self._turn(self._future, self._past)

    def _change_in(self, gesture: Deed, name: str, before: Document) -> bool:
        if before.with_kept(self.present) != self.present:
            self._gesture = replace(gesture, name=gesture.name or name)
            return False
        self._remember(replace(gesture, name=name))
        self._gesture = replace(gesture, document=gesture.document.with_kept(self.present))
        return True

    def _turn(self, source: deque[Deed] | list[Deed], goal: deque[Deed] | list[Deed]) -> Deed | None:
        self.seal()
        if self.in_gesture or not source:
            return None
        entry = source.pop()
        goal.append(Deed(entry.name, self.present.replace(step=entry.step), entry.document.step))
        self.present = entry.document.with_passing(self.present)
        return entry

    def _remember(self, entry: Deed) -> None:
        self._past.append(entry)
        self._future.clear()

    def _same(self, document: Document) -> bool:
        return document.with_passing(self.present) == self.present


def named(changes: Iterable[str]) -> str:
    """What a change of these settings or choices is called."""
    return ", ".join(_NAMES.get(name, name.replace("_", " ")) for name in changes)
