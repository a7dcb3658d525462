"""The grid of runs: its axes as texts, its cells' scenarios, and what their solutions share."""

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from xentviz.axes import AXES, Axis, usual
from xentviz.engine.given import InputError
from xentviz.engine.optimizers import Momentum
from xentviz.grid import Grid, read_grid, solve_cells
from xentviz.scenario import SETTINGS, Scenario
from xentviz.solution import solve

CENTRE = (1 / 3, 1 / 3, 1 / 3)


@pytest.mark.parametrize("what", AXES)
def test_an_axis_is_a_setting_with_several_usual_values_and_its_text_is_read_again(what):
    axis = usual(what)
    assert what in SETTINGS
    assert Axis.parse(what) == axis
    assert len(axis.values) >= 3
    assert Axis.parse(axis.text) == axis


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("learning_rate:0.01,0.1,1", (0.01, 0.1, 1.0)),
        ("learning-rate:0,01; 0,1; 1", (0.01, 0.1, 1.0)),
        ("learning_rate:0.01 0.1", (0.01, 0.1)),
        ("learning_rate:0.5", (0.5,)),
        ("target:A; 0.5,0.3,0.2; centre", ((1.0, 0.0, 0.0), (0.5, 0.3, 0.2), CENTRE)),
    ],
)
def test_values_are_read_however_people_separate_them(text, values):
    assert Axis.parse(text).values == values


def test_commas_between_parameters_do_not_end_an_entry():
    axis = Axis.parse("optimizer:momentum:momentum=0.5,dampening=0.1,adam")
    assert axis.values[0] == Momentum(momentum=0.5, dampening=0.1)
    assert [value.name for value in axis.values] == ["momentum", "adam"]
    assert axis.text == "optimizer:momentum:momentum=0.5,dampening=0.1; adam"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("colour", ["'colour'", "loss", "target"]),
        ("loss:", ["loss has 0 values", "1 to 6"]),
        ("loss:none", ["loss 'none'", "cross-entropy"]),
        ("optimizer:momentum:momentum=2", ["momentum is 2.0", "below 1"]),
        ("learning_rate:0", ["learning_rate is 0.0", "above 0"]),
        ("learning_rate:0.1;much", ["learning_rate is 'much'"]),
        ("learning_rate:1,10", ["'1,10'", "one value or two"]),
        ("learning_rate:1;2;3;4;5;6;7", ["7 values", "1 to 6"]),
        ("start:0.3,0.6", ["start is '0.3,0.6'", "3 numbers"]),
        ("start:0.5,0.6,-0.1", ["start is", "from 0 up"]),
    ],
)
def test_what_cannot_be_an_axis_is_refused_with_a_sentence_that_names_it(text, parts):
    with pytest.raises(InputError) as refused:
        Axis.parse(text)
    assert [part for part in parts if part not in str(refused.value)] == []


def test_an_axis_made_by_hand_is_checked_as_well():
    for what, values in (("learning_rate", (-1.0,)), ("loss", ("none",)), ("loss", ()), ("start", ((0.5, 0.6, 0.1),))):
        with pytest.raises(InputError):
            Axis(what, values)


def test_rows_and_columns_differ_and_the_one_at_fault_is_named():
    with pytest.raises(InputError, match="both loss"):
        read_grid("loss:cross-entropy", "loss")
    with pytest.raises(InputError, match=r"^columns: learning_rate is 'x'"):
        read_grid("loss", "learning_rate:x")


def test_a_cell_is_the_scenario_with_its_two_values():
    base = Scenario(start=(0.2, 0.5, 0.3), optimizer="adam", steps=7)
    grid = read_grid("loss:cross-entropy,squared-error", "learning_rate:0.5,2,3")
    assert grid.cells == ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2))
    assert grid.scenario(base, 1, 2) == base.replace(loss="squared-error", learning_rate=3.0)


def test_the_runs_are_those_of_the_cells_alone_and_one_loss_has_one_landscape():
    base, grid = Scenario(steps=20), read_grid("loss:cross-entropy,squared-error", "learning_rate:0.5,2")
    solutions = solve_cells(base, grid)
    for (i, j), solution in zip(grid.cells, solutions, strict=True):
        alone = solve(grid.scenario(base, i, j))
        assert solution.scenario == alone.scenario
        assert (solution.trajectory.p == alone.trajectory.p).all()
    assert solutions[0].landscape is solutions[1].landscape
    assert solutions[0].landscape is not solutions[2].landscape


def test_another_start_keeps_the_landscapes_and_no_change_keeps_everything():
    base, grid = Scenario(steps=20), read_grid("loss", "learning_rate")
    before = solve_cells(base, grid)
    moved = solve_cells(base.replace(start=(0.2, 0.5, 0.3)), grid, before)
    assert all(a.landscape is b.landscape for a, b in zip(before, moved, strict=True))
    assert all(a.trajectory is not b.trajectory for a, b in zip(before, moved, strict=True))
    again = solve_cells(base, grid, before)
    assert all(a is b for a, b in zip(before, again, strict=True))


def test_a_point_that_is_an_axis_moves_in_its_own_row_or_column_and_any_other_in_none():
    grid = Grid(usual("start"), usual("target"))
    after = grid.with_point("start", (1, 3), (0.12344, 0.2, 0.67656))
    assert after.rows.values[1] == (0.1234, 0.2, 0.6766)
    assert (after.rows.values[0], after.rows.values[2:]) == (grid.rows.values[0], grid.rows.values[2:])
    assert after.columns == grid.columns
    assert grid.with_point("target", (1, 3), (0.0, 0.0, 1.0)).columns.values[3] == (0.0, 0.0, 1.0)
    assert read_grid("loss", "learning_rate").with_point("start", (0, 0), (0.2, 0.5, 0.3)) is None


def test_two_dragged_points_may_meet():
    axis = usual("start")
    met = axis.with_point(0, axis.values[1])
    assert met.values[0] == met.values[1]
    assert Axis.parse(met.text) == met


@given(st.tuples(*(st.floats(0.0, 1.0),) * 2))
@example((0.00205, 1.0))
def test_a_dragged_point_stays_on_the_simplex_whatever_its_digits(cuts):
    low, high = sorted(cuts)
    point = (low, high - low, 1.0 - high)
    moved = usual("start").with_point(0, point).values[0]
    assert math.fsum(moved) == pytest.approx(1.0, abs=1e-15)
    assert moved == pytest.approx(point, abs=1.01e-4)
