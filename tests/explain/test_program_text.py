"""The text of the written programs: short, plain, made of the scenario's numbers, and of nothing it does not use."""

import ast
import os
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from xentviz import Scenario
from xentviz.engine.catalog import number
from xentviz.engine.given import InputError
from xentviz.engine.losses import LOSSES, CrossEntropy, Loss
from xentviz.engine.optimizers import OPTIMIZERS
from xentviz.engine.parameterizations import PARAMETERIZATIONS
from xentviz.engine.stopping import STOPPING
from xentviz.explain.programs import numpy_program, pytorch_program

EVERY_LANGUAGE = pytest.mark.parametrize("program", [numpy_program, pytorch_program], ids=["numpy", "pytorch"])
CATALOGS = {"loss": LOSSES, "parameterization": PARAMETERIZATIONS, "optimizer": OPTIMIZERS, "stop": STOPPING}
EVERY_ENTRY = [pytest.param(kind, entry, id=entry.name) for kind, catalog in CATALOGS.items() for entry in catalog]

# Long numbers, and every line that a program can have.
FULL = Scenario(
    start_logits=tuple(1 / (3 + i) for i in range(7)),
    target=(1 / 7,) * 7,
    free=(True, False) * 3 + (True,),
    learning_rate=1 / 3,
    stop="gradient-norm:tolerance=0.0123456789012345",
)


def crowded(entry):
    """The entry with all its parameters set to long numbers, and switched on."""
    return entry(**{p.name: True if p.kind is bool else 0.1234567890123456 for p in entry.params()})


@EVERY_LANGUAGE
@pytest.mark.parametrize("loss", LOSSES.members)
@pytest.mark.parametrize("parameterization", PARAMETERIZATIONS.members)
@pytest.mark.parametrize("scenario", [Scenario(), FULL], ids=["plain", "full"])
def test_programs_are_short_and_tidy(program, loss, parameterization, scenario):
    for optimizer in OPTIMIZERS:
        entries = {"loss": loss, "parameterization": parameterization, "optimizer": optimizer}
        make = crowded if scenario is FULL else lambda entry: entry()
        text = program(scenario.replace(**{kind: make(entry) for kind, entry in entries.items()}))
        lines = text.split("\n")
        assert len(lines) <= (60 if scenario is FULL else 50)
        assert max(map(len, lines)) <= 100
        assert all(line == line.rstrip() for line in lines)
        assert text.endswith("\n")
        assert not re.search(r"\n\n\n\n|\n\n$", text)
        assert text.isascii()
        compile(text, "program", "exec")


@EVERY_LANGUAGE
def test_programs_import_their_library_and_name_nothing_of_the_machine(program):
    text = program(FULL)
    imported = [
        ast.unparse(node) for node in ast.walk(ast.parse(text)) if isinstance(node, (ast.Import, ast.ImportFrom))
    ]
    assert imported == ["import numpy as np" if program is numpy_program else "import torch"]
    for name in (str(Path.home()), os.getcwd(), str(Path(__file__).parents[2])):
        assert name not in text


CHANGES = {
    "start": (0.2, 0.7, 0.1),
    "start_logits": (1.0, 2.0, 3.0),
    "target": (0.0, 1.0, 0.0),
    "learning_rate": 0.2,
    "free": (True, False, True),
    "steps": 7,
    "stop": "gradient-norm",
}


@EVERY_LANGUAGE
@pytest.mark.parametrize("parameterization", PARAMETERIZATIONS.names)
def test_every_setting_changes_the_text(program, parameterization):
    scenario = Scenario(parameterization=parameterization)
    texts = [program(scenario), *(program(scenario.replace(**{name: value})) for name, value in CHANGES.items())]
    assert len(set(texts)) == len(texts)


@EVERY_LANGUAGE
@pytest.mark.parametrize(("kind", "entry"), EVERY_ENTRY)
def test_every_parameter_changes_the_text(program, kind, entry):
    for p in entry.params():
        value = not p.default if p.kind is bool else p.default / 2 if p.default else 0.25
        text = program(Scenario(**{kind: entry(**{p.name: value})}))
        assert text != program(Scenario(**{kind: entry()}))
        assert p.kind is bool or repr(value) in text


@EVERY_LANGUAGE
def test_what_is_not_used_is_not_written(program):
    text = program(Scenario(optimizer="momentum"))
    for word in ("dampening", "temperature", "free", "tolerance", "logits =", "project", "def "):
        assert word not in text


@EVERY_LANGUAGE
@pytest.mark.parametrize(("kind", "entry"), EVERY_ENTRY)
def test_every_entry_brings_its_snippets(program, kind, entry):
    compile(program(Scenario(**{kind: entry()})), "program", "exec")


@dataclass(frozen=True)
class Smoothed(CrossEntropy):
    name = "smoothed"
    epsilon: float = number(0.125, "Epsilon")

    @property
    def snippets(self):
        inherited = super().snippets
        return type(inherited)(inherited.formula, "-y * (1 - {epsilon})", inherited.slope, inherited.torch)


def test_parameters_of_the_same_name_are_told_apart():
    text = numpy_program(Scenario(loss=Smoothed(), optimizer="adam"))
    assert "loss_epsilon = 0.125\n" in text
    assert "optimizer_epsilon = 1e-08\n" in text
    assert "h = -y * (1 - loss_epsilon)\n" in text
    assert "np.sqrt(v_hat) + optimizer_epsilon)\n" in text


def test_an_entry_without_snippets_says_so():
    class Bare(CrossEntropy):
        name = "bare"
        snippets = Loss.snippets

    with pytest.raises(InputError, match="bare has no source text"):
        numpy_program(Scenario(loss=Bare()))


def test_a_loss_whose_value_no_snippet_gives_says_so():
    with pytest.raises(InputError, match="smoothed has no value as source text"):
        numpy_program(Scenario(loss=Smoothed(), stop="loss-tolerance"))
    assert "lowest = " in pytorch_program(Scenario(loss=Smoothed(), stop="loss-tolerance"))
