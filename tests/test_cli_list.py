"""`xentviz list`: one name a line, then what it is and its parameters; every name is one that the other verbs take."""

import pytest

from xentviz import own_presets
from xentviz.cli import main
from xentviz.commands.listing import FAMILIES
from xentviz.document import Document
from xentviz.engine.losses import LOSSES
from xentviz.engine.optimizers import OPTIMIZERS
from xentviz.engine.parameterizations import PARAMETERIZATIONS
from xentviz.engine.stopping import STOPPING
from xentviz.figure.contents import CONTENTS


@pytest.fixture
def listed(capsys):
    def run(*words):
        assert main(["list", *words]) == 0
        return capsys.readouterr().out

    return run


@pytest.mark.parametrize("family", FAMILIES)
def test_each_line_is_a_name_and_what_it_is(listed, family):
    lines = listed(family).splitlines()
    assert lines
    assert all(len(line.split(maxsplit=1)) == 2 and not line.startswith(" ") for line in lines)


@pytest.mark.parametrize(
    ("family", "catalog"),
    [
        ("losses", LOSSES),
        ("optimizers", OPTIMIZERS),
        ("parameterizations", PARAMETERIZATIONS),
        ("stopping", STOPPING),
    ],
)
def test_a_catalogue_is_listed_whole_with_every_parameter(listed, family, catalog):
    lines = {line.split()[0]: line for line in listed(family).splitlines()}
    assert tuple(lines) == catalog.names
    for member in catalog:
        for param in member.params():
            assert f"{param.name}=" in lines[member.name]
            assert param.allowed in lines[member.name]


@pytest.mark.parametrize("option", ["--loss", "--optimizer", "--parameterization", "--stop", "--preset"])
def test_every_listed_name_is_taken(listed, capsys, option):
    families = {"--loss": "losses", "--stop": "stopping"}
    for line in listed(families.get(option, option[2:] + "s")).splitlines():
        assert main(["trace", "--steps", "1", option, line.split()[0]]) == 0
        capsys.readouterr()


def test_without_a_family_all_are_listed_under_their_names(listed):
    whole = listed()
    for family in FAMILIES:
        assert f"{family}:\n{listed(family)}" in whole


def test_signs_that_the_terminal_lacks_are_escaped(monkeypatch):
    import io
    import sys

    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    assert main(["list", "losses"]) == 0
    assert b"\\u03a3" in raw.getvalue()


def test_contents_say_what_they_show_besides_their_label(listed):
    lines = dict(line.split(maxsplit=1) for line in listed("contents").splitlines())
    assert tuple(lines) == tuple(each.name for each in CONTENTS)
    for each in CONTENTS:
        assert len(lines[each.name].removeprefix(f"{each.label}. ").split()) > 5


def test_an_own_preset_without_a_sentence_is_listed_with_its_title(listed):
    own_presets.keep("My Run", "", Document())
    assert listed("presets").splitlines()[-1].split(maxsplit=1) == ["my-run", "My Run"]
