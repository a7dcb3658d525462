"""The tour's stations on one step: every sentence they can say is one of those below, and what it claims is so."""

import re

import numpy as np
import pytest

from xentviz import solve
from xentviz.engine.parameterizations import PARAMETERIZATIONS
from xentviz.explain.tour import STATIONS

CLAIMS = []


def claim(pattern):
    """What follows is true of a solution if the function says so for what stands in the pattern's groups."""

    def note(function):
        CLAIMS.append((re.compile(pattern), function))
        return function

    return note


P = r"\(([^)]*)\)"

claim(rf"A classifier says p = {P}; the (?:right class is ([ABC])|target is y = {P})\.")(
    lambda t, s, p, who, y: (
        t.show(p, s.scenario.start)
        and (who == "ABC"[t.right(s)] and max(s.scenario.target) == 1.0 if who else t.show(y, s.scenario.target))
    )
)
claim(r"(.+): L = (\S+)\. What descends: (.+), at learning rate (\S+)\.")(
    lambda t, s, loss, value, what, rate: (
        (loss, what) == (s.scenario.loss.label, s.scenario.parameterization.label.lower())
        and (t.shows(value, s.trajectory.loss[0]) or value == "inf")
        and t.number(rate) == pytest.approx(s.scenario.learning_rate, rel=1e-2)
    )
)
claim(r"So 'the wrong classes fall' is not always true: here (.+) would rise\.")(
    lambda t, s, who: (
        t.letters(who) == [i for i in sorted(t.wrong(s), key=lambda i: s.scenario.start[i]) if t.change(s)[i] > 0]
    )
)
claim(r"Here no wrong class rises in this step; drag the start towards a wrong corner and look again\.")(
    lambda t, s: max(t.change(s)[t.wrong(s)]) <= 1e-14
)


@claim(rf"The slope of the loss in the probabilities, dL/dp, is {P} here\. It is 0 for (.+)\.")
def _(t, s, slope, zeros):
    values = s.book.anatomy(0).slope[:, 0]
    flat = [i for i in range(3) if values[i] == 0.0]
    assert ["ABC".index(c) for c in zeros.split(" and ") if len(c) == 1] == flat
    return t.show(slope, values) and [t == "0" for t in slope.split(", ")] == (values == 0.0).tolist()


claim(r"What descends now: (.+)\.")(lambda t, s, what: what == s.scenario.parameterization.label.lower())


@claim(
    rf"After one step p = {P}, which (?:sums to (\S+)|still sums to 1)(?:, with ([ABC and]+) below 0,)?"
    r"( and is no probability any more)?\."
)
def _(t, s, p, whole, below, gone):
    after = t.stepped(s.scenario)[1]
    assert bool(gone) == (solve(s.scenario.replace(steps=1)).trajectory.left_simplex is not None)
    assert (t.letters(below) if below else []) == np.flatnonzero(after < 0.0).tolist()
    return t.show(p, after) and t.shows(whole or "1.000000000", after.sum())


@claim(rf"dL/d(\w) = {P}\.")
def _(t, s, symbol, values):
    return symbol == s.scenario.parameterization.gradient_symbol and t.show(values, s.book.anatomy(0).gradient[:, 0])


@claim(rf"That is the row of ([ABC]) in the Jacobian times the only slope: (\S+) · {P}\.")
def _(t, s, who, slope, row):
    anatomy, j = s.book.anatomy(0), "ABC".index(who)
    assert np.flatnonzero(anatomy.slope[:, 0]).tolist() == [j]
    assert anatomy.jacobian[j, :, 0] * anatomy.slope[j, 0] == pytest.approx(anatomy.gradient[:, 0], abs=1e-11)
    return t.shows(slope, anatomy.slope[j, 0]) and t.show(row, anatomy.jacobian[j, :, 0])


claim(r"It is p − y: descent draws every class from its p towards its y\.")(
    lambda t, s: s.book.anatomy(0).gradient[:, 0] == pytest.approx(np.subtract(s.scenario.start, s.scenario.target))
)


@claim(r"The gradient's entries for (.+) are set to 0\. (?:Only (.+)'s entry counts|No entry counts)\.")
def _(t, s, held, counted):
    free = s.scenario.free
    return ([i not in t.letters(held) for i in range(3)], t.letters(counted) if counted else []) == (
        list(free),
        [i for i in range(3) if free[i]],
    )


claim(r"Every entry of the gradient counts now\.")(lambda t, s: s.scenario.free is None)


@claim(r"No wrong class moved anything of its own: they fell because p must sum to 1\.")
def _(t, s):
    held = s.scenario.replace(free=tuple(i not in t.wrong(s) for i in range(3)))
    assert not s.book.anatomy(0).constraint.any()
    # Taking away what the wrong classes' own parameters do changes nothing.
    return max(t.change(s)[t.wrong(s)]) < 0.0 and np.array_equal(t.change(s), t.change(solve(held)))


claim(r"Loss, start and optimiser stay; what descends is swapped\. Now: (.+)\.")(
    lambda t, s, label: label == s.scenario.parameterization.label
)


@claim(r"(.+) \((now|\d)\): (no step|A (?:rises|falls|stays), B (?:rises|falls|stays), C (?:rises|falls|stays))\.")
def _(t, s, label, mark, said):
    ((number, member),) = [(i, m) for i, m in enumerate(PARAMETERIZATIONS, start=1) if m.label == label]
    own = s.scenario.parameterization
    assert mark == ("now" if own.name == member.name else str(number))
    swapped = solve(s.scenario.replace(parameterization=own if own.name == member.name else member(), steps=1))
    if len(swapped.trajectory) == 1:
        return said == "no step"
    return said == ", ".join(f"{c} {t.verb(v)}" for c, v in zip("ABC", t.change(swapped), strict=True))


claim(r"From this start no step can be computed\.")(lambda t, s: s.book.step(0) is None)


GENERAL = {
    # What holds for every scenario, or says how to go on.
    "Drag the start whenever you like: everything here follows.",
    "Whoever believes that the other terms are zeroed out sees here what would follow.",
    "Switch some off under 'Gradient entries'.",
    "The other paths come with your answer, each with its number.",
    "The same loss each time: what descends decides who moves along.",
}


def test_all_that_the_stations_on_one_step_say_is_true(said_is_true):
    used = said_is_true(STATIONS[:5], CLAIMS, GENERAL, 40)
    assert used >= len(CLAIMS) - 1  # few starts have no first step at all
