"""Exported figures as scenario files: what was exported opens again, and nothing else does."""

import contextlib
import json
import random

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage

import xentviz
from tests.figure import shown
from tests.provenance.carried import SCENARIO, bare, written
from xentviz import cli
from xentviz.engine.given import InputError
from xentviz.engine.losses import LOSSES
from xentviz.engine.optimizers import OPTIMIZERS
from xentviz.engine.parameterizations import PARAMETERIZATIONS
from xentviz.figure import painter
from xentviz.figure.display import Page
from xentviz.figure.page import RenderOptions, compose
from xentviz.figure.pdf import pdf
from xentviz.scenario import Scenario
from xentviz.scenario_file import load, stamp, unstamp

SUFFIXES = ("png", "svg", "pptx")


def random_scenario(draw):
    def simplex():
        parts = [draw.random() + 1e-3 for _ in range(3)]
        return tuple(part / sum(parts) for part in parts)

    return Scenario(
        start=simplex(),
        target=draw.choice([(1, 0, 0), (0, 1, 0), simplex()]),
        loss=draw.choice(LOSSES.names),
        parameterization=draw.choice(PARAMETERIZATIONS.names),
        optimizer=draw.choice(OPTIMIZERS.names),
        learning_rate=10.0 ** draw.uniform(-4, 3),
        steps=draw.randrange(1, 1000),
        free=draw.choice([None, (True, False, True), (False, False, True)]),
    )


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_two_hundred_scenarios_come_back_to_the_last_bit(qapp, opened, suffix):
    draw = random.Random(4)
    for scenario in (random_scenario(draw) for _ in range(200)):
        assert opened(written(suffix, scenario)) == scenario


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_one_verb_exports_another_reads(qapp, tmp_path, capsys, suffix):
    path = tmp_path / f"figure.{suffix}"
    assert cli.main(["render", "--loss", "squared-error", "--steps", "9", "-o", str(path)]) == 0
    assert cli.main(["trace", "--scenario", str(path)]) == 0
    scenario = json.loads(capsys.readouterr().out)["scenario"]
    assert Scenario.from_dict(scenario) == load(path) == xentviz.Scenario(loss="squared-error", steps=9)


@pytest.mark.parametrize("suffix", ["png", "svg", "pdf", "pptx"])
def test_an_exported_page_carries_version_and_scenario(qapp, suffix):
    page = compose(xentviz.solve(SCENARIO), RenderOptions())
    assert json.loads(page.provenance) == {
        "program": f"xentviz {xentviz.__version__}",
        "scenario": SCENARIO.to_dict(),
    }
    assert page.provenance.isascii()
    assert "\n" not in page.provenance
    assert unstamp(page.provenance) == SCENARIO
    if suffix == "pdf":
        assert page.provenance.replace("<", "&lt;").encode() in pdf([page])
    if suffix == "png":
        assert QImage.fromData(QByteArray(painter.png(page, 72))).text("xentviz") == page.provenance


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_figure_that_carries_nothing_is_refused(qapp, refused, suffix):
    assert "carries no scenario" in refused(shown.written(suffix, Page(90.0, 90.0, None, (), "Title"), 36))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_figure_with_a_scenario_that_is_not_allowed_is_refused(qapp, refused, suffix):
    page = Page(90.0, 90.0, None, (), provenance=stamp(SCENARIO).replace('"steps": 7', '"steps": -7'))
    assert "steps is -7" in refused(shown.written(suffix, page, 36))


def test_a_pdf_says_which_formats_open(qapp, refused):
    assert "PNG, SVG and PPTX" in refused(pdf([bare()]))


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("seed", range(5))
def test_a_file_with_changed_bytes_opens_as_it_was_or_is_refused(qapp, opened, suffix, seed):
    draw, data = random.Random(seed), written(suffix)
    for _ in range(40):
        changed = bytearray(data)
        for _ in range(draw.randrange(1, 6)):
            changed[draw.randrange(4, len(data))] = draw.randrange(256)
        with contextlib.suppress(InputError):
            assert isinstance(opened(bytes(changed)), Scenario)
