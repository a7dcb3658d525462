"""The stages of a step: their numbers are the engine's, and their sentences say what the numbers say."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xentviz.engine.ledger import dissect
from xentviz.engine.losses import LOSSES
from xentviz.engine.optimizers import OPTIMIZERS
from xentviz.engine.parameterizations import PARAMETERIZATIONS
from xentviz.explain.check import check
from xentviz.explain.formula import Matrix, Row, Term, Text
from xentviz.explain.quantities import figure
from xentviz.explain.stages import stages
from xentviz.figure.caption import title
from xentviz.scenario import Scenario
from xentviz.solution import solve

TITLES = ("Forward", "Loss", "dL/dp", "Jacobian", "Gradient in the logits", "Update", "New prediction")
SPOKEN = {"·10": "e", **{up: str(i) for i, up in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}, "⁻": "-"}


def made(scenario, step=0):
    """The stages of a step and its anatomy; None where it cannot be taken."""
    anatomy = solve(scenario).book.anatomy(step)
    if anatomy is None:
        return None, None
    after = float(scenario.descent.observe(anatomy.theta_after)[1][0])
    return stages(scenario, anatomy, after, check(scenario, anatomy)), (anatomy, after)


def terms(node, key):
    """All parts under a key, wherever they are."""
    if isinstance(node, Term):
        return ([node] if node.key == key else []) + terms(node.body, key)
    children = (
        node.parts
        if isinstance(node, Row)
        else [c for row in node.rows for c in row]
        if isinstance(node, Matrix)
        else []
    )
    children = [*children, *(getattr(node, name, None) for name in ("base", "over", "under", "body"))]
    return [
        found for child in children if child is not None and not isinstance(child, str) for found in terms(child, key)
    ]


def shown(stage, key):
    """The column of numbers under a key in the last line that has it, as texts."""
    found = [term for line in stage.numbers for term in terms(line, key) if isinstance(term.body, Matrix)]
    return [cell.body.text if isinstance(cell, Term) else cell.text for (cell,) in found[-1].body.rows]


def texts(values, decimals=3):
    return [figure(v, decimals) for v in values]


targets = st.sampled_from([(1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.5, 0.3, 0.2), (0.0, 0.5, 0.5)])
shares = st.lists(st.floats(0.001, 1.0), min_size=3, max_size=3)


@st.composite
def scenarios(draw):
    share = draw(shares)
    free = draw(st.sampled_from([None, (True, False, True), (False, True, True), (False, False, False)]))
    return Scenario(
        start=tuple(v / sum(share) for v in share),
        target=draw(targets),
        loss=draw(st.sampled_from(LOSSES.names)),
        parameterization=draw(st.sampled_from([*PARAMETERIZATIONS.names, "softmax:temperature=3"])),
        optimizer=draw(st.sampled_from(OPTIMIZERS.names)),
        learning_rate=draw(st.floats(1e-3, 1.0)),
        free=free,
        steps=6,
    )


runs = st.tuples(scenarios(), st.integers(0, 5))


def test_the_question_goes_through_seven_stages():
    found, _ = made(Scenario())
    assert tuple(stage.title for stage in found) == TITLES
    slope, gradient = found[2], found[4]
    assert shown(slope, "slope") == ["−3.333", "0", "0"]
    assert shown(gradient, "slope") == ["−3.333", "0", "0"]
    assert shown(gradient, "gradient") == ["−0.700", "0.600", "0.100"]
    assert (
        gradient.sentence == "The gradient with respect to p is 0 for B and C; with respect to z it is 0 for no class."
    )
    assert found[6].sentence.startswith("A rises by 0.0264, B falls by 0.0268, C rises by 0.0004.")


def test_settings_are_told_to_the_last_digit_as_in_the_title():
    scenario = Scenario(learning_rate=0.12345, optimizer="momentum:momentum=0.987654", target=(0.99999, 1e-5, 0.0))
    found, _ = made(scenario)
    assert "at learning rate 0.12345" in found[5].sentence
    for value in ("0.12345", "0.987654"):
        assert value in title(scenario)
        assert f"text='{value}'" in repr(found[5])
    assert "(0.99999, 1e−5, 0)" in found[0].sentence


@settings(max_examples=150)
@given(runs)
def test_the_numbers_are_the_engines(run):
    found, facts = made(*run)
    if found is None:
        return
    anatomy, _ = facts
    assert shown(found[0], "p") == texts(anatomy.p[:, 0])
    assert shown(found[2], "slope") == texts(anatomy.slope[:, 0])
    assert shown(found[4], "gradient") == texts(anatomy.gradient[:, 0])
    assert shown(found[6], "p_after") == texts(anatomy.p_after[:, 0], 4)
    rows = terms(found[3].numbers[0], "jacobian")[-1].body.rows
    assert [[cell.body.text for cell in row] for row in rows] == [texts(row) for row in anatomy.jacobian[:, :, 0]]


@settings(max_examples=150)
@given(runs)
def test_no_class_is_said_to_rise_where_it_falls(run):
    found, facts = made(*run)
    if found is None:
        return
    anatomy, after = facts
    change = (anatomy.p_after - anatomy.p)[:, 0]
    for letter, word in re.findall(r"([ABC]) (rises|falls|stays)", found[6].sentence):
        sign = {"rises": 1, "falls": -1, "stays": 0}[word]
        value = change["ABC".index(letter)]
        assert np.sign(value) == sign or (sign == 0 and abs(value) < 1e-13)
    if not np.isfinite(after):
        assert "is not finite now" in found[6].sentence
        return
    word = re.search(r"The loss (rises|falls|stays)", found[6].sentence)[1]
    assert np.sign(after - anatomy.loss[0]) == {"rises": 1, "falls": -1, "stays": 0}[word]


@settings(max_examples=150)
@given(runs)
def test_the_update_says_where_each_parameter_goes(run):
    found, facts = made(*run)
    if found is None:
        return
    says = re.findall(r"([ABC])(?:'s)? (rises|falls|stays)", found[5].sentence)
    assert len(says) == 3
    for (letter, word), move in zip(says, facts[0].move[:, 0], strict=True):
        assert np.sign(-move) == {"rises": 1, "falls": -1, "stays": 0}[word], letter


@settings(max_examples=150)
@given(runs)
def test_the_slope_says_what_more_of_a_class_does(run):
    found, facts = made(*run)
    if found is None:
        return
    for letter, value in zip("ABC", facts[0].slope[:, 0], strict=True):
        pattern = {
            -1: rf"more of [ABC, or]*{letter}[ABC, or]* alone lowers",
            1: rf"more of [ABC, or]*{letter}[ABC, or]* alone raises",
        }
        pattern[0] = rf"{letter}[ABC, and]* ha(s|ve) gradient 0"
        assert re.search(pattern[int(np.sign(value))], found[2].sentence)


@settings(max_examples=100)
@given(runs)
def test_every_gradient_names_what_it_is_taken_with_respect_to(run):
    found, _ = made(*run)
    for stage in (found or ())[2:5:2]:
        assert "respect to" in stage.sentence
        assert "radient" in stage.sentence


@settings(max_examples=100)
@given(runs)
def test_a_wrong_sum_is_never_kept_quiet(run):
    found, facts = made(*run)
    if found is None:
        return
    off = abs(facts[0].p_after.sum() - 1.0) > 1e-6 or facts[0].p_after.min() < 0.0
    assert ("off the simplex" in found[6].sentence) is bool(off)


@pytest.mark.parametrize("parameterization", PARAMETERIZATIONS.names)
def test_frozen_entries_are_shown_as_0_beside_the_whole_gradient(parameterization):
    found, facts = made(Scenario(parameterization=parameterization, loss="squared-error", free=(True, False, False)))
    stage = found[4]
    assert len(stage.numbers) == 2
    assert shown(stage, "gradient")[1:] == ["0", "0"]
    assert "entries of B and C are set to 0" in stage.sentence
    assert shown(stage, "slope") == texts(facts[0].slope[:, 0])


@pytest.mark.parametrize("name", ["momentum", "nesterov", "adam"])
def test_a_move_with_memory_is_shown_in_its_two_parts(name):
    first, _ = made(Scenario(optimizer=name))
    later, facts = made(Scenario(optimizer=name), 5)
    assert "memory" not in first[5].sentence
    assert "memory" in later[5].sentence
    assert len(later[5].numbers) == 3
    assert shown(later[5], "move") == texts(facts[0].move[:, 0])


def test_mirror_descent_is_called_the_natural_gradient():
    found, _ = made(Scenario(parameterization="mirror"))
    assert "log p takes the step, and the optimiser gets the gradient with respect to p" in found[4].sentence
    assert "natural gradient" in found[4].sentence
    assert shown(found[4], "gradient") == shown(found[2], "slope")


@pytest.mark.parametrize(
    ("loss", "words"),
    [("cross-entropy", "above the 0"), ("negated-cross-entropy", "below the 0"), ("constant", "the same as the 1")],
)
def test_the_loss_is_compared_with_that_of_the_target(loss, words):
    found, _ = made(Scenario(loss=loss))
    assert words in found[1].sentence


def test_a_loss_that_ends_is_not_said_to_rise_or_fall():
    scenario = Scenario(loss="negated-cross-entropy", parameterization="raw", learning_rate=1.0)
    anatomy = dissect(scenario.descent, [scenario.descent.begin(scenario.start)])
    sentence = stages(scenario, anatomy, float("nan"))[6].sentence
    assert "The loss was −1.204 and is not finite now." in sentence
    assert "p sums to −2.333 now: off the simplex." in sentence


def test_a_soft_target_has_no_right_class():
    found, _ = made(Scenario(target=(0.5, 0.3, 0.2)))
    assert "The target is soft: (0.5, 0.3, 0.2)." in found[0].sentence
    assert "right class" not in found[0].sentence


def test_general_formulas_stay_the_same_objects_while_numbers_change():
    one, _ = made(Scenario())
    other, _ = made(Scenario(start=(0.2, 0.2, 0.6)))
    assert all(a is b for x, y in zip(one, other, strict=True) for a, b in zip(x.general, y.general, strict=True))


@pytest.mark.parametrize("classes", [2, 5, 10])
def test_any_number_of_classes(classes):
    target = np.eye(classes)[0].tolist()
    found, facts = made(Scenario(start=[1 / classes] * classes, target=target))
    assert shown(found[4], "gradient") == texts(facts[0].gradient[:, 0])
    assert len(shown(found[6], "p_after")) == classes


@pytest.mark.parametrize("start", [(1e-12, 1.0 - 1e-12, 0.0), (1.0, 0.0, 0.0)])
@pytest.mark.parametrize("loss", LOSSES.names)
def test_corners_are_written_down_too(start, loss):
    found, _ = made(Scenario(start=start, loss=loss))
    assert all(stage.sentence and "nan" not in stage.sentence for stage in found)


def test_numbers_have_the_colour_of_their_class():
    found, _ = made(Scenario())
    matrix = terms(found[2].numbers[0], "slope")[-1].body
    assert [cell.body for (cell,) in matrix.rows] == [Text("−3.333", color=0), Text("0", color=1), Text("0", color=2)]
