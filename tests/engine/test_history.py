"""A run that goes on: the rows stay within bounds, in order, with both ends."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xentviz.engine.descent import Descent
from xentviz.engine.history import join, row_at
from xentviz.engine.losses import CrossEntropy, SquaredError
from xentviz.engine.optimizers import GradientDescent
from xentviz.engine.parameterizations import Raw, Softmax

START = (0.3, 0.6, 0.1)
RULE = Descent(CrossEntropy(), Softmax(), GradientDescent(), (1.0, 0.0, 0.0), 0.1)
ROWS = ("step", "p", "loss", "gradient_norm", "parameters")


def test_few_rows_are_joined_as_they_are():
    whole, first = RULE.run(START, 50), RULE.run(START, 20)
    joined = join(first, RULE.follow(first, 30), 1000)
    for name in ROWS:
        assert np.array_equal(getattr(joined, name), getattr(whole, name)), name
        assert not getattr(joined, name).flags.writeable
    assert joined.state == whole.state


@given(st.integers(1, 60), st.lists(st.integers(1, 40), min_size=1, max_size=12), st.integers(3, 50))
def test_rows_stay_within_bounds_in_order_and_true(preview, chunks, most):
    run = RULE.run(START, preview)
    for chunk in chunks:
        run = join(run, RULE.follow(run, chunk), most)
    whole = RULE.run(START, preview + sum(chunks))
    assert len(run) <= most
    assert run.step[0] == 0
    assert run.step[-1] == whole.step[-1]
    assert (np.diff(run.step) > 0).all()
    assert np.array_equal(run.p, whole.p[:, run.step])
    assert np.array_equal(run.loss, whole.loss[run.step])
    assert run.state == whole.state


def test_early_rows_stay_and_later_ones_are_thinned_evenly():
    run = RULE.run(START, 10)
    for _ in range(500):
        run = join(run, RULE.follow(run, 10), 100)
    early = run.step[run.step <= 25]
    later = np.diff(run.step[run.step > 25])
    assert early.tolist() == list(range(26))
    assert len(run) > 60
    assert later.max() <= 2 * 5010 / 50


def test_joined_runs_keep_what_happened_in_either_part():
    raw = Descent(CrossEntropy(), Raw(), GradientDescent(), (1.0, 0.0, 0.0), 0.1)
    early, late = raw.run(START, 2), RULE.run(START, 1)
    assert join(early, raw.follow(early, 5), 100).left_simplex == early.left_simplex == 1
    assert join(late, RULE.follow(late, 5), 100).left_simplex is None
    growing = Descent(SquaredError(), Raw(), GradientDescent(), (1.0, 0.0, 0.0), 10.0)
    first = growing.run(START, 100)
    assert join(first, growing.follow(first, 100), 1000).diverged == 121


@pytest.mark.parametrize(("step", "row"), [(-3, 0), (0, 0), (1, 1), (2, 1), (7, 1), (8, 2), (99, 2)])
def test_row_of_a_step_is_the_last_one_not_after_it(step, row):
    run = RULE.run(START, 8)
    thin = join(run, RULE.follow(run, 0), 4)
    assert thin.step.tolist() == [0, 1, 8]
    assert row_at(thin, step) == row
