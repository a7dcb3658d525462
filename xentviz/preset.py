"""What a preset is: a document with a title and a sentence. Frozen, checked when made."""

from __future__ import annotations

from dataclasses import dataclass, field, fields

from xentviz.document import Document
from xentviz.engine.given import InputError
from xentviz.figure.option_texts import check_text
from xentviz.scenario import Scenario
from xentviz.storyboard import Kept

LONGEST_TITLE = 40
"""Of a title, in characters: what a card has room for in one line."""


@dataclass(frozen=True)
class Preset:
    """A ready document. Raises InputError for values not allowed.

    `name`: what the command line calls it. `title`: 1 to 40 characters. `summary`: a sentence on what it shows, up to
    200 characters, may be empty. The scenario has three classes.
    """

    name: str
    title: str
    summary: str = ""
    document: Document = field(default=Document())

    def __post_init__(self) -> None:
        for name in ("title", "summary"):
            if getattr(self, name) is None:
                raise InputError(f"{name} is None, allowed is text.")
            check_text(name)(getattr(self, name))
        if not 1 <= len(self.title.strip()) <= LONGEST_TITLE:
            raise InputError(f"title is {self.title!r:.80}, allowed are 1 to {LONGEST_TITLE} characters.")
        _ = self.kept

    @property
    def scenario(self) -> Scenario:
        """What is run."""
        return self.document.scenario

    @property
    def kept(self) -> Kept:
        """What the preset shows first, as a moment."""
        return Kept(self.document.scenario, self.document.view, self.document.step)

    def shown_in(self, document: Document) -> Document:
        """The document after the preset was opened in it: the preset's scenario, view and step in place of its own.

        Of all else the preset brings what it has and leaves the rest, so that no moment that a person kept is lost.
        """
        held = {f.name: getattr(self.document, f.name) for f in fields(Document)}
        brought = {name: value for name, value in held.items() if value != getattr(Document(), name)}
        view = self.document.view.with_passing(document.view)
        return document.replace(**brought | {"scenario": self.scenario, "view": view, "step": self.document.step})
