"""Files through the commands: what is opened and saved, and what is said of it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.journeys.conftest import open_window  # noqa: F401
from xentviz.scenario import Scenario
from xentviz.scenario_file import dumps, load


@pytest.fixture
def person(open_window, tmp_path, monkeypatch):  # noqa: F811
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
