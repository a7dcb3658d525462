"""Rivals: the same start with one actor swapped is just what solving the swapped scenario gives."""

import numpy as np
import pytest

from xentviz import Scenario, solve
from xentviz.rivals import ACTORS, change_after, rivals

SCENARIOS = (
    Scenario(),
    Scenario(start=(0.0, 0.7, 0.3), target=(0.5, 0.3, 0.2), learning_rate=2.0, free=(True, False, True), steps=40),
    Scenario(start_logits=(-400.0, 0.0, 1.0), loss="squared-error", optimizer="adam:beta1=0.5", steps=25),
    Scenario(loss="negated-cross-entropy", parameterization="raw", optimizer="momentum", learning_rate=50.0, steps=60),
    Scenario(loss="unlikelihood", parameterization="softmax:temperature=2", learning_rate=5.0),
)

everywhere = pytest.mark.parametrize("scenario", SCENARIOS, ids=range(len(SCENARIOS)))
each_actor = pytest.mark.parametrize("actor", ACTORS)


@everywhere
@each_actor
def test_a_rival_is_the_solution_of_the_swapped_scenario(scenario, actor):
    for rival in rivals(scenario, actor):
        run = solve(scenario.replace(**{actor: rival.entry.name})).trajectory
        for name in ("step", "p", "loss", "gradient_norm", "parameters"):
            assert np.array_equal(getattr(rival.trajectory, name), getattr(run, name), equal_nan=True), name
        assert (rival.trajectory.diverged, rival.trajectory.left_simplex) == (run.diverged, run.left_simplex)


@everywhere
@each_actor
def test_all_members_but_the_own_one_are_there_at_their_places_in_the_catalogue(scenario, actor):
    own, names = getattr(scenario, actor).name, ACTORS[actor].names
    found = rivals(scenario, actor)
    assert [rival.entry.name for rival in found] == [name for name in names if name != own]
    assert [names[rival.number] for rival in found] == [rival.entry.name for rival in found]
    assert all(rival.entry == type(rival.entry)() for rival in found)


def test_the_runs_have_the_number_of_steps_whatever_stops_the_scenario_s_own():
    scenario = Scenario(stop="gradient-norm:tolerance=0.5")
    assert len(solve(scenario).trajectory) < 120
    assert {len(rival.trajectory) for rival in rivals(scenario, "loss")} == {121}


@everywhere
@each_actor
def test_a_step_is_the_next_row_s_change_and_there_is_none_past_the_end(scenario, actor):
    for rival in rivals(scenario, actor):
        p = rival.trajectory.p
        for step in (0, 1, len(rival.trajectory) // 2, len(rival.trajectory) - 2):
            if 0 <= step < len(rival.trajectory) - 1:
                assert np.array_equal(rival.step(step), p[:, step + 1] - p[:, step])
        for beyond in (-1, len(rival.trajectory) - 1, len(rival.trajectory), 10**6):
            assert rival.step(beyond) is None


def test_a_run_that_has_lost_rows_knows_only_the_steps_between_neighbours():
    scenario = Scenario(steps=12)
    run = solve(scenario).trajectory
    rows = {name: getattr(run, name)[..., [0, 1, 2, 6, 7]] for name in ("p", "loss", "gradient_norm", "parameters")}
    thinned = type(run)(run.step[[0, 1, 2, 6, 7]], **rows, state=run.state, memory=run.memory[..., [0, 1, 2, 6, 7]])
    known = [step for step in range(13) if change_after(thinned, step) is not None]
    assert known == [0, 1, 6]
    assert np.array_equal(change_after(thinned, 6), run.p[:, 7] - run.p[:, 6])


@pytest.mark.parametrize("actor", ["", "stop", "Loss", "nobody"])
def test_an_unknown_actor_has_no_rivals(actor):
    assert rivals(Scenario(), actor) == ()
