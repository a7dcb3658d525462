"""What comes back at the next start, and what of it is not believed."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QByteArray

from xentviz.app.preferences import Preferences, Settings
from xentviz.scenario import Scenario
from xentviz.view import View


def stored(**values):
    """Preferences over a file that holds these raw values."""
    preferences = Preferences()
    for key, value in values.items():
        preferences._store.setValue(key, value)
    preferences._store.sync()
    return Preferences()


def test_what_was_saved_is_read_again_by_the_next_program():
    scenario, view, settings = Scenario(learning_rate=0.5), View(("grid",), log_loss=False), Settings("dark", 5.0)
    Preferences().save(scenario, view, settings, QByteArray(b"place"))
    again = Preferences()
    assert again.scenario() == scenario
    assert (again.view(), again.settings()) == (view, settings)
    assert again.geometry() == QByteArray(b"place")


def test_axes_that_have_changed_places_are_read_again_together():
    view = View(grid=True, rows="learning_rate:0.1; 1", columns="loss:cross-entropy")
    Preferences().save(Scenario(), view, Settings(), QByteArray())
    assert Preferences().view() == view


def test_before_the_first_start_there_is_nothing():
    preferences = Preferences()
    assert (preferences.scenario(), preferences.view(), preferences.settings()) == (None, View(), Settings())
    assert preferences.geometry() is None


def test_forgetting_brings_the_first_start_back():
    Preferences().save(Scenario(learning_rate=0.5), View(log_loss=False), Settings("dark"), QByteArray(b"place"))
    Preferences().forget()
    assert (Preferences().scenario(), Preferences().view(), Preferences().settings()) == (None, View(), Settings())


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"type": "xentviz-scenario", "version": 99}'])
def test_a_scenario_that_cannot_be_read_is_left_out(text):
    assert stored(scenario=text).scenario() is None


@pytest.mark.parametrize("text", ["", "{", "[]", "7", "null"])
def test_a_view_that_cannot_be_read_is_the_first_one(text):
    assert (stored(view=text).view(), stored(view=text).settings()) == (View(), Settings())


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
