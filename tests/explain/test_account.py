"""The account of a step: its heading and order, the words on memory, and why there is none where a run ended."""

import re

import numpy as np
import pytest

from xentviz import Scenario, solve
from xentviz.engine.ledger import Book
from xentviz.explain.account import account
from xentviz.explain.lesson import lesson
from xentviz.explain.sentences import memory, sentence
from xentviz.played import Played

MEMORY = {
    "both": re.compile(r"Of this move (\d+) % is (.+) and (\d+) % memory\."),
    "pulled": re.compile(r"The move is all memory: (.+) pulls back, by (\d+) % of it\."),
    "held": re.compile(r"The move is all (.+): the memory pulls back, by (\d+) % of it\."),
}


def told(scenario, step, summed=False):
    solution = solve(scenario)
    return account(solution, solution.trajectory, step, summed)


def form_of(text, ledger):
    """Which of the three forms a sentence on memory has, once its numbers are found to be the ledger's."""
    (form, m), *others = [(form, p.fullmatch(text)) for form, p in MEMORY.items() if p.fullmatch(text)]
    assert not others
    length = np.hypot.reduce(ledger.moved)
    remembered = 100.0 * float((ledger.moved / length) @ (ledger.moved_by_memory / length))
    whose = "this step's gradient" if ledger.last - ledger.first == 1 else "each step's own gradient"
    assert whose in m.groups()
    shares = [int(group) for group in m.groups() if group.isdecimal()]
    expected = {"both": [100 - remembered, remembered], "pulled": [remembered - 100], "held": [-remembered]}[form]
    assert shares == pytest.approx(expected, abs=0.501)
    assert min(expected) >= 0.0
    return form


def test_what_is_said_of_memory_is_how_far_it_carried_the_parameters(drawn):
    rng, forms = np.random.default_rng(8), set()
    for optimizer in ("momentum:momentum=0.95", "nesterov", "adam", "rmsprop:momentum=0.9", "adagrad"):
        for _ in range(25):
            book = solve(drawn(rng, optimizer=optimizer)).book
            step = int(rng.integers(1, 25))
            for ledger in filter(None, (book.step(0), book.step(step), book.until(step))):
                text = memory(ledger)
                assert (text is not None) == bool(ledger.moved.any() and ledger.moved_by_memory.any())
                if text:
                    forms.add((form_of(text, ledger), ledger.last - ledger.first == 1))
    assert {(form, True) for form in MEMORY} <= forms
    assert ("both", False) in forms


def test_moves_too_large_or_small_to_be_squared_have_a_share_of_memory():
    for start in ((-690.0, 0.0, -690.0), (-740.0, 0.0, -1.0)):
        scenario = Scenario(start_logits=start, parameterization="mirror", optimizer="momentum")
        ledger = solve(scenario).book.step(1)
        assert ledger is None or form_of(memory(ledger), ledger)
    assert solve(scenario.replace(start_logits=(-690.0, 0.0, -690.0))).book.step(1) is not None


def test_the_heading_names_the_steps_and_the_words_are_those_of_the_ledger(drawn):
    rng, surprising = np.random.default_rng(9), 0
    for _ in range(150):
        scenario, step, summed = drawn(rng), int(rng.integers(0, 20)), bool(rng.integers(2))
        found = told(scenario, step, summed)
        if found.ledger is None:
            assert (found.sentences, found.order, found.heading) == ((), (), "")
            continue
        assert found.heading == (f"Steps 0 → {step}: " if summed else f"Step {step} → {step + 1}: ")
        assert (found.ledger.first, found.ledger.last) == ((0, step) if summed else (step, step + 1))
        assert found.sentences == tuple(sentence(found.ledger, i, scenario.parameterization) for i in range(3))
        assert found.remark == (memory(found.ledger) or "")
        rises = [scenario.target[i] < max(scenario.target) and found.ledger.change[i] > 1e-14 for i in found.order]
        assert rises == sorted(rises, reverse=True)
        for group in (True, False):
            sizes = [abs(found.ledger.change[i]) for i, up in zip(found.order, rises, strict=True) if up == group]
            assert sizes == sorted(sizes, reverse=True)
        surprising += any(rises)
    assert surprising > 20


def test_at_the_question_s_start_the_rising_wrong_class_comes_first():
    assert told(Scenario(), 0).order == (2, 1, 0)
    assert told(Scenario(learning_rate=0.5), 0).order == (0, 1, 2)


def test_before_the_first_step_the_sum_says_that_there_was_none():
    assert all("no step has been taken yet" in text for text in told(Scenario(), 0, summed=True).sentences)


@pytest.mark.parametrize("rate", [0.05, 0.1, 0.5])
def test_once_p_has_left_the_simplex_there_is_no_ledger_and_the_step_that_left_it_has_one(rate):
    scenario = Scenario(parameterization="raw", loss="squared-error", start=(0.8, 0.1, 0.1), learning_rate=rate)
    scenario = scenario.replace(target=(0.0, 1.0, 0.0), loss="negated-likelihood", optimizer="momentum")
    solution = solve(scenario)
    left = solution.trajectory.left_simplex
    assert left is not None
    for summed, last in ((False, left - 1), (True, left)):
        change = solution.trajectory.p[:, last + (not summed)] - solution.trajectory.p[:, 0 if summed else last]
        assert told(scenario, last, summed).ledger.change == pytest.approx(change, abs=1e-14)
        assert not told(scenario, last, summed).remark.startswith("p left")
        for step in (last + 1, last + 5):
            gone = told(scenario, step, summed)
            assert gone.ledger is None
            assert f"p left the simplex at step {left} " in gone.remark


def test_a_run_that_diverged_has_ledgers_up_to_there_and_says_why_there_are_none_after():
    scenario = Scenario(loss="negated-cross-entropy", parameterization="mirror", learning_rate=5.0, steps=200)
    run = solve(scenario).trajectory
    assert run.diverged is not None
    assert run.diverged > 1
    for summed, last in ((False, run.diverged - 2), (True, run.diverged - 1)):
        assert told(scenario, last, summed).ledger is not None
    for step in (run.diverged - 1, run.diverged + 3):
        assert f"The run diverged at step {run.diverged}:" in told(scenario, step).remark
        assert told(scenario, step).ledger is None


def test_the_mathematics_ends_where_the_ledger_ends(drawn):
    rng, ended = np.random.default_rng(10), 0
    for _ in range(40):
        solution = solve(drawn(rng, learning_rate=float(rng.choice([0.01, 5.0]))))
        for step in (0, int(rng.integers(1, 30)), len(solution.trajectory) - 1):
            found, shown = (
                lesson(solution, solution.trajectory, step),
                account(solution, solution.trajectory, step, False),
            )
            assert bool(found.stages) == (shown.ledger is not None)
            assert found.absence == ("" if found.stages else shown.remark)
            ended += not found.stages
    assert ended > 5


def test_far_into_a_run_the_ledger_of_a_step_needs_no_walk_there():
    scenario = Scenario(optimizer="adam")
    played = Played.of(solve(scenario)).on(150_000)
    solution, step = played.solution, 95_678
    far = account(solution, played.at(step), step, summed=False)
    assert solution.book.distance(step) == step
    exact = Book(scenario.descent, scenario.descent.begin(scenario.start)).step(step)
    assert np.array_equal(far.ledger.change, exact.change)
    assert np.array_equal(far.ledger.by_memory, exact.by_memory)


def test_too_many_steps_are_not_added_up_at_once():
    played = Played.of(solve(Scenario())).on(150_000)
    solution = played.solution
    assert "too many steps" in account(solution, played.run, 150_120, summed=True).remark
    assert account(solution, played.at(90_000), 90_000, summed=True).ledger is not None
    assert account(solution, played.run, 150_120, summed=True).ledger is not None
