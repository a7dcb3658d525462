"""Words on the command line as people and scripts spell them, in both directions."""

from __future__ import annotations

import csv
from argparse import Namespace

import pytest

from xentviz.cli import main
from xentviz.commands.options import applied
from xentviz.commands.scenario_options import scenario_options
from xentviz.engine.catalog import InputError
from xentviz.scenario import MAX_STEPS, Scenario
from xentviz.scenario_file import dumps


@pytest.mark.parametrize("name", ["run.csv", "RUN.CSV", "Run.Csv"])
def test_the_suffix_says_csv_in_any_case(tmp_path, name):
    path = tmp_path / name
    assert main(["trace", "--steps", "2", "-o", str(path)]) == 0
    with path.open(newline="") as file:
        assert [row[0] for row in csv.reader(file)] == ["step", "0", "1", "2"]


@pytest.mark.parametrize(
    "text", ["\N{ARABIC-INDIC DIGIT ONE}\N{ARABIC-INDIC DIGIT TWO}", "1_000", "0x10", "1e3", "12.0"]
)
@pytest.mark.parametrize("option", ["--steps", "--every"])
def test_whole_numbers_are_plain_digits(capsys, option, text):
    assert main(["trace", option, text]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert option in err
    assert "allowed is a whole number" in err


@pytest.mark.parametrize("text", ["+12", " 12 ", "012"])
def test_signs_spaces_and_zeros_around_a_whole_number_do_not_matter(capsys, text):
    assert main(["trace", "--format", "csv", "--steps", text]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1 + 13


def test_switches_are_listed_as_they_are_typed(capsys):
    assert main(["list", "optimizers"]) == 0
    (line,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith("rmsprop")]
    assert "centered=false (true or false)" in line
    assert main(["trace", "--steps", "1", "--optimizer", "rmsprop:centered=true"]) == 0


@pytest.mark.parametrize("text", ["-.5,0,1", "-1,0,1"])
def test_a_value_that_begins_with_a_minus_sign_is_no_option(text):
    assert main(["trace", "--steps", "2", "--start-logits", text]) == 0


def test_a_sentence_that_names_two_settings_is_that_of_the_option_named_first():
    def replace(thing, **changes):
        raise InputError("steps is 3, allowed is as many as start has.")

    options = [option for option in scenario_options() if option.setting in ("steps", "start")]
    values = Namespace(steps="3", start="1,0,0")
    with pytest.raises(InputError, match=r"^--steps: steps is 3"):
        applied(None, replace, options, values)


def test_a_scenario_of_two_classes_takes_points_of_two(tmp_path, capsys):
    path = tmp_path / "two.json"
    path.write_text(dumps(Scenario(start=(0.4, 0.6), target=(0.0, 1.0))))
    words = ("--format", "csv", "--steps", "1", "--start", "0.2,0.8")
    assert main(["trace", "--scenario", str(path), *words]) == 0
    assert [float(p) for p in capsys.readouterr().out.splitlines()[1].split(",")[1:3]] == [0.2, 0.8]


def test_the_largest_interval_is_taken(capsys):
    assert main(["trace", "--format", "csv", "--steps", "5", "--every", str(MAX_STEPS)]) == 0
    assert [line.split(",")[0] for line in capsys.readouterr().out.splitlines()] == ["step", "0", "5"]


def test_a_sentence_that_names_no_setting_has_no_option():
    def replace(thing, **changes):
        raise InputError("nothing fits.")

    options = [option for option in scenario_options() if option.setting == "steps"]
    with pytest.raises(InputError, match=r"^nothing fits\.$"):
        applied(None, replace, options, Namespace(steps="3"))


def test_an_option_without_its_value_is_named_first(capsys):
    assert main(["trace", "--steps"]) == 2
    assert capsys.readouterr().err.startswith("xentviz: --steps: ")


def test_a_setting_in_a_sentence_is_a_whole_word_of_it():
    def replace(thing, **changes):
        raise InputError("start_logits is nothing.")

    options = [option for option in scenario_options() if option.setting in ("start", "start_logits")]
    with pytest.raises(InputError, match=r"^--start-logits: start_logits"):
        applied(None, replace, options, Namespace(start="1,0,0", start_logits="0,0,0"))


def test_of_several_unknown_words_the_first_is_named(capsys):
    assert main(["trace", "--colour", "--size"]) == 2
    assert capsys.readouterr().err.startswith("xentviz: '--colour' ")
