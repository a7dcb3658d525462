"""The history of a document: entries and their names, gestures, runs of small changes, and the way back and forth."""

import tracemalloc

import pytest

from xentviz.document import Document
from xentviz.scenario import Scenario
from xentviz.storyboard import Kept, Storyboard
from xentviz.undo import MOST_ENTRIES, PAUSE_S, History, named
from xentviz.view import View


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def history(clock):
    return History(Document(), clock)


def at(rate):
    return Document(Scenario(learning_rate=rate))


def way_back(history):
    """The names and learning rates on the way back to the beginning."""
    steps = []
    while history.undo_name is not None:
        name = history.undo_name
        assert history.undo()
        steps.append((name, history.present.scenario.learning_rate))
    return steps


def test_what_was_done_is_taken_back_by_name_and_done_again(history):
    history.change("one", at(1.0))
    history.change("two", at(2.0))
    assert (history.undo_name, history.redo_name) == ("two", None)
    assert history.undo()
    assert (history.present, history.undo_name, history.redo_name) == (at(1.0), "one", "two")
    assert history.undo()
    assert (history.present, history.undo_name, history.redo_name) == (Document(), None, "one")
    assert not history.undo()
    assert history.redo()
    assert history.redo()
    assert not history.redo()
    assert (history.present, history.undo_name, history.redo_name) == (at(2.0), "two", None)


def test_a_new_change_forgets_what_was_undone(history):
    history.change("one", at(1.0))
    history.undo()
    history.change("two", at(2.0))
    assert history.redo_name is None
    assert way_back(history) == [("two", 0.1)]


def test_a_gesture_is_one_entry_however_many_changes_it_has(history):
    history.begin("drag")
    for rate in (1.0, 2.0, 3.0):
        history.change("learning rate", at(rate))
    assert history.in_gesture
    assert not history.undo()
    assert history.end()
    assert way_back(history) == [("drag", 0.1)]


def test_a_gesture_without_a_name_has_that_of_its_first_change(history):
    history.begin()
    history.change("one", at(1.0))
    history.change("two", at(2.0))
    history.end()
    assert history.undo_name == "one"


def test_a_gesture_that_comes_back_to_where_it_began_is_none(history):
    history.change("one", at(1.0))
    history.undo()
    history.begin("drag")
    history.change("learning rate", at(5.0))
    history.change("learning rate", at(0.1))
    assert not history.end()
    assert (history.undo_name, history.redo_name) == (None, "one")


def test_a_cancelled_gesture_leaves_past_and_future_as_they_were(history):
    history.change("one", at(1.0))
    history.change("two", at(2.0))
    history.undo()
    history.begin("drag")
    history.change("learning rate", at(5.0))
    assert history.cancel()
    assert (history.present, history.undo_name, history.redo_name) == (at(1.0), "one", "two")
    assert not history.cancel()


@pytest.mark.parametrize("given_up", [False, True])
def test_what_is_kept_in_a_gesture_is_an_entry_of_its_own_before_it_and_stays(history, given_up):
    history.begin("drag")
    history.change("learning rate", at(5.0))
    board = Storyboard((Kept(step=3),))
    assert history.change("keep moment", history.present.replace(storyboard=board))
    history.change("learning rate", at(6.0).replace(storyboard=board))
    assert history.cancel() if given_up else history.end()
    rate = 0.1 if given_up else 6.0
    assert history.present == at(rate).replace(storyboard=board)
    if not given_up:
        assert history.undo().name == "drag"
    assert history.present == at(0.1).replace(storyboard=board)
    assert history.undo().name == "keep moment"
    assert (history.present, history.undo_name) == (at(0.1), None)


def test_a_gesture_that_begins_ends_the_one_before(history):
    history.begin("first")
    history.change("learning rate", at(1.0))
    history.begin("second")
    history.change("learning rate", at(2.0))
    history.end()
    assert way_back(history) == [("second", 1.0), ("first", 0.1)]


def test_changes_of_a_run_are_one_entry_until_a_pause(history, clock):
    for rate in (1.0, 2.0, 3.0):
        clock.now += PAUSE_S
        history.change("learning rate", at(rate), "wheel")
    clock.now += PAUSE_S * 1.001
    history.change("learning rate", at(4.0), "wheel")
    assert way_back(history) == [("learning rate", 3.0), ("learning rate", 0.1)]


INTERRUPTIONS = {
    "another run": lambda history: history.change("other", at(7.0), "other"),
    "a change of no run": lambda history: history.change("other", at(7.0)),
    "a gesture": lambda history: (history.begin("drag"), history.change("drag", at(7.0)), history.end()),
    "undo and redo": lambda history: (history.undo(), history.redo()),
    "a seal": lambda history: history.seal(),
}


@pytest.mark.parametrize("interrupt", INTERRUPTIONS.values(), ids=INTERRUPTIONS)
def test_whatever_comes_between_ends_a_run(history, interrupt):
    history.change("learning rate", at(1.0), "wheel")
    interrupt(history)
    before = history.present
    history.change("learning rate", at(2.0), "wheel")
    history.undo()
    assert history.present == before


def test_a_run_that_comes_back_to_where_it_began_is_no_entry(history):
    history.change("one", at(1.0))
    history.change("learning rate", at(2.0), "wheel")
    history.change("learning rate", at(1.0), "wheel")
    assert way_back(history) == [("one", 0.1)]
    history.change("learning rate", at(2.0), "wheel")
    history.change("learning rate", at(0.1), "wheel")
    assert (history.undo_name, history.redo_name) == (None, "one")


def test_after_a_run_that_came_back_to_where_it_began_the_next_change_is_an_entry_again(history):
    for rate in (1.0, 0.1, 2.0):
        history.change("learning rate", at(rate), "wheel")
    assert way_back(history) == [("learning rate", 0.1)]


def test_passing_choices_make_no_entry_and_stay_through_undo_and_redo(history):
    history.change("one", at(1.0))
    history.pass_to(history.present.with_passing(Document(view=View(page="maths", span="sum"))))
    assert history.undo()
    assert history.present == Document(view=View(page="maths", span="sum"))
    history.pass_to(history.present.with_passing(Document()))
    assert history.redo()
    assert history.present == at(1.0)


def test_the_past_is_bounded_and_costs_what_it_says(history):
    tracemalloc.start()
    for number in range(MOST_ENTRIES + 10):
        history.change("learning rate", at(1.0 + number))
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size < 2_000 * MOST_ENTRIES
    assert len(way_back(history)) == MOST_ENTRIES
    assert history.present == at(10.0)


def test_changes_are_called_by_the_names_a_person_knows():
    assert named(["learning_rate"]) == "learning rate"
    assert named(["steps"]) == "previewed steps"
    assert named(["swapped", "free"]) == "swap, gradient entries"
    assert named(["log_loss"]) == "loss scale"
    assert named(["start", "target"]) == "start, target"
