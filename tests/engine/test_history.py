"""Parts of a run."""

import numpy as np
import pytest

from xentviz.engine.descent import Descent
from xentviz.engine.history import COLUMNS, alone, head, row_at
from xentviz.engine.losses import CrossEntropy
from xentviz.engine.optimizers import Adam, GradientDescent
from xentviz.engine.parameterizations import Raw, Softmax
from xentviz.engine.record import Record

START = (0.3, 0.6, 0.1)
RULE = Descent(CrossEntropy(), Softmax(), GradientDescent(), (1.0, 0.0, 0.0), 0.1)


def test_a_head_is_the_run_that_ended_there():
    raw = Descent(CrossEntropy(), Raw(), Adam(), (1.0, 0.0, 0.0), 0.1)
    whole, short = raw.run(START, 50), raw.run(START, 8)
    assert whole.left_simplex is not None
    for rows in (1, whole.left_simplex, 9):
        cut = head(whole, rows)
        assert len(cut) == rows
        assert all(np.array_equal(getattr(cut, name), getattr(short, name)[..., :rows]) for name in COLUMNS)
        assert cut.state == raw.run(START, rows - 1).state
        assert cut.left_simplex == (whole.left_simplex if rows > whole.left_simplex else None)


@pytest.mark.parametrize(
    ("step", "row"), [(-3, 0), (0, 0), (1, 1), (4095, 4095), (4096, 4096), (60_000, -1), (9**9, -1)]
)
def test_row_of_a_step_is_the_last_one_not_after_it(step, row):
    run = Record.of(RULE.run(START, 60_000), 16_384).run
    assert row_at(run, step) == row % len(run)


def test_row_of_a_step_that_was_dropped_is_the_one_before():
    run = Record.of(RULE.run(START, 60_000), 16_384).run
    (gap,) = np.flatnonzero(np.diff(run.step) > 1)[:1]
    assert row_at(run, run.step[gap] + 1) == gap


def test_any_row_can_be_gone_on_from():
    rule = Descent(CrossEntropy(), Softmax(), Adam(), (1.0, 0.0, 0.0), 0.1)
    run = rule.run(START, 40)
    assert run.state_at(40) == run.state
    assert rule.advance(run.state_at(0), 17) == rule.advance(run.state_at(12), 5) == run.state_at(17)


def test_a_row_alone_is_a_run_of_it_that_can_be_gone_on_from():
    run = RULE.run(START, 5)
    row = alone(run, 3)
    assert row.step.tolist() == [3]
    assert all(np.array_equal(getattr(row, name), getattr(run, name)[..., 3:4]) for name in COLUMNS)
    assert RULE.advance(row.state, 2) == run.state
