"""The ledgers of long runs and of runs that end badly: read in any order, they agree with the run."""

import dataclasses

import numpy as np
import pytest

from xentviz.engine.descent import Descent
from xentviz.engine.ledger import Book, Ledger
from xentviz.engine.losses import CrossEntropy, NegatedCrossEntropy, SquaredError, Unlikelihood
from xentviz.engine.optimizers import Adam, GradientDescent, Momentum, Nesterov, RMSProp
from xentviz.engine.parameterizations import Mirror, Projected, Raw, Softmax, SquareRoot

START, HARD, SOFT = (0.3, 0.6, 0.1), (1.0, 0.0, 0.0), (0.5, 0.3, 0.2)
PARTS = [f.name for f in dataclasses.fields(Ledger) if f.name not in ("first", "last")]


def book_of(descent, start=START):
    return Book(descent, descent.begin(start))


def added_up(ledger):
    return ledger.by_parameter.sum(axis=1) + ledger.constraint + ledger.remainder


def gap(one, other):
    """The largest difference between two ledgers, relative to entries above 1."""
    pairs = [(getattr(one, name), getattr(other, name)) for name in PARTS]
    return max(np.max(np.abs(a - b) / np.maximum(1.0, np.abs(b))) for a, b in pairs)


@pytest.mark.parametrize(
    ("descent", "steps"),
    [
        (Descent(CrossEntropy(), Softmax(), Adam(), SOFT, 0.01), (5000,)),
        (Descent(SquaredError(), Mirror(), Momentum(), HARD, 0.01), (1024, 5000, 1023, 1025, 3, 2048, 4999, 0, 3)),
        (Descent(CrossEntropy(), SquareRoot(), RMSProp(momentum=0.5), SOFT, 1e-3), (2049, 1024, 1500, 1400, 2050)),
    ],
    ids=["far at once", "back and forth", "around a chunk"],
)
def test_long_runs_read_in_any_order_give_what_reading_on_gives(descent, steps):
    run, book, onwards = descent.run(START, 5001), book_of(descent), book_of(descent)
    forwards = {k: onwards.until(k) for k in sorted(set(steps))}
    for k in steps:
        ledger, anatomy = book.until(k), book.anatomy(k)
        assert gap(ledger, forwards[k]) <= 1e-13
        assert np.array_equal(anatomy.theta[:, 0], run.parameters[:, k])
        assert ledger.change == pytest.approx(run.p[:, k] - run.p[:, 0], abs=1e-13)
        assert added_up(ledger) == pytest.approx(ledger.change, abs=1e-12)
        assert book.step(k).change == pytest.approx(run.p[:, k + 1] - run.p[:, k], abs=4e-16)


DIVERGING = [
    (Descent(SquaredError(), Raw(), GradientDescent(), HARD, 10.0), START),
    (Descent(NegatedCrossEntropy(), Mirror(), GradientDescent(), HARD, 0.1), START),
    (Descent(NegatedCrossEntropy(), Projected(), Adam(), HARD, 0.05), START),
    (Descent(NegatedCrossEntropy(), Raw(), Momentum(), HARD, 0.1), (0.05, 0.5, 0.45)),
    (Descent(CrossEntropy(), Projected(), Nesterov(), SOFT, 0.5), START),
]


@pytest.mark.parametrize(("descent", "start"), DIVERGING)
def test_a_run_that_diverges_has_ledgers_up_to_there_and_none_after(descent, start):
    run, book = descent.run(start, 400), book_of(descent, start)
    last = len(run) - 1
    assert run.diverged == last + 1
    assert [book.step(last), book.anatomy(last), book.until(last + 1), book.step(3000), book.until(3000)] == [None] * 5
    for k in (0, last // 2, last - 1):
        if k >= 0 and last:
            assert book.step(k).change == pytest.approx(run.p[:, k + 1] - run.p[:, k], rel=1e-12, abs=1e-15)
    whole = book.until(last)
    assert all(np.isfinite(getattr(whole, name)).all() for name in PARTS)
    assert whole.change == pytest.approx(run.p[:, -1] - run.p[:, 0], rel=1e-12, abs=1e-14)


def test_off_the_simplex_the_parts_still_add_up():
    descent = Descent(CrossEntropy(), Raw(), GradientDescent(), HARD, 0.1)
    run, ledger = descent.run(START, 50), book_of(descent).until(50)
    assert run.left_simplex == 1
    assert ledger.change == pytest.approx([run.p[0, -1] - 0.3, 0.0, 0.0], abs=1e-14)
    assert added_up(ledger) == pytest.approx(ledger.change, abs=1e-12)


def test_sums_beyond_all_numbers_are_no_ledger_although_each_step_has_one():
    book = book_of(Descent(Unlikelihood(), Projected(), Momentum(), SOFT, 1e6))
    assert book.until(175) is not None
    assert book.until(176) is None
    assert all(np.isfinite(getattr(book.step(175), name)).all() for name in PARTS)


def test_a_run_that_is_no_run_at_all_has_no_ledger_but_the_empty_one():
    descent = Descent(NegatedCrossEntropy(), Raw(), GradientDescent(), HARD, 1e6)
    book = book_of(descent)
    assert (book.step(0), book.until(1), book.until(0).last) == (None, None, 0)
