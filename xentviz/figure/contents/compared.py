"""The runs that a comparison shows, each with its name."""

from __future__ import annotations

from functools import lru_cache

from xentviz.engine.history import row_at
from xentviz.figure.caption import comparison_title, pins_title
from xentviz.figure.contents.base import Moment
from xentviz.pinned import PinnedRun
from xentviz.played import Played
from xentviz.rivals import ACTORS
from xentviz.scenario import MAX_STEPS, Scenario
from xentviz.solution import Solution, solve

_DEFAULT = "parameterization"

Run = tuple[str, Moment]


def compared(moment: Moment, swapped: str) -> list[Run]:
    """The same step of each run; one that ended before is at its end.

    The runs of all members of the swapped actor, played on as far as the moment's; without one the pinned runs, each
    with its number and its name; where there are none either, what descends.
    """
    runs = _pinned(moment.pins) if _of_pins(moment, swapped) else _members(moment, swapped or _DEFAULT)
    return [(name, Moment(run, row_at(run.trajectory, moment.step))) for name, run in runs]


def title_of(moment: Moment, swapped: str) -> str:
    """What is compared, and what all runs have in common."""
    if _of_pins(moment, swapped):
        return pins_title([pin.computed.scenario for pin in moment.pins])
    return comparison_title(moment.solution.scenario, swapped or _DEFAULT)


def step_of(moment: Moment, swapped: str) -> str:
    """At which step the runs are."""
    of = "" if _of_pins(moment, swapped) else f" of {max(_last(moment), moment.solution.scenario.steps)}"
    shorter = any(now.step < moment.step for _, now in compared(moment, swapped))
    return f"Step {moment.step}{of}{', or the last one of a shorter run' if shorter else ''}."


def _of_pins(moment: Moment, swapped: str) -> bool:
    return not swapped and bool(moment.pins)


def _pinned(pins: tuple[PinnedRun, ...]) -> list[tuple[str, Solution]]:
    return [(f"{pin.number + 1}: {pin.name}", _run(pin.computed.scenario, int(pin.run.step[-1]))) for pin in pins]


@lru_cache(maxsize=20)
def _run(scenario: Scenario, steps: int) -> Solution:
    return solve(scenario.replace(steps=max(steps, scenario.steps)))


def _members(moment: Moment, actor: str) -> list[tuple[str, Solution]]:
    played = _played(moment.solution.scenario, actor, min(_last(moment), MAX_STEPS))
    return [(getattr(run.solution.scenario, actor).label, run.seen(moment.step)) for run in played]


def _last(moment: Moment) -> int:
    return int(moment.trajectory.step[-1])


@lru_cache(maxsize=2)
def _played(own: Scenario, actor: str, step: int) -> tuple[Played, ...]:
    """The run of each member to a step, in the catalogue's order; asked for several times in each page."""
    entry = getattr(own, actor)
    members = [entry if entry.name == member.name else member() for member in ACTORS[actor].members]
    return tuple(Played.of(solve(own.replace(**{actor: member}))).to(step) for member in members)
