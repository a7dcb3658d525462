"""Presets: each loads, and each shows what its summary says."""

from pathlib import Path

import numpy as np
import pytest

from xentviz.engine.catalog import InputError
from xentviz.figure.quoted import quoted_rows
from xentviz.figure.simplex import LAYERS
from xentviz.presets import ORDER, preset, presets
from xentviz.scenario import Scenario
from xentviz.solution import solve


def run(name):
    return solve(preset(name).scenario).trajectory


@pytest.mark.parametrize("name", ORDER)
def test_every_preset_is_ready_to_be_shown(name):
    chosen = preset(name)
    assert chosen.name == name
    assert chosen.title
    assert chosen.title[0].isupper()
    assert chosen.summary.endswith(".")
    assert len(chosen.scenario.start) == 3
    assert len(run(name)) > 1


def test_menu_order_is_the_presets_order_without_repeats():
    assert tuple(entry.name for entry in presets()) == ORDER
    assert len(set(ORDER)) == len(ORDER)
    assert len({entry.title for entry in presets()}) == len(ORDER)


def test_every_preset_file_is_listed():
    folder = Path(__file__).parents[1] / "resources" / "presets"
    assert {file.stem for file in folder.iterdir()} == set(ORDER)


def test_unknown_preset_is_refused_with_the_list():
    with pytest.raises(InputError, match=r"^preset 'nonsense' is unknown, allowed are question, "):
        preset("nonsense")


def test_the_question_is_the_default_scenario():
    assert preset("question").scenario == Scenario()


def test_the_question_replayed_is_the_question_at_a_larger_rate_and_needs_its_quoted_rows():
    replayed = preset("question-replayed")
    assert replayed.scenario == Scenario(learning_rate=0.5)
    assert replayed.layers == {"quoted-rows"}
    assert run("question-replayed").p[0, -1] > 0.98


def test_layers_that_a_preset_needs_are_layers_of_the_picture():
    assert {layer for entry in presets() for layer in entry.layers} <= {name for name, _ in LAYERS}
    assert [entry.name for entry in presets() if entry.layers] == ["question-replayed"]


def test_no_point_of_the_softmax_s_path_is_one_of_the_quoted_rows_but_the_start():
    p = run("question-replayed").p
    for row in quoted_rows():
        gap = np.abs(p - np.array(row.p)[:, None]).max(axis=0)
        assert (gap.min() < 1e-12) == (row.name == "0")
        assert row.name == "0" or gap.min() > 5e-3


def test_raw_probabilities_leave_the_simplex():
    assert run("raw-probabilities").left_simplex is not None


def test_straight_line_is_straight():
    p = run("straight-line").p
    (x, y), (a, b) = (p - p[:, :1])[:2], (p[:, -1] - p[:, 0])[:2]
    assert np.abs(x * b - y * a).max() < 1e-12


def test_stupid_loss_drives_the_right_class_down():
    scenario = preset("stupid-loss").scenario
    right = run("stupid-loss").p[int(np.argmax(scenario.target))]
    assert (np.diff(right) < 0.0).all()


def test_rewarded_mistakes_rule_out_the_right_class_and_let_the_larger_wrong_one_win():
    assert preset("reward-mistakes").scenario.start == Scenario().start
    right, larger, smaller = run("reward-mistakes").p
    assert (np.diff(right) < 0.0).all()
    assert (np.diff(larger / smaller) > 0.0).all()
    assert right[-1] < 0.01
    assert larger[-1] > 0.98


def test_a_wrong_target_is_reached_as_surely_as_a_right_one():
    scenario = preset("wrong-target").scenario
    assert scenario.target == (1.0, 0.0, 0.0)
    assert run("wrong-target").p[:, -1] == pytest.approx((0.0, 1.0, 0.0), abs=0.02)
    aimed = solve(scenario.replace(loss="cross-entropy")).trajectory.p
    assert aimed[:, -1] == pytest.approx((1.0, 0.0, 0.0), abs=0.04)


def test_plateau_is_slow_at_first():
    fall = -np.diff(run("plateau").loss)
    assert fall[0] < 0.1 * fall.max()


def test_soft_target_is_reached():
    assert run("soft-target").p[:, -1] == pytest.approx(preset("soft-target").scenario.target, abs=0.02)
    assert min(preset("soft-target").scenario.target) > 0.0


def test_a_step_too_large_does_not_settle():
    p = run("step-too-large").p
    assert np.abs(np.diff(p[:, -20:])).max() > 0.01
