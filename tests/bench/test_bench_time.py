"""Time: marks in a drag, scrubbing a long run, and a frame of a run that is played as fast as it goes.

Run with: pytest tests/bench --benchmark-enable. Median and 99th percentile are in extra_info of the JSON report.
Goals, not measured on a quiet machine yet: marks cost less than 0.5 ms of a frame of a drag at 500 steps; a move in a
run of a million steps and a frame at full speed are painted within 33 ms, of which steps take 8 ms.
"""

import numpy as np
import pytest

from tests.bench.conftest import MOVES, WARM_UP, way
from tests.bench.drag import all_events
from xentviz.milestones import milestones
from xentviz.played import MOST_ROWS
from xentviz.player import BUDGET_MS, FULL_SPEED
from xentviz.scenario import Scenario
from xentviz.solution import solve

SOFT = (0.5, 0.3, 0.2)
SCENARIOS = {
    "plain": Scenario(steps=500),
    "zigzag": Scenario(loss="squared-error", learning_rate=8.0, target=SOFT, steps=500),
    "waves": Scenario(optimizer="momentum:momentum=0.95", learning_rate=0.5, target=(0.8, 0.1, 0.1), steps=500),
}
each = pytest.mark.parametrize("scenario", SCENARIOS.values(), ids=SCENARIOS)
A_FRAME = 8_192


@each
def test_marks_of_a_new_run(measure, benchmark, open_window, scenario):
    benchmark.group = "marks of 500 steps: found, placed and painted"
    line = open_window(scenario).program.window.transport.slider
    starts = iter([solve(scenario.replace(start=way(k))) for k in range(MOVES + WARM_UP)])

    def show(solution):
        line.show_milestones(milestones(solution.scenario, solution.trajectory))
        line.repaint()

    measure(show, MOVES, lambda: ((next(starts),), {}), WARM_UP)
    assert line.marks


def test_the_time_line_without_marks(measure, benchmark, open_window):
    benchmark.group = "marks of 500 steps: found, placed and painted"
    line = open_window(SCENARIOS["plain"]).program.window.transport.slider
    line.show_milestones(())
    measure(line.repaint, MOVES, None, WARM_UP)


def long_run(benchmark, person, scenario, steps):
    steps = 40_000 if benchmark.disabled else steps
    while person.session.last_step < steps:
        person.session.player.due.emit(A_FRAME)
    all_events()
    assert len(person.session.trajectory) <= MOST_ROWS + 2
    return person.session


@each
def test_scrubbing_a_million_steps(measure, benchmark, open_window, scenario):
    benchmark.group = "going to any step of a run of a million steps, until it is painted"
    session = long_run(benchmark, open_window(scenario), scenario, 1_000_000)
    steps = iter(np.random.default_rng(0).integers(0, session.last_step, MOVES + WARM_UP).tolist())

    def seek(step):
        session.seek(step)
        all_events()
        assert session.current_step == step

    measure(seek, MOVES, lambda: ((next(steps),), {}), WARM_UP)


@each
def test_a_frame_at_full_speed(measure, benchmark, open_window, scenario):
    benchmark.group = f"a frame at full speed, {BUDGET_MS:g} ms of it for steps, until it is painted"
    session = long_run(benchmark, open_window(scenario), scenario, 1_000_000)
    session.player.set_speed(FULL_SPEED)
    before = session.last_step

    def frame():
        session.player._tick()
        all_events()

    measure(frame, MOVES, None, WARM_UP)
    benchmark.extra_info["steps a frame"] = round((session.last_step - before) / (MOVES + WARM_UP))
    assert session.last_step > before
