"""Which unsaved work is worth a question before it is gone from the window."""

from __future__ import annotations

from xentviz.document import Document
from xentviz.origin import Origin

MANY_DEEDS = 3
"""So many things done to a session without a file are worth a question before it gives way to another one."""


def before_leaving(origin: Origin, document: Document, deeds: int) -> bool:
    """Whether to ask before another session takes the place of this document, to which so many things were done.

    Of a session without a file, a nudge at its run is not worth it.
    """
    work = origin.differs(document) and (origin.path is not None or deeds >= MANY_DEEDS)
    return work or (origin.path is None and _holds_more(document))


def before_closing(origin: Origin, document: Document) -> bool:
    """Whether to ask before the window closes: without a file, a run comes back at the next start."""
    return origin.differs(document) and (origin.path is not None or _holds_more(document))


def _holds_more(document: Document) -> bool:
    """Whether a document holds more than one run and how it is shown."""
    return document != Document(document.scenario, document.view, step=document.step)
