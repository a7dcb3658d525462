"""`xentviz trace`: the engine's own numbers, whole, in both formats."""

import csv
import json
import os
import subprocess
import sys

import numpy as np
import pytest

from xentviz import Scenario, solve
from xentviz.cli import main


@pytest.fixture
def trace(capsys):
    def run(*words):
        assert main(["trace", *words]) == 0
        return capsys.readouterr().out

    return run


@pytest.fixture
def traced(trace):
    return lambda *words: json.loads(trace(*words))


def test_without_options_it_is_the_question_itself(traced):
    data = traced()
    assert data["trajectory"]["p"][0] == pytest.approx([0.3, 0.6, 0.1], abs=1e-15)
    assert data["scenario"] == Scenario().to_dict()
    assert data["stop"] == {"rule": "max-steps", "step": 120}


def test_json_holds_the_very_numbers_of_the_engine(traced):
    run = solve(Scenario(steps=50)).trajectory
    rows = traced("--steps", "50")["trajectory"]
    assert rows["step"] == list(range(51))
    assert np.array_equal(rows["p"], run.p.T)
    assert np.array_equal(rows["loss"], run.loss)
    assert np.array_equal(rows["gradient_norm"], run.gradient_norm)
    assert np.array_equal(rows["parameters"], run.parameters.T)


def test_csv_holds_the_same_numbers_as_json(trace, traced):
    rows = traced("--steps", "7")["trajectory"]
    names, *table = csv.reader(trace("--steps", "7", "--format", "csv").splitlines())
    assert names == ["step", "p1", "p2", "p3", "loss", "gradient_norm", "parameter1", "parameter2", "parameter3"]
    columns = [rows["step"], *zip(*rows["p"], strict=True), rows["loss"], rows["gradient_norm"]]
    columns += zip(*rows["parameters"], strict=True)
    assert [[float(cell) for cell in row] for row in table] == [list(row) for row in zip(*columns, strict=True)]


def test_what_is_not_finite_is_null_in_json_and_inf_in_csv(trace):
    words = ("--parameterization", "mirror", "--start-logits", "0,-800,0", "--target", "0,1,0", "--steps", "2")
    run = solve(Scenario(parameterization="mirror", start_logits=(0, -800, 0), target=(0, 1, 0), steps=2)).trajectory
    assert np.isinf(run.gradient_norm).any()
    written = json.loads(trace(*words), parse_constant=pytest.fail)["trajectory"]
    table = list(csv.DictReader(trace(*words, "--format", "csv").splitlines()))
    for number, norm in enumerate(run.gradient_norm.tolist()):
        assert written["gradient_norm"][number] == (norm if np.isfinite(norm) else None)
        assert float(table[number]["gradient_norm"]) == norm
    assert written["loss"] == run.loss.tolist()


@pytest.mark.parametrize(
    ("every", "steps", "expected"),
    [("1", "3", [0, 1, 2, 3]), ("4", "10", [0, 4, 8, 10]), ("5", "10", [0, 5, 10]), ("99", "10", [0, 10])],
)
def test_every_keeps_the_start_and_the_last_row(traced, every, steps, expected):
    assert traced("--every", every, "--steps", steps)["trajectory"]["step"] == expected


def test_the_scenario_printed_reproduces_the_run(traced, tmp_path):
    first = traced("--start", "0.2,0.3,0.5", "--loss", "squared-error", "--optimizer", "adam:beta1=0.8", "--steps", "9")
    path = tmp_path / "again.json"
    path.write_text(json.dumps(first["scenario"]))
    assert traced("--scenario", str(path)) == first


def test_options_change_a_preset(traced):
    data = traced("--preset", "stupid-loss", "--steps", "3", "--learning-rate", "0.25")["scenario"]
    assert (data["loss"]["name"], data["steps"], data["learning_rate"]) == ("negated-cross-entropy", 3, 0.25)


def test_logits_may_begin_with_a_minus(traced):
    assert traced("--start-logits", "-1,0,2", "--steps", "1")["scenario"]["start_logits"] == [-1.0, 0.0, 2.0]


@pytest.mark.parametrize("text", ["1,0,0", "1 0 0", " 1 , 0,0 "])
def test_free_entries_are_those_of_a_scenario(traced, text):
    data = traced("--free", text, "--steps", "20", "--optimizer", "adam")
    scenario = Scenario(free=(True, False, False), steps=20, optimizer="adam")
    assert data["scenario"] == scenario.to_dict()
    assert np.array_equal(data["trajectory"]["p"], solve(scenario).trajectory.p.T)
    assert len({tuple(row[1:]) for row in data["trajectory"]["parameters"]}) == 1


def test_nothing_free_is_a_run_that_stands_still_and_all_free_is_the_plain_run(traced):
    still = traced("--free", "0,0,0", "--steps", "5")["trajectory"]
    assert still["p"] == [still["p"][0]] * 6
    assert traced("--free", "1,1,1", "--steps", "5") == traced("--steps", "5")


def test_a_stopping_rule_ends_the_rows(traced):
    data = traced("--stop", "gradient-norm:tolerance=0.5", "--steps", "1000")
    assert data["stop"] == {"rule": "gradient-norm", "step": data["trajectory"]["step"][-1]}
    assert data["trajectory"]["gradient_norm"][-1] < 0.5 <= min(data["trajectory"]["gradient_norm"][:-1])


def test_a_diverged_run_ends_at_its_last_finite_row(capsys):
    assert main(["trace", "--parameterization", "raw", "--loss", "squared-error", "--learning-rate", "1000"]) == 0
    out, err = capsys.readouterr()
    data = json.loads(out, parse_constant=pytest.fail)
    assert data["stop"]["rule"] == "diverged"
    assert data["stop"]["step"] == data["trajectory"]["step"][-1] + 1
    assert f"diverged at step {data['stop']['step']}" in err


def test_rescaled_input_is_said(capsys):
    assert main(["trace", "--start", "0.3,0.6,0.3", "--steps", "1"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["trajectory"]["p"][0] == pytest.approx([0.25, 0.5, 0.25])
    assert err.startswith("xentviz: --start rescaled")


@pytest.mark.parametrize(("name", "first"), [("run.csv", "step,p1"), ("run.json", '{"scenario"'), ("run", '{"scen')])
def test_a_file_is_written_in_the_format_of_its_suffix(trace, tmp_path, name, first):
    path = tmp_path / name
    assert trace("-o", str(path)) == ""
    assert path.read_text().startswith(first)


@pytest.mark.parametrize("words", [(), ("--format", "csv")])
def test_a_dash_is_standard_output(trace, tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    assert trace("-o", "-", *words) == trace(*words) != ""
    assert list(tmp_path.iterdir()) == []


def test_format_outweighs_the_suffix(trace, tmp_path):
    trace("-o", str(tmp_path / "run.json"), "--format", "csv")
    assert (tmp_path / "run.json").read_text().startswith("step,p1")


def shell(command):
    environ = {**os.environ, "XENTVIZ": f"{sys.executable} -m xentviz"}
    environ.pop("PYTHONUNBUFFERED", None)  # a person's output waits in a buffer
    return subprocess.run(["bash", "-c", command], env=environ, capture_output=True, text=True, check=False)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
@pytest.mark.parametrize("command", ["$XENTVIZ trace --steps 20000 | head -c 10", "$XENTVIZ trace >&-"])
def test_a_reader_that_goes_away_is_no_crash(command):
    assert shell(command).stderr == ""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize("words", ["trace", "list sizes"])
def test_a_full_disk_is_one_sentence(words):
    result = shell(f"$XENTVIZ {words} >/dev/full")
    assert result.stderr == "xentviz: standard output cannot be written: No space left on device.\n"
    assert result.returncode == 2


def test_no_qt_is_loaded():
    code = "import sys; from xentviz.cli import main; main(['trace']); sys.exit('PySide6' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], stdout=subprocess.DEVNULL, check=True)
