"""Any commands in any order: undo to the start and redo to the end give the same states bit for bit.

XENTVIZ_SEQUENCES is how many sequences of commands are tried.
"""

import os

import numpy as np
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from tests.documents import documents, points, scenarios, views
from xentviz.document import Document
from xentviz.origin import opened, saved
from xentviz.pins import MOST
from xentviz.scenario import Scenario
from xentviz.session import Session
from xentviz.session_file import dumps
from xentviz.solution import solve
from xentviz.view import PAGES, SPANS

SEQUENCES = int(os.environ.get("XENTVIZ_SEQUENCES", "30"))
LONGEST = 40


def lasting(document):
    """A document without the choices that nothing remembers."""
    return document.with_passing(Document())


def short(scenario):
    """A run that is soon done."""
    return scenario.replace(steps=min(scenario.steps, LONGEST))


class Commands(RuleBasedStateMachine):
    """A session, and beside it the plain lists of what lies before and after."""

    folder = None

    def __init__(self):
        super().__init__()
        self.session = Session()
        self.session.history.clock = lambda: 0.0
        self.past, self.future, self.held = [], [], None

    @property
    def now(self):
        return lasting(self.session.document)

    def did(self, before):
        """Something was done, which is an entry if it changed anything and no hand holds on."""
        if self.held is None and before != self.now:
            self.past.append(before)
            self.future.clear()

    def kept(self, before):
        """Something was kept: an entry also while a hand holds on, before what that does."""
        if self.held is None:
            self.did(before)
        elif before != self.now:
            self.past.append(self.held)
            self.future.clear()
            self.held = self.held.with_kept(self.now)

    @rule(
        change=st.one_of(
            st.fixed_dictionaries({"learning_rate": st.floats(1e-3, 10.0)}),
            st.fixed_dictionaries({"start": points}),
            st.fixed_dictionaries({"steps": st.integers(1, LONGEST)}),
            st.fixed_dictionaries({"loss": st.sampled_from(["cross-entropy", "squared-error", "unlikelihood"])}),
        )
    )
    def edit(self, change):
        before = self.now
        self.session.edit(**change)
        self.did(before)

    @rule(scenario=scenarios.map(short))
    def load_scenario(self, scenario):
        before = self.now
        self.session.load(scenario)
        self.did(before)

    @rule(view=views)
    def show_otherwise(self, view):
        before = self.now
        self.session.edit_view(layers=view.layers, log_loss=view.log_loss, swapped=view.swapped)
        self.did(before)

    @rule(page=st.sampled_from(list(dict(PAGES))), span=st.sampled_from(list(dict(SPANS))))
    def turn_the_page(self, page, span):
        self.session.edit_view(page=page, span=span)

    @rule(rates=st.lists(st.floats(0.01, 1.0), max_size=4))
    def spin(self, rates):
        before = self.now
        self.session.history.seal()
        for rate in rates:
            self.session.edit("wheel", learning_rate=rate)
        self.session.history.seal()
        self.did(before)

    @rule()
    def keep_a_moment(self):
        before = self.now
        self.session.change("keep", storyboard=self.session.storyboard.keep(self.session.kept))
        self.kept(before)

    @precondition(lambda self: len(self.session.pins) < MOST)
    @rule()
    def pin_the_run(self):
        before = self.now
        self.session.change("pin", pins=self.session.pins.pin(self.session.scenario, self.session.last_step))
        self.kept(before)

    @precondition(lambda self: len(self.session.pins))
    @rule(change=st.sampled_from(["rename", "hide", "remove"]), place=st.integers(0, MOST))
    def change_a_pinned_run(self, change, place):
        before, pins = self.now, self.session.pins
        more = {"rename": ("Mine",), "hide": (True,), "remove": ()}[change]
        self.session.change(change, pins=getattr(pins, change)(place % len(pins), *more))
        self.kept(before)

    @precondition(lambda self: any(pin.length <= 4 * LONGEST for pin in self.session.pins.runs))
    @rule(place=st.integers(0, MOST))
    def restore_a_pinned_run(self, place):
        before = self.now
        short = [pin for pin in self.session.pins.runs if pin.length <= 4 * LONGEST]
        self.session.restore(short[place % len(short)])
        self.did(before)

    @precondition(lambda self: self.held is None)
    @rule()
    def take_hold(self):
        self.held = self.now
        self.session.begin_gesture("drag start")

    @precondition(lambda self: self.held is not None)
    @rule()
    def let_go(self):
        before, self.held = self.held, None
        self.session.end_gesture()
        self.did(before)

    @precondition(lambda self: self.held is not None)
    @rule()
    def give_up(self):
        before, self.held = self.held, None
        self.session.cancel_gesture()
        assert self.now == before

    @rule(steps=st.integers(1, 3 * LONGEST))
    def play(self, steps):
        self.session.player.play()
        self.session.player.due.emit(steps)
        self.session.player.pause()

    @rule(step=st.integers(-5, 4 * LONGEST))
    def seek(self, step):
        self.session.seek(step)

    @rule()
    def undo(self):
        self.session.undo()
        if self.held is None and self.past:
            self.future.append(self.before_turn)
            assert self.now == self.past.pop()

    @rule()
    def redo(self):
        self.session.redo()
        if self.held is None and self.future:
            self.past.append(self.before_turn)
            assert self.now == self.future.pop()

    @precondition(lambda self: self.held is None)
    @rule(other=st.none() | documents)
    def save_and_load(self, other):
        document = self.session.document
        if other is not None:
            document = other.replace(scenario=short(other.scenario), step=other.step % (4 * LONGEST))
        origin = saved(self.folder / "run.json", document)
        assert opened(origin.path) == origin
        self.session.open(opened(origin.path).document)
        assert (self.now, self.session.current_step) == (lasting(document), min(document.step, self.session.last_step))
        self.past, self.future = [], []

    @rule()
    def go_aside_and_come_back(self):
        before, step = self.now, self.session.current_step
        if self.held is not None:
            self.did_hold()
        self.session.set_aside()
        self.session.open(self.session.document.replace(scenario=Scenario()))
        self.session.edit(learning_rate=3.0)
        self.session.bring_back()
        assert (self.now, self.session.current_step) == (before, step)

    def did_hold(self):
        """Going aside lets go."""
        before, self.held = self.held, None
        self.did(before)

    @invariant()
    def all_is_as_it_should_be(self):
        session = self.session
        assert session.scenario == session.document.scenario
        assert 0 <= session.row < len(session.trajectory)
        assert session.history.deeds == len(self.past)
        assert (session.undo_name is None, session.redo_name is None) == (not self.past, not self.future)
        self.before_turn = self.now

    def teardown(self):
        """All the way back and forth, twice, to the last bit."""
        if self.held is not None:
            self.session.cancel_gesture()
        while self.session.redo_name is not None:
            self.session.redo()
        ways = [self.way(self.session.undo), self.way(self.session.redo)]
        ways += [self.way(self.session.undo), self.way(self.session.redo)]
        assert ways[0] == ways[2] == ways[1][::-1] == ways[3][::-1]

    def way(self, turn):
        """Every state on the way to one end."""
        states = [self.state()]
        while (self.session.undo_name if turn == self.session.undo else self.session.redo_name) is not None:
            turn()
            states.append(self.state())
        return states

    def state(self):
        run = solve(self.session.scenario).trajectory
        shown = self.session.solution.trajectory
        assert np.array_equal(run.p, shown.p, equal_nan=True)
        assert np.array_equal(run.parameters, shown.parameters, equal_nan=True)
        return dumps(self.now), shown.p.tobytes(), shown.loss.tobytes()


@pytest.mark.timeout(120 + SEQUENCES)
def test_undo_to_the_start_and_redo_to_the_end_give_the_same_states(qapp, tmp_path):
    Commands.folder = tmp_path
    run_state_machine_as_test(
        Commands,
        settings=settings(
            max_examples=SEQUENCES, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
