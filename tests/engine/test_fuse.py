"""Fused formulas: written down once, short, and the same in floats, in arrays and unfused."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xentviz.engine import fuse
from xentviz.engine.fuse import Tape, function, largest, loop, others, ratio, total

FUNCTIONS = ("exp", "log", "log1p", "sqrt", "absolute", "maximum", "minimum", "where")
KINDS = pytest.mark.parametrize("kind", ["floats", "arrays"])

FORMULAS = {
    "operators": lambda a, b: 2.0 + a - b * 3.0 / a - (1.0 - b) / (4.0 / a) + -a,
    "power": lambda a, b: 0.9**a + b,
    "functions": lambda a, b: fuse.exp(a) + fuse.log(a) + fuse.log1p(b) + fuse.sqrt(a) + fuse.absolute(b - 9.0),
    "choice": lambda a, b: fuse.where(a > b, a - b, fuse.maximum(a, 1.0)) + fuse.minimum(b, 2.0),
    "equality": lambda a, b: fuse.where(a == b, 1.0, 0.25) + a,
    "sharing": lambda a, b: (a + b) * (a + b) - (a + b),
}


def fused(formula, kind, count=2):
    tape = Tape()
    inputs = tape.symbols("x", count)
    result = formula(*inputs)
    return function(tape, inputs, result if isinstance(result, list) else [result], kind)


@pytest.mark.parametrize("name", list(FORMULAS))
@given(st.floats(0.1, 5.0), st.floats(0.1, 5.0))
def test_fused_formula_gives_what_the_formula_gives(name, a, b):
    formula = FORMULAS[name]
    expected = float(formula(np.float64(a), np.float64(b)))
    (one,) = fused(formula, "floats")(a, b)
    (many,) = fused(formula, "arrays")(np.array([a, b]), np.array([b, b]))
    assert one == pytest.approx(expected, rel=1e-14, abs=1e-14)
    assert many == pytest.approx([expected, float(formula(np.float64(b), np.float64(b)))], rel=1e-14, abs=1e-14)


@KINDS
def test_shared_parts_are_computed_once(kind):
    tape = Tape()
    a, b = tape.symbols("x", 2)
    result = fuse.exp(a + b) * fuse.exp(a + b) + fuse.exp(a + b)
    lines = [line for line in tape.lines([result], kind) if not line.startswith("del")]
    assert [line.split(" = ")[1] for line in lines] == ["x0 + x1", "exp(t0)", "t1 * t1", "t2 + t1"]


@KINDS
def test_parts_that_no_result_needs_fall_away(kind):
    tape = Tape()
    a, b = tape.symbols("x", 2)
    fuse.exp(a)
    wanted = a + b
    fuse.log(wanted)
    assert tape.lines([wanted], kind) == ["t1 = x0 + x1"]


def test_arrays_are_let_go_after_their_last_use_and_floats_are_not():
    tape = Tape()
    (a,) = tape.symbols("x", 1)
    result = fuse.exp(a + 1.0) * 2.0
    assert [line for line in tape.lines([result], "arrays") if line.startswith("del")] == ["del t0", "del t1"]
    assert "del" not in " ".join(tape.lines([result], "floats"))


def test_multiplying_and_dividing_by_one_leave_no_trace():
    tape = Tape()
    (a,) = tape.symbols("x", 1)
    assert all(result is a for result in (a * 1.0, 1.0 * a, a / 1))
    assert tape.rows == {}


def test_results_that_are_numbers_or_inputs_come_through():
    assert fused(lambda a, b: [b, 0.5], "floats")(1.0, 2.0) == (2.0, 0.5)


def test_overflow_raises_in_floats_and_is_infinite_in_arrays():
    with pytest.raises(OverflowError):
        fused(lambda a, _: fuse.exp(a), "floats")(1000.0, 0.0)
    with np.errstate(over="ignore"):
        assert fused(lambda a, _: fuse.exp(a), "arrays")(np.array([1000.0]), 0.0)[0].tolist() == [math.inf]


@pytest.mark.parametrize(("x", "expected"), [(0.0, -math.inf), (-1.0, math.nan), (math.e, 1.0)])
def test_logarithm_of_a_float_is_numpys(x, expected):
    (got,) = fused(lambda a, _: fuse.log(a), "floats")(x, 0.0)
    with np.errstate(all="ignore"):
        assert got == pytest.approx(float(np.log(x)), nan_ok=True)
    assert got == pytest.approx(expected, nan_ok=True)


@given(st.lists(st.floats(-1e3, 1e3), min_size=2, max_size=10))
def test_others_are_the_sums_of_all_but_one(v):
    expected = [math.fsum(v[:i] + v[i + 1 :]) for i in range(len(v))]
    assert others(v) == pytest.approx(expected, rel=1e-12, abs=1e-10)


def test_others_keep_what_subtracting_from_the_whole_would_lose():
    assert others([1.0, 1e-30, 2e-30]) == pytest.approx([3e-30, 1.0, 1.0], rel=1e-15, abs=0.0)
    assert others([1e-30, 1.0, 2e-30, 4e-30])[1] == pytest.approx(7e-30, rel=1e-15, abs=0.0)


def test_ratio_is_zero_over_anything_and_a_quotient_otherwise():
    assert [float(ratio(*pair)) for pair in ((0.0, 0.0), (0.0, 5.0), (3.0, 4.0))] == [0.0, 0.0, 0.75]
    assert fused(ratio, "floats")(0.0, 0.0) == (0.0,)
    assert fused(ratio, "arrays")(np.array([0.0, 3.0]), np.array([0.0, 4.0]))[0].tolist() == [0.0, 0.75]
    with pytest.raises(ZeroDivisionError):
        fused(ratio, "floats")(1.0, 0.0)


@KINDS
def test_total_and_largest_of_components(kind):
    got = fused(lambda *v: [total(v), largest(v)], kind, 3)(1.0, 4.0, 2.0)
    assert [float(x) for x in got] == [7.0, 4.0]


def test_loop_carries_values_counts_from_first_and_records_each_step():
    tape = Tape()
    (rate,), (k,), carried = tape.symbols("rate", 1), tape.symbols("k", 1), tape.symbols("a", 2)
    k.name = "k"
    run = loop(tape, [rate], carried, [carried[0] + rate * k, carried[0]], 1, "floats")
    rows = []
    assert run(3, 2, rows.append, 10.0, 0.5, 0.0) == (70.5, 30.5)
    assert rows == [(30.5,), (70.5,)]
    assert run(1, 0, rows.append, 10.0, 0.5, 0.25) == (0.5, 0.25)


class Counted(float):
    """A number that counts how often it is negated."""

    times = 0

    def __neg__(self):
        self.times += 1
        return -float(self)


@KINDS
def test_a_loop_computes_once_what_no_step_changes(kind):
    tape = Tape()
    fixed, carried = tape.symbols("y", 2), tape.symbols("a", 1)
    run = loop(tape, fixed, carried, [carried[0] + -fixed[0] / fixed[1]], 1, kind)
    y, rows = Counted(3.0), []
    assert run(1, 4, rows.append, y, 2.0, 0.5) == (-5.5,)
    assert (y.times, rows) == (1, [(-1.0,), (-2.5,), (-4.0,), (-5.5,)])


def test_a_loop_of_no_steps_cannot_fail():
    tape = Tape()
    fixed, carried = tape.symbols("y", 1), tape.symbols("a", 1)
    run = loop(tape, fixed, carried, [carried[0] + 1.0 / fixed[0]], 1, "floats")
    assert run(1, 0, [].append, 0.0, 0.5) == (0.5,)
    with pytest.raises(ZeroDivisionError):
        run(1, 1, [].append, 0.0, 0.5)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_functions_work_on_plain_numbers_too(name):
    arguments = {"where": (True, 2.0, 3.0), "maximum": (1.0, 2.0), "minimum": (3.0, 2.0)}.get(name, (0.5,))
    expected = {"where": 2.0, "maximum": 2.0, "minimum": 2.0, "absolute": 0.5}.get(name)
    got = float(getattr(fuse, name)(*arguments))
    assert got == (expected if expected is not None else pytest.approx(getattr(math, name)(0.5), rel=1e-15))
