"""What the tour's stations on a single step say, ask and reveal; computed from the solution on the screen."""

from __future__ import annotations

import numpy as np

from xentviz.engine.catalog import Entry
from xentviz.engine.simplex import Array
from xentviz.engine.target import CLASSES, hard_class, right_class
from xentviz.explain.sentences import verb, verdict
from xentviz.explain.subjects import (
    first_ledger,
    largest_wrong,
    listed,
    move_of,
    smallest,
    told,
    wrong_ones,
)
from xentviz.numbers import as_given, four_digits, probabilities, probability
from xentviz.rivals import change_after, rivals
from xentviz.solution import Solution


def question(solution: Solution) -> tuple[str, ...]:
    """The start, the target, the loss."""
    scenario, right = solution.scenario, CLASSES[right_class(solution.scenario.target)]
    loss = four_digits(float(solution.trajectory.loss[0]))
    hard = hard_class(scenario.target) is not None
    truth = f"the right class is {right}" if hard else f"the target is y = {probabilities(scenario.target)}"
    return (
        f"A classifier says p = {probabilities(scenario.start)}; {truth}.",
        f"{scenario.loss.label}: L = {loss}. What descends: {scenario.parameterization.label.lower()}, "
        f"at learning rate {as_given(scenario.learning_rate)}.",
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
    ledger, wrong = first_ledger(solution), wrong_ones(solution.scenario)
    rises = [CLASSES[i] for i in wrong if ledger is not None and verb(float(ledger.change[i])) == "rises"]
    if rises:
        last = f"So 'the wrong classes fall' is not always true: here {' and '.join(rises)} would rise."
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
    return (
        f"The slope of the loss in the probabilities, dL/dp, is {listed(slope)} here. {looks}",
        f"What descends now: {solution.scenario.parameterization.label.lower()}.",
    )


def ask_entries(solution: Solution) -> str:
    """About the gradient in what descends."""
    symbol = solution.scenario.parameterization.gradient_symbol
    return f"For how many classes is the slope in what descends, dL/d{symbol}, not 0?"


def entries(solution: Solution) -> int:
    """How many entries of the gradient that the optimiser gets are not 0."""
    anatomy = solution.book.anatomy(0)
    return 0 if anatomy is None else int(np.count_nonzero(anatomy.gradient))


def reveal_entries(solution: Solution) -> tuple[str, ...]:
    """The gradient, where it comes from, and what it is."""
    anatomy = solution.book.anatomy(0)
    if anatomy is None:
        return ("From this start no step can be computed.",)
    gradient, slope, jacobian = anatomy.gradient[:, 0] + 0.0, anatomy.slope[:, 0], anatomy.jacobian[:, :, 0]
    said = [f"dL/d{solution.scenario.parameterization.gradient_symbol} = {listed(gradient)}."]
    (looked,) = np.nonzero(slope)
    if len(looked) == 1 and _same(jacobian[looked[0]] * slope[looked[0]], gradient):
        j = int(looked[0])
        said.append(
            f"That is the row of {CLASSES[j]} in the Jacobian times the only slope: "
            f"{four_digits(float(slope[j]))} · {listed(jacobian[j])}."
        )
    if _same(anatomy.p[:, 0] - np.array(solution.scenario.target), gradient):
        said.append("It is p − y: descent draws every class from its p towards its y.")
    return tuple(said)


def _same(one: Array, other: Array) -> bool:
    return bool(np.allclose(one, other, rtol=1e-9, atol=1e-12)) and bool(np.count_nonzero(other) > 1)


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
        "Whoever believes that the other terms are zeroed out sees here what would follow.",
    )


def reveal_coupling(solution: Solution) -> tuple[str, ...]:
    """The wrong classes' ledgers, and how much of it is their own doing."""
    ledger = first_ledger(solution)
    if ledger is None:
        return told(solution)
    wrong = wrong_ones(solution.scenario)[::-1]
    alone = all(ledger.by_parameter[i, i] == 0.0 and ledger.constraint[i] == 0.0 for i in wrong)
    falls = all(verb(float(ledger.change[i])) == "falls" for i in wrong)
    last = "No wrong class moved anything of its own: they fell because p must sum to 1." if alone and falls else ""
    return (*told(solution, *wrong), *([last] if last else []))


def parameterization(solution: Solution) -> tuple[str, ...]:
    """What descends now, and that the others are shown."""
    now = solution.scenario.parameterization
    return (
        f"Loss, start and optimiser stay; what descends is swapped. Now: {now.label}.",
        "The other paths come with your answer, each with its number.",
    )


def reveal_rivals(solution: Solution) -> tuple[str, ...]:
    """The verdict of the first step for each parameterization."""
    scenario = solution.scenario
    lines = [_verdict(scenario.parameterization, "now", change_after(solution.trajectory, 0))]
    for rival in rivals(scenario, "parameterization"):
        lines.append(_verdict(rival.entry, str(rival.number + 1), rival.step(0)))
    return (*lines, "The same loss each time: what descends decides who moves along.")


def _verdict(entry: Entry, mark: str, change: Array | None) -> str:
    return f"{entry.label} ({mark}): {'no step' if change is None else verdict(change.tolist())}."
