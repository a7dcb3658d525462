"""What changes while it cannot be seen is shown once it can, all at once and no second time."""

from __future__ import annotations

from xentviz.app.backlog import Backlog
from xentviz.session import Part


def test_parts_that_changed_unseen_are_shown_together_when_it_can_be_seen():
    shown = []
    backlog = Backlog(shown.append)
    backlog.take(Part.STEP, seen=True)
    backlog.take(Part.VIEW, seen=False)
    backlog.take(Part.STEP, seen=False)
    backlog.take(Part.PINS, seen=True)
    assert shown == [Part.STEP, Part.VIEW | Part.STEP | Part.PINS]


def test_where_nothing_has_changed_nothing_is_shown():
    shown = []
    backlog = Backlog(shown.append)
    backlog.take(Part.NONE, seen=True)
    backlog.take(Part.STEP, seen=True)
    backlog.take(Part.NONE, seen=True)
    assert shown == [Part.STEP]
