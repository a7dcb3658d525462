"""The mathematics of one step, stage by stage: forward, loss, gradients, update, and the new prediction."""

from __future__ import annotations

from xentviz.engine.ledger import Anatomy
from xentviz.explain import remarks, remarks_after
from xentviz.explain.check import Check
from xentviz.explain.fill import vectorised, whole
from xentviz.explain.formula import Node, Operator, Script, Space, Term, Text, row
from xentviz.explain.lines import chain, filling, general, named
from xentviz.explain.parse import parse
from xentviz.explain.quantities import scalar, square, vector
from xentviz.explain.stage import Stage
from xentviz.explain.step import Step
from xentviz.numbers import as_given
from xentviz.scenario import Scenario

_AFTER = 4  # decimals, where a step may be small


def stages(scenario: Scenario, anatomy: Anatomy, loss_after: float, check: Check | None = None) -> tuple[Stage, ...]:
    """The seven stages of one step (n = 1) of a scenario, with what `check` found of its gradients.

    `loss_after` is the loss of `anatomy.p_after`.
    """
    step = Step(scenario, anatomy, loss_after)
    return (
        _forward(step),
        _loss(step),
        _slope(step, check.slope.words if check else ""),
        _jacobian(step),
        _gradient(step, check.gradient.words if check and len(step.frozen) < len(step.p) else ""),
        _update(step),
        _prediction(step),
    )


def _forward(step: Step) -> Stage:
    formula = step.scenario.parameterization.formulas().forward
    result = vector("p", step.p, signed=min(step.p) < 0.0)
    shown = [] if formula == "p_i" else [vectorised(parse(formula), filling(step))]
    numbers = chain(_name(step, "p"), *shown, result)
    if not shown:
        return Stage("Forward", remarks.forward(step), (), (numbers,))
    return _stage("Forward", remarks.forward(step), step, f"p_i = {formula}", numbers)


def _loss(step: Step) -> Stage:
    formula = step.scenario.loss.formula
    shown = whole(parse(formula), filling(step))
    result = scalar("loss", step.loss)
    middle = [] if isinstance(shown, Text) else [shown]
    return _stage("Loss", remarks.loss(step), step, f"L = {formula}", chain(_name(step, "L"), *middle, result))


def _slope(step: Step, check: str) -> Stage:
    formula = step.scenario.loss.slope_formula
    given = bool(formula) and formula != "0"
    shown = [vectorised(parse(formula), filling(step))] if given else []
    left = r"\frac{\partial L}{\partial p_i}"
    numbers = chain(_name(step, r"\frac{\partial L}{\partial p}"), *shown, vector("slope", step.slope))
    return _stage("dL/dp", remarks.slope(step), step, f"{left} = {formula}" if formula else left, numbers, check=check)


def _jacobian(step: Step) -> Stage:
    parameterization = step.scenario.parameterization
    name = rf"\partial {parameterization.symbol}"
    formula = rf"\frac{{\partial p_i}}{{{name}_j}} = {parameterization.formulas().jacobian}"
    shown = chain(_name(step, rf"\frac{{\partial p}}{{{name}}}"), square("jacobian", step.jacobian))
    return _stage("Jacobian", remarks.jacobian(step), step, formula, shown)


def _gradient(step: Step, check: str) -> Stage:
    """Where the optimiser gets less than the whole gradient, that is another line."""
    if step.in_p:
        title, formula, shown = "Gradient in p", r"g = \frac{\partial L}{\partial p}", _by_p(step)
    else:
        title = f"Gradient in the {step.scenario.parameterization.turned}s"
        formula, shown = _chain_rule(step), _by_chain_rule(step)
    masked = (chain(_name(step, "g"), vector("gradient", step.gradient)),) if step.frozen else ()
    return _stage(title, remarks.gradient(step), step, formula, shown, *masked, check=check)


def _by_p(step: Step) -> Node:
    key = "slope" if step.frozen else "gradient"
    return chain(_name(step, r"\frac{\partial L}{\partial p}"), vector(key, step.slope))


def _by_chain_rule(step: Step) -> Node:
    """Beside dL/dp: by the closed form where there is a short one, else as the transposed Jacobian times dL/dp."""
    slope = vector("slope", step.slope)
    gradient = vector("" if step.frozen else "gradient", step.full_gradient)
    name = _name(step, rf"\frac{{\partial L}}{{\partial {step.scenario.parameterization.gradient_symbol}}}")
    closed = _closed(step)
    if not closed or r"\sum" in closed:
        return chain(name, row(square("jacobian", step.jacobian, transposed=True), slope), gradient)
    in_p = chain(_name(step, r"\frac{\partial L}{\partial p}"), slope)
    return row(in_p, Space(), chain(name, vectorised(parse(closed), filling(step)), gradient))


def _chain_rule(step: Step) -> str:
    symbol = step.scenario.parameterization.gradient_symbol
    rule = rf"\sum_j \frac{{\partial p_j}}{{\partial {symbol}_i}} \frac{{\partial L}}{{\partial p_j}}"
    closed = _closed(step)
    return rf"\frac{{\partial L}}{{\partial {symbol}_i}} = {rule}" + (f" = {closed}" if closed else "")


def _closed(step: Step) -> str:
    """The gradient without the chain rule's sum, where the loss gives a short one; else ''."""
    formula = step.scenario.loss.centred_formula
    return formula and step.scenario.parameterization.formulas().gradient.replace(r"\c ", formula)


def _update(step: Step) -> Stage:
    parameterization, optimizer = step.scenario.parameterization, step.scenario.optimizer
    symbol = parameterization.symbol
    stepped = f"s = {symbol} - \\Delta" if step.retracts else f"{symbol}' = {symbol} - \\Delta"
    *rules, last = optimizer.formulas()
    formulas = tuple(general(text, parameterization) for text in (*rules, rf"{last} \quad {stepped}"))
    lines, move = _remembered(step) if optimizer.initial() else _fresh(step)
    difference = row(vector("", step.theta), Operator("−"), move)
    moved = chain(_name(step, stepped), difference, vector("", step.stepped))
    return Stage("Update", remarks_after.update(step), formulas, (*lines, moved))


def _fresh(step: Step) -> tuple[tuple[Node, ...], Node]:
    """The move without a memory, as rate times gradient."""
    rate = Text(as_given(step.scenario.learning_rate))
    return (), Term("move", row(rate, vector("gradient", step.gradient)))


def _remembered(step: Step) -> tuple[tuple[Node, ...], Node]:
    """The move of an optimiser with a memory: this gradient's part, and the memory's where it pushes along."""
    move = vector("move", step.move)
    now, before = Script(vector("", step.fresh), Text("now")), Script(vector("", step.memory), Text("memory"))
    parts = [row(now, Operator("+"), before)] if any(step.memory) else []
    return (named(step), chain(_name(step, r"\Delta"), *parts, move)), move


def _prediction(step: Step) -> Stage:
    formula = step.scenario.parameterization.formulas().after
    shown = vectorised(parse(formula), filling(step))
    result = vector("p_after", step.p_after, _AFTER, signed=min(step.p_after) < 0.0)
    numbers = chain(_name(step, "p'"), shown, result)
    return _stage("New prediction", remarks_after.prediction(step), step, f"p'_i = {formula}", numbers)


def _stage(title: str, sentence: str, step: Step, formula: str, *numbers: Node, check: str = "") -> Stage:
    return Stage(title, sentence, (general(formula, step.scenario.parameterization),), numbers, check)


def _name(step: Step, text: str) -> Node:
    return general(text, step.scenario.parameterization)
