"""Which rows of a run become frames, and for how long."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xentviz.engine.given import InputError
from xentviz.engine.losses import SquaredError
from xentviz.engine.parameterizations import Raw
from xentviz.figure.film.moments import HOLD_FIRST, HOLD_LAST, moved, shots
from xentviz.scenario import Scenario
from xentviz.solution import solve

RUN = solve(Scenario(steps=500)).trajectory


def made(p, loss=None):
    """A run with these predictions of class A, and a loss."""
    a = np.asarray(p, float)
    loss = np.zeros(len(a)) if loss is None else np.asarray(loss, float)
    return replace(RUN, step=np.arange(len(a)), p=np.stack([a, 1.0 - a, 0.0 * a]), loss=loss)


def rows(run, count):
    return [shot.row for shot in shots(run, count, 30)]


@given(st.integers(1, 400), st.integers(2, 300), st.integers(1, 60), st.integers(0, 9))
def test_a_film_has_so_many_different_rows_in_order_with_both_ends(steps, count, rate, seed):
    jumps = np.random.default_rng(seed).pareto(0.3, (2, steps + 1))
    run = made(np.cumsum(jumps[0]) / jumps[0].sum(), jumps[1])
    taken = shots(run, count, rate)
    found = [shot.row for shot in taken]
    assert len(found) == min(count, steps + 1)
    assert (found[0], found[-1]) == (0, steps)
    assert found == sorted(set(found))
    assert min(shot.beats for shot in taken) >= 1


def test_late_steps_that_hardly_move_are_skipped_and_early_ones_are_all_there():
    found = rows(RUN, 120)
    assert found[:40] == list(range(40))
    gaps = np.diff(found)
    assert (np.diff(gaps[40:]) >= -1).all()
    assert gaps[-1] > 30


def test_frames_divide_the_way_of_p_evenly_where_the_loss_stands_still():
    p = np.linspace(0.0, 1.0, 101) ** 3
    found = rows(made(p), 5)
    assert np.abs(p[found] - np.linspace(0.0, 1.0, 5)).max() < 0.03


def test_frames_divide_the_way_of_the_loss_evenly_where_p_stands_still():
    loss = np.linspace(0.0, 1.0, 101) ** 3
    found = rows(made(np.full(101, 0.5), loss), 5)
    assert np.abs(np.log1p(loss[found]) / np.log(2.0) - np.linspace(0.0, 1.0, 5)).max() < 0.03


def test_way_of_p_and_way_of_the_loss_count_the_same():
    moves = np.concatenate([np.linspace(0.0, 1.0, 51), np.ones(50)])
    falls = np.concatenate([np.zeros(50), np.linspace(0.0, 1.0, 51)])
    assert rows(made(moves, falls), 3) == [0, 50, 100]


def test_a_large_step_takes_one_frame_and_the_others_share_the_rest():
    p = np.concatenate([np.linspace(0.0, 0.1, 101), np.linspace(0.9, 1.0, 101)])
    found = rows(made(p), 11)
    assert {100, 101} & set(found)
    assert np.diff(found).max() <= 25


def test_a_run_at_rest_has_even_rows():
    assert rows(made(np.full(101, 0.5)), 5) == [0, 25, 50, 75, 100]


def test_a_run_of_few_steps_shows_all_rows_for_equal_shares_of_the_time():
    taken = shots(made(np.linspace(0.0, 1.0, 5)), 100, 10)
    assert [shot.row for shot in taken] == [0, 1, 2, 3, 4]
    assert [shot.beats for shot in taken] == [20 + 10 * HOLD_FIRST, 20, 20, 20, 20 + 10 * HOLD_LAST]


def test_both_ends_are_held_for_the_same_time_at_any_rate():
    for rate in (10, 60):
        beats = [shot.beats for shot in shots(RUN, 50, rate)]
        assert (beats[0] - 1, beats[-1] - 1) == (HOLD_FIRST * rate, HOLD_LAST * rate)
        assert set(beats[1:-1]) == {1}


@pytest.mark.parametrize("run", [made([0.5]), made([np.nan, 0.5]), made([0.5, 0.6], [1.0, np.inf])])
def test_a_run_without_a_step_is_refused(run):
    with pytest.raises(InputError, match=r"^a film needs at least one step, this run has none\.$"):
        shots(run, 10, 30)


def test_rows_from_the_first_number_that_is_not_finite_on_are_left_out():
    loss = np.zeros(10)
    loss[6] = np.nan
    assert rows(made(np.linspace(0.0, 1.0, 10), loss), 50) == [0, 1, 2, 3, 4, 5]


def test_a_run_that_diverges_shows_what_can_be_seen_of_it():
    run = solve(Scenario(parameterization=Raw(), loss=SquaredError(), learning_rate=3.0, steps=5000)).trajectory
    assert run.diverged is not None
    found = rows(run, 20)
    assert found[-1] == len(run) - 1
    assert found[1:4] != [1, 2, 3] or len(run) > 20


def test_movement_off_the_page_does_not_count():
    assert moved(made([0.5, 5.0, 5e200, 5.0]), 3)[1] == 0.0


def test_a_run_that_diverged_at_once_is_refused_as_such():
    wild = Scenario(parameterization="raw", loss="negated-cross-entropy", learning_rate=1e6)
    with pytest.raises(InputError, match=r"^a film needs at least one step, this run diverged at step 1\.$"):
        shots(solve(wild).trajectory, 10, 30)
