"""Numbers put into formulas."""

from __future__ import annotations

import pytest

from xentviz.explain.fill import Filling, vectorised, whole
from xentviz.explain.formula import Term, Text
from xentviz.explain.keys import keyed
from xentviz.explain.latex import latex
from xentviz.explain.parse import parse
from xentviz.explain.quantities import figure, numbers, settings, spelt
from xentviz.numbers import as_given

P, Y, U = (0.3, 0.6, 0.1), (1, 0, 0), (0.5, -0.7, 0.3)
FILLING = Filling(
    {"p": numbers("p", P), "y": settings("y", Y), "u": numbers("", U), "Δ": numbers("move", U)}, {"T": Text("2")}
)


def filled(text):
    return latex(whole(parse(text), FILLING))


def cells(text):
    return latex(vectorised(parse(text), FILLING)).split(r"\begin{bmatrix} ")[1].split(r" \end")[0].split(r" \\ ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"\sum_i y_i p_i", r"1 \cdot 0.300 + 0 \cdot 0.600 + 0 \cdot 0.100"),
        (r"-\sum_i y_i \log p_i", r"{-} (1 \cdot \log 0.300 + 0 \cdot \log 0.600 + 0 \cdot \log 0.100)"),
        (r"\sum_i y_{i-1}", "0 + 1 + 0"),
        (r"\sum_j u_j", r"0.500 + (-0.700) + 0.300"),
        (r"\sum_j u_j^2", r"{0.500}^{2} + (-0.700)^{2} + {0.300}^{2}"),
        (r"\frac{1}{T} (2 - 1)", r"\frac{1}{2} (2 - 1)"),
        ("1", "1"),
    ],
)
def test_a_sum_is_written_out(text, expected):
    assert filled(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("p_i - y_i", ["0.300 - 1", "0.600 - 0", "0.100 - 0"]),
        (r"-\frac{y_i}{p_i}", ["{-} 1 / 0.300", "{-} 0 / 0.600", "{-} 0 / 0.100"]),
        (r"\frac{y_i}{1 - p_i}", ["1 / (1 - 0.300)", "0 / (1 - 0.600)", "0 / (1 - 0.100)"]),
        (r"p_i - \Delta_i", ["0.300 - 0.500", "0.600 - (-0.700)", "0.100 - 0.300"]),
        (
            r"\frac{2}{u_i} (p_i - y_i)",
            ["(2 / 0.500) (0.300 - 1)", "(2 / (-0.700)) (0.600 - 0)", "(2 / 0.300) (0.100 - 0)"],
        ),
    ],
)
def test_a_formula_for_a_class_becomes_a_column(text, expected):
    assert cells(text) == expected


def test_a_denominator_that_all_share_stands_before_the_column():
    written = latex(vectorised(parse(r"\frac{u_i^2}{\sum_j u_j^2}"), FILLING))
    assert written.startswith(r"\frac{1}{{0.500}^{2} + (-0.700)^{2} + {0.300}^{2}} \begin{bmatrix} {0.500}^{2}")


def test_a_factor_that_all_share_stands_before_the_column():
    written = latex(vectorised(parse(r"\frac{1}{T} (p_i - y_i)"), FILLING))
    assert written == r"\frac{1}{2} \begin{bmatrix} 0.300 - 1 \\ 0.600 - 0 \\ 0.100 - 0 \end{bmatrix}"


def test_variables_and_derivatives_get_their_keys():
    tree = keyed(parse(r"\frac{\partial L}{\partial p_i} = p_i - y_i"), {"L/p": "slope", "p": "p", "L": "loss"})
    assert [part.key for part in tree.parts if isinstance(part, Term)] == ["slope", "p"]


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0"), (-0.0, "0"), (1.0, "1"), (0.3, "0.300"), (-10 / 3, "−3.333"), (4.3e-4, "4.3e−4"), (1e9, "1.0e9")],
)
def test_figures(value, text):
    assert figure(value) == text


@pytest.mark.parametrize(("value", "text"), [(float("inf"), "∞"), (float("-inf"), "−∞"), (float("nan"), "nan")])
def test_figures_that_are_not_finite(value, text):
    assert figure(value) == text


@pytest.mark.parametrize(("value", "text"), [(1, "1"), (0.1, "0.1"), (1e-8, "10⁻⁸"), (2.5e-12, "2.5·10⁻¹²")])
def test_settings_are_spelt_as_a_book_does(value, text):
    assert spelt(as_given(value)) == text
