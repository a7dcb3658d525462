"""Whom the tour speaks of: the right class, the wrong ones, and what the first step does to them."""

from __future__ import annotations

from xentviz.engine.ledger import Ledger
from xentviz.engine.simplex import Array
from xentviz.engine.target import wrong_classes
from xentviz.explain.sentences import sentence, verb
from xentviz.numbers import four_digits
from xentviz.scenario import Scenario
from xentviz.solution import Solution


def wrong_ones(scenario: Scenario) -> tuple[int, ...]:
    """The wrong classes, or all but the first where there is none; the smallest start first."""
    return tuple(sorted(wrong_classes(scenario.target) or (1, 2), key=lambda i: scenario.start[i]))


def smallest(solution: Solution) -> int:
    """The wrong class with the smallest start."""
    return wrong_ones(solution.scenario)[0]


def largest_wrong(solution: Solution) -> int:
    """The wrong class with the largest start."""
    return wrong_ones(solution.scenario)[-1]


def first_ledger(solution: Solution) -> Ledger | None:
    """The ledger of the first step; None where none can be taken."""
    return solution.book.step(0)


def move_of(solution: Solution, index: int) -> int:
    """What the first step does to a class: 0 rises, 1 falls, 2 stays."""
    ledger = first_ledger(solution)
    return 2 if ledger is None else ("rises", "falls", "stays").index(verb(float(ledger.change[index])))


def told(solution: Solution, *classes: int) -> tuple[str, ...]:
    """A sentence for each of some classes on the first step."""
    ledger = first_ledger(solution)
    if ledger is None:
        return ("From this start no step can be computed.",)
    return tuple(sentence(ledger, i, solution.scenario.parameterization) for i in classes)


def listed(values: Array) -> str:
    """Numbers (3,) in brackets, with four digits; only an exact 0 is '0'."""
    return f"({', '.join(map(four_digits, values.tolist()))})"
