"""One plain sentence or two for each stage, made from the numbers, saying no more than they say."""

from __future__ import annotations

import math

from xentviz.explain.quantities import said, significant
from xentviz.explain.step import Step, loss_at_target
from xentviz.explain.wording import name, names, off_simplex, parameters, where
from xentviz.numbers import short

_IS = "\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}"
_LARGE = 100.0  # a pole of the loss at the target is cut off somewhere above this


def forward(step: Step) -> str:
    """Where p comes from, and what it says."""
    turned = step.scenario.parameterization.turned
    origin = "p itself is what descends" if turned is None else f"p follows from {parameters(step)}"
    off = off_simplex(step.p)
    if off:
        return f"{origin}. {off}: it is off the simplex."
    if step.right is None:
        return f"{origin}. The target is soft: ({', '.join(map(short, step.scenario.target))})."
    others = sum(v for i, v in enumerate(step.p) if i != step.right)
    has = f"The right class {name(step.right)} has {said(step.p[step.right])}"
    return f"{origin}. {has}, the others {said(others)} together."


def loss(step: Step) -> str:
    """What the loss is, and what it would be at the target."""
    if not math.isfinite(step.loss):
        return "The loss compares p with the target y. Here it is not finite."
    best = loss_at_target(step.scenario.loss, step.scenario.target)
    says = f"The loss compares p with the target y: L{_IS}{significant(step.loss)}"
    if not abs(best) < _LARGE:
        return f"{says}."
    relation = "above the" if step.loss > best else "below the" if step.loss < best else "the same as the"
    return f"{says}, {relation} {significant(best)} at p{_IS}y."


def slope(step: Step) -> str:
    """Signs of dL/dp."""
    lowers, raises, nothing = (where(step.slope, sign) for sign in (-1, 1, 0))
    parts = []
    if lowers:
        parts.append(f"more of {names(lowers, 'or')} alone lowers the loss")
    if raises:
        parts.append(f"more of {names(raises, 'or')} alone raises {'it' if lowers else 'the loss'}")
    if nothing:
        parts.append(f"{names(nothing)} {'has' if len(nothing) == 1 else 'have'} gradient 0")
    return f"Gradient with respect to p: {'; '.join(parts)}."


def jacobian(step: Step) -> str:
    """How the parameters couple the classes."""
    classes = range(len(step.p))
    own = [step.jacobian[j][j] for j in classes]
    beside = [step.jacobian[i][j] for i in classes for j in classes if i != j]
    each = f"How p answers to each {step.scenario.parameterization.turned or 'parameter, which is p itself'}"
    if not any(beside) and min(own) > 0.0:
        return f"{each}: its own class moves, and no other."
    if min(own) > 0.0 and max(beside) < 0.0:
        return f"{each}: as it rises, its own class rises and every other falls."
    turned = [j for j in classes if own[j] < 0.0]
    if turned:
        those, are = ("Those", "are") if len(turned) > 1 else ("That", "is")
        return f"{each}. {those} of {names(turned)} {are} below 0: as it rises, its own class falls."
    return f"{each}: a row for each class that moves, a column for each cause."


def gradient(step: Step) -> str:
    """What becomes of the zeros of dL/dp, and which entries are set to 0."""
    says = _of_p(step) if step.in_p else _of_parameters(step)
    if step.frozen:
        entries, are = ("entries", "are") if len(step.frozen) > 1 else ("entry", "is")
        says += f" For the optimiser the {entries} of {names(step.frozen)} {are} set to 0."
    return says


def _of_parameters(step: Step) -> str:
    before, after = (names(where(v, 0)) or "no class" for v in (step.slope, step.full_gradient))
    symbol = step.scenario.parameterization.gradient_symbol
    if before == after == "no class":
        turned = step.scenario.parameterization.turned or "parameter"
        return f"The gradient with respect to {symbol} adds up what each {turned} does through all classes."
    return f"The gradient with respect to p is 0 for {before}; with respect to {symbol} it is 0 for {after}."


def _of_p(step: Step) -> str:
    if step.scenario.parameterization.turned is None:
        return "p itself descends, so this is the gradient with respect to p."
    return (
        "log p takes the step, and the optimiser gets the gradient with respect to p: "
        "but for a common offset, exactly the natural gradient in the logits."
    )
