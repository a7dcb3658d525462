"""A document: everything that a session file holds, one immutable value."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from xentviz.pins import Pins
from xentviz.reading import Record, part
from xentviz.scenario import Scenario
from xentviz.storyboard import Storyboard
from xentviz.view import PASSING, View


@dataclass(frozen=True)
class Document(Record):
    """What a person works on. Each field is declared here once, with its default, its writer and its reader."""

    scenario: Scenario = part(Scenario)
    view: View = part(View)
    storyboard: Storyboard = part(Storyboard)
    pins: Pins = part(Pins)

    def replace(self, **changes: Any) -> Document:
        """A document with some fields changed."""
        return dataclasses.replace(self, **changes)

    def with_passing(self, view: View) -> Document:
        """This document with the choices of `view` that nothing remembers, see `xentviz.view.PASSING`."""
        return self.replace(view=self.view.replace(**{name: getattr(view, name) for name in PASSING}))


FIELDS = tuple(f.name for f in dataclasses.fields(Document))
"""The names of all fields, in the order of the file."""
