"""What the tour's stations on step size, goal and speed say, ask and reveal; computed from the solution shown."""

from __future__ import annotations

import numpy as np

from xentviz.engine.descent import Trajectory
from xentviz.engine.losses import CrossEntropy, SquaredError
from xentviz.explain.sentences import CLASSES, verb
from xentviz.explain.subjects import right_class, smallest, told, wrong_classes
from xentviz.numbers import four_digits, probabilities, probability, short
from xentviz.rivals import Rival, change_after, rivals
from xentviz.scenario import Scenario
from xentviz.solution import Solution

HALF = 0.5
_LONGEST, _AT_ONCE = 20_000, 500


def step_size(solution: Solution) -> tuple[str, ...]:
    """The learning rate, and the region."""
    rate, area = solution.scenario.learning_rate, 100 * solution.rising.area
    return (
        f"The learning rate is {short(rate)} now. A step has a finite length, and the classes curve away under it.",
        f"Tinted is where a step of this size raises a wrong class{_above(solution)}: {area:.1f} % of the triangle.",
    )


def _above(solution: Solution) -> str:
    wrong = solution.rising.wrong
    return " that is above its target" if any(solution.scenario.target[i] > 0.0 for i in wrong) else ""


def reveal_step_size(solution: Solution) -> tuple[str, ...]:
    """The smallest wrong class at this rate and at a fifth of it."""
    index, scenario = smallest(solution), solution.scenario
    smaller = scenario.replace(learning_rate=scenario.learning_rate / 5)
    change = change_after(smaller.descent.run(scenario.start, 1, scenario.log_start), 0)
    then = "no step can be computed" if change is None else f"{CLASSES[index]} {verb(float(change[index]))}"
    return (*told(solution, index), f"At learning rate {short(smaller.learning_rate)}, from the same start, {then}.")


def goal(solution: Solution) -> tuple[str, ...]:
    """The loss."""
    loss, right = solution.scenario.loss, CLASSES[right_class(solution.scenario)]
    return (
        f"The loss is now '{loss.label}'. The right class is {right}: it has the largest target.",
        loss.summary,
    )


def ask_end(solution: Solution) -> str:
    """About the last step."""
    return f"Which class has the most, and more than 0.5, after {solution.trajectory.step[-1]} steps?"


def ends(solution: Solution) -> int:
    """The class with more than a half at the end; 3 for none."""
    last = solution.trajectory.p[:, -1]
    return int(last.argmax()) if last.max() > HALF else 3


def reveal_end(solution: Solution) -> tuple[str, ...]:
    """Where it ended, and that the loss chose it."""
    run, right = solution.trajectory, right_class(solution.scenario)
    first, last = float(run.p[right, 0]), float(run.p[right, -1])
    return (
        f"It ends at p = {probabilities(run.p[:, -1].tolist())}. The right class {CLASSES[right]} "
        f"{verb(last - first, past=True)}, from {probability(first)} to {probability(last)}.",
        "Where a descent goes to is the loss's choice; the optimiser only walks there.",
    )


def plateau(solution: Solution) -> tuple[str, ...]:
    """The start, and how long the gradient is."""
    scenario, run = solution.scenario, solution.trajectory
    return (
        f"A start that is confidently wrong: p = {probabilities(scenario.start)}."
        if max(scenario.start[i] for i in wrong_classes(scenario)) > 0.9
        else f"The start is p = {probabilities(scenario.start)}.",
        f"{scenario.loss.label} gives a gradient of length {four_digits(float(run.gradient_norm[0]))} there.",
    )


def ask_faster(solution: Solution) -> str:
    """About steps to one half."""
    return f"With which loss does {CLASSES[right_class(solution.scenario)]} reach 0.5 in fewer steps?"


def steps_to_half(scenario: Scenario) -> int | None:
    """Steps until the right class has 0.5, within 20,000; None if it never does."""
    run = scenario.descent.run(scenario.start, _AT_ONCE, scenario.log_start)
    while True:
        reached = np.flatnonzero(run.p[right_class(scenario)] >= HALF)
        if len(reached):
            return int(run.step[reached[0]])
        if run.diverged is not None or run.step[-1] >= _LONGEST:
            return None
        run = scenario.descent.follow(run, _AT_ONCE)


def _race(solution: Solution) -> tuple[int | None, int | None]:
    scenario = solution.scenario
    return steps_to_half(scenario.replace(loss=CrossEntropy())), steps_to_half(scenario.replace(loss=SquaredError()))


def faster(solution: Solution) -> int:
    """0 cross-entropy, 1 squared error, 2 neither."""
    one, other = (_LONGEST + 1 if steps is None else steps for steps in _race(solution))
    return 0 if one < other else 1 if other < one else 2


def reveal_faster(solution: Solution) -> tuple[str, ...]:
    """How many steps each needs."""
    one, other = (f"not within {_LONGEST}" if steps is None else str(steps) for steps in _race(solution))
    return (
        f"Steps until the right class has 0.5: cross-entropy {one}, squared error {other}.",
        "A loss that is flat near wrong corners is sensible, and slow there.",
    )


def answer(solution: Solution) -> tuple[str, ...]:
    """Both, and a third."""
    moves = _moves(solution.trajectory, right_class(solution.scenario))
    return (
        f"Is it the descent or the loss? Both, and a third. {moves}",
        "The loss picks the goal. The optimiser walks there, in steps of finite length.",
        "The parameterization decides how the classes pull on each other: only what is coupled moves, "
        "and with a hard target cross-entropy has no gradient in the wrong probabilities themselves.",
        f"The paths beside it, {_count(solution)} of them, have the same loss, start and optimiser.",
    )


def _moves(run: Trajectory, right: int) -> str:
    said = []
    for i in (right, *(i for i in range(3) if i != right)):
        moved = verb(float(run.p[i, -1] - run.p[i, 0]), past=True)
        said.append(f"{CLASSES[i]} {moved} {'at' if moved == 'stayed' else 'to'} {probability(float(run.p[i, -1]))}")
    return f"In {run.step[-1]} steps {', '.join(said)}."


def _count(solution: Solution) -> int:
    found: tuple[Rival, ...] = rivals(solution.scenario, "parameterization")
    return len(found)
