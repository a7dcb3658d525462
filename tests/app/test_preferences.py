"""What comes back at the next start, and what of it is not believed."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import QByteArray

from xentviz.app.preferences import Preferences, Settings
from xentviz.document import Document
from xentviz.origin import Origin, saved
from xentviz.scenario import Scenario
from xentviz.session_file import dumps
from xentviz.view import View
from xentviz.views.transport_bar import SPEEDS


def stored(**values):
    """Preferences over a file that holds these raw values."""
    preferences = Preferences()
    for key, value in values.items():
        preferences._store.setValue(key, value)
    preferences._store.sync()
    return Preferences()


def test_what_was_saved_is_read_again_by_the_next_program():
    origin, settings = Origin(Document(Scenario(learning_rate=0.5), View(["grid"]))), Settings("dark", 5.0, False)
    Preferences().save(origin, settings, QByteArray(b"place"))
    again = Preferences()
    assert (again.origin(), again.view(), again.settings()) == (origin, origin.document.view, settings)
    assert again.geometry() == QByteArray(b"place")


@pytest.mark.parametrize("speed", SPEEDS)
def test_every_speed_on_offer_comes_back(speed):
    Preferences().save(Origin(Document()), Settings(speed=speed), QByteArray())
    assert Preferences().settings().speed == speed


def test_axes_that_have_changed_places_are_read_again_together():
    view = View(grid=True, rows="learning_rate:0.1; 1", columns="loss:cross-entropy")
    Preferences().save(Origin(Document(view=view)), Settings(), QByteArray())
    assert Preferences().view() == view


def test_before_the_first_start_there_is_nothing():
    preferences = Preferences()
    assert (preferences.origin(), preferences.view(), preferences.settings()) == (None, View(), Settings())
    assert preferences.geometry() is None


def test_forgetting_brings_the_first_start_back():
    Preferences().save(Origin(Document(Scenario(learning_rate=0.5))), Settings("dark"), QByteArray(b"place"))
    Preferences().forget()
    assert (Preferences().origin(), Preferences().settings()) == (None, Settings())


def test_the_session_of_a_file_comes_from_the_file_and_if_that_is_gone_as_it_was_left(tmp_path):
    origin = saved(tmp_path / "run.json", Document(Scenario(learning_rate=0.5)))
    Preferences().save(origin, Settings(), QByteArray())
    assert Preferences().origin() == origin
    newer = saved(origin.path, Document(Scenario(learning_rate=0.7)))
    assert Preferences().origin() == newer
    for text in ("{", dumps(Document(Scenario(start=(0.1, 0.2, 0.3, 0.4), target=(1, 0, 0, 0))))):
        origin.path.write_text(text)
        assert Preferences().origin() == Origin(origin.document)
    origin.path.unlink()
    assert Preferences().origin() == Origin(origin.document)


def test_the_session_of_a_file_is_looked_at_as_it_was_left(tmp_path):
    origin = saved(tmp_path / "run.json", Document(Scenario(learning_rate=0.5), step=57))
    left = origin.document.replace(view=View(page="maths"), step=80)
    Preferences().save(replace(origin, document=left), Settings(), QByteArray())
    assert Preferences().origin() == replace(origin, document=left)


@pytest.mark.parametrize("text", ["", "{", "[]", "7", "null", '{"weather": 1}'])
@pytest.mark.parametrize("key", ["session", "view", "scenario"])
def test_what_cannot_be_read_at_all_is_as_before_the_first_start(key, text):
    preferences = stored(**{key: text})
    assert preferences.origin() in (None, Origin(Document()))
    assert (preferences.view(), preferences.settings()) == (View(), Settings())


def test_of_a_session_that_cannot_be_read_whole_the_rest_comes_back():
    data = {"scenario": Scenario(steps=7).to_dict(), "view": {"layers": ["clouds"], "log_loss": False}, "weather": 1}
    assert stored(session=json.dumps(data)).origin() == Origin(Document(Scenario(steps=7), View(log_loss=False)))
    data["scenario"]["version"] = 99
    assert stored(session=json.dumps(data)).origin() == Origin(Document(view=View(log_loss=False)))


def test_what_an_earlier_version_left_comes_back():
    view = {"layers": ["grid"], "appearance": "dark", "log_loss": False, "speed": 5.0, "page": "maths"}
    preferences = stored(scenario=json.dumps(Scenario(steps=7).to_dict()), view=json.dumps(view))
    document = Document(Scenario(steps=7), View(["grid"], log_loss=False, page="maths"))
    assert (preferences.origin(), preferences.settings()) == (Origin(document), Settings("dark", 5.0))


@pytest.mark.parametrize(
    "bad",
    [
        {"layers": ["clouds"]},
        {"layers": 3},
        {"layers": [[1]]},
        {"appearance": "pink"},
        {"log_loss": "yes"},
        {"speed": -1.0},
        {"speed": True},
    ],
)
def test_a_bad_setting_is_left_out_and_the_others_stay(bad):
    preferences = stored(view=json.dumps({"appearance": "dark", "log_loss": False} | bad))
    view, settings = preferences.view(), preferences.settings()
    assert view == View(log_loss="log_loss" in bad)
    assert settings == Settings("system" if "appearance" in bad else "dark")
