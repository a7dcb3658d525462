"""Formulas, and the whole step, as LaTeX for amsmath."""

from __future__ import annotations

import re
from collections.abc import Sequence

from xentviz.explain.formula import (
    GREEK,
    Fence,
    Fraction,
    Matrix,
    Node,
    Operator,
    Root,
    Row,
    Script,
    Space,
    Sum,
    Term,
    Text,
    number_in,
)
from xentviz.explain.stage import Stage

_GREEK = {letter: name for name, letter in GREEK.items()}
_SIGNS = {"−": "-", "·": r"\cdot", "←": r"\leftarrow", "→": r"\to", "≈": r"\approx", "≤": r"\le", "≥": r"\ge"}
_RAISED, _LOWERED = re.compile("([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)"), str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_FUNCTIONS = ("log", "exp", "max", "min")
_PROSE = {
    **{sign: rf"\{sign}" for sign in "%&_#$"},
    **{
        sign: f"${name}$"
        for sign, name in {**_SIGNS, "×": r"\times", "∞": r"\infty", "′": "'", "∂": r"\partial"}.items()
    },
    **{sign: rf"$\{name}$" for sign, name in _GREEK.items()},
    "\u00a0": "~",
}


def latex(node: Node) -> str:
    """One formula, for use in mathematics mode. Keys and colours are left out."""
    match node:
        case Text():
            return _letters(node)
        case Operator(sign, unary):
            return f"{{{_SIGNS.get(sign, sign)}}}" if unary else _SIGNS.get(sign, sign)
        case Space():
            return r"\quad"
        case Row(parts):
            return " ".join(map(latex, parts))
        case Script(base, sub, sup):
            return _scripted(base, sub, sup)
        case Fraction(over, under):
            return rf"\frac{{{latex(over)}}}{{{latex(under)}}}"
        case Root(body):
            return rf"\sqrt{{{latex(body)}}}"
        case Sum(index, body):
            return rf"\sum_{{{latex(index)}}} {latex(body)}"
        case Fence(body, sign):
            left, right = ("(", ")") if sign == "(" else (r"\lVert ", r" \rVert")
            text = latex(body)
            return rf"\left{left} {text} \right{right}" if r"\frac" in text else f"{left}{text}{right}"
        case Matrix(rows):
            lines = r" \\ ".join(" & ".join(map(latex, cells)) for cells in rows)
            return rf"\begin{{bmatrix}} {lines} \end{{bmatrix}}"
        case Term(_, body):
            return latex(body)


def step_latex(stages: Sequence[Stage]) -> str:
    """All stages of a step as one align* environment, each with its sentence before its formulas."""
    lines = [r"% needs \usepackage{amsmath}", r"\begin{align*}"]
    for stage in stages:
        lines.append(rf"\intertext{{\textbf{{{prose(stage.title)}.}} {prose(stage.sentence)}}}")
        lines += [_aligned(node) + r" \\" for node in (*stage.general, *stage.numbers)]
        if stage.check:
            lines.append(rf"\intertext{{{prose(stage.check)}}}")
    if lines[-1].endswith(r" \\"):
        lines[-1] = lines[-1].removesuffix(r" \\")
    return "\n".join([*lines, r"\end{align*}", ""])


def prose(text: str) -> str:
    """Plain text with the signs that LaTeX would not take, or take for something else, spelt out."""
    pieces = _RAISED.split(text)  # every second one is raised
    return "".join(f"$^{{{p.translate(_LOWERED)}}}$" if k % 2 else _spelt(p) for k, p in enumerate(pieces))


def _spelt(text: str) -> str:
    return "".join(_PROSE.get(character, character) for character in text)


def _aligned(node: Node) -> str:
    """A row with the mark of alignment at its first equals sign."""
    parts = node.parts if isinstance(node, Row) else (node,)
    at = next((i for i, part in enumerate(parts) if isinstance(part, Operator) and part.sign in "=←"), len(parts))
    left, right = (" ".join(map(latex, half)) for half in (parts[:at], parts[at:]))
    return f"{left} &{right}"


def _scripted(base: Node, sub: Node | None, sup: Node | None) -> str:
    text = latex(base)
    if not isinstance(base, (Text, Fence)) or number_in(base) is not None:
        text = f"{{{text}}}"
    below = text + (f"_{{{latex(sub)}}}" if sub else "")
    if sup is None:
        return below
    # A prime is an exponent already, and LaTeX takes only one.
    return (f"{{{below}}}" if "'" in text else below) + f"^{{{latex(sup)}}}"


def _letters(node: Text) -> str:
    text = node.text
    if number_in(node) is not None:
        return _number(text)
    if text in _FUNCTIONS:
        return f"\\{text}"
    if text in ("∞", "−∞", "∂"):
        return {"∞": r"\infty", "−∞": r"-\infty", "∂": r"\partial"}[text]
    if node.style == "bold":
        return rf"\mathbf{{{text}}}"
    if node.style == "italic":
        return "".join(f"\\{_GREEK[c]}" if c in _GREEK else "'" if c == "′" else c for c in text)
    return rf"\text{{{prose(text)}}}"


def _number(text: str) -> str:
    mantissa, _, exponent = text.replace("−", "-").partition("e")
    return rf"{mantissa} \cdot 10^{{{exponent}}}" if exponent else mantissa
