"""Scenario files: what is wrong with one is said in a sentence that names the file."""

import json
import os

import pytest

from xentviz.engine.given import InputError
from xentviz.scenario import Scenario
from xentviz.scenario_file import MAX_FILE_BYTES, dumps, load, loads

HEAD = '"type": "xentviz-scenario", "version": 1'


def scenario_text(rest):
    return f"{{{HEAD}, {rest}}}"


BAD_TEXTS = {
    "nothing": ("", "JSON"),
    "no JSON": ("{", "JSON"),
    "a number": ("5", "type"),
    "NaN": (scenario_text('"learning_rate": NaN'), "NaN"),
    "Infinity": (scenario_text('"learning_rate": Infinity'), "Infinity"),
    "minus infinity": (scenario_text('"start": [-Infinity, 0, 0]'), "-Infinity"),
    "a number beyond floats": (scenario_text('"learning_rate": 1e999'), "learning_rate is inf"),
    "a start beyond floats": (scenario_text('"start": [1e999, 0, 0]'), "start[0] is inf"),
    "a number of 5000 digits": (scenario_text('"steps": ' + "9" * 5000), "of at most 500 digits"),
    "a number of 400 digits": (scenario_text('"steps": ' + "9" * 400), "steps is 999"),
    "true for 1": (scenario_text('"steps": true'), "steps is True"),
    "true in a start": (scenario_text('"start": [true, 0, 0]'), "start is"),
    "true for the version": ('{"type": "xentviz-scenario", "version": true}', "version is True"),
    "1 for true": (scenario_text('"free": [1, 0, 0]'), "free is [1, 0, 0], allowed is true or false for each class"),
    "text for true": (scenario_text('"free": ["true", "false", "false"]'), "free is ['true'"),
    "too few for free": (scenario_text('"free": [true, false]'), "free has 2 classes"),
    "a key twice": (scenario_text('"steps": 5, "steps": 6'), "'steps' stands twice"),
    "a parameter twice": (scenario_text('"optimizer": {"name": "adam", "beta1": 0, "beta1": 0.5}'), "'beta1' stands"),
    "another version": ('{"type": "xentviz-scenario", "version": 2}', "version is 2"),
    "another program's": ('{"type": "notebook", "version": 1}', "type"),
    "a setting that is called self": (scenario_text('"self": 1'), "'self' is unknown"),
    "an unknown setting": (scenario_text('"colour": 1'), "'colour' is unknown"),
    "an unknown loss": (scenario_text('"loss": {"name": "nonsense"}'), "loss 'nonsense' is unknown"),
    "a lone surrogate": (scenario_text('"loss": "\\ud800"'), "loss has '\\ud800', half of a character"),
    "brackets without end": ("[" * 100_000, "nested"),
    "a deep setting": (scenario_text('"start": ' + "[" * 100_000 + "]" * 100_000), "nested"),
}


@pytest.mark.parametrize("kind", BAD_TEXTS)
def test_bad_text_is_refused_and_the_reason_named(kind):
    text, reason = BAD_TEXTS[kind]
    with pytest.raises(InputError) as caught:
        loads(text)
    message = str(caught.value)
    assert reason in message
    assert message.endswith(".")
    assert message.isprintable()
    assert len(message) < 300


@pytest.mark.parametrize("kind", BAD_TEXTS)
def test_bad_file_is_refused_by_its_name(kind, tmp_path):
    file = tmp_path / "session.json"
    file.write_text(BAD_TEXTS[kind][0], encoding="utf-8")
    with pytest.raises(InputError, match=r"^scenario file '.*session.json': "):
        load(file)


def test_file_comes_back_with_or_without_byte_order_mark(tmp_path):
    scenario = Scenario(loss="squared-error", optimizer="adam:beta1=0.5", steps=7)
    for encoding in ("utf-8", "utf-8-sig"):
        file = tmp_path / encoding
        file.write_text(dumps(scenario), encoding=encoding)
        assert load(file) == load(str(file)) == scenario


def test_numbers_come_back_to_the_last_bit():
    scenario = Scenario(start=(0.1 + 0.2, 0.4, 0.3 - 5e-17), learning_rate=1 / 3)
    again = loads(dumps(scenario))
    assert (again.start, again.learning_rate) == (scenario.start, 1 / 3)


@pytest.mark.parametrize("free", [None, (True, False, False), (False, False, False)])
def test_what_is_free_comes_back_as_plain_true_and_false(free):
    text = dumps(Scenario(free=free))
    assert json.loads(text)["free"] == (free and list(free))
    assert loads(text) == Scenario(free=free)


def test_text_is_plain_json_that_ends_in_a_line_break():
    text = dumps(Scenario())
    assert text.endswith("}\n")
    assert json.loads(text)["start"] == [0.3, 0.6, 0.1]


def test_missing_file_and_folder_are_named(tmp_path):
    with pytest.raises(InputError, match=r"missing.json' cannot be read: No such file or directory\.$"):
        load(tmp_path / "missing.json")
    with pytest.raises(InputError, match=r"cannot be read: Is a directory\.$"):
        load(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_unreadable_file_is_named(tmp_path):
    file = tmp_path / "secret.json"
    file.write_text(dumps(Scenario()))
    file.chmod(0)
    with pytest.raises(InputError, match=r"secret.json' cannot be read: Permission denied\.$"):
        load(file)


def test_file_that_is_no_text_is_refused(tmp_path):
    file = tmp_path / "picture.json"
    file.write_bytes(b"\x89PNG\xff\xfe")
    with pytest.raises(
        InputError, match=r"picture.json' is no text, allowed is what xentviz saved, or exported as PNG, SVG or PPTX\.$"
    ):
        load(file)


def test_file_of_endless_size_is_refused_before_it_is_read(tmp_path):
    file = tmp_path / "huge.json"
    with file.open("wb") as huge:
        huge.truncate(100 * MAX_FILE_BYTES)
    with pytest.raises(InputError, match=rf"larger than {MAX_FILE_BYTES} bytes\.$"):
        load(file)


def test_a_large_file_within_bounds_is_read_whole(tmp_path):
    file = tmp_path / "padded.json"
    text = dumps(Scenario())
    file.write_text(text + " " * (MAX_FILE_BYTES - len(text)))
    assert load(file) == Scenario()


@pytest.mark.timeout(5)
def test_a_hundred_thousand_keys_are_refused_at_once():
    keys = ", ".join(f'"k{i}": 1' for i in range(70_000))
    with pytest.raises(InputError, match="is unknown"):
        loads(scenario_text(keys))
