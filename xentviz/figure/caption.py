"""Words for a picture, made from its numbers: title, caption, and a description for those who cannot see it."""

from __future__ import annotations

from collections.abc import Container, Sequence

from xentviz.engine.catalog import Entry
from xentviz.engine.descent import Trajectory
from xentviz.engine.target import CLASSES, hard_class
from xentviz.numbers import as_given, four_digits, probabilities, probability
from xentviz.scenario import Scenario
from xentviz.solution import Solution, trouble

JOINT = " · "
"""Between the parts of a title; where it is broken into lines."""

_START = "start "
_COMPARED = {"loss": "Losses", "parameterization": "Parameterizations", "optimizer": "Optimisers"}


def title(scenario: Scenario) -> str:
    """What is run, in one line: loss, parameterization, optimiser, learning rate, start."""
    return JOINT.join(parts(scenario))


def parts(scenario: Scenario, without: Container[str] = ()) -> list[str]:
    """The parts of a title, without those of some settings: what runs have in common that differ in these."""
    told = {name: named(getattr(scenario, name)) for name in _COMPARED}
    told["learning_rate"] = f"learning rate {as_given(scenario.learning_rate)}"
    told["start"] = f"{_START}{probabilities(scenario.start)}"
    return [*(part for setting, part in told.items() if setting not in without), *_held(scenario)]


def setting(scenario: Scenario) -> str:
    """The title without the start: what stays while a hand drags that."""
    return without_start(title(scenario))


def without_start(words: str) -> str:
    """A title without the part that names the start."""
    return JOINT.join(part for part in words.split(JOINT) if not part.startswith(_START))


def comparison_title(scenario: Scenario, actor: str) -> str:
    """What is compared, 'loss', 'parameterization' or 'optimizer', and what all runs have in common."""
    return JOINT.join([_COMPARED[actor], *parts(scenario, {actor})])


def pins_title(scenarios: Sequence[Scenario]) -> str:
    """That pinned runs are compared, and what they all have in common."""
    told = [parts(each) for each in scenarios]
    return JOINT.join(["Pinned runs", *(part for part in told[0] if all(part in others for others in told))])


def went_wrong(runs: Sequence[Trajectory]) -> list[str]:
    """Sentences on how many of several runs left the simplex, and how many diverged; none where none did."""
    left = sum(run.left_simplex is not None for run in runs)
    lost = sum(run.diverged is not None for run in runs)
    return [
        *([f"In {left} of {len(runs)} runs p left the simplex."] if left else ()),
        *([f"{lost} of {len(runs)} runs diverged."] if lost else ()),
    ]


def caption(solution: Solution, trajectory: Trajectory, row: int) -> str:
    """Where the run stands at a row of the trajectory, and what became of it if it went wrong."""
    sentences = [
        f"Step {trajectory.step[row]} of {trajectory.step[-1]}: p = {probabilities(trajectory.p[:, row])}, "
        f"loss {four_digits(float(trajectory.loss[row]))}.",
        *_target(solution.scenario),
        *_trouble(trajectory),
    ]
    return " ".join(sentences)


def description(solution: Solution, trajectory: Trajectory, row: int) -> str:
    """The whole picture in words: the setting, the start, the present row, how each class moved, what went wrong."""
    scenario = solution.scenario
    right = hard_class(scenario.target)
    aim = f"class {CLASSES[right]}" if right is not None else probabilities(scenario.target)
    sentences = [
        "The triangle of all predictions for three classes A, B and C, with the path of a descent.",
        f"Loss: {named(scenario.loss)}. What descends: {named(scenario.parameterization)}.",
        f"How: {named(scenario.optimizer)}, learning rate {as_given(scenario.learning_rate)}. Target: {aim}.",
        *(f"{held[0].upper()}{held[1:]}." for held in _held(scenario)),
        f"Start: p = {probabilities(trajectory.p[:, 0])}, loss {four_digits(float(trajectory.loss[0]))}.",
        *(_now(trajectory, row) if row else ()),
        *_trouble(trajectory),
    ]
    return " ".join(sentences)


def _now(trajectory: Trajectory, row: int) -> list[str]:
    here = f"p = {probabilities(trajectory.p[:, row])}, loss {four_digits(float(trajectory.loss[row]))}"
    moves = "; ".join(_move(trajectory, k, row) for k in range(3))
    return [f"After step {trajectory.step[row]} of {trajectory.step[-1]}: {here}.", f"Since the start, {moves}."]


def _move(trajectory: Trajectory, k: int, row: int) -> str:
    """How one class has moved since the start, with its extremes on the way where they lie beyond both ends."""
    p = trajectory.p[k, : row + 1]
    first, last = probability(p[0]), probability(p[-1])
    extremes = [i for i in sorted({int(p.argmin()), int(p.argmax())}) if probability(p[i]) not in (first, last)]
    way = "".join(f", by way of {probability(p[i])} at step {trajectory.step[i]}" for i in extremes)
    if first == last:
        return f"class {CLASSES[k]} {'is back' if extremes else 'stayed'} at {last}{way}"
    return f"class {CLASSES[k]} {'rose' if p[-1] > p[0] else 'fell'} from {first} to {last}{way}"


def _held(scenario: Scenario) -> list[str]:
    """Which entries of the gradient count, where not all do."""
    if scenario.free is None:
        return []
    counting = [letter for letter, free in zip(CLASSES, scenario.free, strict=True) if free]
    if len(counting) > 1:
        return [f"only the gradient entries of {' and '.join(counting)} count"]
    return [f"only the gradient entry of {counting[0]} counts" if counting else "no gradient entry counts"]


def _target(scenario: Scenario) -> list[str]:
    soft = hard_class(scenario.target) is None
    return [f"Target {probabilities(scenario.target)}."] if soft else []


def _trouble(trajectory: Trajectory) -> list[str]:
    said = trouble(trajectory)
    return [f"In this run {said}."] if said else []


def named(entry: Entry) -> str:
    """The label, and in brackets each parameter that is not at its default."""
    values, params = entry.values(), entry.params()
    changed = [f"{p.label.lower()} {_value(values[p.name])}" for p in params if values[p.name] != p.default]
    return f"{entry.label} ({', '.join(changed)})" if changed else entry.label


def _value(value: float | bool) -> str:
    return ("off", "on")[value] if isinstance(value, bool) else as_given(value)
