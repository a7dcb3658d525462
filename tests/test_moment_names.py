"""Moments that nobody has named are called by their step, and by what is new in their run."""

import pytest

from xentviz.moment_names import names
from xentviz.scenario import Scenario
from xentviz.storyboard import Kept, Storyboard
from xentviz.view import View

START = Scenario()


def second(scenario):
    """The name of a moment after one of the question's own start."""
    return names(Storyboard((Kept(START), Kept(scenario, step=7))))[1]


def test_of_one_run_the_step_alone():
    assert names(Storyboard(tuple(Kept(step=s) for s in (0, 12)))) == ["Step 0", "Step 12"]


def test_a_view_is_no_news():
    assert names(Storyboard((Kept(), Kept(view=View(swapped="loss"))))) == ["Step 0", "Step 0"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"learning_rate": 0.5}, "learning rate 0.5"),
        ({"loss": "squared-error"}, "Squared error"),
        ({"optimizer": "momentum:momentum=0.5"}, "Momentum (momentum 0.5)"),
        ({"target": (0.0, 1.0, 0.0)}, "target B"),
        ({"target": (0.5, 0.25, 0.25)}, "target (0.500, 0.250, 0.250)"),
        ({"start": (0.2, 0.2, 0.6)}, "start (0.200, 0.200, 0.600)"),
        ({"free": (True, False, True)}, "gradient of A and C only"),
        ({"free": (False, False, False)}, "gradient of no class only"),
        ({"loss": "squared-error", "learning_rate": 2.0}, "Squared error, learning rate 2"),
        ({"loss": "squared-error", "learning_rate": 2.0, "target": (0.0, 1.0, 0.0)},
         "Squared error, learning rate 2, and more"),
    ],
)  # fmt: skip
def test_a_run_that_is_new_is_told_by_what_differs(changes, said):
    assert second(START.replace(**changes)) == f"Step 7, {said}"


def test_steps_and_stopping_are_no_news():
    assert second(START.replace(steps=5000, stop="gradient-norm")) == "Step 7"


def test_a_whole_gradient_after_a_part_of_it_is_news():
    board = Storyboard((Kept(START.replace(free=(True, False, False))), Kept(START)))
    assert names(board)[1] == "Step 0, whole gradient"


def test_an_own_name_stands_as_it_is_and_news_follow_the_order():
    board = Storyboard((Kept(name="First"), Kept(START.replace(learning_rate=0.5)), Kept()))
    assert names(board) == ["First", "Step 0, learning rate 0.5", "Step 0, learning rate 0.1"]
    assert names(board.move(2, 0)) == ["Step 0", "First", "Step 0, learning rate 0.5"]
