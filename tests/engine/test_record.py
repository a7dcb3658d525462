"""A run that goes on: rows within bounds, each as it was, enough of them for the picture, and every step at hand."""

import math
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xentviz.engine.history import COLUMNS
from xentviz.engine.record import Record
from xentviz.engine.thinning import ways
from xentviz.scenario import Scenario

SOFT = (0.5, 0.3, 0.2)
CASES = {
    "plain": Scenario(),
    "adam": Scenario(optimizer="adam", learning_rate=0.01),
    "zigzag": Scenario(loss="squared-error", learning_rate=8.0, target=SOFT),
    "slow waves": Scenario(loss="squared-error", optimizer="momentum:momentum=0.999", target=SOFT),
    "chaos": Scenario(loss="squared-error", learning_rate=25.0, target=SOFT),
    "a long plateau, then quick": Scenario(loss="squared-error", start_logits=(-10.0, 0.0, -9.0), learning_rate=0.5),
    "raw": Scenario(parameterization="raw", learning_rate=0.01),
}
each = pytest.mark.parametrize("scenario", CASES.values(), ids=CASES)
STEPS, MOST, CHUNK = 60_000, 4096, 3000


@cache
def played(scenario, steps=STEPS, most=MOST, chunks=None, preview=120):
    record = Record.of(scenario.descent.run(scenario.start, preview, scenario.log_start), most)
    for chunk in chunks or [CHUNK] * ((steps - preview) // CHUNK):
        record = record.joined(scenario.descent.follow(record.run, chunk))
    return record


@cache
def whole_run(scenario, steps):
    return scenario.descent.run(scenario.start, steps, scenario.log_start)


def same_rows(run, whole):
    return all(np.array_equal(getattr(run, name), getattr(whole, name)[..., run.step]) for name in COLUMNS)


def test_the_way_of_a_loss_below_0_is_that_of_its_size():
    run = Scenario(loss="negated-cross-entropy").descent.run((0.3, 0.6, 0.1), 50)
    assert run.loss.max() < 0.0
    assert ways(run)[1, -1] == pytest.approx(math.log(run.loss[-1] / run.loss[0]))


def test_the_way_of_a_loss_that_reaches_0_is_a_number():
    run = Scenario(loss="squared-error", parameterization="raw").replace(learning_rate=0.5)
    run = run.descent.run(run.start, 50)
    assert run.loss[1:].max() == 0.0
    assert ways(run)[1, -1] == 50.0


def test_few_rows_are_joined_as_they_are():
    scenario = Scenario(optimizer="adam")
    record, whole = played(scenario, most=4096, chunks=(30, 1, 500)), whole_run(scenario, 651)
    for name in COLUMNS:
        assert np.array_equal(getattr(record.run, name), getattr(whole, name)), name
        assert not getattr(record.run, name).flags.writeable
    assert record.run.state == whole.state


@settings(max_examples=25)
@given(st.integers(1, 3000), st.lists(st.integers(1, 4000), min_size=1, max_size=8), st.sampled_from(list(CASES)))
def test_rows_stay_within_bounds_in_order_and_true(preview, chunks, name):
    scenario = CASES[name]
    record = played(scenario, most=1024, chunks=tuple(chunks), preview=preview)
    whole = whole_run(scenario, preview + sum(chunks))
    run = record.run
    assert len(run) == record.way.shape[1] <= 1024
    assert (run.step[0], run.step[-1]) == (0, whole.step[-1])
    assert (np.diff(run.step) > 0).all()
    assert same_rows(run, whole)
    assert run.state == whole.state


@each
def test_early_rows_stay_and_no_gap_is_longer_than_a_part_of_the_run(scenario):
    record = played(scenario)
    step = record.run.step
    assert step[: MOST // 4 + 1].tolist() == list(range(MOST // 4 + 1))
    assert record.parts >= MOST // 64
    assert np.diff(step).max() <= step[-1] / record.parts
    assert len(step) > MOST // 3


@each
def test_what_was_dropped_lies_between_rows_that_stay_in_the_same_part(scenario):
    record = played(scenario)
    whole, step = whole_run(scenario, int(record.run.step[-1])), record.run.step
    window = int(step[-1] / record.parts)
    for values in (*whole.p, whole.loss):
        kept = values[step]
        for k in np.random.default_rng(1).integers(0, len(values), 1000):
            near = kept[np.searchsorted(step, k - window) : np.searchsorted(step, k + window, side="right")]
            assert near.min() <= values[k] <= near.max()


@each
def test_the_path_goes_no_farther_between_rows_than_a_part_of_itself(scenario):
    record = played(scenario)
    run = whole_run(scenario, int(record.run.step[-1]))
    moves = np.minimum(np.linalg.norm(np.diff(run.p), axis=0), np.sqrt(2))
    way = np.append(0.0, np.cumsum(moves))
    assert record.way[0] == pytest.approx(way[record.run.step], rel=1e-9)
    skipping = np.flatnonzero(np.diff(record.run.step) > 1)
    between = np.diff(way[record.run.step])[skipping]
    assert len(skipping) > 100
    assert between.max() <= way[-1] / record.parts + 1e-9


def test_a_late_quick_move_keeps_its_bends():
    scenario = CASES["a long plateau, then quick"]
    run, whole = played(scenario).run, whole_run(scenario, STEPS - STEPS % CHUNK + 120)
    fast = np.flatnonzero(np.linalg.norm(np.diff(whole.p), axis=0) > 1e-3)
    assert fast[0] > MOST // 4
    assert np.isin(fast, run.step).mean() > 0.9


@each
def test_any_step_is_shown_exactly_though_its_row_was_dropped(scenario):
    record = played(scenario)
    whole = whole_run(scenario, int(record.run.step[-1]))
    for step in (0, 1, 5000, 17_777, 44_444, int(record.run.step[-1])):
        run = record.at(scenario.descent, step)
        shown = {step, min(step + 1, int(record.run.step[-1]))}
        assert (np.diff(run.step) > 0).all()
        assert same_rows(run, whole)
        assert set(run.step.tolist()) == shown.union(record.run.step.tolist())
        assert (run.state, run.diverged, run.left_simplex) == (
            record.run.state,
            record.run.diverged,
            record.run.left_simplex,
        )


@each
def test_the_row_of_any_step_is_had_alone_and_can_be_gone_on_from(scenario):
    record = played(scenario)
    whole = whole_run(scenario, int(record.run.step[-1]))
    for step in (0, 1, 5000, 17_777, 44_444, int(record.run.step[-1])):
        row = record.only(scenario.descent, step)
        assert row.step.tolist() == [step]
        assert same_rows(row, whole)
        assert row.state == whole.state_at(step)


def test_any_step_of_a_run_that_diverged_in_the_end_is_shown_exactly():
    growing = Scenario(loss="squared-error", parameterization="raw", learning_rate=1.01)
    record, whole = played(growing, most=1024, chunks=(3000,) * 6), whole_run(growing, STEPS)
    assert record.run.diverged == whole.diverged is not None
    dropped = next(step for step in range(2000, 4000) if step not in record.run.step)
    run = record.at(growing.descent, dropped)
    assert dropped in run.step
    assert same_rows(run, whole)
    assert run.diverged == whole.diverged


def test_steps_outside_the_run_count_as_its_ends():
    record = played(Scenario(), chunks=(3000, 3000))
    for step in (-5, 10**9):
        assert record.at(Scenario().descent, step) is record.run
        assert record.only(Scenario().descent, step).step.tolist() == [min(max(step, 0), int(record.run.step[-1]))]


def test_a_run_may_end_while_it_goes_on():
    growing = Scenario(loss="squared-error", parameterization="raw", learning_rate=10.0)
    record = played(growing, chunks=(100,), preview=100)
    assert (record.run.diverged, record.run.step[-1]) == (121, 120)
    broken_off = played(growing, chunks=(20,), preview=100)
    again = broken_off.joined(growing.descent.follow(broken_off.run, 50))
    assert (len(again.run), again.run.diverged) == (121, 121)


def test_what_happened_in_either_part_is_kept():
    raw = Scenario(parameterization="raw")
    first = raw.descent.run(raw.start, 2)
    assert first.left_simplex == 1
    assert Record.of(first, 1024).joined(raw.descent.follow(first, 5)).run.left_simplex == 1
    none = played(Scenario(), chunks=(5,))
    assert none.run.left_simplex is None


@pytest.mark.parametrize("classes", [2, 5])
def test_any_number_of_classes(classes):
    even = (1 / classes,) * classes
    scenario = Scenario(start=even, target=(1.0,) + (0.0,) * (classes - 1), optimizer="momentum")
    record = played(scenario, chunks=(3000,) * 4, most=1024)
    assert len(record.run) <= 1024
    assert same_rows(record.run, whole_run(scenario, int(record.run.step[-1])))
