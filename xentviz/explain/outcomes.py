"""What the tour's stations on step size, goal and speed say, ask and reveal; computed from the solution shown."""

from __future__ import annotations

import numpy as np

from xentviz.engine.descent import Trajectory
from xentviz.engine.target import CLASSES, right_class
from xentviz.explain.sentences import verb
from xentviz.explain.subjects import listed, smallest, told
from xentviz.numbers import as_given, probabilities, probability, short
from xentviz.rivals import change_after
from xentviz.solution import Solution

HALF = 0.5


def step_size(solution: Solution) -> tuple[str, ...]:
    """The learning rate, and the region."""
    rate, area = solution.scenario.learning_rate, 100 * solution.rising.area
    return (
        f"The learning rate is {as_given(rate)} now. A step has a finite length, and p bends on the way.",
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
    loss, right = solution.scenario.loss, CLASSES[right_class(solution.scenario.target)]
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
    run, right = solution.trajectory, right_class(solution.scenario.target)
    first, last = float(run.p[right, 0]), float(run.p[right, -1])
    return (
        f"It ends at p = {probabilities(run.p[:, -1].tolist())}. The right class {CLASSES[right]} "
        f"{verb(last - first, past=True)}, from {probability(first)} to {probability(last)}.",
        "Where a descent goes to is the loss's choice; the optimiser only walks there.",
    )


def answer(solution: Solution) -> tuple[str, ...]:
    """Both, and a third."""
    moves = _moves(solution.trajectory, right_class(solution.scenario.target))
    return (
        f"Is it the descent or the loss? Both, and a third: what descends. {moves}",
        *_slopes(solution),
        "The loss picks the goal, the optimiser the length of the step, the parameterization who moves along.",
    )


def _slopes(solution: Solution) -> tuple[str, ...]:
    """From the slope in p to the gradient in what descends, to p again."""
    anatomy = solution.book.anatomy(0)
    if anatomy is None:
        return ()
    slope, gradient = anatomy.slope[:, 0] + 0.0, anatomy.gradient[:, 0] + 0.0
    symbol = solution.scenario.parameterization.gradient_symbol
    asked, felt = (np.flatnonzero(values) for values in (slope, gradient))
    looks = f"looks only at {CLASSES[asked[0]]}" if len(asked) == 1 else f"looks at {len(asked)} classes"
    said = [f"The loss {looks}: at the start dL/dp = {listed(slope)}."]
    if len(felt) > len(asked):
        said.append(f"But what descends feels more: dL/d{symbol} = {listed(gradient)}, not 0 for {len(felt)} classes.")
    if abs(float(anatomy.p_after.sum()) - 1.0) < 1e-9:
        said.append("And p sums to 1 after the step as before: what one class gains the others lose.")
    return tuple(said)


def _moves(run: Trajectory, right: int) -> str:
    said = []
    for i in (right, *(i for i in range(3) if i != right)):
        moved = verb(float(run.p[i, -1] - run.p[i, 0]), past=True)
        said.append(f"{CLASSES[i]} {moved} {'at' if moved == 'stayed' else 'to'} {probability(float(run.p[i, -1]))}")
    return f"In {run.step[-1]} steps {', '.join(said)}."
