"""The table of pinned runs as text: read again by independent readers, and what each cell says."""

import csv
import io
import math

import pytest

from xentviz.measures import measures
from xentviz.pin_table import COLUMNS, PinRow, as_csv, as_markdown
from xentviz.scenario import Scenario
from xentviz.solution import solve

SOFT = Scenario(target=(0.8, 0.15, 0.05), optimizer="momentum:momentum=0.9", learning_rate=0.5, steps=300)
DIVERGING = Scenario(loss="squared-error", parameterization="raw", learning_rate=100.0, steps=300)
AT_ONCE = Scenario(parameterization="mirror", start_logits=(1e6, -1e6, 0.0), target=(0.0, 1.0, 0.0), learning_rate=1e6)


def row(scenario=SOFT, number=0, name="Momentum", seconds=1.26e-6):
    return PinRow(number, name, measures(solve(scenario)), seconds)


def cells(row):
    return {column.title: column.text(row) for column in COLUMNS}


def test_csv_has_every_measure_at_full_precision():
    one, other = row(), row(DIVERGING, 4, 'a, "b"', math.nan)
    found = list(csv.DictReader(io.StringIO(as_csv([one, other]))))
    assert list(found[0]) == [
        "number", "name", "steps_to_0.5", "steps_to_0.9", "steps_to_0.99", "final_loss", "path_length",
        "turns_A", "turns_B", "turns_C", "overshoot", "overshooting_class", "last_step", "ending",
        "ending_step", "seconds_per_step",
    ]  # fmt: skip
    known = one.measures
    assert (found[0]["number"], found[0]["name"]) == ("1", "Momentum")
    assert [found[0][f"steps_to_{level}"] for level in (0.5, 0.9, 0.99)] == [*map(str, known.reached[:2]), ""]
    assert [float(found[0][name]) for name in ("final_loss", "path_length", "overshoot", "seconds_per_step")] == [
        known.loss, known.length, known.overshoot, 1.26e-6,
    ]  # fmt: skip
    assert [int(found[0][f"turns_{letter}"]) for letter in "ABC"] == list(known.turns)
    assert found[0]["overshooting_class"] == "A"
    assert (found[1]["number"], found[1]["name"]) == ("5", 'a, "b"')
    assert (found[1]["ending"], found[1]["seconds_per_step"]) == ("diverged", "")


def test_markdown_is_one_table_whatever_a_run_is_called():
    lines = as_markdown([row(name="a | b\nc"), row(DIVERGING, 1)]).splitlines()
    assert len(lines) == 4
    bars = [line.replace("\\|", "").count("|") for line in lines]
    assert bars == [len(COLUMNS) + 2] * 4
    assert lines[1].startswith("| ---: | --- | ---: |")
    assert lines[2].startswith("| 1 | a \\| b c | ")


@pytest.mark.parametrize(
    ("scenario", "title", "said"),
    [
        (SOFT, "p ≥ 0.99", "–"),
        (SOFT, "Last step", "300"),
        (SOFT, "Time a step", "1.3 µs"),
        (SOFT, "Overshoot", "A 0.165"),
        (Scenario(), "Overshoot", "0"),
        (Scenario(), "C turns", "1"),
        (Scenario(), "p ≥ 0.5", "9"),
        (Scenario(stop="movement", learning_rate=5.0, steps=5000), "Last step", "stopped at "),
    ],
)
def test_what_a_cell_says(scenario, title, said):
    assert cells(row(scenario))[title].startswith(said)


def test_a_run_diverged_at_the_step_after_its_last_row():
    solution = solve(DIVERGING)
    assert cells(row(DIVERGING))["Last step"] == f"diverged at {solution.trajectory.step[-1] + 1}"
    assert solution.trajectory.diverged == solution.trajectory.step[-1] + 1
    assert cells(row(AT_ONCE))["Last step"] == "diverged at 1"


def test_a_copied_table_says_where_a_run_diverged_as_the_table_in_sight_does():
    (found,) = csv.DictReader(io.StringIO(as_csv([row(AT_ONCE)])))
    assert (found["last_step"], found["ending"], found["ending_step"]) == ("0", "diverged", "1")
    assert "| diverged at 1 |" in as_markdown([row(AT_ONCE)])


def test_runs_are_sorted_by_the_step_that_is_read():
    (column,) = [column for column in COLUMNS if column.title == "Last step"]
    assert column.order(row(AT_ONCE)) == 1


def test_a_time_that_is_not_measured_yet_and_one_that_there_is_not():
    assert cells(row(seconds=None))["Time a step"] == "…"
    assert cells(row(seconds=math.nan))["Time a step"] == "–"


def test_every_column_says_what_it_means():
    assert len({column.title for column in COLUMNS}) == len(COLUMNS)
    assert all(column.tip for column in COLUMNS)
