"""Words on the command line as people and scripts spell them, in both directions."""

from __future__ import annotations

import csv

import pytest

from xentviz.cli import main


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
