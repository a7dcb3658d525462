"""How much of a step is the optimiser's memory: none of the first, and of the third what can be written out."""

import numpy as np
import pytest

from xentviz.engine.descent import Descent
from xentviz.engine.ledger import Book
from xentviz.engine.losses import CrossEntropy
from xentviz.engine.optimizers import OPTIMIZERS, AdaGrad, Adam, GradientDescent, Momentum, Nesterov, RMSProp
from xentviz.engine.parameterizations import PARAMETERIZATIONS, Softmax

START, SOFT, RATE = (0.3, 0.6, 0.1), (0.5, 0.3, 0.2), 0.1


def steps_of(optimizer, count, target=SOFT):
    """The first steps of a run as anatomies, and its ledgers."""
    descent = Descent(CrossEntropy(), Softmax(), optimizer, target, RATE)
    book = Book(descent, descent.begin(START))
    return [book.anatomy(k) for k in range(count)], [book.step(k) for k in range(count)]


@pytest.mark.parametrize("optimizer", [*(member() for member in OPTIMIZERS), RMSProp(momentum=0.5)], ids=str)
def test_the_first_step_has_no_memory_and_the_move_is_what_is_fresh_and_the_memory(optimizer):
    anatomies, ledgers = steps_of(optimizer, 4)
    carrying = bool({"momentum", "beta1"} & optimizer.values().keys()) and optimizer != RMSProp()
    for k, (found, ledger) in enumerate(zip(anatomies, ledgers, strict=True)):
        remembered = -ledger.moved_by_memory
        assert bool(remembered.any()) == bool(ledger.by_memory.any()) == (k > 0 and carrying)
        assert (found.fresh[:, 0] + remembered) == pytest.approx(-ledger.moved, abs=1e-16)
        assert ledger.by_memory == pytest.approx(-found.jacobian[:, :, 0] * remembered, abs=1e-17)
        assert np.sign(found.fresh[:, 0]).tolist() == np.sign(found.gradient[:, 0]).tolist()


def scaled(*g):
    """What RMSProp with alpha 0.9 and epsilon 0.001 makes of the last of three gradients or fewer."""
    v = sum(0.1 * 0.9 ** (len(g) - i) * x**2 for i, x in enumerate(g, start=1))
    return g[-1] / (np.sqrt(v) + 1e-3)


BY_HAND = {
    # The part of the third step, over the rate, that the first two gradients have left behind.
    GradientDescent(): lambda a, b, c: 0.0 * c,
    AdaGrad(): lambda a, b, c: 0.0 * c,
    RMSProp(): lambda a, b, c: 0.0 * c,
    Momentum(0.8): lambda a, b, c: 0.64 * a + 0.8 * b,
    Momentum(0.8, dampening=0.5): lambda a, b, c: 0.64 * a + 0.4 * b,
    Nesterov(0.7): lambda a, b, c: 0.7 * (0.49 * a + 0.7 * b),
    RMSProp(alpha=0.9, epsilon=1e-3, momentum=0.5): lambda a, b, c: 0.25 * scaled(a) + 0.5 * scaled(a, b),
    Adam(beta1=0.8, beta2=0.95, epsilon=1e-3): lambda a, b, c: (
        (0.128 * a + 0.16 * b)
        / 0.488
        / (np.sqrt((0.045125 * a**2 + 0.0475 * b**2 + 0.05 * c**2) / (1 - 0.857375)) + 1e-3)
    ),
}


@pytest.mark.parametrize("optimizer", BY_HAND, ids=str)
def test_memory_of_the_third_step_is_what_can_be_written_out(optimizer):
    anatomies, ledgers = steps_of(optimizer, 3)
    gradients = [found.gradient[:, 0] for found in anatomies]
    expected = -RATE * BY_HAND[optimizer](*gradients)
    assert ledgers[2].moved_by_memory == pytest.approx(expected, rel=1e-13, abs=1e-17)


def test_the_sum_of_the_memory_parts_is_part_of_the_sum_of_the_moves():
    for entry in PARAMETERIZATIONS:
        descent = Descent(CrossEntropy(), entry(), Momentum(0.5), SOFT, 0.01)
        book = Book(descent, descent.begin(START))
        anatomies, whole = [book.anatomy(k) for k in range(8)], book.until(8)
        fresh = sum(-found.jacobian * found.fresh for found in anatomies)[..., 0]
        assert whole.by_memory + fresh == pytest.approx(whole.by_parameter, abs=1e-15)
        assert whole.moved_by_memory == pytest.approx(whole.moved + 0.01 * sum(f.gradient[:, 0] for f in anatomies))
