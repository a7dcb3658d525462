"""Files through the commands: what is opened and saved, and what is said of it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.figure.shown import written
from xentviz.figure.page import RenderOptions, compose
from xentviz.scenario import Scenario
from xentviz.scenario_file import dumps, load


@pytest.fixture
def person(open_window, tmp_path, monkeypatch):
    """Somebody whose file dialog, which belongs to the system, always answers with the same file."""
    someone = open_window(Scenario())
    someone.path = tmp_path / "run.json"
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: (str(someone.path), ""))
    return someone


def said(person):
    return person.program.window.status.message.text()


def test_a_saved_scenario_is_the_one_that_is_opened(person):
    person.session.edit(learning_rate=0.5)
    person.program.desk.save_scenario()
    assert said(person) == "saved run.json"
    assert load(person.path) == person.scenario
    person.session.edit(learning_rate=0.1)
    person.program.desk.open_scenario()
    assert person.scenario.learning_rate == 0.5
    assert said(person) == "opened run.json"


@pytest.mark.parametrize("suffix", ["png", "svg", "pptx"])
def test_an_exported_figure_opens_as_its_scenario(person, suffix):
    person.session.edit(learning_rate=0.5)
    person.path = person.path.with_suffix(f".{suffix}")
    figure = compose(person.session.solution, RenderOptions())
    person.path.write_bytes(written(suffix, figure, 36))
    person.session.edit(learning_rate=0.1)
    person.program.desk.open_scenario()
    assert person.scenario.learning_rate == 0.5
    assert said(person) == f"opened {person.path.name}"


@pytest.mark.parametrize("share", [0.5, 0.99])
def test_an_exported_figure_that_is_cut_off_changes_nothing(person, share):
    data = written("png", compose(person.session.solution, RenderOptions()), 36)
    person.path.write_bytes(data[: int(share * len(data))])
    before = person.session.solution
    person.program.desk.open_scenario()
    assert person.session.solution is before
    assert "cut off" in said(person)


def test_what_the_opened_run_suffers_is_said_rather_than_that_it_was_opened(person):
    person.path.write_text(dumps(Scenario(parameterization="raw", learning_rate=0.5)))
    person.program.desk.open_scenario()
    assert "p left the simplex at step 1" in said(person)


def test_a_file_that_is_no_scenario_changes_nothing_and_is_refused_in_one_sentence(person):
    person.path.write_text("{}")
    before = person.session.solution
    person.program.desk.open_scenario()
    assert person.session.solution is before
    assert "run.json" in said(person)
    assert "no scenario" in said(person)
    assert person.program.window.status.message.property("warning") is True


def test_a_file_that_cannot_be_written_is_refused_in_one_sentence(person):
    person.path = person.path / "below" / "run.json"
    person.program.desk.save_scenario()
    assert "cannot be written" in said(person)
    assert person.program.window.status.message.property("warning") is True
    person.path = person.path.parents[2] / "run.json"
    person.program.desk.save_scenario()
    assert said(person) == "saved run.json"
    assert person.program.window.status.message.property("warning") is False
