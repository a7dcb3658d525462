"""A whole step as LaTeX: braces balance, and LaTeX itself takes it."""

from __future__ import annotations

import re
import shutil
import subprocess
from itertools import product

import pytest

from xentviz.engine.losses import LOSSES
from xentviz.engine.optimizers import OPTIMIZERS
from xentviz.engine.parameterizations import PARAMETERIZATIONS
from xentviz.explain.check import check
from xentviz.explain.latex import prose, step_latex
from xentviz.explain.stages import stages
from xentviz.scenario import Scenario
from xentviz.solution import solve

SCENARIOS = [
    *(
        Scenario(loss=a, parameterization=b, learning_rate=0.01)
        for a, b in product(LOSSES.names, PARAMETERIZATIONS.names)
    ),
    *(Scenario(optimizer=name, free=(True, False, True)) for name in OPTIMIZERS.names),
    Scenario(parameterization="softmax:temperature=0.5", target=(0.5, 0.3, 0.2)),
    Scenario(optimizer="rmsprop:centered=true,momentum=0.5"),
    Scenario(start=(1e-9, 1.0 - 1e-9, 0.0), optimizer="momentum:dampening=0.5"),
]


def written(scenario, step=2):
    anatomy = solve(scenario).book.anatomy(step)
    after = float(scenario.descent.observe(anatomy.theta_after)[1][0])
    return step_latex(stages(scenario, anatomy, after, check(scenario, anatomy)))


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda s: f"{s.loss.name} {s.parameterization} {s.optimizer.name}")
def test_braces_and_environments_balance(scenario):
    text = written(scenario)
    depth = 0
    for brace in re.findall(r"(?<!\\)[{}]", text):
        depth += 1 if brace == "{" else -1
        assert depth >= 0
    assert depth == 0
    assert text.count(r"\left") - text.count(r"\leftarrow") == text.count(r"\right")
    assert text.count(r"\begin{bmatrix}") == text.count(r"\end{bmatrix}")
    assert text.isascii()


def test_every_line_is_aligned_once():
    lines = [line for line in written(Scenario()).splitlines() if "=" in line and "intertext" not in line]
    outside = [re.sub(r"\\begin\{bmatrix\}.*?\\end\{bmatrix\}", "", line) for line in lines]
    assert {line.count("&") for line in outside} == {1}


def test_the_question_as_latex():
    text = written(Scenario(), 0)
    assert r"\frac{\partial L}{\partial p_{i}} &= {-} \frac{y_{i}}{p_{i}}" in text
    assert r"\begin{bmatrix} -0.700 \\ 0.600 \\ 0.100 \end{bmatrix}" in text
    assert r"\textbf{dL/dp.}" in text


@pytest.mark.parametrize(
    ("text", "expected"), [("69 % of it", r"69 \% of it"), ("−0.1", "$-$0.1"), ("10⁻⁸", "10$^{-8}$")]
)
def test_prose(text, expected):
    assert prose(text) == expected


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="needs pdflatex")
def test_latex_compiles(tmp_path):
    body = "\n".join(written(scenario) for scenario in SCENARIOS)
    head = "\\documentclass{article}\\usepackage{amsmath}\\begin{document}\n"
    (tmp_path / "steps.tex").write_text(f"{head}{body}\\end{{document}}\n", encoding="utf-8")
    run = subprocess.run(
        ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "steps.tex"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-3000:].decode(errors="replace")
    assert (tmp_path / "steps.pdf").exists()
