"""Presets: each loads, and each shows what its summary says."""

from pathlib import Path

import numpy as np
import pytest

from xentviz.engine.given import InputError
from xentviz.engine.optimizers import Momentum
from xentviz.figure.quoted import quoted_rows
from xentviz.figure.simplex import DEFAULT_LAYERS
from xentviz.presets import ORDER, preset, presets
from xentviz.rivals import rivals
from xentviz.scenario import Scenario
from xentviz.solution import solve
from xentviz.view import View


def run(name):
    return solve(preset(name).scenario).trajectory


def first_at(trajectory, level):
    """The first step at which p of the right class has reached a level."""
    return int(trajectory.step[np.argmax(trajectory.p[0] >= level)])


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
    assert replayed.document.view.layers == DEFAULT_LAYERS | {"quoted-rows"}
    assert run("question-replayed").p[0, -1] > 0.98


def test_what_a_preset_needs_besides_the_usual_view_is_all_that_it_changes():
    special = {each.name: each.document.view for each in presets() if each.document.view != View()}
    assert special == {
        "question-replayed": View(DEFAULT_LAYERS | {"quoted-rows"}),
        "wrong-class-rises": View(DEFAULT_LAYERS | {"rising"}),
        "five-parameterizations": View(swapped="parameterization"),
        "adam-against-descent": View(swapped="optimizer"),
    }


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


def test_plateau_keeps_the_squared_error_for_as_long_as_is_said_and_cross_entropy_not():
    scenario = preset("plateau").scenario
    assert first_at(run("plateau"), 0.5) == 113
    assert first_at(solve(scenario.replace(loss="cross-entropy")).trajectory, 0.5) == 7
    assert "113 steps to p of A\u00a0=\u00a00.5, cross-entropy 7" in preset("plateau").summary
    fall = -np.diff(run("plateau").loss)
    assert fall[0] < 1e-3 * fall.max()


def test_soft_target_is_reached():
    assert run("soft-target").p[:, -1] == pytest.approx(preset("soft-target").scenario.target, abs=0.02)
    assert min(preset("soft-target").scenario.target) > 0.0


def test_a_step_too_large_does_not_settle():
    p = run("step-too-large").p
    assert np.abs(np.diff(p[:, -20:])).max() > 0.01


def test_a_step_too_large_is_beyond_where_the_rate_settles():
    """The loss's curvature in the logits at the target is that of p's covariance; twice its inverse is the limit."""
    scenario = preset("step-too-large").scenario
    y = np.array(scenario.target)
    limit = 2.0 / np.linalg.eigvalsh(np.diag(y) - np.outer(y, y)).max()
    assert scenario.learning_rate > 1.2 * limit
    for rate, settles in ((0.9 * limit, True), (1.1 * limit, False)):
        p = solve(scenario.replace(learning_rate=rate, steps=3000)).trajectory.p
        assert (np.abs(np.diff(p[:, -20:])).max() < 1e-6) == settles


def test_a_wrong_class_rises_from_and_to_what_is_said_and_then_falls():
    scenario, p = preset("wrong-class-rises").scenario, run("wrong-class-rises").p
    top = int(p[2].argmax())
    assert scenario.target == (1.0, 0.0, 0.0)
    assert p[2, 0] == pytest.approx(0.15)
    assert 0.19 < p[2, top] < 0.2
    assert (np.diff(p[2, : top + 1]) > 0.0).all()
    assert (np.diff(p[2, top:]) < 0.0).all()
    assert 0 < top < len(p[2]) - 1


def test_within_the_tint_means_where_the_step_raises_a_wrong_class():
    solution = solve(preset("wrong-class-rises").scenario)
    assert [region.index for region in solution.rising.regions] == [1, 2]
    start = np.array(solution.scenario.start)
    assert start[2] < (start**2).sum() - start[0]


def test_label_smoothing_is_the_smoothed_target_exactly_and_ends_there():
    epsilon, one_hot = 0.1, np.array([1.0, 0.0, 0.0])
    scenario = preset("label-smoothing").scenario
    assert scenario.target == pytest.approx((1.0 - epsilon) * one_hot + epsilon / 3.0, abs=1e-15)
    assert scenario.loss.name == "cross-entropy"
    assert run("label-smoothing").p[0, -1] == pytest.approx(0.933, abs=5e-4)


def test_momentum_passes_the_target_again_and_again_where_gradient_descent_never_does():
    scenario = preset("momentum-overshoot").scenario
    assert scenario.optimizer == Momentum(momentum=0.95)
    target = np.array(scenario.target)[:, None]
    sides = np.sign(run("momentum-overshoot").p - target)
    assert (np.count_nonzero(np.diff(sides), axis=1) > 4).all()
    plain = solve(scenario.replace(optimizer="gradient-descent", steps=1000)).trajectory.p
    assert ((plain - target) * np.sign(plain[:, :1] - target) >= -1e-12).all()


def test_five_parameterizations_move_the_wrong_classes_as_is_said():
    scenario = preset("five-parameterizations").scenario
    runs = {each.entry.name: each.trajectory.p for each in rivals(scenario, "parameterization")}
    assert set(runs) == {"raw", "projected", "mirror", "square-root"}
    wrong = {name: p[1:, :15] for name, p in runs.items()} | {"softmax": run("five-parameterizations").p[1:, :15]}
    first = {name: p[:, 1] - p[:, 0] for name, p in wrong.items()}
    assert first["softmax"][1] < 0.0 < first["softmax"][0]
    assert np.ptp(wrong["mirror"][0] / wrong["mirror"][1]) < 1e-12
    assert np.ptp(wrong["square-root"][0] / wrong["square-root"][1]) < 1e-9
    assert first["projected"][0] == pytest.approx(first["projected"][1])
    assert first["projected"][0] < 0.0
    assert first["raw"] == pytest.approx((0.0, 0.0), abs=1e-15)


def test_adam_lowers_c_at_once_and_arrives_sooner_than_gradient_descent_at_the_same_rate():
    scenario = preset("adam-against-descent").scenario
    plain = solve(scenario.replace(optimizer="gradient-descent")).trajectory
    adam = run("adam-against-descent")
    assert (np.diff(adam.p[2]) < 0.0).all()
    assert plain.p[2, 1] > plain.p[2, 0]
    assert (first_at(adam, 0.9), first_at(plain, 0.9)) == (18, 71)
    assert "18 steps to p of A\u00a0=\u00a00.9; gradient descent needs 71" in preset("adam-against-descent").summary


def test_in_the_question_the_right_class_rises_and_the_smallest_at_first_too():
    right, _, smallest = run("question").p
    assert (np.diff(right) > 0.0).all()
    assert smallest[1] > smallest[0] > smallest[-1]


def test_raw_probabilities_move_the_right_class_alone():
    p = run("raw-probabilities").p
    assert (np.diff(p[0]) > 0.0).all()
    assert (p[1:] == p[1:, :1]).all()


def test_straight_line_keeps_the_wrong_classes_in_proportion():
    p = run("straight-line").p
    assert np.ptp(p[1] / p[2]) < 1e-9
    assert p[0, -1] > 0.99


def test_stupid_loss_ends_at_a_wrong_corner():
    assert run("stupid-loss").p[1, -1] > 0.95


def test_a_soft_target_is_reached_at_a_loss_above_0():
    assert run("soft-target").loss[-1] > 0.5


def test_near_the_wrong_corner_the_squared_error_is_flat_beside_cross_entropy():
    scenario = preset("plateau").scenario
    steep = solve(scenario.replace(loss="cross-entropy")).trajectory.gradient_norm[0]
    assert run("plateau").gradient_norm[0] < 0.02 * steep
