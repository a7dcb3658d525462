"""A storyboard: each change gives a new one, files hold it whole, and what is wrong is named with its place."""

import json

import pytest
from hypothesis import given

from tests.documents import storyboards
from xentviz.engine.given import InputError
from xentviz.scenario import Scenario
from xentviz.storyboard import MOST, Kept, Storyboard
from xentviz.view import View

THREE = Storyboard(tuple(Kept(step=step) for step in (1, 2, 3)))


def steps(board):
    return [moment.step for moment in board.moments]


@given(storyboards)
def test_plain_data_and_back(board):
    assert Storyboard.from_dict(json.loads(json.dumps(board.to_dict()))) == board


def test_a_kept_moment_stands_at_the_end_and_the_old_storyboard_stays():
    assert steps(THREE.keep(Kept(step=9))) == [1, 2, 3, 9]
    assert steps(THREE) == [1, 2, 3]


@pytest.mark.parametrize(
    ("place", "to", "after"),
    [
        (0, 2, [2, 3, 1]),
        (2, 0, [3, 1, 2]),
        (1, 1, [1, 2, 3]),
        (0, 99, [2, 3, 1]),
        (1, -5, [2, 1, 3]),
        (2, -1, [3, 1, 2]),
    ],
)
def test_a_moved_moment_is_at_its_new_place_and_the_others_close_up(place, to, after):
    assert steps(THREE.move(place, to)) == after


def test_a_removed_moment_is_gone():
    assert steps(THREE.remove(1)) == [1, 3]


def test_own_words_are_those_of_one_moment_without_blanks_at_the_ends():
    board = THREE.rename(1, "  Overshoot ").describe(1, " Too far. ")
    assert [(m.name, m.caption) for m in board.moments] == [("", ""), ("Overshoot", "Too far."), ("", "")]
    assert board.rename(1, "").describe(1, " ") == THREE


@pytest.mark.parametrize("change", ["rename", "describe"])
@pytest.mark.parametrize("text", ["x" * 201, "two\nlines", "\x00", "\u202edrow", "\u05e9\u05dc\u05d5\u05dd"])
def test_words_that_no_page_can_show_are_refused(change, text):
    with pytest.raises(
        InputError, match=r"^(name|caption) (is 201 characters long|has .* has no letters for), allowed are"
    ):
        getattr(THREE, change)(0, text)


def test_a_storyboard_is_bounded():
    full = Storyboard(MOST * (Kept(),))
    with pytest.raises(InputError, match=f"has {MOST + 1} moments, allowed are at most {MOST}"):
        full.keep(Kept())
    with pytest.raises(InputError, match=f"allowed is a list of at most {MOST}"):
        Storyboard.from_dict([{}] * (MOST + 1))


@pytest.mark.parametrize(
    ("data", "begins"),
    [
        ({}, "is {}, allowed is a list"),
        ("[]", "is '[]', allowed is a list"),
        ([[]], "[0] is [], allowed is an object with scenario, view, step, name, caption"),
        ([{}, {"step": -1}], "[1].step is -1, allowed is a whole number from 0 to 100000."),
        ([{"step": 100_001}], "[0].step is 100001"),
        ([{"step": True}], "[0].step is True"),
        ([{"step": None}], "[0].step is None"),
        ([{"name": 5}], "[0].name is 5, allowed is text"),
        ([{"caption": None}], "[0].caption is None, allowed is text"),
        ([{"colour": "red"}], "[0].'colour' is unknown, allowed are scenario"),
        ([{"view": {"layers": 3}}], "[0].view.layers is 3, allowed is"),
        ([{"scenario": Scenario().to_dict() | {"learning_rate": 0}}], "[0].scenario.learning_rate is 0, allowed"),
        ([{"scenario": Scenario(start=(0.25,) * 4, target=(1, 0, 0, 0)).to_dict()}], "[0].scenario has 4 classes"),
    ],
)
def test_what_is_wrong_in_a_file_is_named_with_its_place(data, begins):
    with pytest.raises(InputError) as refused:
        Storyboard.from_dict(data)
    assert str(refused.value).startswith(begins)
    assert str(refused.value).endswith(".")


def test_what_a_file_leaves_out_is_the_default():
    assert Storyboard.from_dict([{"step": 4}]) == Storyboard((Kept(Scenario(), View(), 4),))
