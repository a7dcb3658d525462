"""What a command line opens: a session with all that it holds, a preset, a scenario, each however it is named."""

import io
import json
import sys

import pytest

from tests.test_cli_errors import refused
from xentviz import Scenario, origin, session_file
from xentviz.cli import main
from xentviz.document import Document
from xentviz.origin import Origin, opened
from xentviz.own_presets import find
from xentviz.pins import Pins
from xentviz.scenario_file import dumps
from xentviz.storyboard import Kept, Storyboard
from xentviz.view import View

TALK = Document(
    Scenario(learning_rate=0.5),
    View(["grid"], log_loss=False),
    Storyboard((Kept(step=3),)),
    Pins().pin(Scenario(steps=9)),
    step=7,
)


@pytest.fixture
def shown(monkeypatch):
    """Run the window verb with these words; what the window would be built on."""
    begun = []
    monkeypatch.setattr("xentviz.commands.window.window_problem", lambda: None)
    monkeypatch.setattr("xentviz.app.main.run", lambda begin, reset: begun.append(begin) or 0)

    def run(*words):
        assert main(list(words)) == 0
        return begun[-1]

    return run


@pytest.fixture
def talk(tmp_path):
    path = tmp_path / "talk.json"
    path.write_text(session_file.dumps(TALK))
    return path


@pytest.fixture
def scene(tmp_path):
    path = tmp_path / "scene.json"
    path.write_text(dumps(Scenario(steps=7)))
    return path


@pytest.fixture
def sent(monkeypatch):
    """Let standard input hold this text."""
    return lambda text: monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


each_way = pytest.mark.parametrize("flag", [(), ("--scenario",)], ids=["FILE", "--scenario"])


@each_way
def test_a_session_is_opened_whole_and_in_its_file(shown, talk, flag):
    assert shown(*flag, str(talk)) == opened(talk) == Origin(TALK, talk, opened(talk).digest)


@each_way
def test_a_session_that_options_change_keeps_the_rest_and_is_in_no_file(shown, talk, flag):
    assert shown(*flag, str(talk), "--steps", "8") == Origin(TALK.replace(scenario=TALK.scenario.replace(steps=8)))
    assert shown(*flag, str(talk), "--learning-rate", "0.5") == opened(talk)


@each_way
def test_a_scenario_file_is_a_scenario_to_be_shown_as_the_window_shows_things(shown, scene, flag):
    assert shown(*flag, str(scene)) == Scenario(steps=7)
    assert shown(*flag, str(scene), "--learning-rate", "0.5") == Scenario(steps=7, learning_rate=0.5)


@each_way
def test_a_file_is_read_once(shown, talk, flag, monkeypatch):
    reads = []
    monkeypatch.setattr(origin, "read", lambda path, read=origin.read: reads.append(path) or read(path))
    shown(*flag, str(talk), "--steps", "8")
    assert reads == [str(talk)]


@each_way
def test_four_classes_are_no_window(capsys, tmp_path, flag):
    path = tmp_path / "four.json"
    path.write_text(dumps(Scenario(start=(0.1, 0.2, 0.3, 0.4), target=(1.0, 0.0, 0.0, 0.0))))
    assert "4 classes" in refused(capsys, *flag, str(path))


def test_a_preset_is_opened_whole_and_nothing_leaves_the_choice_to_the_window(shown):
    assert shown("--preset", "stupid-loss") == Origin(find("stupid-loss").document)
    assert shown("--steps", "120") == Scenario()
    assert shown() is None


def test_a_session_on_standard_input_is_opened_whole_and_in_no_file(shown, sent):
    sent(session_file.dumps(TALK))
    assert shown("--scenario", "-") == Origin(TALK)
    sent(dumps(Scenario(steps=7)))
    assert shown("--scenario", "-", "--learning-rate", "0.5") == Scenario(steps=7, learning_rate=0.5)


def test_a_run_is_traced_from_standard_input(capsys, sent):
    sent(session_file.dumps(TALK))
    assert main(["trace", "--scenario", "-", "--steps", "3"]) == 0
    assert json.loads(capsys.readouterr().out)["scenario"] == TALK.scenario.replace(steps=3).to_dict()


def test_what_cannot_be_read_from_standard_input_is_refused(capsys, sent, monkeypatch):
    sent("{")
    assert "file '-': session is no valid JSON" in refused(capsys, "trace", "--scenario", "-")
    monkeypatch.setattr(sys, "stdin", None)
    assert "--scenario is '-', but there is no standard input" in refused(capsys, "trace", "--scenario", "-")


@pytest.mark.parametrize("verb", [("trace",), ("render", "-o", "out.svg"), ()])
def test_an_empty_name_is_refused_by_its_option(capsys, verb):
    assert "--scenario is '', allowed is the name of a file." in refused(capsys, *verb, "--scenario", "")
