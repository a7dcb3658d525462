"""The lowest value of each loss on the closed simplex, beside a search that knows nothing of formulas."""

import numpy as np
import pytest

from xentviz.engine.losses import LOSSES, Loss, Prediction

TARGETS = {
    "hard": (1.0, 0.0, 0.0),
    "hard, last": (0.0, 0.0, 1.0),
    "two classes share": (0.5, 0.5, 0.0),
    "soft": (0.6, 0.3, 0.1),
    "one class dominates": (0.9, 0.05, 0.05),
    "nearly even": (0.34, 0.33, 0.33),
    "even": (1 / 3, 1 / 3, 1 / 3),
    "a tiny share": (0.7, 0.3 - 1e-9, 1e-9),
    "binary": (0.8, 0.2),
}
BOUNDED = [member() for member in LOSSES if member.name != "negated-cross-entropy"]


def values(loss, p, y):
    """L at predictions (C, n), the boundary of the simplex included."""
    with np.errstate(all="ignore"):
        q = Prediction(list(p), list(p.sum(axis=0) - p), list(np.log(p)))
        return np.broadcast_to(loss.value(q, list(y)), p.shape[1:])


def lattice(classes, count):
    steps = np.array(np.meshgrid(*[np.arange(count + 1)] * (classes - 1), indexing="ij")).reshape(classes - 1, -1)
    steps = steps[:, steps.sum(axis=0) <= count]
    return np.vstack([steps, count - steps.sum(axis=0)]) / count


def searched(loss, y):
    """The lowest value on a lattice with the corners, then on ever finer lattices round the best place."""
    p = lattice(len(y), 120)
    best, size = p[:, [int(np.argmin(values(loss, p, y)))]], 1.0
    for _ in range(40):
        size *= 0.6
        near = best + size * (lattice(len(y), 24) - 1 / len(y))
        near = near.clip(0.0)
        near = np.hstack([best, near / near.sum(axis=0)])
        best = near[:, [int(np.argmin(values(loss, near, y)))]]
    return float(values(loss, best, y)[0])


@pytest.mark.parametrize("loss", BOUNDED, ids=lambda loss: loss.name)
@pytest.mark.parametrize("y", TARGETS.values(), ids=TARGETS)
def test_a_search_finds_the_same(loss, y):
    assert loss.lowest(y) == pytest.approx(searched(loss, y), abs=1e-7)


@pytest.mark.parametrize("y", TARGETS.values(), ids=TARGETS)
def test_without_a_lower_bound_it_is_minus_infinity(y):
    loss = LOSSES.make("negated-cross-entropy")
    assert loss.lowest(y) == -np.inf
    away = np.ones((len(y), 1))
    away[np.argmax(y)] = 1e-300
    assert values(loss, away / away.sum(), y)[0] < -100 * max(y)


@pytest.mark.parametrize("loss", BOUNDED, ids=lambda loss: loss.name)
def test_nothing_is_lower_with_many_classes(loss):
    generator = np.random.default_rng(5)
    for classes in (2, 4, 7):
        for concentration in (0.2, 1.0):
            y = generator.dirichlet(np.full(classes, concentration)).tolist()
            p = generator.dirichlet(np.full(classes, 0.3), size=20_000).T
            assert values(loss, p, y).min() >= loss.lowest(y) - 1e-12


@pytest.mark.parametrize("loss", BOUNDED, ids=lambda loss: loss.name)
@pytest.mark.parametrize("y", TARGETS.values(), ids=TARGETS)
def test_a_loss_without_a_formula_is_searched(loss, y):
    assert Loss.lowest(loss, y) == pytest.approx(loss.lowest(y), abs=1e-9)
    assert Loss.lowest(loss, y) >= loss.lowest(y) - 1e-15


def test_a_search_finds_that_there_is_no_lower_bound():
    assert Loss.lowest(LOSSES.make("negated-cross-entropy"), (0.5, 0.3, 0.2)) == -np.inf


def test_exact_values():
    lowest = {loss.name: loss.lowest((1.0, 0.0, 0.0)) for loss in BOUNDED}
    assert lowest["constant"] == 1.0
    assert {value for name, value in lowest.items() if name != "constant"} == {0.0}
