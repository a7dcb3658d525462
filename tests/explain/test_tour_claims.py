"""Every sentence that the tour can say is one of those below, and what it claims is so, wherever things are dragged."""

import re

import numpy as np
import pytest

from xentviz import solve
from xentviz.engine.losses import LOSSES
from xentviz.engine.parameterizations import PARAMETERIZATIONS
from xentviz.explain.sentences import sentence
from xentviz.explain.tour import STATIONS

CLAIMS = []
GENERAL = {
    # What holds for every scenario, or says how to go on.
    "Drag the start whenever you like: everything here follows.",
    "So whoever believes that the other terms are zeroed out can act on it.",
    "Switch some off under 'Gradient entries'.",
    "The other paths are drawn beside it. Point at one in 'Swap one actor' to see which is which.",
    "The same loss each time: what may turn decides how the classes pull on each other.",
    "Where a descent goes to is the loss's choice; the optimiser only walks there.",
    "A loss that is flat near wrong corners is sensible, and slow there.",
    "The loss picks the goal. The optimiser walks there, in steps of finite length.",
    "The parameterization decides how the classes pull on each other: only what is coupled moves, and with a hard "
    "target cross-entropy has no gradient in the wrong probabilities themselves.",
    *(loss.summary for loss in LOSSES),
}
P = r"\(([^)]*)\)"


def claim(pattern):
    """What follows is true of a solution if the function says so for what stands in the pattern's groups."""

    def note(function):
        CLAIMS.append((re.compile(pattern), function))
        return function

    return note


def number(text):
    return float(text.replace("−", "-"))


def shows(text, value):
    """Whether a number as it is written is a value, to its last digit."""
    mantissa, _, exponent = text.partition("e")
    unit = 10.0 ** (number(exponent or "0") - len(mantissa.partition(".")[2]))
    return bool(abs(number(text) - value) <= 0.501 * unit)


def show(texts, values):
    return all(shows(text, v) for text, v in zip(texts.split(", "), values, strict=True))


def verb(change, words=("rises", "falls", "stays")):
    return words[0 if change > 1e-14 else 1 if change < -1e-14 else 2]


def stepped(scenario):
    """p before and after the first step; the same twice where none can be taken."""
    p = solve(scenario.replace(steps=1)).trajectory.p
    return p[:, 0], p[:, -1]


def change(solution):
    before, after = stepped(solution.scenario)
    return after - before


def right(solution):
    return int(np.argmax(solution.scenario.target))


def wrong(solution):
    target = solution.scenario.target
    return [i for i in range(3) if target[i] < max(target)] or [1, 2]


def letters(text):
    return ["ABC".index(letter) for letter in text.split(" and ")]


claim(rf"A classifier says p = {P}; the (?:right class is ([ABC])|target is y = {P})\.")(
    lambda s, p, who, y: (
        show(p, s.scenario.start)
        and (who == "ABC"[right(s)] and max(s.scenario.target) == 1.0 if who else show(y, s.scenario.target))
    )
)
claim(r"(.+): L = (\S+)\. What descends: (.+), at learning rate (\S+)\.")(
    lambda s, loss, value, what, rate: (
        (loss, what) == (s.scenario.loss.label, s.scenario.parameterization.label.lower())
        and (shows(value, s.trajectory.loss[0]) or value == "inf")
        and number(rate) == pytest.approx(s.scenario.learning_rate, rel=1e-2)
    )
)
claim(r"So 'the wrong classes fall' is not always true: here (.+) would not\.")(
    lambda s, who: letters(who) == [i for i in sorted(wrong(s), key=lambda i: s.scenario.start[i]) if change(s)[i] > 0]
)
claim(r"Here no wrong class rises in this step; drag the start towards a wrong corner and look again\.")(
    lambda s: max(change(s)[wrong(s)]) <= 1e-14
)


@claim(rf"The slope of the loss in the probabilities, dL/dp, is {P} here\. It is 0 for (.+)\.")
def _(s, slope, zeros):
    values = s.book.anatomy(0).slope[:, 0]
    flat = [i for i in range(3) if values[i] == 0.0]
    assert ["ABC".index(c) for c in zeros.split(" and ") if len(c) == 1] == flat
    return show(slope, values) and [t == "0" for t in slope.split(", ")] == (values == 0.0).tolist()


claim(r"What descends now: (.+)\.")(lambda s, what: what == s.scenario.parameterization.label.lower())


@claim(
    rf"After one step p = {P}, which (?:sums to (\S+)|still sums to 1)(?:, with ([ABC and]+) below 0,)?"
    r"( and is no probability any more)?\."
)
def _(s, p, whole, below, gone):
    after = stepped(s.scenario)[1]
    assert bool(gone) == (solve(s.scenario.replace(steps=1)).trajectory.left_simplex is not None)
    assert (letters(below) if below else []) == np.flatnonzero(after < 0.0).tolist()
    return show(p, after) and shows(whole or "1.000000000", after.sum())


@claim(r"The gradient's entries for (.+) are set to 0\. (?:Only (.+)'s entry counts|No entry counts)\.")
def _(s, held, counted):
    free = s.scenario.free
    return ([i not in letters(held) for i in range(3)], letters(counted) if counted else []) == (
        list(free),
        [i for i in range(3) if free[i]],
    )


claim(r"Every entry of the gradient counts now\.")(lambda s: s.scenario.free is None)


@claim(r"No wrong class turned anything of its own: they fell by the normalisation alone\.")
def _(s):
    held = s.scenario.replace(free=tuple(i not in wrong(s) for i in range(3)))
    assert not s.book.anatomy(0).constraint.any()
    # Taking away what the wrong classes' own parameters do changes nothing.
    return max(change(s)[wrong(s)]) < 0.0 and np.array_equal(change(s), change(solve(held)))


claim(r"Loss, start and optimiser stay; what descends is swapped\. Now: (.+)\.")(
    lambda s, label: label == s.scenario.parameterization.label
)


@claim(r"(.+): (no step|A (?:rises|falls|stays), B (?:rises|falls|stays), C (?:rises|falls|stays))\.")
def _(s, label, said):
    (member,) = [m for m in PARAMETERIZATIONS if m.label == label]
    own = s.scenario.parameterization
    swapped = solve(s.scenario.replace(parameterization=own if own.name == member.name else member(), steps=1))
    if len(swapped.trajectory) == 1:
        return said == "no step"
    return said == ", ".join(f"{c} {verb(v)}" for c, v in zip("ABC", change(swapped), strict=True))


claim(r"The learning rate is (\S+) now\. A step has a finite length, and the classes curve away under it\.")(
    lambda s, rate: number(rate) == pytest.approx(s.scenario.learning_rate, rel=1e-2)
)


@claim(
    r"Tinted is where a step of this size raises a wrong class( that is above its target)?: (\S+) % of the triangle\."
)
def _(s, above, area):
    p = np.random.default_rng(0).dirichlet(np.ones(3), size=4000).T
    soft = any(s.scenario.target[i] > 0.0 for i in s.rising.wrong)
    share = s.rising.holds(p).any(axis=0).mean()
    return bool(above) == soft and abs(number(area) / 100 - share) < 0.03


@claim(r"At learning rate (\S+), from the same start, (?:([ABC]) (rises|falls|stays)|no step can be computed)\.")
def _(s, rate, who, said):
    slower = solve(s.scenario.replace(learning_rate=s.scenario.learning_rate / 5))
    assert number(rate) == pytest.approx(slower.scenario.learning_rate, rel=1e-2)
    return len(slower.trajectory) == 1 if who is None else verb(change(slower)["ABC".index(who)]) == said


claim(r"The loss is now '(.+)'\. The right class is ([ABC]): it has the largest target\.")(
    lambda s, loss, who: (loss, who) == (s.scenario.loss.label, "ABC"[right(s)])
)


@claim(rf"It ends at p = {P}\. The right class ([ABC]) (rose|fell|stayed), from (\S+) to (\S+)\.")
def _(s, p, who, said, first, last):
    course = s.trajectory.p["ABC".index(who)]
    moved = verb(course[-1] - course[0], ("rose", "fell", "stayed"))
    assert (who, said) == ("ABC"[right(s)], moved)
    return show(p, s.trajectory.p[:, -1]) and show(f"{first}, {last}", course[[0, -1]])


claim(rf"A start that is confidently wrong: p = {P}\.")(
    lambda s, p: show(p, s.scenario.start) and max(s.scenario.start[i] for i in wrong(s)) > 0.9
)
claim(rf"The start is p = {P}\.")(lambda s, p: show(p, s.scenario.start))
claim(r"(.+) gives a gradient of length (\S+) there\.")(
    lambda s, loss, length: loss == s.scenario.loss.label and shows(length, s.trajectory.gradient_norm[0])
)


@claim(r"Steps until the right class has 0\.5: cross-entropy (.+), squared error (.+)\.")
def _(s, *counts):
    for loss, count in zip(("cross-entropy", "squared-error"), counts, strict=True):
        course = solve(s.scenario.replace(loss=loss, steps=20_000)).trajectory.p[right(s)]
        reached = np.flatnonzero(course >= 0.5)
        assert count == (str(reached[0]) if len(reached) else "not within 20000")
    return True


@claim(r"Is it the descent or the loss\? Both, and a third\. In (\d+) steps (.+)\.")
def _(s, steps, moves):
    found = re.findall(r"([ABC]) (rose to|fell to|stayed at) ([^\s,]+)", moves)
    p = s.trajectory.p
    assert [found[0][0], *sorted(who for who, *_ in found[1:])] == ["ABC"[right(s)], *sorted({*"ABC"} - {found[0][0]})]
    for who, said, last in found:
        course = p["ABC".index(who)]
        assert said == verb(course[-1] - course[0], ("rose to", "fell to", "stayed at"))
        assert shows(last, course[-1])
    return int(steps) == s.trajectory.step[-1]


claim(r"The paths beside it, (\d+) of them, have the same loss, start and optimiser\.")(
    lambda s, count: int(count) == len(PARAMETERIZATIONS.names) - 1
)
claim(r"From this start no step can be computed\.")(lambda s: s.book.step(0) is None)


def test_all_that_the_tour_says_is_true(drawn):
    rng, used = np.random.default_rng(14), set()
    for station in STATIONS:
        for k in range(6 if station.title == "Sensible, but slow" else 40):
            other = drawn(rng)
            kept = ("start", "target", "learning_rate", "loss", "parameterization", "free", "optimizer")[: k % 8]
            solution = solve(station.scenario.replace(**{name: getattr(other, name) for name in kept}))
            prediction = station.prediction
            for text in (*station.tell(solution), *(prediction.reveal(solution) if prediction else ())):
                ledger, entry = solution.book.step(0), solution.scenario.parameterization
                if text in GENERAL or (ledger and text in [sentence(ledger, i, entry) for i in range(3)]):
                    continue
                ((pattern, function, m),) = [(p, f, p.fullmatch(text)) for p, f in CLAIMS if p.fullmatch(text)]
                assert function(solution, *m.groups()), (text, solution.scenario)
                used.add(pattern)
    assert len(used) >= len(CLAIMS) - 1


def test_no_text_claims_that_wrong_classes_always_fall(drawn):
    rng = np.random.default_rng(15)
    for station in STATIONS:
        solution = solve(station.scenario.replace(start=drawn(rng).start))
        said = " ".join((*station.tell(solution), *(station.prediction.reveal(solution) if station.prediction else ())))
        assert not re.search(
            r"always(?! true)|never|every wrong|(the|all) wrong classes (fall(?!' is not)|go down)", said
        )
