"""The sentences of the stages after the gradient: the update, and what has become of the prediction."""

from __future__ import annotations

import math

from xentviz.explain.quantities import said, significant
from xentviz.explain.sentences import verb
from xentviz.explain.step import Step
from xentviz.explain.wording import name, off_simplex, parameters, verb_of
from xentviz.numbers import as_given

_NEARLY = 0.995


def update(step: Step) -> str:
    """Which parameters go where, and whether memory moves them."""
    whose = "" if step.scenario.parameterization.turned is None else "'s"
    changes = ", ".join(f"{name(i)}{whose} {_moved(move)}" for i, move in enumerate(step.move))
    rule = f"{step.scenario.optimizer.label} at learning rate {as_given(step.scenario.learning_rate)}"
    return f"{rule} moves {parameters(step)}: {changes}.{_share(step)}"


def _moved(move: float) -> str:
    return f"{verb_of(-move)} by {said(abs(move), 4)}" if move else "stays"


def _share(step: Step) -> str:
    """How much of the move is memory: its part along the move."""
    whole = sum(m * m for m in step.move)
    if not any(step.memory) or not 0.0 < whole < math.inf:
        return ""
    share = sum(m * v for m, v in zip(step.memory, step.move, strict=True)) / whole
    if not 0.0 <= share <= 1.0:
        return " This step's gradient and the memory pull against each other."
    part = "Nearly all" if share > _NEARLY else "Hardly any" if share < 1.0 - _NEARLY else f"{100 * share:.0f} %"
    return f" {part} of the move is memory of earlier gradients."


def prediction(step: Step) -> str:
    """What rose and what fell."""
    changes = [after - before for before, after in zip(step.p, step.p_after, strict=True)]
    parts = [
        f"{name(i)} {verb(c)}" + ("" if verb(c) == "stays" else f" by {said(abs(c), 4)}") for i, c in enumerate(changes)
    ]
    return f"{', '.join(parts)}. The loss {_loss_goes(step)}.{_off(step)}"


def _loss_goes(step: Step) -> str:
    before, after = significant(step.loss), significant(step.loss_after)
    if not math.isfinite(step.loss_after):
        return f"was {before} and is not finite now"
    if step.loss_after == step.loss:
        return f"stays at {before}"
    says = verb_of(step.loss_after - step.loss)
    if before == after:
        return f"{says} by {said(abs(step.loss_after - step.loss), 4)} from {before}"
    return f"{says} from {before} to {after}"


def _off(step: Step) -> str:
    off = off_simplex(step.p_after)
    return f" {off} now: off the simplex." if off else ""
