"""What the benchmarks share: the program's window, a way to move in it, and the figures of the report."""

import numpy as np
import pytest

from tests.window import open_window
from xentviz.engine.simplex import HEIGHT, from_plane

__all__ = ["open_window"]

MOVES, WARM_UP = 300, 20


def way(k):
    """Where the pointer is after k moves: a prediction on a spiral round the middle; no two are the same."""
    angle, radius = k / 20, 0.05 + 0.15 * k / (MOVES + WARM_UP)
    at = np.array([0.5 + radius * np.cos(angle), HEIGHT / 3 + radius * np.sin(angle)])
    return tuple(from_plane(at).tolist())


@pytest.fixture
def measure(benchmark):
    """Measures `rounds` single calls of a function, each after a `setup` that is not measured; notes percentiles."""

    def measured(function, rounds, setup=None, warmup=1):
        rounds, warmup = (1, 0) if benchmark.disabled else (rounds, warmup)
        benchmark.pedantic(function, setup=setup, rounds=rounds, warmup_rounds=warmup)
        if benchmark.stats is not None:
            percentiles = np.percentile(benchmark.stats.stats.data, [50, 99]) * 1e3
            benchmark.extra_info.update(zip(["median ms", "p99 ms"], percentiles.round(3).tolist(), strict=True))

    return measured
