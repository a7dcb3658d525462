"""The sentences of a ledger, read back: every verb, cause and number in them is the ledger's."""

import dataclasses

import numpy as np
import pytest

from xentviz import Scenario, solve
from xentviz.engine.ledger import Ledger
from xentviz.engine.parameterizations import PARAMETERIZATIONS, Projected, Raw, Softmax
from xentviz.explain.sentences import amount, arrow, decimals, parts, sentence, signed, verb, verdict

ROUNDING = 1e-14
NOW, PAST = ("rises", "falls", "stays"), ("rose", "fell", "stayed")
BY_NAME = {member.name: member for member in PARAMETERIZATIONS}


def unit(text):
    """What the last digit of a written amount is worth."""
    mantissa, _, exponent = text.replace("−", "-").partition("e")
    return 10.0 ** (int(exponent or 0) - len(mantissa.partition(".")[2]))


def number(text):
    return float(text.replace("−", "-"))


def parts_of(ledger, i):
    return {**dict(enumerate(ledger.by_parameter[i])), "projection": ledger.constraint[i], "rest": ledger.remainder[i]}


def check(claim, ledger, i, parameterization):
    """Whether everything that a sentence claims of class `i` is so."""
    change, amounts = float(ledger.change[i]), parts_of(ledger, i)
    single = ledger.last - ledger.first == 1
    place = 0 if change > ROUNDING else 1 if change < -ROUNDING else 2
    assert (claim.who, claim.verb) == (i, (NOW if single else PAST)[place])
    noise = 1e-15 * (1.0 + max(map(abs, amounts.values())))
    for cause in (*claim.along, *claim.less):
        amount = amounts[cause.of]
        assert abs(abs(number(cause.amount)) - abs(amount)) <= 0.501 * unit(cause.amount)
        if isinstance(cause.of, int):
            assert cause.what == (parameterization.turned or "gradient")
            moved = ledger.moved[cause.of]
            expected = NOW[0 if moved > 0 else 1] if single and parameterization.turned else ""
            assert cause.way == expected
            assert moved != 0.0
    named = [cause.of for cause in (*claim.along, *claim.less)]
    assert len(set(named)) == len(named)
    left = [abs(v) for of, v in amounts.items() if of not in named]
    if claim.amount:
        half, sign = 0.501 * unit(claim.amount), np.sign(change)
        assert abs(number(claim.amount) - abs(change)) <= half
        assert abs(change) / unit(claim.amount) >= 9.9 or claim.amount == f"{abs(change):.4f}"
        assert max(left, default=0.0) <= half + noise
        for causes, way in ((claim.along, sign), (claim.less, -sign)):
            sizes = [abs(amounts[cause.of]) for cause in causes]
            assert sizes == sorted(sizes, reverse=True)
            assert all(np.sign(amounts[cause.of]) == way for cause in causes)
        total = sum(number(c.amount) for c in claim.along) - sum(number(c.amount) for c in claim.less)
        slack = half + sum(0.501 * unit(c.amount) for c in (*claim.along, *claim.less)) + sum(left) + noise
        assert abs(total - number(claim.amount)) <= slack
    elif claim.along:
        assert all(np.sign(amounts[c.of]) == (1 if c.amount[0] == "+" else -1) for c in claim.along)
        assert len(claim.along) > 1
    elif ledger.first == ledger.last:
        assert claim.why == "no step has been taken yet"
    else:
        assert claim.why.startswith("nothing turns it")
        assert (claim.why == "nothing turns it") == (not ledger.by_parameter[i].any())
        assert max(left) <= ROUNDING + noise


def test_every_sentence_on_a_step_or_on_many_is_true(drawn, read):
    rng, verbs = np.random.default_rng(3), set()
    for _ in range(350):
        solution = solve(drawn(rng))
        step = int(rng.integers(0, 25))
        for ledger in (solution.book.step(0), solution.book.step(step), solution.book.until(step)):
            for i in range(3 if ledger else 0):
                claim = read(sentence(ledger, i, solution.scenario.parameterization))
                check(claim, ledger, i, solution.scenario.parameterization)
                verbs.add((claim.verb, bool(claim.along), bool(claim.less)))
    assert {v for v, *_ in verbs} == {*NOW, *PAST}
    assert {("stays", True, False), ("stays", False, False), ("rises", True, True), ("fell", True, True)} <= verbs


@pytest.mark.parametrize("name", BY_NAME)
def test_every_sentence_is_true_at_corners_and_with_huge_steps(drawn, read, name):
    rng, written = np.random.default_rng(4), []
    for start in ((0.0, 1.0, 0.0), (1e-9, 1.0 - 2e-9, 1e-9), (1.0, 0.0, 0.0), (0.5, 0.5, 0.0)):
        for rate in (1e-6, 5.0, 1e4):
            for _ in range(6):
                solution = solve(drawn(rng, start=start, parameterization=name, learning_rate=rate, steps=3))
                for ledger in filter(None, (solution.book.step(0), solution.book.step(1), solution.book.until(2))):
                    for i in range(3):
                        written.append(sentence(ledger, i, solution.scenario.parameterization))
                        check(read(written[-1]), ledger, i, solution.scenario.parameterization)
    assert len(written) > 100
    assert max(map(len, written)) < 300


def test_the_question_s_sentences_are_known():
    ledger = solve(Scenario()).book.step(0)
    assert [sentence(ledger, i, Softmax()) for i in (1, 2)] == [
        "B falls by 0.0268: 0.0144 as its own logit falls, 0.0126 as A's logit rises and 0.0004 because the step is "
        "finite; less 0.0006 as C's logit falls.",
        "C rises by 0.00043: 0.00360 as B's logit falls; less 0.00210 as A's logit rises, 0.00090 as its own logit "
        "falls and 0.00017 because the step is finite.",
    ]


def test_other_numbers_give_another_sentence(drawn, read):
    rng = np.random.default_rng(5)
    for _ in range(60):
        scenario = drawn(rng, free=None, loss="squared-error")
        ledger = solve(scenario).book.step(0)
        if ledger is None or np.abs(ledger.change).min() < 1e-9:
            continue
        arrays = {f.name: getattr(ledger, f.name) for f in dataclasses.fields(Ledger) if f.type == "Array"}
        for factor in (-1.0, 2.0):
            other = dataclasses.replace(ledger, **{name: factor * array for name, array in arrays.items()})
            for i in range(3):
                one, two = (sentence(each, i, scenario.parameterization) for each in (ledger, other))
                assert one != two
                check(read(two), other, i, scenario.parameterization)
                assert (read(one).verb == read(two).verb) == (factor > 0.0)


def test_before_the_first_step_no_step_has_been_taken(read):
    ledger = solve(Scenario()).book.until(0)
    assert sentence(ledger, 1, Softmax()) == "B stayed where it was: no step has been taken yet."


def test_where_nothing_is_free_nothing_turns_a_class_and_where_parts_cancel_they_are_named(read):
    held = solve(Scenario(free=(False,) * 3)).book.step(0)
    assert sentence(held, 0, Softmax()) == "A stays where it is: nothing turns it."
    corner = solve(Scenario(start=(1.0, 1e-300, 1e-300), parameterization="projected")).book.step(0)
    claim = read(sentence(corner, 0, Projected()))
    assert {(cause.amount, cause.of) for cause in claim.along} == {("+0.1000", 0), ("−0.1000", "projection")}
    raw = solve(Scenario(parameterization="raw")).book.step(0)
    assert [sentence(raw, i, Raw()) for i in range(3)] == [
        "A rises by 0.3333: 0.3333 by its own gradient.",
        "B stays where it is: nothing turns it.",
        "C stays where it is: nothing turns it.",
    ]
    assert parts(raw, 1, Raw()) == ()


@pytest.mark.parametrize(
    ("change", "said", "sign", "digits"),
    [(0.03, "rises", "↑", 4), (-2e-7, "falls", "↓", 8), (0.0, "stays", "–", 4), (5e-15, "stays", "–", 4)],
)
def test_words_arrows_and_decimals_of_a_change(change, said, sign, digits):
    assert (verb(change), arrow(change), decimals(change)) == (said, sign, digits)
    assert verdict([change, 1.0, -1.0]) == f"A {said}, B rises, C falls"


def test_a_sign_is_shown_only_beside_a_number_that_is_not_0():
    assert [signed(v, 3) for v in (0.25, -0.25, 4e-4, 0.0, 3e7)] == ["+0.250", "−0.250", "0.000", "0.000", "+3.000e7"]
    assert [decimals(v) for v in (np.nan, np.inf, -np.inf)] == [4, 4, 4]


def test_an_amount_of_many_decimals_is_written_with_a_power():
    texts = {7: "0.0000123", 8: "1.2e−5", 15: "1.2e−5"}
    assert {places: amount(-1.23e-5, places) for places in texts} == texts
    assert amount(7e-15, 15) == "7.0e−15"
    assert signed(-7e-15, 15) == "−7.0e−15"
