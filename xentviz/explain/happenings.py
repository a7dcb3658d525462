"""What happens along a run, in a sentence each."""

from __future__ import annotations

from xentviz.engine.catalog import Entry
from xentviz.engine.stopping import MaxSteps
from xentviz.milestones import Milestone


def happening(milestone: Milestone) -> str:
    """One sentence that begins with the step, or with the first and the last of several."""
    if milestone.first == milestone.last:
        return f"Step {milestone.first}: {_single(milestone)}."
    return f"Steps {milestone.first} to {milestone.last}: {_several(milestone)}."


def _single(milestone: Milestone) -> str:
    letter = _letter(milestone)
    if milestone.kind == "turn":
        return f"{letter} fell until here and rises now" if milestone.up else f"{letter} rose until here and falls now"
    if milestone.kind == "pass":
        return f"the right class {letter} is {'at' if milestone.up else 'below'} {milestone.level:g} from here on"
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
    values = ", ".join(f"{name} {value:g}" for name, value in rule.values().items())
    return f"{rule.label}, {values}" if values else rule.label


def _letter(milestone: Milestone) -> str:
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[milestone.index % 26]
