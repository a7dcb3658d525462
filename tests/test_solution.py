"""Solutions: what follows from a scenario, what is kept of the one before, and what is said about the end."""

import numpy as np
import pytest

import xentviz
from xentviz.scenario import Scenario
from xentviz.solution import remark, solve, trouble

CHANGES = [
    # change, is the landscape kept?, is the flow kept?
    ({"start": (0.2, 0.2, 0.6)}, True, True),
    ({"start_logits": (1.0, 2.0, 3.0)}, True, True),
    ({"learning_rate": 0.2}, True, True),
    ({"steps": 10}, True, True),
    ({"optimizer": "adam"}, True, True),
    ({"stop": "gradient-norm"}, True, True),
    ({"parameterization": "mirror"}, True, False),
    ({"parameterization": "softmax:temperature=2"}, True, False),
    ({"free": (True, False, False)}, True, False),
    ({"loss": "squared-error"}, False, False),
    ({"target": (0.5, 0.3, 0.2)}, False, False),
]


def test_the_question_has_its_known_answer():
    solution = xentviz.solve(xentviz.Scenario())
    run = solution.trajectory
    assert len(run) == 121
    assert run.loss[0] == pytest.approx(1.2039728, abs=1e-7)
    assert run.p[2, 1] > 0.1
    assert run.p[:, -1].sum() == pytest.approx(1.0, abs=1e-15)
    assert solution.ending == ("max-steps", 120)


def test_the_same_scenario_is_not_solved_again():
    before = solve(Scenario())
    assert solve(Scenario(), before) is before


@pytest.mark.parametrize(("change", "keeps_landscape", "keeps_flow"), CHANGES, ids=lambda v: str(v))
def test_what_a_change_does_not_touch_is_kept(change, keeps_landscape, keeps_flow):
    before = solve(Scenario())
    scenario = Scenario().replace(**change)
    after = solve(scenario, before)
    assert (after.landscape is before.landscape) is keeps_landscape
    assert (after.flow is before.flow) is keeps_flow
    alone = solve(scenario)
    assert np.array_equal(after.trajectory.p, alone.trajectory.p)
    assert (after.landscape, after.flow) == (alone.landscape, alone.flow)


def test_stopping_rule_ends_the_run_at_the_first_row_that_meets_it():
    scenario = Scenario(stop="gradient-norm:tolerance=0.5", steps=200)
    solution, whole = solve(scenario), solve(scenario.replace(stop="max-steps"))
    last = len(solution.trajectory) - 1
    norms = whole.trajectory.gradient_norm
    assert norms[last] < 0.5 <= norms[last - 1]
    assert solution.ending == ("gradient-norm", last)
    assert np.array_equal(solution.trajectory.p, whole.trajectory.p[:, : last + 1])


def test_a_rule_that_is_met_at_the_start_leaves_the_start():
    solution = solve(Scenario(stop="gradient-norm:tolerance=10"))
    assert (len(solution.trajectory), solution.ending) == (1, ("gradient-norm", 0))


def test_a_stop_before_the_trouble_knows_nothing_of_it():
    scenario = Scenario(loss="squared-error", parameterization="raw", learning_rate=10.0, steps=200)
    assert solve(scenario).ending == ("diverged", 121)
    assert solve(scenario).trajectory.left_simplex == 1
    stopped = solve(scenario.replace(stop="gradient-norm:tolerance=1e6"))
    assert stopped.ending == ("gradient-norm", 0)
    assert (stopped.trajectory.diverged, stopped.trajectory.left_simplex) == (None, None)


def test_trouble_is_told_in_plain_words():
    assert trouble(solve(Scenario()).trajectory) is None
    raw = Scenario(parameterization="raw", learning_rate=0.1)
    assert trouble(solve(raw).trajectory) == "p left the simplex at step 1: not a probability any more"
    both = solve(raw.replace(loss="squared-error", learning_rate=10.0, steps=200))
    assert trouble(both.trajectory) == (
        "p left the simplex at step 1: not a probability any more; the descent diverged at step 121"
    )


def test_a_start_on_the_edge_is_remarked_on():
    assert remark(Scenario()) is None
    assert remark(Scenario(start_logits=(-1000, 0, 0))) is None
    assert remark(Scenario(start=(0.0, 0.5, 0.5))) == "a class at 0 could never move: it starts at 1e-12"


def test_what_is_free_stays_when_something_else_changes():
    before = solve(Scenario(free=(True, False, False)))
    after = solve(before.scenario.replace(learning_rate=0.2), before)
    assert after.flow is before.flow
    assert after.scenario.free == (True, False, False)


@pytest.mark.parametrize(
    "change",
    [
        {"free": (False, True, False), "optimizer": "adam"},
        {"start": (0.0, 0.5, 0.5), "parameterization": "projected", "loss": "squared-error"},
        {"start_logits": (-800.0, 0.0, 3.0)},
    ],
    ids=str,
)
def test_book_and_rising_are_those_of_the_run_and_kept(change):
    solution = solve(Scenario(steps=30, **change))
    book, run = solution.book, solution.trajectory
    assert solution.book is book
    frozen = [j for j in range(3) if solution.scenario.free and not solution.scenario.free[j]]
    for k in (0, 17, 29):
        assert np.array_equal(book.anatomy(k).theta[:, 0], run.parameters[:, k])
        assert not book.anatomy(k).gradient[frozen].any()
    assert book.until(30).change == pytest.approx(run.p[:, 30] - run.p[:, 0], abs=1e-14)
    assert solution.rising is solution.rising
    assert solution.rising.descent == solution.scenario.descent


@pytest.mark.parametrize("parameterization", ["softmax", "raw", "projected", "mirror", "square-root"])
def test_probe_reads_what_a_run_from_there_would(parameterization):
    solution = solve(Scenario(parameterization=parameterization, target=(0.5, 0.3, 0.2)))
    for p in ((0.2, 0.2, 0.6), (0.0, 1.0, 0.0)):
        there = solve(solution.scenario.replace(start=p, steps=1)).trajectory
        assert solution.probe(p) == pytest.approx((there.loss[0], there.gradient_norm[0]), rel=1e-12)


def test_two_classes_and_ten_are_solved():
    for classes in (2, 10):
        target = np.eye(classes)[0].tolist()
        run = solve(Scenario(start=[1 / classes] * classes, target=target)).trajectory
        assert run.p.shape == (classes, 121)
        assert run.p[0, -1] > run.p[0, 0]
