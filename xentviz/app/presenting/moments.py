"""Where a run is worth a stop: evenly along its path, and where something happens to a class."""

from __future__ import annotations

from collections.abc import Iterable

from xentviz.engine.descent import Trajectory
from xentviz.explain.happenings import happening
from xentviz.figure.contents.filmstrip import rows_along
from xentviz.milestones import Milestone

_ALONG = 8
_MOST = 12  # events; a run that swings has one a step, and none of them tells more than the others
_NEAR = 1  # steps from an event within which another stop says the same again


def moments(run: Trajectory, milestones: Iterable[Milestone]) -> list[int]:
    """The steps, rising, the first and the last one of the run among them."""
    along = [int(run.step[row]) for row in rows_along(run, len(run) - 1, _ALONG)]
    last = along[-1]
    events = {event.first for event in _events(milestones) if event.first <= last}
    kept = {step for step in along if step in (0, last) or all(abs(step - event) > _NEAR for event in events)}
    return sorted(kept | events)


def words_for(step: int, milestones: Iterable[Milestone]) -> str:
    """What happens at a step, in a sentence or several; '' where nothing does."""
    told = (happening(event).partition(": ")[2] for event in _events(milestones) if event.first == step)
    return " ".join(sentence[0].upper() + sentence[1:] for sentence in told)


def _events(milestones: Iterable[Milestone]) -> list[Milestone]:
    """Those of the classes, if they are few."""
    events = [event for event in milestones if event.kind != "stop" and event.count == 1]
    return events if len(events) <= _MOST else []
