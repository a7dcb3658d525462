"""The clock of the playback: it runs only while playing, keeps its pace, and does not catch up."""

import pytest

from xentviz.player import BUDGET_MS, FULL_SPEED, Player


@pytest.fixture
def player(qapp):
    player = Player()
    yield player
    player.pause()


@pytest.fixture
def heard(player):
    """The steps that came due, and how often something changed."""
    steps, changes = [], []
    player.due.connect(steps.append)
    player.changed.connect(lambda: changes.append(player.playing))
    return steps, changes


def test_no_timer_runs_before_play_and_after_pause(player):
    assert not player.playing
    assert not player._timer.isActive()
    player.play()
    assert player._timer.isActive()
    player.pause()
    assert not player._timer.isActive()


def test_the_first_step_comes_at_once(player, qtbot):
    player.set_speed(0.001)
    with qtbot.waitSignal(player.due, timeout=2000) as due:
        player.play()
    assert due.args == [1]


def test_steps_come_at_the_speed_asked_for(player, heard, qtbot):
    player.set_speed(1000.0)
    player.play()
    qtbot.waitUntil(lambda: sum(heard[0]) >= 200, timeout=5000)
    assert all(1 <= steps <= 110 for steps in heard[0])
    assert len(heard[0]) >= 2


def test_speed_is_the_number_of_steps_a_second(player, heard, monkeypatch):
    player.set_speed(40.0)
    player.play()
    monkeypatch.setattr(player, "_clock", FakeClock([50] * 20))
    for _ in range(20):
        player._tick()
    assert sum(heard[0]) == 1 + 40


def test_a_hold_up_is_not_caught_up_with(player, heard, monkeypatch):
    player.set_speed(100.0)
    player.play()
    monkeypatch.setattr(player, "_clock", FakeClock([60_000]))
    player._tick()
    assert heard[0] == [11]


def test_fractions_of_a_step_are_not_lost(player, heard, monkeypatch):
    player.set_speed(5.0)
    player.play()
    monkeypatch.setattr(player, "_clock", FakeClock([16] * 126))
    for _ in range(126):
        player._tick()
    assert sum(heard[0]) == 1 + 10
    assert 0 not in heard[0]


def test_each_change_is_told_once(player, heard):
    player.play()
    player.play()
    player.pause()
    player.pause()
    player.toggle()
    player.toggle()
    player.set_speed(player.speed)
    assert heard[1] == [True, False, True, False]
    player.set_speed(3.0)
    assert heard[1] == [True, False, True, False, False]


def test_playing_backwards_owes_steps_the_other_way(player, heard, monkeypatch):
    player.set_speed(40.0)
    player.play(-1)
    monkeypatch.setattr(player, "_clock", FakeClock([50] * 20))
    for _ in range(20):
        player._tick()
    assert sum(heard[0]) == -(1 + 40)


def test_turning_round_is_told_and_keeps_playing(player, heard):
    player.play()
    player.toggle_back()
    assert (player.playing, player.direction) == (True, -1)
    player.toggle_back()
    assert not player.playing
    player.toggle_back()
    player.toggle()
    assert (player.playing, player.direction) == (False, -1)
    player.toggle()
    assert (player.playing, player.direction) == (True, 1)
    assert heard[1] == [True, True, False, True, False, True]


def test_a_loop_is_told_once(player, heard):
    player.set_loop((3, 9))
    player.set_loop((3, 9))
    player.set_loop(None)
    assert len(heard[1]) == 2


@pytest.mark.parametrize(
    ("step", "steps", "to"),
    [(5, 1, 6), (9, 1, 3), (3, -1, 9), (5, 15, 6), (5, -15, 4), (0, 2, 3), (20, 2, 3), (0, -2, 9)],
)
def test_a_loop_leads_round(player, step, steps, to):
    player.set_loop((3, 9))
    assert player.leads_to(step, steps) == to


def test_a_loop_that_the_run_does_not_reach_is_none(player):
    player.set_loop((3, 9))
    assert [player.leads_to(5, 1, end) for end in (3, 4, 5, 6)] == [6, 3, 3, 6]
    assert player.loop_within(3) is None


def test_at_full_speed_a_frame_has_as_many_steps_as_fit_in_its_budget(player, heard):
    player.set_speed(FULL_SPEED)
    player.play()
    for _ in range(40):
        player._tick()
        player.took(heard[0][-1], heard[0][-1] * 0.001)  # a microsecond a step
    assert heard[0][0] < 1000
    assert heard[0][-1] == pytest.approx(1000 * BUDGET_MS, rel=0.01)
    for _ in range(40):
        player._tick()
        player.took(heard[0][-1], heard[0][-1] * 0.004)
    assert heard[0][-1] == pytest.approx(250 * BUDGET_MS, rel=0.01)


def test_one_slow_frame_does_not_stop_a_fast_run(player, heard):
    player.set_speed(FULL_SPEED)
    player.play()
    player._tick()
    player.took(1, 60_000.0)
    player._tick()
    assert heard[0][-1] >= 500


def test_pausing_from_within_a_step_stops_the_time(player, heard, monkeypatch):
    clock = StoppedClock()
    monkeypatch.setattr(player, "_clock", clock)
    player.due.connect(lambda _: player.pause())
    player.set_speed(1000.0)
    player.play()
    clock.now += 10
    player._tick()
    assert (heard[0], player.playing) == ([11], False)


def test_a_pause_is_no_time_at_all(player, heard, monkeypatch):
    clock = StoppedClock()
    monkeypatch.setattr(player, "_clock", clock)
    player.set_speed(100.0)
    for _ in range(2):
        player.play()
        clock.now += 10
        player._tick()
        player.pause()
        clock.now += 60_000
    assert heard[0] == [2, 2]


class FakeClock:
    """A clock that says the given milliseconds, one after the other."""

    def __init__(self, milliseconds):
        self._left = iter(milliseconds)

    def restart(self):
        return next(self._left)


class StoppedClock:
    """A clock whose hand a test moves, in milliseconds."""

    def __init__(self):
        self.now = 0

    def start(self):
        self._since = self.now

    def restart(self):
        passed = self.now - self._since
        self.start()
        return passed
