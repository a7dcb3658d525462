"""Session files: every document comes back to the last bit, and what is wrong with a file is said with its place."""

import json
from pathlib import Path

import pytest
from hypothesis import given

from tests.documents import documents
from xentviz import session_file
from xentviz.document import FIELDS, Document
from xentviz.engine.given import InputError
from xentviz.origin import Origin, opened, saved
from xentviz.scenario import Scenario
from xentviz.scenario_file import MAX_FILE_BYTES
from xentviz.scenario_file import dumps as scenario_text
from xentviz.session_file import FILE_VERSION, dumps, loads, read_document
from xentviz.view import View

DATA = Path(__file__).parent / "data"
SOME = Document(
    Scenario(steps=7, free=(True, False, False)), View(["grid"], log_loss=False, swapped="loss", page="maths")
)


def session(**fields):
    return json.dumps({"type": "xentviz-session", "version": 1, **fields})


@given(documents)
def test_a_document_comes_back_and_is_written_again_byte_for_byte(document):
    text = dumps(document)
    again, is_session = loads(text)
    assert (again, is_session) == (document, True)
    assert dumps(again) == text


def test_the_text_is_json_to_be_read_line_by_line():
    text = dumps(SOME)
    assert json.loads(text) == {"type": "xentviz-session", "version": FILE_VERSION, **SOME.to_dict()}
    lines = text.splitlines()
    for line in ('    "start": [0.3, 0.6, 0.1],', '    "free": [true, false, false],', '    "layers": ["grid"],'):
        assert line in lines
    assert text.endswith("}\n")
    assert len(text) < 2000


def test_one_change_is_one_line():
    before, after = (dumps(SOME.replace(scenario=SOME.scenario.replace(learning_rate=r))) for r in (0.1, 0.25))
    assert [pair for pair in zip(before.splitlines(), after.splitlines(), strict=True) if pair[0] != pair[1]] == [
        ('    "learning_rate": 0.1,', '    "learning_rate": 0.25,')
    ]


def test_a_file_of_version_1_is_read_forever():
    origin = opened(DATA / "session-1.json")
    assert origin.document.replace(**{name: getattr(Document(), name) for name in FIELDS[2:]}) == SOME


def test_the_step_looked_at_is_a_line_of_the_file_and_0_where_there_is_none():
    assert '  "step": 57\n' in dumps(SOME.replace(step=57))
    assert loads(session(step=57))[0].step == 57
    assert loads(session())[0].step == 0


def test_an_older_version_is_brought_up_to_date_step_by_step(monkeypatch):
    def second(data):
        return {**data, "view": {**data["view"], "log_loss": data["view"]["scale"] == "log"}}

    def third(data):
        return {**data, "view": {key: value for key, value in data["view"].items() if key != "scale"}}

    monkeypatch.setattr(session_file, "_UPGRADES", (second, third))
    monkeypatch.setattr(session_file, "FILE_VERSION", 3)
    for version, view in ((1, {"scale": "linear"}), (2, {"scale": "log", "log_loss": False}), (3, {"log_loss": False})):
        text = json.dumps({"type": "xentviz-session", "version": version, "view": view})
        assert loads(text)[0] == Document(view=View(log_loss=False))


def test_a_scenario_file_begins_a_document_shown_as_it_is_wished():
    view = View(["grid"])
    assert loads(scenario_text(Scenario(steps=7)), view) == (Document(Scenario(steps=7), view), False)
    assert loads(scenario_text(Scenario(steps=7))) == (Document(Scenario(steps=7)), False)


BAD = {
    "nothing": ("", "session is no valid JSON"),
    "cut off": (dumps(SOME)[:200], "no valid JSON"),
    "no object": ("[]", "type is None"),
    "foreign": ('{"type": "notebook"}', "type is 'notebook'"),
    "a newer version": ('{"type": "xentviz-session", "version": 99}', "version is 99, allowed are those from 1 to"),
    "no version": ('{"type": "xentviz-session"}', "version is missing"),
    "true for 1": ('{"type": "xentviz-session", "version": true}', "version is True"),
    "1.0 for 1": ('{"type": "xentviz-session", "version": 1.0}', "version is 1.0"),
    "a key twice": (
        '{"type": "xentviz-session", "version": 1, "view": {"page": "maths", "page": "maths"}}',
        "'page' stands",
    ),
    "NaN": ('{"type": "xentviz-session", "version": 1, "view": NaN}', "NaN stands in it"),
    "1e999": (
        '{"type": "xentviz-session", "version": 1, "scenario": {"learning_rate": 1e999}}',
        "scenario.learning_rate is inf",
    ),
    "a lone surrogate": (session(view={"page": "\ud800"}), r"view.page has '\ud800', half of a character"),
    "a lone surrogate in a key": (session(view={"\udfff": 1}), r"view has '\udfff', half of a character"),
    "a key of no letters": (
        '{"type": "xentviz-session", "version": 1, "\\u007f": {"\\n": 1e999}}',
        r"'\x7f.\n' is inf",
    ),
    "a choice of no letters": (session(view={"\x7f": 1}), r"view.'\x7f' is unknown"),
    "deep": (session(view=json.loads("[" * 40 + "]" * 40)), "nested too deeply"),
    "deeper": ("[" * 100_000, "nested too deeply"),
    "a choice that is called self": (session(view={"self": 1}), "view.'self' is unknown"),
    "an unknown field": (session(weather=1), "'weather' is unknown, allowed are scenario, view"),
    "an unknown setting": (
        session(scenario=Scenario().to_dict() | {"tempo": 1}),
        "scenario.setting 'tempo' is unknown",
    ),
    "an unknown loss": (
        session(scenario=Scenario().to_dict() | {"loss": {"name": "x"}}),
        "scenario.loss 'x' is unknown",
    ),
    "a bad parameter": (
        session(scenario=Scenario().to_dict() | {"optimizer": {"name": "adam", "beta1": "x"}}),
        "scenario.optimizer.beta1 is 'x', allowed is a finite number from 0 below 1",
    ),
    "thousands of digits": (
        f'{{"type": "xentviz-session", "version": 1, "step": {"7" * 5000}}}',
        "session: 77777777777777777777... stands in it, allowed are whole numbers of at most 500 digits",
    ),
    "an unknown layer": (session(view={"layers": ["clouds"]}), "view.layers has 'clouds', allowed are loss-map"),
    "1 for true": (session(view={"log_loss": 1}), "view.log_loss is 1, allowed are true and false"),
    "true for a step": (session(step=True), "step is True, allowed is a whole number from 0 to 100000"),
    "1.0 for a step": (session(step=1.0), "step is 1.0, allowed is a whole number from 0 to 100000"),
    "too large a step": (session(step=8_000_000), "step is 8000000, allowed is a whole number from 0 to 100000"),
    "null": (session(view=None), "view is None"),
    "a long value": (session(view={"page": "x" * 100_000}), "view.page is 'xxx"),
    "a long place": (session(view={"x" * 100_000: 1}), "is unknown"),
}


@pytest.mark.parametrize("kind", BAD)
def test_bad_text_is_refused_in_one_sentence_that_names_the_place(kind, tmp_path):
    text, reason = BAD[kind]
    with pytest.raises(InputError) as caught:
        loads(text)
    sentence = str(caught.value)
    assert reason in sentence
    assert sentence.endswith(".")
    assert sentence.isprintable()
    assert len(sentence) < 400
    path = tmp_path / "bad.json"
    path.write_bytes(text.encode(errors="surrogatepass"))
    with pytest.raises(InputError, match=r"^file '.*bad.json': |^file '.*bad.json' is not UTF-8"):
        opened(path)


def test_a_huge_file_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "huge.json"
    with path.open("wb") as huge:
        huge.truncate(200_000_000)
    with pytest.raises(InputError, match=rf"huge.json': it is larger than {MAX_FILE_BYTES} bytes\.$"):
        opened(path)


def test_what_a_byte_order_mark_begins_is_read():
    assert read_document(dumps(SOME).encode("utf-8-sig")) == (SOME, True)


def test_an_origin_knows_what_differs_from_it_and_when_its_file_has_changed(tmp_path):
    origin = saved(tmp_path / "run.json", SOME)
    assert opened(origin.path) == origin
    assert (origin.name, Origin(SOME).name) == ("run.json", "Untitled")
    assert origin.differs(Document())
    assert not origin.differs(SOME.with_passing(Document(view=View(span="sum"), step=9)))
    assert not origin.changed_since()
    origin.path.write_text(dumps(SOME))
    assert not origin.changed_since()
    origin.path.write_text(dumps(Document()))
    assert origin.changed_since()
    origin.path.write_bytes(b" " * (MAX_FILE_BYTES + 1))
    assert origin.changed_since()
    origin.path.unlink()
    assert not origin.changed_since()
    assert not Origin(SOME).changed_since()


def test_a_scenario_file_is_no_origin_to_be_written_over(tmp_path):
    path = tmp_path / "scenario.json"
    path.write_text(scenario_text(Scenario(steps=7)))
    assert opened(path) == Origin(Document(Scenario(steps=7)))


@pytest.mark.parametrize("name", ["missing.json", ".", "a\0b", "x" * 300])
def test_a_file_that_cannot_be_read_is_named(tmp_path, name):
    with pytest.raises(InputError, match=r"^file '.*' cannot be read: "):
        opened(f"{tmp_path}/{name}")
