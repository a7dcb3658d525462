"""The ledger: its parts add up to the change of p whatever the rule, and are those of the mathematics."""

import dataclasses
import json
from pathlib import Path

import numpy as np
import pytest

from xentviz.engine.descent import Descent
from xentviz.engine.ledger import Book, Ledger
from xentviz.engine.losses import LOSSES, CrossEntropy, NegatedCrossEntropy, SquaredError
from xentviz.engine.optimizers import OPTIMIZERS, Adam, GradientDescent, Momentum
from xentviz.engine.parameterizations import PARAMETERIZATIONS, Mirror, Projected, Raw, Softmax, SquareRoot

START, HARD, SOFT = (0.3, 0.6, 0.1), (1.0, 0.0, 0.0), (0.5, 0.3, 0.2)
PARTS = [f.name for f in dataclasses.fields(Ledger) if f.name not in ("first", "last")]
REFERENCES = json.loads((Path(__file__).parents[1] / "data" / "ledger_references.json").read_text())

each_way = pytest.mark.parametrize(
    ("parameterization", "optimizer"),
    [(p(), o()) for p in PARAMETERIZATIONS for o in OPTIMIZERS],
    ids=lambda entry: entry.name,
)


def book_of(descent, start=START):
    return Book(descent, descent.begin(start))


def added_up(ledger):
    return ledger.by_parameter.sum(axis=1) + ledger.constraint + ledger.remainder


def gap(one, other):
    """The largest difference between two ledgers, relative to entries above 1."""
    pairs = [(getattr(one, name), getattr(other, name)) for name in PARTS]
    return max(np.max(np.abs(a - b) / np.maximum(1.0, np.abs(b))) for a, b in pairs)


def total(ledgers):
    return Ledger(0, len(ledgers), *(sum(getattr(each, name) for each in ledgers) for name in PARTS))


@each_way
def test_parts_add_up_to_the_change_that_the_run_makes(parameterization, optimizer):
    rng, seen = np.random.default_rng(1), 0
    for loss in LOSSES:
        for start in rng.dirichlet(np.ones(3), size=5):
            target = HARD if rng.random() < 0.5 else tuple(rng.dirichlet(np.ones(3)))
            descent = Descent(loss(), parameterization, optimizer, target, 0.1)
            run, book = descent.run(start, 9), book_of(descent, start)
            for k in (0, int(rng.integers(1, 9))):
                ledger = book.step(k)
                assert (ledger is None) == (k + 1 >= len(run))
                if ledger is not None:
                    size = max(1.0, np.abs(run.p[:, k : k + 2]).max())
                    assert np.abs(added_up(ledger) - ledger.change).max() <= 1e-12
                    assert np.abs(ledger.change - (run.p[:, k + 1] - run.p[:, k])).max() <= 1e-15 * size
                    assert (ledger.first, ledger.last) == (k, k + 1)
                    seen += 1
    assert seen > 5 * len(LOSSES)


@each_way
def test_the_sum_so_far_is_the_sum_of_the_steps_as_far_as_the_run_gets(parameterization, optimizer):
    for rate in (0.01, 0.5, 100.0):
        descent = Descent(NegatedCrossEntropy(), parameterization, optimizer, SOFT, rate)
        run, book = descent.run(START, 12), book_of(descent)
        steps = [book.step(k) for k in range(len(run) - 1)]
        until = book_of(descent).until(len(steps))
        size = max(1.0, np.abs(run.p).max())
        assert gap(until, total(steps)) <= 1e-13
        assert until.change == pytest.approx(run.p[:, -1] - run.p[:, 0], abs=1e-14 * size)
        assert (until.first, until.last) == (0, len(steps))
        assert (book.step(len(steps)) is None) == (run.diverged is not None)


@pytest.mark.parametrize("case", REFERENCES, ids=lambda c: f"{c['parameterization']}-{c['optimizer']}-{c['loss']}")
def test_parts_are_those_of_a_computation_with_60_digits(case):
    loss, parameterization = LOSSES.parse(case["loss"]), PARAMETERIZATIONS.parse(case["parameterization"])
    descent = Descent(loss, parameterization, OPTIMIZERS.parse(case["optimizer"]), tuple(case["target"]), case["rate"])
    expected = Ledger(case["step"], case["step"] + 1, *(np.array(case[name]) for name in PARTS))
    assert gap(book_of(descent, case["start"]).step(case["step"]), expected) <= 1e-14


def test_references_cover_every_optimiser_under_every_parameterization():
    covered = {(c["parameterization"].partition(":")[0], c["optimizer"].partition(":")[0]) for c in REFERENCES}
    assert covered == {(p, o) for p in PARAMETERIZATIONS.names for o in OPTIMIZERS.names}


def test_the_question_s_first_step_is_what_can_be_worked_out_by_hand():
    ledger = book_of(Descent(CrossEntropy(), Softmax(), GradientDescent(), HARD, 0.1)).step(0)
    by_hand = [[0.3 * 0.7 * 0.07, 0.3 * 0.6 * 0.06, 0.3 * 0.1 * 0.01]]
    by_hand += [[-0.6 * 0.3 * 0.07, -0.6 * 0.4 * 0.06, 0.6 * 0.1 * 0.01]]
    by_hand += [[-0.1 * 0.3 * 0.07, 0.1 * 0.6 * 0.06, -0.1 * 0.9 * 0.01]]
    assert ledger.by_parameter == pytest.approx(np.array(by_hand), abs=1e-16)
    assert ledger.moved == pytest.approx([0.07, -0.06, -0.01], abs=1e-16)
    assert ledger.change == pytest.approx([0.0263818, -0.0268113, 0.0004295], abs=5e-8)
    assert not ledger.constraint.any()


@pytest.mark.parametrize("entry", [Softmax(), Mirror(), SquareRoot()], ids=lambda entry: entry.name)
def test_the_remainder_is_of_second_order(entry):
    for loss in (CrossEntropy(), SquaredError()):
        sizes = [book_of(Descent(loss, entry, GradientDescent(), SOFT, r)).step(0).remainder for r in (2e-4, 1e-4)]
        assert sizes[0] == pytest.approx(4.0 * sizes[1], rel=5e-3)
        assert np.abs(sizes[0]).max() > 1e-10


def test_without_a_bend_there_is_no_remainder_and_only_a_projection_adds_to_it():
    for entry in (Raw(), Projected()):
        ledger = book_of(Descent(CrossEntropy(), entry, Momentum(), HARD, 0.01)).until(8)
        assert np.abs(ledger.remainder).max() < 1e-15
        assert (np.abs(ledger.constraint).min() > 1e-3) == isinstance(entry, Projected)
        assert np.count_nonzero(ledger.by_parameter) == 1


@pytest.mark.parametrize("classes", [2, 5, 10])
def test_any_number_of_classes_has_a_ledger(classes):
    for entry in PARAMETERIZATIONS:
        start = np.random.default_rng(classes).dirichlet(np.ones(classes))
        descent = Descent(SquaredError(), entry(), Adam(), tuple(np.eye(classes)[-1]), 0.01)
        ledger = book_of(descent, start).until(20)
        assert ledger.by_parameter.shape == ledger.by_memory.shape == (classes, classes)
        assert added_up(ledger) == pytest.approx(ledger.change, abs=1e-13)
        assert ledger.change == pytest.approx(np.diff(descent.run(start, 20).p[:, [0, -1]])[:, 0], abs=1e-14)


def test_before_the_first_step_nothing_has_changed():
    ledger = book_of(Descent(CrossEntropy(), Softmax(), Adam(), HARD, 0.1)).until(0)
    assert (ledger.first, ledger.last) == (0, 0)
    assert not any(getattr(ledger, name).any() for name in PARTS)
