"""Where a run is worth a stop: evenly along its path, and where something happens to a class."""

from __future__ import annotations

from collections.abc import Iterable

from xentviz.engine.descent import Trajectory
from xentviz.figure.contents.filmstrip import rows_along
from xentviz.milestones import Milestone

_ALONG = 8
_MOST = 12  # events; a run that swings has one a step, and none of them tells more than the others
_NEAR = 1  # steps from an event within which another stop says the same again


def moments(run: Trajectory, milestones: Iterable[Milestone]) -> list[int]:
    """The steps, rising, the first and the last one of the run among them."""
    along = [int(run.step[row]) for row in rows_along(run, len(run) - 1, _ALONG)]
    last = along[-1]
    events = {m.first for m in milestones if m.kind != "stop" and m.count == 1 and m.first <= last}
    if len(events) > _MOST:
        events = set()
    kept = {step for step in along if step in (0, last) or all(abs(step - event) > _NEAR for event in events)}
    return sorted(kept | events)
