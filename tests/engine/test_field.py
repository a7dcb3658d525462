"""The flow over the simplex: arrows and streamlines follow the velocity, stay inside and keep their distance."""

import numpy as np
import pytest

from xentviz.engine.field import Flow
from xentviz.engine.losses import LOSSES, Constant, CrossEntropy, Unlikelihood
from xentviz.engine.parameterizations import PARAMETERIZATIONS, Softmax
from xentviz.engine.simplex import CORNERS, from_plane, to_plane, to_plane_vector
from xentviz.engine.streamlines import streamlines

TARGETS = [(1.0, 0.0, 0.0), (0.5, 0.3, 0.2)]
CASES = [
    Flow(loss(), target, parameterization())
    for loss in LOSSES
    for parameterization in PARAMETERIZATIONS
    for target in TARGETS
]
STILL = [flow for flow in CASES if isinstance(flow.loss, Constant)]


def of(flows):
    return pytest.mark.parametrize(
        "flow", flows, ids=lambda flow: f"{flow.loss.name}-{flow.parameterization.name}-{flow.target}"
    )


each, each_moving, each_still = of(CASES), of([flow for flow in CASES if flow not in STILL]), of(STILL)
CENTRE = CORNERS.mean(axis=1)[:, None]


def softmax(z):
    w = np.exp(z - z.max(axis=0))
    return w / w.sum(axis=0)


def jacobian_times_gradient(p):
    """-J g for softmax and cross-entropy with target A, all by central differences in the logits."""
    z, step = np.log(p), 1e-6
    value = lambda v: -np.log(softmax(v)[0])  # noqa: E731
    shifts = step * np.eye(3)[:, :, None]
    gradient = np.array([(value(z + s) - value(z - s)) / (2 * step) for s in shifts])
    return -(softmax(z + step * gradient) - softmax(z - step * gradient)) / (2 * step)


def test_arrows_are_minus_the_jacobian_times_the_gradient():
    arrows = Flow(CrossEntropy(), TARGETS[0], Softmax()).arrows
    expected = to_plane_vector(jacobian_times_gradient(from_plane(arrows.points)))
    assert arrows.direction * arrows.speed == pytest.approx(expected, abs=1e-8)


@each_moving
def test_arrows_are_unit_directions_inside_the_triangle(flow):
    arrows = flow.arrows
    n = arrows.points.shape[1]
    assert arrows.direction.shape == (2, n)
    assert from_plane(arrows.points).min() > 0.0
    assert np.isfinite(arrows.speed).all()
    assert (arrows.speed > 0.0).all()
    assert np.hypot(*arrows.direction) == pytest.approx(np.ones(n), abs=1e-12)


@each_still
def test_a_constant_loss_moves_nothing_anywhere(flow):
    p = np.random.default_rng(1).dirichlet(np.ones(3), size=50).T
    assert (flow.velocity(p) == 0.0).all()
    assert (flow.arrows.speed == 0.0).all()
    assert (flow.arrows.direction == 0.0).all()
    assert flow.streamlines == ()


@each
def test_velocity_stays_in_the_plane_of_the_simplex(flow):
    p = np.random.default_rng(1).dirichlet(np.ones(3), size=50).T
    velocity = flow.velocity(p)
    assert velocity.shape == p.shape
    assert np.abs(velocity.sum(axis=0)).max() < 1e-12 * max(1.0, np.abs(velocity).max())
    assert flow.plane_velocity(to_plane(p)) == pytest.approx(to_plane_vector(velocity), rel=1e-9, abs=1e-9)


@each_moving
def test_streamlines_stay_inside_and_say_their_speed(flow):
    assert len(flow.streamlines) > 10
    for line in flow.streamlines:
        assert from_plane(line.points).min() > 0.0
        assert line.speed == pytest.approx(np.hypot(*flow.plane_velocity(line.points)), rel=1e-12)


@each_moving
def test_streamlines_follow_the_velocity(flow):
    pieces = np.concatenate([np.diff(line.points) for line in flow.streamlines], axis=1)
    middles = np.concatenate([(line.points[:, 1:] + line.points[:, :-1]) / 2 for line in flow.streamlines], axis=1)
    along = flow.plane_velocity(middles)
    cosine = (pieces * along).sum(axis=0) / np.hypot(*pieces) / np.hypot(*along)
    assert np.median(cosine) > 0.99999
    assert np.quantile(cosine, 0.02) > 0.96
    assert cosine.min() > 0.0  # sharp turns at rest points are cut short, but never run backwards


@each_moving
def test_streamlines_keep_their_distance(flow):
    lines = [line.points for line in flow.streamlines]
    # Two lines never share a cell of 0.035, so midway along one the others are, as a rule, about that far away.
    for i, line in enumerate(lines):
        others = np.concatenate(lines[:i] + lines[i + 1 :], axis=1)
        gaps = np.sqrt(((line[:, :, None] - others[:, None, :]) ** 2).sum(axis=0)).min(axis=1)
        assert np.median(gaps) > 0.012


def test_no_two_streamlines_share_a_cell():
    for flow in CASES:
        owner = {}
        for number, line in enumerate(flow.streamlines):
            integrated = line.points[:, ::2]  # between them lie the middles
            for cell in set(map(tuple, (integrated.T / 0.035).astype(int).tolist())):
                assert owner.setdefault(cell, number) == number


def lines_of(plane_velocity):
    """The streamlines of velocities (2, n) given in the plane."""
    return streamlines(lambda p: from_plane(plane_velocity(to_plane(p))) - from_plane(np.zeros((2, 1))))


def test_a_constant_field_has_straight_parallel_lines():
    lines = lines_of(lambda xy: np.array([[3.0], [4.0]]) + 0.0 * xy)
    assert len(lines) > 10
    for line in lines:
        pieces = np.diff(line.points)
        assert pieces == pytest.approx(np.tile([[0.006], [0.008]], pieces.shape[1]), abs=1e-12)
        assert line.speed == pytest.approx(np.full(line.points.shape[1], 5.0))


def test_a_rotation_has_lines_on_circles_that_run_anticlockwise():
    lines = lines_of(lambda xy: np.array([[0.0, -1.0], [1.0, 0.0]]) @ (xy - CENTRE))
    assert len(lines) > 5
    for line in lines:
        arm = line.points - CENTRE
        radius = np.hypot(*arm)
        if radius.mean() > 0.1:
            assert np.ptp(radius) < 0.01
            assert (arm[0, :-1] * arm[1, 1:] - arm[1, :-1] * arm[0, 1:] > 0.0).all()


def test_a_field_that_is_zero_everywhere_has_no_lines():
    assert streamlines(np.zeros_like) == ()


@pytest.mark.parametrize("parameterization", PARAMETERIZATIONS.members, ids=lambda member: member.name)
def test_lines_end_before_a_corner_where_the_loss_has_a_pole(parameterization):
    for line in Flow(Unlikelihood(), TARGETS[0], parameterization()).streamlines:
        assert from_plane(line.points).max() < 1.0 - 8e-3
        assert line.speed.max() < 100.0


def test_lines_end_at_a_sink_and_do_not_pass_it():
    for line in lines_of(lambda xy: CENTRE - xy):
        distance = np.hypot(*(line.points - CENTRE))
        assert (np.diff(distance) < 0.0).all()


def test_flows_are_equal_if_all_they_depend_on_is():
    same, other = Flow(CrossEntropy(), TARGETS[0], Softmax()), Flow(CrossEntropy(), TARGETS[0], Softmax(2.0))
    assert same == CASES[0]
    assert other != CASES[0]
