"""The tour's stations on step size, goal and speed: every sentence they can say is one of those below, and true."""

import re

import numpy as np
import pytest

from xentviz import solve
from xentviz.engine.losses import LOSSES
from xentviz.explain.tour import STATIONS

CLAIMS = []


def claim(pattern):
    """What follows is true of a solution if the function says so for what stands in the pattern's groups."""

    def note(function):
        CLAIMS.append((re.compile(pattern), function))
        return function

    return note


P = r"\(([^)]*)\)"

claim(r"The learning rate is (\S+) now\. A step has a finite length, and p bends on the way\.")(
    lambda t, s, rate: t.number(rate) == pytest.approx(s.scenario.learning_rate, rel=1e-2)
)


@claim(
    r"Tinted is where a step of this size raises a wrong class( that is above its target)?: (\S+) % of the triangle\."
)
def _(t, s, above, area):
    p = np.random.default_rng(0).dirichlet(np.ones(3), size=4000).T
    soft = any(s.scenario.target[i] > 0.0 for i in s.rising.wrong)
    share = s.rising.holds(p).any(axis=0).mean()
    return bool(above) == soft and abs(t.number(area) / 100 - share) < 0.03


@claim(r"At learning rate (\S+), from the same start, (?:([ABC]) (rises|falls|stays)|no step can be computed)\.")
def _(t, s, rate, who, said):
    slower = solve(s.scenario.replace(learning_rate=s.scenario.learning_rate / 5))
    assert t.number(rate) == pytest.approx(slower.scenario.learning_rate, rel=1e-2)
    return len(slower.trajectory) == 1 if who is None else t.verb(t.change(slower)["ABC".index(who)]) == said


claim(r"The loss is now '(.+)'\. The right class is ([ABC]): it has the largest target\.")(
    lambda t, s, loss, who: (loss, who) == (s.scenario.loss.label, "ABC"[t.right(s)])
)


@claim(rf"It ends at p = {P}\. The right class ([ABC]) (rose|fell|stayed), from (\S+) to (\S+)\.")
def _(t, s, p, who, said, first, last):
    course = s.trajectory.p["ABC".index(who)]
    moved = t.verb(course[-1] - course[0], ("rose", "fell", "stayed"))
    assert (who, said) == ("ABC"[t.right(s)], moved)
    return t.show(p, s.trajectory.p[:, -1]) and t.show(f"{first}, {last}", course[[0, -1]])


@claim(r"Is it the descent or the loss\? Both, and a third: what descends\. In (\d+) steps (.+)\.")
def _(t, s, steps, moves):
    found = re.findall(r"([ABC]) (rose to|fell to|stayed at) ([^\s,]+)", moves)
    p = s.trajectory.p
    assert [found[0][0], *sorted(who for who, *_ in found[1:])] == [
        "ABC"[t.right(s)],
        *sorted({*"ABC"} - {found[0][0]}),
    ]
    for who, said, last in found:
        course = p["ABC".index(who)]
        assert said == t.verb(course[-1] - course[0], ("rose to", "fell to", "stayed at"))
        assert t.shows(last, course[-1])
    return int(steps) == s.trajectory.step[-1]


@claim(rf"The loss looks (?:only at ([ABC])|at (\d) classes): at the start dL/dp = {P}\.")
def _(t, s, who, count, values):
    slope = s.book.anatomy(0).slope[:, 0]
    looked = np.flatnonzero(slope)
    assert looked.tolist() == ["ABC".index(who)] if who else len(looked) == int(count)
    return t.show(values, slope)


@claim(rf"But what descends feels more: dL/d(\w) = {P}, not 0 for (\d) classes\.")
def _(t, s, symbol, values, count):
    anatomy = s.book.anatomy(0)
    assert np.count_nonzero(anatomy.gradient) == int(count) > np.count_nonzero(anatomy.slope)
    return symbol == s.scenario.parameterization.gradient_symbol and t.show(values, anatomy.gradient[:, 0])


claim(r"And p sums to 1 after the step as before: what one class gains the others lose\.")(
    lambda t, s: t.stepped(s.scenario)[1].sum() == pytest.approx(1.0, abs=1e-9)
)


GENERAL = {
    # What holds for every scenario, or says how to go on.
    "Where a descent goes to is the loss's choice; the optimiser only walks there.",
    "The loss picks the goal, the optimiser the length of the step, the parameterization who moves along.",
    *(loss.summary for loss in LOSSES),
}


def test_all_that_the_stations_on_step_size_goal_and_speed_say_is_true(said_is_true):
    used = said_is_true(STATIONS[5:], CLAIMS, GENERAL, 24)
    assert used == len(CLAIMS)


def test_no_text_claims_that_wrong_classes_always_fall(drawn):
    rng = np.random.default_rng(15)
    for station in STATIONS:
        solution = solve(station.scenario.replace(start=drawn(rng).start))
        said = " ".join((*station.tell(solution), *(station.prediction.reveal(solution) if station.prediction else ())))
        strong = r"always(?! true)|\bnever|every wrong|(the|all) wrong classes (fall(?!' is not)|go down)"
        assert not re.search(strong, said)
