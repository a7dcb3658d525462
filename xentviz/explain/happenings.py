"""What happens along a run, in a sentence each."""

from __future__ import annotations

from collections.abc import Iterable

from xentviz.engine.catalog import Entry
from xentviz.engine.stopping import MaxSteps
from xentviz.milestones import Milestone
from xentviz.numbers import as_given


def happening(milestone: Milestone) -> str:
    """One sentence that begins with the step, or with the first and the last of several."""
    return happenings([milestone])


def happenings(milestones: Iterable[Milestone]) -> str:
    """A sentence for each step, or stretch of steps, in the order in which they come; '' for none."""
    told: dict[str, list[str]] = {}
    for milestone in milestones:
        told.setdefault(_place(milestone), []).append(_event(milestone))
    return " ".join(f"{place}: {'; '.join(events)}." for place, events in told.items())


def _place(milestone: Milestone) -> str:
    first, last = milestone.first, milestone.last
    return f"Step {first}" if first == last else f"Steps {first} to {last}"


def _event(milestone: Milestone) -> str:
    return _single(milestone) if milestone.first == milestone.last else _several(milestone)


def _single(milestone: Milestone) -> str:
    letter = _letter(milestone)
    if milestone.kind == "turn":
        return f"{letter} fell until here and rises now" if milestone.up else f"{letter} rose until here and falls now"
    if milestone.kind == "pass":
        return f"the right class {letter} {'reaches' if milestone.up else 'falls below'} {milestone.level:g} here"
    return _stop(milestone)


def _several(milestone: Milestone) -> str:
    if milestone.kind == "turn":
        return f"{_letter(milestone)} turns {milestone.count} times"
    return f"the right class {_letter(milestone)} crosses {milestone.level:g} {milestone.count} times"


def _stop(milestone: Milestone) -> str:
    rule = milestone.rule
    if rule is None or rule.name == MaxSteps.name:
        return "the preview ends here; the run was played on"
    if milestone.real:
        return f"the run ends here by its stopping rule, {_named(rule)}"
    return f"the stopping rule “{_named(rule)}” would have ended the run here"


def _named(rule: Entry) -> str:
    values = ", ".join(f"{name} {as_given(value)}" for name, value in rule.values().items())
    return f"{rule.label}, {values}" if values else rule.label


def _letter(milestone: Milestone) -> str:
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[milestone.index % 26]
