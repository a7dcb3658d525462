"""How much memory the open window comes to hold over long use. Nothing is asserted about it.

Run with: pytest tests/bench --benchmark-enable. The growth is in extra_info of the JSON report.
"""

import gc
import os
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from tests.bench.conftest import MOVES, way
from xentviz.scenario import Scenario
from xentviz.session import MOST_ROWS

STATM = Path("/proc/self/statm")
SCENARIO = Scenario(target=(0.8, 0.1, 0.1), steps=500)
STEPS, A_FRAME, DRAGS = 100_000, 50, 1_000


def resident():
    """Kilobytes of memory in use."""
    gc.collect()
    return int(STATM.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1024


@pytest.fixture
def growth(benchmark):
    """Measures a long use by the kilobytes that it leaves behind."""
    if not STATM.exists():
        pytest.skip("the system does not tell memory in /proc")

    def measured(use):
        before = resident()
        benchmark.pedantic(use, rounds=1)
        benchmark.extra_info["growth KiB"] = resident() - before
        benchmark.extra_info["resident KiB"] = before

    return measured


def play(session, steps):
    for _ in range(steps // A_FRAME):
        session.player.due.emit(A_FRAME)
        QApplication.processEvents()


def drag(person, count):
    for k in range(count):
        person.drag(("start", "target")[k % 2], way(k % MOVES))
        QApplication.processEvents()


def test_playing_on(growth, benchmark, open_window):
    session = open_window(SCENARIO).session
    steps = 10 * A_FRAME if benchmark.disabled else STEPS
    play(session, 2 * MOST_ROWS if steps == STEPS else 0)  # until rows are thinned
    first = session.current_step
    growth(lambda: play(session, steps))
    assert session.current_step == first + steps


def test_dragging(growth, benchmark, open_window):
    person = open_window(SCENARIO)
    drags = 4 if benchmark.disabled else DRAGS
    drag(person, drags // 4)
    before = person.session.solution
    growth(lambda: drag(person, drags))
    assert person.session.solution is not before


@pytest.mark.parametrize(
    "scenario",
    [SCENARIO, Scenario(loss="squared-error", learning_rate=8.0, target=(0.5, 0.3, 0.2))],
    ids=["plain", "zigzag"],
)
def test_ten_million_steps(growth, benchmark, open_window, scenario):
    """Growth is to stay below 100 MB; then 1,000 of the rows kept are looked up in a run that keeps nothing."""
    session = open_window(scenario).session
    steps, many = (30_000, 20) if benchmark.disabled else (10_000_000, 1_000)

    def play_on():
        while session.last_step < steps:
            session.player.due.emit(8_192)
            QApplication.processEvents()

    growth(play_on)
    run, descent = session.trajectory, session.scenario.descent
    assert len(run) <= MOST_ROWS
    state = descent.begin(session.scenario.start)
    for row in np.sort(np.random.default_rng(0).choice(len(run), many, replace=False)):
        state = descent.advance(state, int(run.step[row]) - state.step)
        _, loss, _ = descent.observe(np.array(state.theta)[:, None])
        assert loss[0] == run.loss[row]
        assert state == run.state_at(int(row))
