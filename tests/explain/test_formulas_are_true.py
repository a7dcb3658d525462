"""The formulas that the catalogue's entries carry, worked out with numbers, give what the engine gives."""

from __future__ import annotations

import math

import numpy as np
import pytest

from xentviz.engine.losses import LOSSES
from xentviz.engine.optimizers import OPTIMIZERS, AdaGrad, Adam, Momentum, RMSProp
from xentviz.engine.parameterizations import PARAMETERIZATIONS, Softmax
from xentviz.engine.parameterizations.base import on_simplex
from xentviz.explain.formula import Fence, Fraction, Operator, Root, Row, Script, Sum, Text
from xentviz.explain.parse import letter_of, parse
from xentviz.scenario import Scenario
from xentviz.solution import solve

CLASSES = 3
P, Y = [0.3, 0.6, 0.1], [0.5, 0.3, 0.2]
LOSS_ENTRIES = [member() for member in LOSSES]
PARAMETERIZATION_ENTRIES = [*(member() for member in PARAMETERIZATIONS), Softmax(temperature=0.5)]
OPTIMIZER_ENTRIES = [
    *(member() for member in OPTIMIZERS),
    Momentum(dampening=0.5),
    AdaGrad(learning_rate_decay=0.1, initial_accumulator_value=0.2),
    RMSProp(momentum=0.5),
    RMSProp(centered=True, momentum=0.5),
    Adam(beta1=0.5, epsilon=0.1),
]


def value(node, known, index=None):
    """A formula worked out. `known` has numbers, or one number a class, by letter; `index` a class by index letter."""
    index = index or {}
    match node:
        case Row(parts):
            return added(list(parts), known, index)
        case Text(text):
            return math.e if text == "e" else float(text) if text[0].isdigit() else known[text]
        case Script(base, sub, sup):
            found = indexed(base, sub, known, index)
            return found if sup is None else found ** value(sup, known, index)
        case Fraction(over, under):
            return value(over, known, index) / value(under, known, index)
        case Root(body):
            return math.sqrt(value(body, known, index))
        case Sum(Text(letter), body):
            return sum(value(body, known, {**index, letter: k}) for k in range(CLASSES))
        case Fence(body, "‖"):
            return math.hypot(*known[letter_of(body)])
        case Fence(body):
            return value(body, known, index)
    raise AssertionError(node)


def indexed(base, sub, known, index):
    letter = letter_of(base)
    if letter == "δ":
        return float(index["i"] == index["j"])
    if letter == "β":
        return known[f"β{sub.text}"]
    if sub is None:
        return value(base, known, index)
    place = index[sub.text] if isinstance(sub, Text) else index["i"] - 1
    return known[letter][place]


def added(parts, known, index):
    total, sign, product = 0.0, 1.0, []
    for part in [*parts, Operator("+")]:
        if isinstance(part, Operator) and part.sign in "+−":
            total += sign * multiplied(product, known, index) if product else 0.0
            sign, product = (-1.0 if part.sign == "−" else 1.0), []
        else:
            product.append(part)
    return total


def multiplied(parts, known, index):
    result, parts = 1.0, [part for part in parts if part != Operator("·")]
    while parts:
        part = parts.pop(0)
        if part == Operator("/"):
            result /= value(parts.pop(0), known, index)
        elif part == Text("log"):
            result *= math.log(value(parts.pop(0), known, index))
        elif part == Text("max"):
            inner = list(parts.pop(0).body.parts)
            comma = inner.index(Operator(","))
            result *= max(value(Row(tuple(half)), known, index) for half in (inner[:comma], inner[comma + 1 :]))
        else:
            result *= value(part, known, index)
    return result


def each(text, known):
    return [value(parse(text), known, {"i": i}) for i in range(CLASSES)]


def letters(entry):
    return {letter_of(parse(name)): getattr(entry, field) for field, name in entry.letters}


@pytest.mark.parametrize("loss", LOSS_ENTRIES, ids=lambda loss: loss.name)
def test_a_loss(loss):
    known = {"p": P, "y": Y, **letters(loss)}
    q = on_simplex(P)
    assert value(parse(loss.formula), known) == pytest.approx(float(loss.value(q, Y)), rel=1e-13)
    assert each(loss.slope_formula, known) == pytest.approx(loss.slope(q, Y), rel=1e-13)


@pytest.mark.parametrize("loss", [loss for loss in LOSS_ENTRIES if loss.centred_formula], ids=lambda loss: loss.name)
@pytest.mark.parametrize("entry", [e for e in PARAMETERIZATION_ENTRIES if e.formulas().gradient], ids=str)
def test_the_gradient_in_short(loss, entry):
    theta = (1.3 * entry.initial(np.array(P), np.log(P))).tolist()
    q = entry.prediction(theta)
    known = {"p": q.p, "y": Y, "z": theta, "u": theta, **letters(loss), **letters(entry)}
    text = entry.formulas().gradient.replace(r"\c ", loss.centred_formula)
    assert each(text, known) == pytest.approx(
        entry.gradient(theta, q, loss.elasticity(q, Y), loss.slope(q, Y)), rel=1e-12
    )


@pytest.mark.parametrize("entry", PARAMETERIZATION_ENTRIES, ids=str)
def test_a_parameterization(entry):
    theta = entry.initial(np.array(P), np.log(P))
    theta = (theta * (1.3 if entry.symbol in "zu" else 1.0)).tolist()
    q = entry.prediction(theta)
    known = {"p": q.p, letter_of(parse(entry.symbol)): theta, **letters(entry)}
    assert each(entry.formulas().forward, known) == pytest.approx(q.p, rel=1e-13)
    jacobian = parse(entry.formulas().jacobian)
    found = [[value(jacobian, known, {"i": i, "j": j}) for j in range(CLASSES)] for i in range(CLASSES)]
    assert np.array(found) == pytest.approx(np.array(entry.jacobian(theta, q)), rel=1e-13)


@pytest.mark.parametrize("entry", PARAMETERIZATION_ENTRIES, ids=str)
@pytest.mark.parametrize("rate", [0.05, 0.4])
def test_the_next_prediction(entry, rate):
    scenario = Scenario(parameterization=entry, loss="squared-error", learning_rate=rate)
    step = solve(scenario).book.anatomy(1)
    stepped = step.theta[:, 0] - step.move[:, 0]
    shift = -step.constraint[np.argmax(step.p_after[:, 0]), 0]
    letter = letter_of(parse(entry.symbol))
    known = {"p": step.p[:, 0], f"{letter}′": step.theta_after[:, 0], "s": stepped, "Δ": step.move[:, 0], "τ": shift}
    found = each(entry.formulas().after, {**known, **letters(entry)})
    assert found == pytest.approx(step.p_after[:, 0], rel=1e-12, abs=1e-15)


@pytest.mark.parametrize("entry", OPTIMIZER_ENTRIES, ids=str)
def test_an_optimiser(entry):
    """Followed over five steps by the lines as they are written, the memory starting as the engine's does."""
    rate, gradients = 0.1, [0.7, -0.3, 0.5, 0.2, -0.9]
    slots = [[fill] for fill in entry.initial()]
    names = {"b": 0.0, "m": 0.0, "v": 0.0, "s": entry.initial()[0] if entry.initial() else 0.0}
    betas = {"β1": getattr(entry, "beta1", 0.0), "β2": getattr(entry, "beta2", 0.0)}
    for k, g in enumerate(gradients, start=1):
        move, slots = entry.update([g], slots, rate, k)
        known = {**letters(entry), **betas, "η": rate, "g": g, "k": k}
        for line in entry.formulas():
            if "first step" in line and k > 1:
                continue
            left, sign, *right = parse(line.partition(r" \quad")[0]).parts
            assert sign.sign in "=←"
            names[left.text] = value(Row(tuple(right)), known | names)
        assert names["Δ"] == pytest.approx(float(move[0]), rel=1e-12)
