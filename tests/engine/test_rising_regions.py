"""The lines around the regions where a step raises a wrong class enclose just the points where it does."""

import numpy as np
import pytest

from xentviz import Scenario
from xentviz.engine.field import Flow
from xentviz.engine.losses import LOSSES, CrossEntropy
from xentviz.engine.optimizers import OPTIMIZERS
from xentviz.engine.parameterizations import PARAMETERIZATIONS, Softmax
from xentviz.engine.rising import Rising, closed_form
from xentviz.engine.simplex import from_plane, to_plane

TARGETS = [(1.0, 0.0, 0.0), (0.2, 0.5, 0.3)]
NEAR = 1.5 / 64  # a border may be off by about a small triangle of the lattice

each_way = pytest.mark.parametrize(
    ("parameterization", "optimizer"),
    [(p.name, o.name) for p in PARAMETERIZATIONS for o in OPTIMIZERS],
)


def random_points(count, seed=0):
    return np.random.default_rng(seed).dirichlet(np.ones(3), size=count).T


def clear_of(lines, xy):
    """Which points (2, n) lie away from all lines and from the border of the triangle."""
    corners = np.concatenate([np.empty((2, 0)), *lines], axis=1)
    away = np.hypot(*(xy[:, :, None] - corners[:, None, :])).min(axis=1, initial=1.0)
    return np.minimum(away, from_plane(xy).min(axis=0)) > NEAR


@each_way
def test_regions_enclose_the_points_that_hold(inside, parameterization, optimizer):
    p = random_points(300, 2)
    p = p[:, p.min(axis=0) > NEAR]
    xy = to_plane(p)
    around = [p + NEAR * (np.roll(unit, 1) - unit)[:, None] for unit in (*np.eye(3), *-np.eye(3))]
    for i, loss in enumerate(LOSSES):
        target = TARGETS[i % 2]
        scenario = Scenario(loss=loss(), parameterization=parameterization, optimizer=optimizer, target=target)
        found = Rising(scenario.descent)
        holds = found.holds(p)
        steady = np.all([found.holds(each) == holds for each in around], axis=0)  # slivers fall between the lattice
        lines = dict.fromkeys(range(3), ()) | {region.index: region.lines for region in found.regions}
        for k in range(3):
            clear = clear_of(lines[k], xy) & steady[k]
            assert clear.mean() > 0.6
            assert np.array_equal(inside(lines[k], xy)[clear], holds[k, clear])
        for line in sum(lines.values(), ()):
            assert np.array_equal(line[:, 0], line[:, -1])
            assert from_plane(line).min() > -1e-9


@pytest.mark.parametrize("right", [0, 1, 2])
def test_closed_form_is_where_the_flow_raises_a_wrong_class(inside, right):
    p = random_points(2000, right)
    velocity = Flow(CrossEntropy(), tuple(np.eye(3)[right]), Softmax()).velocity(p)
    for region in closed_form(right):
        rises = p[region.index] < (p**2).sum(axis=0) - p[right]
        assert np.array_equal(velocity[region.index] > 0.0, rises)
        clear = clear_of(region.lines, to_plane(p))
        assert np.array_equal(inside(region.lines, to_plane(p))[clear], rises[clear])
