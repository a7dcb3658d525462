"""A document: everything that a session file holds, one immutable value."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from xentviz.pins import Pins
from xentviz.reading import PlainData, part, whole_number
from xentviz.scenario import MAX_STEPS, Scenario
from xentviz.storyboard import Storyboard
from xentviz.view import View


@dataclass(frozen=True)
class Document(PlainData):
    """What a person works on. Each field is declared here once, with its default, its writer and its reader.

    `step`: the one looked at, 0 to 100,000; one that the run does not reach shows its last. Raises InputError for
    another one.
    """

    scenario: Scenario = part(Scenario)
    view: View = part(View)
    storyboard: Storyboard = part(Storyboard)
    pins: Pins = part(Pins)
    step: int = 0

    def __post_init__(self) -> None:
        whole_number("step", self.step, MAX_STEPS)

    def replace(self, /, **changes: Any) -> Document:
        """A document with some fields changed."""
        return dataclasses.replace(self, **changes)

    def with_passing(self, document: Document) -> Document:
        """This document with that of another which is nobody's work: the step, and `xentviz.view.PASSING`."""
        return self.replace(view=self.view.with_passing(document.view), step=document.step)

    def with_kept(self, document: Document) -> Document:
        """This document with what was kept in another: KEPT."""
        return self.replace(**{name: getattr(document, name) for name in KEPT})


KEPT = ("storyboard", "pins")
"""The fields that belong to a document whatever else is shown or dragged meanwhile."""

FIELDS = tuple(f.name for f in dataclasses.fields(Document))
"""The names of all fields, in the order of the file."""
