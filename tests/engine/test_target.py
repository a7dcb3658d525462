"""Which class is right, and which ones are wrong: the same for the pictures, the words and the marks of time."""

import pytest

from xentviz.engine.target import hard_class, right_class, wrong_classes

TABLE = [
    # target, hard, right, wrong
    ((1.0, 0.0, 0.0), 0, 0, (1, 2)),
    ((0.0, 0.0, 1.0), 2, 2, (0, 1)),
    ((0.8, 0.1, 0.1), None, 0, (1, 2)),
    ((0.2, 0.4, 0.4), None, 1, (0,)),
    ((1.0 - 1e-12, 1e-12, 0.0), None, 0, (1, 2)),
    ((1 / 3, 1 / 3, 1 / 3), None, 0, ()),
    ((0.0, 1.0), 1, 1, (0,)),
]


@pytest.mark.parametrize(("target", "hard", "right", "wrong"), TABLE)
def test_a_target_tells_the_right_class_and_the_wrong_ones(target, hard, right, wrong):
    assert (hard_class(target), right_class(target), wrong_classes(target)) == (hard, right, wrong)
