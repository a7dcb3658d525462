"""Bad input: one sentence that names option, value and what is allowed; status 2; nothing written."""

import re

import pytest

from xentviz.cli import main
from xentviz.commands.verbs import VERBS

CASES = {
    "start count": (["--start", "0.5,0.5"], ["--start", "0.5,0.5", "3 numbers"]),
    "start negative": (["--start", "-0.1,0.6,0.5"], ["--start", "-0.1,0.6,0.5", "from 0 up"]),
    "start NaN": (["--start", "nan,0,1"], ["--start", "nan", "finite"]),
    "start infinite": (["--start", "inf,0,1"], ["--start", "inf", "finite"]),
    "start sum 0": (["--start", "0,0,0"], ["--start", "0,0,0", "above 0"]),
    "target sum 0": (["--target", "0,0,0"], ["--target", "0,0,0", "above 0"]),
    "logits count": (["--start-logits", "1,2"], ["--start-logits", "1,2", "3 finite numbers"]),
    "logits word": (["--start-logits", "1,2,x"], ["--start-logits", "'x'", "finite number"]),
    "logits far apart": (["--start-logits=1e308,-1e308,0"], ["--start-logits", "1e+308", "-1,000,000 to 1,000,000"]),
    "two starts": (["--start", "1,0,0", "--start-logits", "0,0,0"], ["--start", "--start-logits", "one of them"]),
    "free count": (["--free", "1,0"], ["--free", "'1,0'", "3 digits 0 or 1"]),
    "free word": (["--free", "yes,no,no"], ["--free", "'yes,no,no'", "3 digits 0 or 1"]),
    "free number": (["--free", "1,0,2"], ["--free", "'1,0,2'", "0 or 1"]),
    "free run together": (["--free", "100"], ["--free", "'100'", "such as 1,0,0"]),
    "free empty": (["--free", ""], ["--free", "''", "0 or 1"]),
    "rate 0": (["--learning-rate", "0"], ["--learning-rate", "0.0", "above 0"]),
    "rate negative": (["--learning-rate", "-1"], ["--learning-rate", "-1.0", "above 0"]),
    "rate huge": (["--learning-rate", "1e308"], ["--learning-rate", "1e+308", "up to"]),
    "rate word": (["--learning-rate", "fast"], ["--learning-rate", "'fast'", "finite number"]),
    "steps 0": (["--steps", "0"], ["--steps", "0", "from 1"]),
    "steps fraction": (["--steps", "1.5"], ["--steps", "'1.5'", "whole number from 1 to 100000"]),
    "steps huge": (["--steps", "9" * 20], ["--steps", "9" * 20, "whole number from 1 to 100000"]),
    "steps endless": (["--steps", "9" * 5000], ["--steps", "whole number from 1 to 100000"]),
    "loss": (["--loss", "cross-entrpy"], ["--loss", "cross-entrpy", "did you mean cross-entropy?", "squared-error"]),
    "loss parameter": (["--loss", "cross-entropy:q=1"], ["--loss", "'q'", "has none"]),
    "optimizer value": (["--optimizer", "momentum:momentum=2"], ["--optimizer", "2", "below 1"]),
    "optimizer form": (["--optimizer", "momentum:0.9"], ["--optimizer", "'0.9'", "parameter=value"]),
    "optimizer digits": (["--optimizer", "momentum:momentum=0_9"], ["--optimizer", "'0_9'", "from 0 below 1"]),
    "optimizer twice": (["--optimizer", "adam:beta1=0.5,beta1=0.5"], ["--optimizer", "'beta1' stands twice", "once"]),
    "stop digits": (["--stop", "step-limit:limit=1_0"], ["--stop", "limit is '1_0'", "finite number"]),
    "parameterization": (["--parameterization", "log"], ["--parameterization", "'log'", "softmax"]),
    "stop": (["--stop", "never"], ["--stop", "'never'", "max-steps"]),
    "preset": (["--preset", "none"], ["--preset", "'none'", "question"]),
    "two scenarios": (["--preset", "question", "--scenario", "x"], ["--preset", "--scenario", "one of them"]),
    "scenario file": (["--scenario", "/no/such.json"], ["/no/such.json", "cannot be read: No such file"]),
    "every": (["--every", "0"], ["--every", "0", "from 1 to 100000"]),
    "every huge": (["--every", "9" * 20], ["--every", "9" * 20, "from 1 to 100000"]),
    "format": (["--format", "xml"], ["--format", "'xml'", "json, csv"]),
    "unknown option": (["--los", "x"], ["'--los'", "did you mean --loss?", "--target"]),
    "stray word": (["run.json"], ["'run.json'", "--scenario"]),
    "no value": (["--loss"], ["--loss", "expected one argument"]),
}


def refused(capsys, *words):
    """The sentence with which the command line refuses these words."""
    assert main(list(words)) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("xentviz: ")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    return err


@pytest.mark.parametrize("case", CASES)
def test_trace_refuses_with_one_sentence(capsys, tmp_path, case):
    words, parts = CASES[case]
    target = tmp_path / "out.json"
    sentence = refused(capsys, "trace", "-o", str(target), *words)
    assert [part for part in parts if part not in sentence] == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "no valid JSON"),
        ("[]", "no session or scenario"),
        ('{"type": "xentviz-scenario", "version": 2}', "version is 2"),
        ('{"type": "xentviz-scenario", "version": 1, "steps": NaN}', "NaN"),
        ('{"type": "xentviz-scenario", "version": 1, "colour": 1}', "'colour' is unknown"),
        ("[" * 100_000, "nested"),
    ],
)
def test_an_unusable_scenario_file_is_named_with_its_fault(capsys, tmp_path, text, part):
    path = tmp_path / "bad.json"
    path.write_text(text)
    sentence = refused(capsys, "trace", "--scenario", str(path))
    assert str(path) in sentence
    assert part in sentence


def test_a_file_that_is_not_text_is_refused(capsys, tmp_path):
    path = tmp_path / "picture.png"
    path.write_bytes(b"\x89PNG\xff")
    assert "is no text, allowed" in refused(capsys, "trace", "--scenario", str(path))


def test_an_unwritable_file_is_refused(capsys, tmp_path):
    path = tmp_path / "no-folder" / "run.json"
    assert str(path) in refused(capsys, "trace", "-o", str(path))


@pytest.mark.parametrize("name", ["run.png", "run.", "run.json.txt", ".hidden", ""])
def test_a_file_of_a_format_that_is_not_written_is_refused_unless_the_format_is_said(
    capsys, tmp_path, monkeypatch, name
):
    monkeypatch.chdir(tmp_path)
    assert f"-o is {name!r}, allowed" in refused(capsys, "trace", "-o", name)
    assert list(tmp_path.iterdir()) == []
    if name:
        assert main(["trace", "-o", name, "--format", "csv"]) == 0
        assert (tmp_path / name).read_text().startswith("step,p1")


def test_an_old_file_survives_a_refusal(capsys, tmp_path):
    path = tmp_path / "run.json"
    path.write_text("precious")
    refused(capsys, "trace", "-o", str(path), "--steps", "0")
    assert path.read_text() == "precious"


def test_an_unknown_verb_is_taken_for_a_file_and_the_verbs_are_named(capsys):
    sentence = refused(capsys, "rander")
    assert "'rander' is no file and no verb" in sentence
    for name in VERBS:
        assert name in sentence


@pytest.mark.parametrize("name", VERBS)
def test_every_verb_has_help_of_its_own_and_a_line_in_that_of_the_program(capsys, name):
    for words in ([name, "--help"], ["--help"]):
        with pytest.raises(SystemExit) as left:
            main(words)
        assert left.value.code == 0
    own, whole = capsys.readouterr().out.split("usage: ")[1:]
    assert own.startswith(f"xentviz {name}")
    assert re.search(rf"^  {name} +\w", whole, re.MULTILINE)


def test_a_file_and_a_preset_exclude_each_other(capsys):
    assert "one of them" in refused(capsys, "--preset", "question", "lecture.json")


def test_an_unknown_list_names_the_lists(capsys):
    assert "losses, parameterizations" in refused(capsys, "list", "colours")
