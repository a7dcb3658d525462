"""Words that the sentences of several stages share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from xentviz.explain.parse import letter_of, parse
from xentviz.explain.quantities import said
from xentviz.explain.step import Step

_OFF_SUM = 1e-6


def name(index: int) -> str:
    """'A' for the first class; 'class 27' where the letters end."""
    return chr(65 + index) if index < 26 else f"class {index + 1}"


def names(indices: Iterable[int], joint: str = "and") -> str:
    """'A', 'A and C', 'A, B and C'."""
    found = [name(i) for i in indices]
    return f" {joint} ".join([", ".join(found[:-1]), found[-1]]) if len(found) > 1 else "".join(found)


def parameters(step: Step) -> str:
    """What the optimiser turns, in words with its letter: 'the logits z', 'p itself'."""
    parameterization = step.scenario.parameterization
    if parameterization.turned is None:
        return "p itself"
    return f"the {parameterization.turned}s {letter_of(parse(parameterization.symbol))}"


def verb_of(change: float) -> str:
    """'rises', 'falls' or 'stays', however small the change."""
    return "rises" if change > 0.0 else "falls" if change < 0.0 else "stays"


def where(values: Sequence[float], sign: int) -> list[int]:
    """The indices of the values of one sign: 1, −1 or 0."""
    return [i for i, v in enumerate(values) if (v > 0) - (v < 0) == sign]


def off_simplex(p: Sequence[float]) -> str:
    """How a prediction is none: 'p sums to 1.333', 'A and C are below 0'; '' if it is one."""
    total = sum(p)
    if abs(total - 1.0) > _OFF_SUM:
        return f"p sums to {said(total)}"
    below = where(p, -1)
    return f"{names(below)} {'are' if len(below) > 1 else 'is'} below 0" if below else ""
