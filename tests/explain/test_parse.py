"""Formulas of the catalogue as trees, and trees as LaTeX."""

from __future__ import annotations

import pytest

from xentviz.engine.losses import LOSSES
from xentviz.engine.optimizers import OPTIMIZERS, AdaGrad, Momentum, RMSProp
from xentviz.engine.parameterizations import PARAMETERIZATIONS, Softmax
from xentviz.explain.formula import Fraction, Operator, Row, Script, Sum, Text, row
from xentviz.explain.latex import latex
from xentviz.explain.parse import contains, letter_of, parse

LOSS_TEXTS = [getattr(m, name) for m in LOSSES for name in ("formula", "slope_formula", "centred_formula")]
ENTRIES = [*(m() for m in PARAMETERIZATIONS), Softmax(temperature=0.5)]
RULES = [
    *(m() for m in OPTIMIZERS),
    Momentum(dampening=0.5),
    RMSProp(centered=True, momentum=0.5),
    AdaGrad(learning_rate_decay=0.1),
]
CATALOGUE = [
    *filter(None, LOSS_TEXTS),
    *(text for e in ENTRIES for text in (e.formulas().forward, e.formulas().jacobian, e.formulas().after, e.symbol)),
    *(line for rule in RULES for line in rule.formulas()),
]


def squeezed(text):
    return text.replace(" ", "").replace("{", "").replace("}", "")


def test_a_sum_takes_its_product_and_no_more():
    minus, total = parse(r"-\sum_i y_i \log p_i").parts
    assert minus == Operator("−", unary=True)
    y, p = (Script(Text(letter, "italic"), Text("i", "italic")) for letter in "yp")
    assert total == Sum(Text("i", "italic"), Row((y, Text("log"), p)))


def test_a_sum_ends_at_a_sign():
    assert [type(part) for part in parse(r"\sum_j p_j - 1").parts] == [Sum, Operator, Text]


@pytest.mark.parametrize("text", ["p'", "\\theta", "p_i", "u'_i"])
def test_a_variable_is_known_by_its_letter(text):
    assert letter_of(parse(text)) == {"p'": "p′", "\\theta": "θ", "p_i": "p", "u'_i": "u′"}[text]


@pytest.mark.parametrize(("text", "found"), [("p_i - y_i", True), (r"\sum_j e^{z_j}", False), (r"\frac{1}{z_i}", True)])
def test_an_index_is_found_wherever_it_stands(text, found):
    assert contains(parse(text), "i") is found


@pytest.mark.parametrize("text", CATALOGUE)
def test_latex_of_a_formula_of_the_catalogue_is_that_formula(text):
    written = latex(parse(text)).replace(r"\left(", "(").replace(r"\right)", ")")
    assert squeezed(written) == squeezed(text)


def test_the_same_text_is_parsed_once():
    assert parse("p_i - y_i") is parse("p_i - y_i")


@pytest.mark.parametrize("text", [r"\frobnicate", "(p_i", "p_i)", r"\frac{1}", "p_", "#"])
def test_what_is_not_known_is_refused(text):
    with pytest.raises(ValueError, match="formula"):
        parse(text)


def test_a_prime_takes_an_exponent_that_latex_accepts():
    assert latex(parse("u'_i^2")) == "{u'_{i}}^{2}"


@pytest.mark.parametrize(
    ("text", "written"), [("−4.3e−4", r"-4.3 \cdot 10^{-4}"), ("0.300", "0.300"), ("∞", r"\infty")]
)
def test_numbers_as_latex(text, written):
    assert latex(Text(text)) == written


def test_row_takes_rows_apart():
    a, b, c = map(Text, "abc")
    assert row(a, row(b, c)) == Row((a, b, c))
    assert row(a) is a
    assert row(row(Fraction(a, b))) == Fraction(a, b)
