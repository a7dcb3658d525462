"""The runs of the grid's cells: played on together, each as it would be alone."""

import numpy as np

from xentviz.cells import Cells, played_cells
from xentviz.engine.history import row_at
from xentviz.grid import read_grid
from xentviz.rivals import change_after
from xentviz.scenario import MAX_STEPS, Scenario
from xentviz.solution import solve

BASE = Scenario(steps=20)
GRID = read_grid("loss:cross-entropy,squared-error", "learning_rate:0.5,2")


def test_played_on_each_is_the_run_of_its_cell_alone():
    cells = Cells().of(BASE, GRID).on(90)
    for cell, seen in zip(GRID.cells, cells.at(90), strict=True):
        alone = solve(GRID.scenario(BASE, *cell).replace(steps=90)).trajectory
        np.testing.assert_array_equal(seen.trajectory.p, alone.p)


def test_without_time_only_the_farthest_behind_goes_on_and_in_the_end_all_are_there():
    cells = Cells().of(BASE, GRID)
    for count in range(1, 5):
        cells = cells.on(90, 0.0)
        assert sorted(run.last_step for run in cells.runs) == [20] * (4 - count) + [90] * count
        assert cells.reach(90) == (count == 4)


def test_without_time_it_goes_on_a_little_only():
    cells = Cells().of(BASE, GRID)
    assert 20 < max(run.last_step for run in cells.on(50_000, 0.0).runs) < 2000


def test_what_was_played_on_is_kept_as_long_as_its_cell_is_and_forgotten_with_it():
    cells = Cells().of(BASE, GRID).on(90)
    same = cells.of(BASE, GRID, solve(GRID.scenario(BASE, 0, 0)))
    assert same.runs == cells.runs
    other = cells.of(BASE.replace(start=(0.2, 0.5, 0.3)), GRID)
    assert [run.last_step for run in other.runs] == [20] * 4


def test_runs_that_have_ended_are_not_waited_for():
    cells = Cells().of(
        BASE.replace(parameterization="raw", loss="squared-error"), read_grid("learning_rate:100", "start:A;B")
    )
    cells = cells.on(5000)
    assert cells.reach(5000)
    assert any(run.last_step < 5000 for run in cells.runs)


def test_of_long_runs_few_rows_are_kept_and_the_step_looked_at_is_one():
    cells = Cells().of(BASE, GRID).on(20_011)
    for seen in cells.at(17_003):
        assert len(seen.trajectory) <= 2050
        assert seen.trajectory.step[row_at(seen.trajectory, 17_003)] == 17_003


def test_of_long_runs_too_the_next_step_is_known_everywhere_but_at_their_end():
    cells = Cells().of(BASE, GRID).on(3000)
    for step in (500, 1500, 2001, 2500, 2999):
        for cell, seen in zip(GRID.cells, cells.at(step), strict=True):
            p = solve(GRID.scenario(BASE, *cell).replace(steps=3000)).trajectory.p
            np.testing.assert_array_equal(change_after(seen.trajectory, step), p[:, step + 1] - p[:, step])
    assert [change_after(seen.trajectory, 3000) for seen in cells.at(3000)] == [None] * 4


def test_they_go_no_farther_than_a_scenario_can():
    cells = Cells().of(BASE, read_grid("loss:cross-entropy", "learning_rate:0.5")).on(MAX_STEPS + 5)
    assert [run.last_step for run in cells.runs] == [MAX_STEPS]
    assert cells.reach(MAX_STEPS + 5)


def test_pages_of_one_film_share_their_cells():
    assert played_cells(BASE, GRID, 30) is played_cells(BASE, GRID, 30)
