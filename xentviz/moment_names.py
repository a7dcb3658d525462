"""What the moments of a storyboard are called where nobody has named them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from xentviz.engine.target import CLASSES, hard_class
from xentviz.figure.caption import named
from xentviz.numbers import as_given, probabilities
from xentviz.scenario import Scenario
from xentviz.storyboard import Storyboard

_MOST = 2  # differences that are named


def names(board: Storyboard) -> list[str]:
    """A name for each moment: its own, or the step with what differs in its run from that of the moment before it."""
    before = [None, *(moment.scenario for moment in board.moments)]
    return [
        moment.name or ", ".join([f"Step {moment.step}", *_differences(last, moment.scenario)])
        for last, moment in zip(before, board.moments, strict=False)
    ]


def _differences(before: Scenario | None, now: Scenario) -> list[str]:
    """The settings that differ, the first few with their new values."""
    if before is None:
        return []
    changed = [name for name in SAID if getattr(before, name) != getattr(now, name)]
    told = [SAID[name](getattr(now, name)) for name in changed[:_MOST]]
    return [*told, *(["and more"] if changed[_MOST:] else [])]


def _target(target: tuple[float, ...]) -> str:
    right = hard_class(target)
    return f"target {CLASSES[right] if right is not None else probabilities(target)}"


def _free(free: tuple[bool, ...] | None) -> str:
    if free is None:
        return "whole gradient"
    counting = [letter for letter, counts in zip(CLASSES, free, strict=True) if counts]
    return f"gradient of {' and '.join(counting) or 'no class'} only"


SAID: dict[str, Callable[[Any], str]] = {
    "loss": named,
    "parameterization": named,
    "optimizer": named,
    "learning_rate": lambda rate: f"learning rate {as_given(rate)}",
    "free": _free,
    "target": _target,
    "start": lambda start: f"start {probabilities(start)}",
}
"""What to say of a setting, by its name, from the most telling one on."""
