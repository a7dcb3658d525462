"""Preset files: what is written comes back whole, and anything else is refused with one sentence."""

import json

import pytest

from xentviz.document import Document
from xentviz.engine.given import InputError
from xentviz.preset import Preset
from xentviz.preset_file import dumps, loads
from xentviz.presets import presets
from xentviz.scenario import Scenario
from xentviz.storyboard import Kept, Storyboard
from xentviz.view import View

MINE = Preset("mine", "Mine", "Falls at once.", Document(Scenario(learning_rate=0.5), View(swapped="loss"), step=7))
DATA = json.loads(dumps(MINE))

REFUSED = {
    "title missing": ({"title": None}, "title is ''"),
    "title of a wrong kind": ({"title": 7}, "title is 7, allowed is text"),
    "title of blanks": ({"title": "  "}, "title is '  ', allowed are 1 to 40"),
    "long title": ({"title": "x" * 41}, "allowed are 1 to 40 characters"),
    "title of two lines": ({"title": "a\nb"}, "title has "),
    "long summary": ({"summary": "x" * 201}, "summary is 201 characters long"),
    "step": ({"step": -1}, "step is -1, allowed is a whole number"),
    "step of a wrong kind": ({"step": True}, "step is True"),
    "foreign": ({"type": "something"}, "type is 'something', which is no preset"),
    "session": ({"type": "xentviz-session"}, "type is 'xentviz-session', which is no preset"),
    "newer": ({"version": 99}, "version is 99, allowed are those from 1 to "),
    "unknown part": ({"colour": 1}, "'colour' is unknown"),
    "view": ({"view": {"layers": ["clouds"]}}, "view.layers has 'clouds'"),
    "scenario": ({"scenario": DATA["scenario"] | {"learning_rate": "fast"}}, "scenario.learning_rate is 'fast'"),
    "four classes": ({"scenario": {**Scenario(start=(0.25,) * 4, target=(1, 0, 0, 0)).to_dict()}}, "4 classes"),
}


@pytest.mark.parametrize("preset", [*presets(), MINE], ids=lambda preset: preset.name)
def test_a_preset_that_is_written_and_read_is_the_same(preset):
    text = dumps(preset)
    assert loads(text, preset.name) == preset
    assert dumps(loads(text, preset.name)) == text


def test_a_storyboard_comes_along_where_there_is_one():
    told = Preset("told", "Told", document=Document(storyboard=Storyboard((Kept(step=3),))))
    assert loads(dumps(told), "told") == told
    assert "storyboard" not in DATA


@pytest.mark.parametrize(("change", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_preset_is_refused_by_its_place(change, sentence):
    data = {key: value for key, value in (DATA | change).items() if value is not None}
    with pytest.raises(InputError) as refusal:
        loads(json.dumps(data), "mine")
    assert sentence in str(refusal.value)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"type": 1, "type": 2}', "[" * 100_000])
def test_damaged_text_is_refused(text):
    with pytest.raises(InputError):
        loads(text, "mine")


def test_opening_leaves_what_the_preset_does_not_have():
    before = Document(Scenario(steps=7), View(page="maths", grid=True), Storyboard((Kept(step=3),)))
    after = MINE.shown_in(before)
    assert (after.scenario, after.step, after.storyboard) == (MINE.scenario, 7, before.storyboard)
    assert after.view == View(swapped="loss", page="maths")
    assert Preset("first", "First").shown_in(after).step == 0
