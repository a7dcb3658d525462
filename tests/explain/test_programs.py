"""The written programs print what `solve` finds, for every loss, parameterization and optimiser.

Most programs run inside this process: an interpreter with NumPy of its own for each would take minutes. A few run as a
person would run them. PyTorch's are left out where it is not installed; the project does not depend on it.
"""

import contextlib
import importlib.util
import io
import subprocess
import sys
import warnings
from dataclasses import replace

import numpy as np
import pytest

from xentviz import Scenario, solve
from xentviz.engine.losses import LOSSES
from xentviz.engine.optimizers import OPTIMIZERS
from xentviz.engine.parameterizations import PARAMETERIZATIONS
from xentviz.explain.programs import numpy_program, pytorch_program

needs_torch = pytest.mark.skipif(importlib.util.find_spec("torch") is None, reason="needs torch")
LANGUAGES = [
    pytest.param(numpy_program, id="numpy"),
    pytest.param(pytorch_program, id="pytorch", marks=needs_torch),
]
EVERY_LANGUAGE = pytest.mark.parametrize("program", LANGUAGES)

HARD = Scenario(steps=40)
SOFT = Scenario(start=(0.1, 0.2, 0.3, 0.15, 0.25), target=(0.0, 0.1, 0.2, 0.7, 0.0), learning_rate=0.05, steps=40)

# Its gradient 2 / u throws u over 0 and back, ever harder the closer it has come.
CHAOTIC = ("negated-cross-entropy", "square-root")


def changed(entry):
    """The entry with every parameter far off its default, one at a time and all at once."""
    other = {
        p.name: not p.default if p.kind is bool else p.default / 2 if p.default > 0.01 else 0.25 for p in entry.params()
    }
    return [entry(**{name: value}) for name, value in other.items()] + [entry(**other)]


def printed(text):
    """The rows that a program prints, without the number of the step, (n, C)."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # of runs that diverge
        exec(compile(text, "program", "exec"), {"__name__": "__main__"})
    if "torch" in sys.modules:
        sys.modules["torch"].set_default_dtype(sys.modules["torch"].float32)
    return rows_of(out.getvalue())


def rows_of(text):
    table = [line.split(" ") for line in text.splitlines()]
    assert [row[0] for row in table] == [str(i) for i in range(len(table))]
    return np.array([[float(word) for word in row[1:]] for row in table])


def settled(scenario, p):
    """How many rows do not hang on rounding: some runs are chaotic, and no two programs agree on those for long."""
    for scale in (1 - 2**-50, 1 + 2**-50):
        start = np.array(scenario.start) * np.linspace(1.0, scale, len(scenario.start))
        descent = replace(scenario.descent, learning_rate=scenario.learning_rate * scale)
        nudged = descent.run(start, scenario.steps, scenario.log_start).p.T
        count = min(len(p), len(nudged))
        off = np.abs(nudged[:count] - p[:count]).max(axis=1) > 1e-12
        p = p[: int(np.argmax(off)) if off.any() else count]
    return len(p)


def assert_same(program, scenario, at_least=1.0):
    """The program's p are those of `solve` as long as the run is settled, which must be that share of it."""
    p, rows = solve(scenario).trajectory.p.T, printed(program(scenario))
    count = settled(scenario, p)
    assert count >= at_least * len(p)
    assert len(rows) >= count
    np.testing.assert_allclose(rows[:count], p[:count], rtol=0.0, atol=1e-9)


@EVERY_LANGUAGE
@pytest.mark.parametrize("loss", LOSSES.names)
@pytest.mark.parametrize("parameterization", PARAMETERIZATIONS.names)
@pytest.mark.parametrize("scenario", [HARD, SOFT], ids=["hard", "soft"])
def test_every_combination_prints_what_solve_finds(program, loss, parameterization, scenario):
    for optimizer in OPTIMIZERS.names:
        combined = scenario.replace(loss=loss, parameterization=parameterization, optimizer=optimizer)
        assert_same(program, combined, at_least=0.25 if (loss, parameterization) == CHAOTIC else 1.0)


@EVERY_LANGUAGE
@pytest.mark.parametrize("entry", [entry for member in OPTIMIZERS for entry in changed(member)], ids=str)
@pytest.mark.parametrize("parameterization", PARAMETERIZATIONS.names)
def test_hyperparameters_are_the_scenarios(program, parameterization, entry):
    assert_same(program, HARD.replace(optimizer=entry, parameterization=parameterization))


@EVERY_LANGUAGE
@pytest.mark.parametrize("temperature", [0.5, 2.0])
@pytest.mark.parametrize("changes", [{}, {"start_logits": (2.0, -1.0, 0.5)}], ids=["start", "logits"])
@pytest.mark.parametrize("loss", LOSSES.names)
def test_temperature(program, temperature, changes, loss):
    assert_same(program, HARD.replace(loss=loss, parameterization=f"softmax:temperature={temperature}", **changes))


CHANGES = {
    "two classes": {"start": (0.4, 0.6), "target": (0.0, 1.0)},
    "twelve classes": {"start": (1 / 12,) * 12, "target": (0.5, 0.5) + (0.0,) * 10},
    "soft target": {"target": (0.5, 0.3, 0.2)},
    "only the right class": {"free": (True, False, False)},
    "only the wrong classes": {"free": (False, True, True)},
    "nothing free": {"free": (False, False, False)},
    "logits": {"start_logits": (2.0, -1.0, 0.5)},
    "logits whose p underflows": {"start_logits": (0.0, -1.0, -800.0)},
    "a class at 0": {"start": (0.3, 0.7, 0.0)},
    "long": {"steps": 500},
    "quick": {"learning_rate": 0.5},
}


@EVERY_LANGUAGE
@pytest.mark.parametrize("changes", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("parameterization", PARAMETERIZATIONS.names)
@pytest.mark.parametrize("loss", ["cross-entropy", "squared-error", "wrong-target"])
def test_settings(program, changes, parameterization, loss):
    for optimizer in ("gradient-descent", "adam"):
        scenario = HARD.replace(parameterization=parameterization, loss=loss, optimizer=optimizer)
        assert_same(program, scenario.replace(**changes))


@EVERY_LANGUAGE
@pytest.mark.parametrize("parameterization", PARAMETERIZATIONS.names)
@pytest.mark.parametrize("free", [None, (True, False, True)], ids=["all free", "some free"])
def test_stopping_rule_ends_the_program_at_the_same_step(program, parameterization, free):
    scenario = HARD.replace(parameterization=parameterization, free=free, loss="squared-error", steps=2000)
    stopping = scenario.replace(stop="gradient-norm:tolerance=0.25")
    assert 1 < len(printed(program(stopping))) == len(solve(stopping).trajectory) < 2001


@EVERY_LANGUAGE
@pytest.mark.parametrize("parameterization", PARAMETERIZATIONS.names)
@pytest.mark.parametrize("stop", ["loss-tolerance:tolerance=0.3", "movement:tolerance=0.004", "step-limit:limit=17.5"])
def test_every_stopping_rule_ends_the_program_at_the_same_step(program, parameterization, stop):
    scenario = HARD.replace(
        parameterization=parameterization, loss="squared-error", optimizer="momentum", steps=400, stop=stop
    )
    assert 1 < len(printed(program(scenario))) == len(solve(scenario).trajectory) < 401


@EVERY_LANGUAGE
@pytest.mark.parametrize("loss", LOSSES.names)
@pytest.mark.parametrize("tolerance", [0.05, 0.6])
def test_programs_know_the_lowest_value_of_every_loss(program, loss, tolerance):
    scenario = HARD.replace(loss=loss, target=(0.6, 0.3, 0.1), stop=f"loss-tolerance:tolerance={tolerance}", steps=300)
    assert len(printed(program(scenario))) == len(solve(scenario).trajectory)


DIVERGING = {
    "raw, overflowing": {"loss": "squared-error", "parameterization": "raw", "learning_rate": 2.0},
    "raw, through 0": {"loss": "negated-cross-entropy", "parameterization": "raw"},
    "mirror": {"loss": "negated-cross-entropy", "parameterization": "mirror"},
    "projected, on the edge": {"loss": "negated-cross-entropy", "parameterization": "projected"},
}


@EVERY_LANGUAGE
@pytest.mark.parametrize("changes", DIVERGING.values(), ids=DIVERGING)
def test_diverging_runs_print_finite_numbers_and_end(program, changes):
    scenario = HARD.replace(steps=1000, **changes)
    p, rows = solve(scenario).trajectory.p.T, printed(program(scenario))
    assert len(p) <= len(rows)
    assert np.isfinite(rows).all()
    np.testing.assert_allclose(rows[: len(p)], p, rtol=1e-9, atol=1e-12)
    assert len(rows) < 1001 or changes["parameterization"] == "raw"


@EVERY_LANGUAGE
@pytest.mark.parametrize("parameterization", PARAMETERIZATIONS.names)
def test_program_runs_as_a_file(program, parameterization, tmp_path):
    scenario = HARD.replace(parameterization=parameterization, optimizer="adam")
    file = tmp_path / "run.py"
    file.write_text(program(scenario), encoding="ascii")
    run = subprocess.run([sys.executable, file.name], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert run.stderr == ""
    np.testing.assert_allclose(rows_of(run.stdout), solve(scenario).trajectory.p.T, rtol=0.0, atol=1e-9)
