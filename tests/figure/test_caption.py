"""Words made from numbers: true in every state of a run."""

import pytest

import xentviz
from xentviz.figure.caption import caption, description, title

QUESTION = xentviz.Scenario()


def words(row=-1, **changes):
    solution = xentviz.solve(QUESTION.replace(**changes))
    row = row % len(solution.trajectory)
    return tuple(write(solution, solution.trajectory, row) for write in (caption, description))


def test_the_title_names_the_three_actors_and_what_they_start_with():
    assert title(QUESTION) == (
        "Cross-entropy · Softmax logits · Gradient descent · learning rate 0.1 · start (0.300, 0.600, 0.100)"
    )


def test_the_title_names_parameters_that_were_changed():
    assert "Softmax logits (temperature 2)" in title(QUESTION.replace(parameterization="softmax:temperature=2"))


def test_the_caption_says_step_prediction_and_loss():
    assert words(14)[0] == "Step 14 of 120: p = (0.611, 0.306, 0.083), loss 0.4931."


def test_a_soft_target_is_in_the_caption():
    assert words(target=(0.5, 0.3, 0.2))[0].endswith("Target (0.500, 0.300, 0.200).")


def test_the_description_tells_how_each_class_moved():
    assert "class A rose from 0.300 to 0.611; class B fell from 0.600 to 0.306; class C fell" in words(14)[1]


def test_the_description_tells_of_a_detour():
    _, said = words(start=(0.1, 0.7, 0.2), learning_rate=0.1)
    assert "class C fell from 0.200 to" in said
    assert "by way of 0.2" in said


def test_a_class_that_did_not_move_stayed():
    assert "class B stayed at 0.600; class C stayed at 0.100" in words(parameterization="raw", learning_rate=0.01)[1]


def test_the_description_of_the_start_tells_of_no_move():
    _, said = words(0)
    assert "Start: p = (0.300, 0.600, 0.100)" in said
    assert "Since the start" not in said


@pytest.mark.parametrize(
    ("free", "held"),
    [
        ((True, True, False), "only the gradient entries of A and B count"),
        ((False, False, True), "only the gradient entry of C counts"),
        ((False, False, False), "no gradient entry counts"),
    ],
)
def test_held_gradient_entries_are_told_in_good_grammar(free, held):
    assert title(QUESTION.replace(free=free)).endswith(f" · {held}")
    assert f". {held[0].upper()}{held[1:]}. " in words(free=free)[1]


def test_leaving_the_simplex_is_told():
    for said in words(parameterization="raw", learning_rate=0.01):
        assert "p left the simplex at step 1" in said


@pytest.mark.parametrize("parameterization", ["raw", "mirror"])
def test_divergence_is_told(parameterization):
    wild = {"loss": "negated-cross-entropy", "parameterization": parameterization, "learning_rate": 1.0}
    solution = xentviz.solve(QUESTION.replace(**wild))
    assert solution.trajectory.diverged is not None
    last = len(solution.trajectory) - 1
    for write in (caption, description):
        said = write(solution, solution.trajectory, last)
        before = "not a probability any more; " if solution.trajectory.left_simplex else "In this run "
        assert said.endswith(f"{before}the descent diverged at step {solution.trajectory.diverged}.")
        assert "nan" not in said.lower()
