"""What the lines of all stages are built from: formulas of the catalogue under their keys, chains, numbers."""

from __future__ import annotations

from functools import lru_cache

from xentviz.engine.parameterizations import Parameterization
from xentviz.explain.fill import Filling
from xentviz.explain.formula import EQUALS, Node, Space, Text, row
from xentviz.explain.keys import keyed
from xentviz.explain.parse import contains, letter_of, parse
from xentviz.explain.quantities import figure, numbers, settings
from xentviz.explain.step import Step
from xentviz.numbers import as_given

_KEYS = {"p": "p", "y": "y", "L": "loss", "p′": "p_after", "Δ": "move", "g": "gradient", "L/p": "slope"}


@lru_cache(maxsize=512)
def general(text: str, parameterization: Parameterization) -> Node:
    """A formula of the catalogue, its letters and derivatives under their keys; always the same object."""
    turned, gradient = letter(parameterization.symbol), letter(parameterization.gradient_symbol)
    return keyed(
        parse(text), {f"L/{gradient}": "gradient", f"p/{turned}": "jacobian", f"p/{gradient}": "jacobian"} | _KEYS
    )


def letter(symbol: str) -> str:
    """The letter that a LaTeX name such as r'\\theta' stands for."""
    return letter_of(parse(symbol))


def chain(*parts: Node) -> Node:
    """Parts with equals signs between them."""
    joined = [piece for part in parts for piece in (EQUALS, part)]
    return row(*joined[1:])


def filling(step: Step) -> Filling:
    """The numbers of a step for the letters of loss and parameterization."""
    scenario = step.scenario
    symbol = letter(scenario.parameterization.symbol)
    vectors = {
        symbol: numbers("", step.theta),
        f"{symbol}′": numbers("", step.theta_after),
        "s": numbers("", step.stepped),
        "Δ": numbers("move", step.move),
        "p": numbers("p", step.p),
        "y": settings("y", scenario.target),
    }
    scalars: dict[str, Node] = {
        letter(name): Text(as_given(getattr(entry, field)))
        for entry in (scenario.loss, scenario.parameterization)
        for field, name in entry.letters
    }
    # What the projection takes off every class that stays above 0; the largest certainly does.
    most = max(range(len(step.p_after)), key=step.p_after.__getitem__)
    scalars["τ"] = Text(figure(-step.constraint[most]))
    return Filling(vectors, scalars)


def named(step: Step) -> Node:
    """The learning rate and the optimiser's parameters, as far as the rule has them: 'η = 0.1, μ = 0.9'."""
    optimizer = step.scenario.optimizer
    rule = row(*map(parse, optimizer.formulas()))
    used = [(name, getattr(optimizer, f)) for f, name in optimizer.letters if contains(rule, letter(name))]
    values = [(r"\eta", step.scenario.learning_rate), *used]
    parts = [part for name, value in values for part in (Space(), parse(name), EQUALS, Text(as_given(value)))]
    return row(*parts[1:])
