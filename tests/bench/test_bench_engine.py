"""How fast the engine is, each beside the plain way of doing the same. Nothing is asserted about time.

Run with: pytest tests/bench --benchmark-enable. The derived figures are in extra_info of the JSON report.
"""

import numpy as np
import pytest

from xentviz.engine.descent import Descent, State
from xentviz.engine.field import Flow
from xentviz.engine.landscape import Landscape
from xentviz.engine.losses import LOSSES, CrossEntropy
from xentviz.engine.optimizers import Adam, GradientDescent
from xentviz.engine.parameterizations import Softmax

START, HARD, SOFT = (0.3, 0.6, 0.1), (1.0, 0.0, 0.0), (0.5, 0.3, 0.2)
STEPS, RUNS, TOGETHER = 500, 10_000, 100
OPTIMIZERS = [GradientDescent(), Adam()]


def plain_descent(z, y, step):
    """What one writes first: NumPy, a loop, everything kept in lists. Cross-entropy on softmax logits."""
    rows = []
    for k in range(1, STEPS + 1):
        w = np.exp(z - z.max())
        p = w / w.sum()
        z = z - step(p - y, k)
        rows.append((p, -np.sum(y * np.log(p)), np.linalg.norm(p - y)))
    return rows


def plain_step(optimizer):
    if isinstance(optimizer, GradientDescent):
        return lambda g, k: 0.1 * g
    m, v = np.zeros(3), np.zeros(3)

    def step(g, k):
        nonlocal m, v
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g * g
        return 0.1 * (m / (1 - 0.9**k)) / (np.sqrt(v / (1 - 0.999**k)) + 1e-8)

    return step


def note(benchmark, name, count):
    """Add nanoseconds for each of `count` parts of the measured call to the report."""
    if benchmark.stats is not None:
        benchmark.extra_info[name] = round(benchmark.stats.stats.median / count * 1e9, 2)


@pytest.mark.parametrize("loss", [member() for member in LOSSES], ids=lambda loss: loss.name)
@pytest.mark.parametrize("optimizer", OPTIMIZERS, ids=lambda optimizer: optimizer.name)
def test_one_path_of_500_steps(benchmark, loss, optimizer):
    benchmark.group = f"one path, 500 steps, {optimizer.name}"
    run = benchmark(Descent(loss, Softmax(), optimizer, HARD, 0.1).run, START, STEPS)
    assert len(run) == STEPS + 1
    note(benchmark, "ns a step", STEPS)


@pytest.mark.parametrize("optimizer", OPTIMIZERS, ids=lambda optimizer: optimizer.name)
def test_baseline_one_path_of_500_steps(benchmark, optimizer):
    benchmark.group = f"one path, 500 steps, {optimizer.name}"
    rows = benchmark(lambda: plain_descent(np.log(START), np.array(HARD), plain_step(optimizer)))
    run = Descent(CrossEntropy(), Softmax(), optimizer, HARD, 0.1).run(START, STEPS - 1)
    assert rows[-1][0] == pytest.approx(run.p[:, -1], abs=1e-9)
    note(benchmark, "ns a step", STEPS)


def test_10_000_paths_at_once(benchmark):
    benchmark.group = "10,000 paths at once, 100 steps"
    rule = Descent(CrossEntropy(), Softmax(), GradientDescent(), HARD, 0.1)
    z = np.random.default_rng(0).normal(size=(3, RUNS))
    end = benchmark(lambda: rule.advance(State(0, tuple(z), ()), TOGETHER))
    assert np.isfinite(end.theta[0]).all()
    note(benchmark, "ns a step and path", TOGETHER * RUNS)


def test_baseline_10_000_paths_at_once(benchmark):
    benchmark.group = "10,000 paths at once, 100 steps"
    z = np.random.default_rng(0).normal(size=(RUNS, 3))

    def class_axis_last(z=z):
        for _ in range(TOGETHER):
            w = np.exp(z - z.max(axis=1, keepdims=True))
            z = z - 0.1 * (w / w.sum(axis=1, keepdims=True) - np.array(HARD))
        return z

    last = benchmark(class_axis_last)
    rule = Descent(CrossEntropy(), Softmax(), GradientDescent(), HARD, 0.1)
    fused = rule.advance(State(0, tuple(z.T), ()), TOGETHER)
    assert last == pytest.approx(np.array(fused.theta).T, abs=1e-9)
    note(benchmark, "ns a step and path", TOGETHER * RUNS)


@pytest.mark.parametrize("target", [HARD, SOFT], ids=str)
def test_landscape_and_flow_of_a_dragged_target(benchmark, target):
    benchmark.group = "landscape and flow of a new target"

    def everything():
        landscape, flow = Landscape(CrossEntropy(), target), Flow(CrossEntropy(), target, Softmax())
        return landscape.image, landscape.limits, landscape.contours, flow.arrows, flow.streamlines

    image, _, contours, arrows, lines = benchmark(everything)
    assert np.isfinite(image).all()
    assert min(len(contours), len(lines), arrows.speed.size) > 4
