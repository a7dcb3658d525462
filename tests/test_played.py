"""Runs that are played on: as one long run, to where the stopping rule ends them."""

import numpy as np
import pytest

from xentviz.played import MOST_ROWS, Played
from xentviz.scenario import Scenario
from xentviz.solution import solve


def played(scenario, *pieces):
    run = Played.of(solve(scenario))
    for steps in pieces:
        run = run.on(steps)
    return run


def test_a_preview_is_the_run_of_its_solution():
    solution = solve(Scenario())
    assert Played.of(solution).run is solution.trajectory
    assert Played.of(solution).at(7) is solution.trajectory


@pytest.mark.parametrize("pieces", [(380,), (1, 79, 300), (200, 180)])
def test_played_in_pieces_a_run_is_a_longer_preview(pieces):
    run, whole = played(Scenario(optimizer="adam"), *pieces), solve(Scenario(optimizer="adam", steps=500))
    assert np.array_equal(run.run.p, whole.trajectory.p)
    assert run.run.state == whole.trajectory.state
    turns, of_whole = ([m for m in each.milestones if m.kind != "stop"] for each in (run, Played.of(whole)))
    assert turns == of_whole != []
    assert not run.ended


@pytest.mark.parametrize(
    "stop", ["loss-tolerance:tolerance=0.02", "gradient-norm:tolerance=0.02", "movement:tolerance=0.0001", "step-limit"]
)
@pytest.mark.parametrize("pieces", [(1,) * 1500, (700, 800), (20_000,)])
def test_played_on_a_run_ends_where_its_rule_says(stop, pieces):
    run = played(Scenario(stop=stop, steps=20), *pieces)
    whole = solve(Scenario(stop=stop, steps=20_000))
    assert 20 < run.stopped == whole.stopped == run.run.step[-1]
    assert np.array_equal(run.run.p[:, -1], whole.trajectory.p[:, -1])
    assert run.ended
    assert run.on(50) is run
    assert run.run.state.step == run.stopped


def test_the_first_quarter_of_the_rows_is_kept_and_any_step_is_at_hand():
    run = played(Scenario(steps=40_000), 20_000)
    assert len(run.run) <= MOST_ROWS
    assert run.run.step[: MOST_ROWS // 4].tolist() == list(range(MOST_ROWS // 4))
    whole = solve(Scenario(steps=60_000)).trajectory
    for step in (4097, 33_333, 59_999):
        there = run.at(step)
        row = int(np.searchsorted(there.step, step))
        assert there.step[row] == step
        assert np.array_equal(there.p[:, row], whole.p[:, step])


def test_the_row_of_any_step_is_had_alone_as_far_as_the_run_was_played():
    run, whole = played(Scenario(), 59_880), solve(Scenario(steps=60_000)).trajectory
    for some, steps in ((Played.of(solve(Scenario())), (0, 7, 120)), (run, (7, 33_333, 59_999, 60_000))):
        for step in steps:
            row = some.only(step)
            assert row.step.tolist() == [step]
            assert np.array_equal(row.p[:, 0], whole.p[:, step])
        assert some.only(steps[-1] + 1) is None


def test_a_long_preview_keeps_every_row_until_it_is_played_on():
    preview = played(Scenario(steps=40_000))
    assert len(preview.run) == 40_001
    assert len(preview.on(1).run) <= MOST_ROWS


def test_what_is_to_be_seen_of_a_run_says_where_its_rule_ended_it():
    run = played(Scenario(stop="step-limit:limit=50", steps=20), 100)
    assert (run.seen(30).stopped, run.seen(30).ending) == (50, ("step-limit", 50))
