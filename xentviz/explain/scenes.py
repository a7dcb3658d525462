"""What the tour's stations on a single step say, ask and reveal; computed from the solution on the screen."""

from __future__ import annotations

import numpy as np

from xentviz.explain.sentences import CLASSES, verb, verdict
from xentviz.explain.subjects import first_ledger, largest_wrong, move_of, right_class, smallest, told, wrong_classes
from xentviz.numbers import four_digits, probabilities, probability, short
from xentviz.rivals import change_after, rivals
from xentviz.solution import Solution


def question(solution: Solution) -> tuple[str, ...]:
    """The start, the target, the loss."""
    scenario, right = solution.scenario, CLASSES[right_class(solution.scenario)]
    loss = four_digits(float(solution.trajectory.loss[0]))
    hard = max(scenario.target) == 1.0
    truth = f"the right class is {right}" if hard else f"the target is y = {probabilities(scenario.target)}"
    return (
        f"A classifier says p = {probabilities(scenario.start)}; {truth}.",
        f"{scenario.loss.label}: L = {loss}. What descends: {scenario.parameterization.label.lower()}, "
        f"at learning rate {short(scenario.learning_rate)}.",
        "Drag the start whenever you like: everything here follows.",
    )


def ask_smallest(solution: Solution) -> str:
    """About the smallest wrong class."""
    return f"What does the first step do to {CLASSES[smallest(solution)]}, the smallest wrong class?"


def smallest_moves(solution: Solution) -> int:
    """0 rises, 1 falls, 2 stays."""
    return move_of(solution, smallest(solution))


def reveal_smallest(solution: Solution) -> tuple[str, ...]:
    """Its ledger, and what follows for 'the wrong classes fall'."""
    ledger, wrong = first_ledger(solution), wrong_classes(solution.scenario)
    rises = [CLASSES[i] for i in wrong if ledger is not None and verb(float(ledger.change[i])) == "rises"]
    if rises:
        last = f"So 'the wrong classes fall' is not always true: here {' and '.join(rises)} would not."
    else:
        last = "Here no wrong class rises in this step; drag the start towards a wrong corner and look again."
    return (*told(solution, wrong[0]), last)


def slopes(solution: Solution) -> tuple[str, ...]:
    """dL/dp, with its zeros."""
    anatomy = solution.book.anatomy(0)
    if anatomy is None:
        return ("From this start no step can be computed.",)
    slope = anatomy.slope[:, 0] + 0.0
    zeros = [CLASSES[i] for i in range(3) if slope[i] == 0.0]
    looks = f"It is 0 for {' and '.join(zeros)}." if zeros else "It is 0 for none of the classes."
    listed, what = ", ".join(map(four_digits, slope.tolist())), solution.scenario.parameterization.label.lower()
    return (
        f"The slope of the loss in the probabilities, dL/dp, is ({listed}) here. {looks}",
        f"What descends now: {what}.",
    )


def ask_largest_wrong(solution: Solution) -> str:
    """About the largest wrong class."""
    return f"What does the first step do to {CLASSES[largest_wrong(solution)]}, the largest wrong class?"


def largest_wrong_moves(solution: Solution) -> int:
    """0 rises, 1 falls, 2 stays."""
    return move_of(solution, largest_wrong(solution))


def reveal_raw(solution: Solution) -> tuple[str, ...]:
    """Its ledger, and what the step's sum is."""
    anatomy = solution.book.anatomy(0)
    after = anatomy.p_after[:, 0] if anatomy is not None else None
    said = told(solution, largest_wrong(solution))
    if after is None:
        return said
    whole = float(after.sum())
    off, below = abs(whole - 1.0) > 1e-9, [CLASSES[i] for i in range(3) if after[i] < 0.0]
    sums = f"sums to {probability(whole)}" if off else "still sums to 1"
    negative = f", with {' and '.join(below)} below 0," if below else ""
    no_more = f"{negative} and is no probability any more" if off or below else ""
    return (*said, f"After one step p = {probabilities(after.tolist())}, which {sums}{no_more}.")


def frozen(solution: Solution) -> tuple[str, ...]:
    """Which entries of the gradient count."""
    free = solution.scenario.free
    named = [CLASSES[i] for i in range(3) if free is None or free[i]]
    held = [CLASSES[i] for i in range(3) if free is not None and not free[i]]
    if not held:
        return ("Every entry of the gradient counts now.", "Switch some off under 'Gradient entries'.")
    counts = f"Only {' and '.join(named)}'s entry counts" if named else "No entry counts"
    return (
        f"The gradient's entries for {' and '.join(held)} are set to 0. {counts}.",
        "So whoever believes that the other terms are zeroed out can act on it.",
    )


def reveal_coupling(solution: Solution) -> tuple[str, ...]:
    """The wrong classes' ledgers, and how much of it is their own doing."""
    ledger = first_ledger(solution)
    if ledger is None:
        return told(solution)
    wrong = wrong_classes(solution.scenario)[::-1]
    alone = all(ledger.by_parameter[i, i] == 0.0 and ledger.constraint[i] == 0.0 for i in wrong)
    falls = all(verb(float(ledger.change[i])) == "falls" for i in wrong)
    last = "No wrong class turned anything of its own: they fell by the normalisation alone." if alone and falls else ""
    return (*told(solution, *wrong), *([last] if last else []))


def parameterization(solution: Solution) -> tuple[str, ...]:
    """What descends now, and that the others are shown."""
    now = solution.scenario.parameterization
    return (
        f"Loss, start and optimiser stay; what descends is swapped. Now: {now.label}.",
        "The other paths are drawn beside it. Point at one in 'Swap one actor' to see which is which.",
    )


def reveal_rivals(solution: Solution) -> tuple[str, ...]:
    """The verdict of the first step for each parameterization."""
    scenario = solution.scenario
    own = change_after(solution.trajectory, 0)
    lines = [_verdict(scenario.parameterization.label, own)]
    lines += [_verdict(rival.entry.label, rival.step(0)) for rival in rivals(scenario, "parameterization")]
    return (*lines, "The same loss each time: what may turn decides how the classes pull on each other.")


def _verdict(label: str, change: np.ndarray | None) -> str:
    return f"{label}: {'no step' if change is None else verdict(change.tolist())}."
