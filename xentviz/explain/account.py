"""What can be said of a step, or of all steps so far: the ledger, its sentences, or why there is no ledger."""

from __future__ import annotations

from dataclasses import dataclass

from xentviz.engine.descent import Trajectory
from xentviz.engine.history import state_of
from xentviz.engine.ledger import Ledger
from xentviz.engine.target import wrong_classes
from xentviz.explain.sentences import memory, sentence, verb
from xentviz.solution import Solution

MOST_SUMMED = 100_000
"""Steps whose ledgers are added up at once: as many as the longest preview has. More would hold the window up."""


@dataclass(frozen=True)
class Account:
    """A ledger with its words. `sentences` are those of classes A, B, C; `order` has the most telling class first.

    `heading` names the step or steps; `remark` is one more sentence, and says why where there is no ledger.
    """

    ledger: Ledger | None
    sentences: tuple[str, ...] = ()
    order: tuple[int, ...] = ()
    remark: str = ""
    heading: str = ""


def account(solution: Solution, run: Trajectory, step: int, summed: bool) -> Account:
    """The account of the step after `step`, or, `summed`, of all steps from the start to it. Three classes."""
    if summed and step == 0:
        return Account(None, remark="No step has been taken yet: there is nothing to add up.")
    over = ended(run, step, summed)
    if summed and not over and solution.book.distance(step) > MOST_SUMMED:
        return Account(None, remark=f"There are too many steps up to {step} to add up their ledgers here.")
    book, state = solution.book, state_of(run, step)
    ledger = None if over else (book.until(step) if summed else book.step(step, state))
    if ledger is None:
        beyond = f"The parts of steps 0 to {step} add up to no number." if summed else ""
        return Account(None, remark=over or beyond or f"From step {step} no further step can be computed.")
    parameterization = solution.scenario.parameterization
    return Account(
        ledger,
        tuple(sentence(ledger, i, parameterization) for i in range(3)),
        _order(ledger, solution.scenario.target),
        memory(ledger) or "",
        f"Steps 0 → {step}: " if summed else f"Step {step} → {step + 1}: ",
    )


def ended(run: Trajectory, step: int, summed: bool) -> str | None:
    """Why there is no ledger there: the last one that has a meaning is that of the step that ended it."""
    over = step - 1 if summed else step
    if run.left_simplex is not None and over >= run.left_simplex:
        return (
            f"p left the simplex at step {run.left_simplex} and is not a probability any more: "
            "from there on a ledger of probabilities would have no meaning."
        )
    if run.diverged is not None and over + 1 >= run.diverged:
        return f"The run diverged at step {run.diverged}: there are no numbers beyond the step before."
    return None


def _order(ledger: Ledger, target: tuple[float, ...]) -> tuple[int, ...]:
    """Wrong classes that rise first, as they surprise; then by how far the classes moved."""
    wrong = wrong_classes(target)
    surprising = [i in wrong and verb(float(ledger.change[i])) == "rises" for i in range(3)]
    return tuple(sorted(range(3), key=lambda i: (not surprising[i], -abs(float(ledger.change[i])))))
