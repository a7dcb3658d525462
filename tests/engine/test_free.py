"""Gradient entries that are set to 0: what is not free does not move by itself, and yet may be moved by others."""

import numpy as np
import pytest

from xentviz import Scenario, solve
from xentviz.engine.field import Flow
from xentviz.engine.losses import LOSSES, CrossEntropy, SquaredError
from xentviz.engine.optimizers import OPTIMIZERS, RMSProp
from xentviz.engine.parameterizations import PARAMETERIZATIONS, Mirror, Projected, Raw, Softmax, SquareRoot
from xentviz.solution import remark

RIGHT_ONLY, WRONG_ONLY, NONE = (True, False, False), (False, True, True), (False, False, False)
MASKS = [RIGHT_ONLY, WRONG_ONLY, (False, False, True)]
ALL_OPTIMIZERS = [*(member() for member in OPTIMIZERS), RMSProp(momentum=0.5, centered=True)]

each_optimizer = pytest.mark.parametrize("optimizer", ALL_OPTIMIZERS, ids=str)
each_parameterization = pytest.mark.parametrize("entry", [p() for p in PARAMETERIZATIONS], ids=lambda e: e.name)
each_loss = pytest.mark.parametrize("loss", [member() for member in LOSSES], ids=lambda entry: entry.name)


def solved(free, **settings):
    return solve(Scenario(free=free, steps=40, **settings))


@each_optimizer
@each_loss
def test_with_the_right_logit_alone_the_wrong_classes_go_together_and_their_logits_stay(optimizer, loss):
    solution = solved(RIGHT_ONLY, loss=loss, optimizer=optimizer)
    run = solution.trajectory
    assert np.array_equal(run.parameters[1:], np.repeat(run.parameters[1:, :1], 41, axis=1))
    assert run.p[1] / run.p[2] == pytest.approx(6.0, rel=1e-12)
    assert (run.parameters[0, -1] != run.parameters[0, 0]) == (loss.name != "constant")


@each_optimizer
def test_the_ledger_shows_the_wrong_classes_falling_by_the_normalisation_alone(optimizer):
    solution = solved(RIGHT_ONLY, optimizer=optimizer, learning_rate=0.01)
    for ledger in (solution.book.step(0), solution.book.step(7), solution.book.until(40)):
        assert (ledger.change[1:] < 0.0).all()
        assert (ledger.by_parameter[1:, 0] < 0.0).all()
        assert not ledger.by_parameter[:, 1:].any()
        assert not ledger.by_memory[:, 1:].any()
        assert not ledger.moved[1:].any()
        assert ledger.by_parameter[1:, 0] == pytest.approx(ledger.change[1:], rel=0.12)
        assert ledger.change[1] / ledger.change[2] == pytest.approx(6.0, rel=1e-9)


@each_parameterization
@each_optimizer
@pytest.mark.parametrize("free", MASKS, ids=str)
def test_what_is_not_free_causes_nothing(entry, optimizer, free):
    scenario = Scenario(free=free, parameterization=entry, optimizer=optimizer, loss="squared-error", steps=5)
    solution = solve(scenario.replace(learning_rate=1e-3))
    frozen = [j for j in range(3) if not free[j]]
    for ledger in (solution.book.step(4), solution.book.until(5)):
        assert not ledger.by_parameter[:, frozen].any()
        assert not ledger.moved[frozen].any()
        assert (np.abs(ledger.moved) > 0.0).tolist() == list(free)
        assert ledger.by_parameter.sum(axis=1) + ledger.constraint + ledger.remainder == pytest.approx(
            ledger.change, abs=1e-14
        )
    if isinstance(entry, (Softmax, Raw, SquareRoot)):
        moved = np.diff(solution.trajectory.parameters).any(axis=1)
        assert moved.tolist() == list(free)


@each_parameterization
@each_optimizer
def test_with_everything_frozen_nothing_moves(entry, optimizer):
    for loss in LOSSES:
        solution = solved(NONE, loss=loss(), parameterization=entry, optimizer=optimizer, learning_rate=100.0)
        run = solution.trajectory
        assert (len(run), run.diverged) == (41, None)
        assert np.abs(run.p - run.p[:, :1]).max() <= 5e-16
        assert not run.gradient_norm.any()
        assert not solution.book.until(40).by_parameter.any()


def test_that_nothing_can_move_is_said_and_only_then():
    assert remark(Scenario(free=NONE)) == "every gradient entry is set to 0: nothing can move"
    for free in (None, RIGHT_ONLY, WRONG_ONLY):
        assert remark(Scenario(free=free)) is None
    assert "1e-12" in remark(Scenario(free=RIGHT_ONLY, start=(0.0, 0.5, 0.5)))


def test_raw_probabilities_move_where_they_are_free_and_projected_ones_are_put_back():
    raw = solved(WRONG_ONLY, parameterization=Raw(), loss="squared-error", learning_rate=0.01).trajectory
    assert (raw.p[0] == 0.3).all()
    assert (np.diff(raw.p[1:]) < 0.0).all()
    assert raw.left_simplex == 1
    projected = solved(WRONG_ONLY, parameterization=Projected(), loss="squared-error", learning_rate=0.01)
    ledger = projected.book.step(0)
    assert ledger.by_parameter[0].tolist() == [0.0, 0.0, 0.0]
    assert ledger.constraint == pytest.approx([ledger.change[0]] * 3, abs=1e-16)


def test_gradient_norm_counts_free_entries_only_and_a_stop_goes_by_it():
    norms = [solved(free).trajectory.gradient_norm[0] for free in (None, RIGHT_ONLY, WRONG_ONLY, NONE)]
    assert norms == pytest.approx([np.hypot(0.7, np.hypot(0.6, 0.1)), 0.7, np.hypot(0.6, 0.1), 0.0], abs=1e-15)
    assert solved(NONE, stop="gradient-norm").ending == ("gradient-norm", 0)


@each_parameterization
def test_all_free_is_the_same_as_saying_nothing(entry):
    free, bare = (solved(free, parameterization=entry) for free in ((True, True, True), None))
    assert free.scenario == bare.scenario
    assert np.array_equal(free.trajectory.p, bare.trajectory.p)


def test_the_flow_of_the_right_logit_alone_lowers_the_wrong_classes_in_proportion():
    p = np.random.default_rng(0).dirichlet(np.ones(3), size=50).T
    velocity = Flow(CrossEntropy(), (1.0, 0.0, 0.0), Softmax(), RIGHT_ONLY).velocity(p)
    assert velocity[0] == pytest.approx(p[0] * (1.0 - p[0]) ** 2, rel=1e-12)
    assert velocity[1:] == pytest.approx(-p[0] * (1.0 - p[0]) * p[1:], rel=1e-12)


@each_parameterization
def test_arrows_and_lines_keep_to_what_is_free(entry):
    still = solved(NONE, parameterization=entry).flow
    assert not still.arrows.speed.any()
    assert not still.arrows.direction.any()
    assert still.streamlines == ()
    flow = solved(RIGHT_ONLY, parameterization=entry, loss=SquaredError()).flow
    assert flow.streamlines
    if isinstance(entry, (Softmax, Mirror, SquareRoot)):
        for line in flow.streamlines:
            ratio = line.points[0] - 0.5, np.sqrt(0.75) - line.points[1]  # from corner A, where all lines meet
            angle = np.arctan2(*ratio)
            assert np.ptp(angle[ratio[1] > 0.05]) < 1e-3
