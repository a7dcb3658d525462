"""Pinned runs as a value: pinned, named, hidden, removed, and back from plain data."""

import dataclasses
import gc
import json
import weakref

import pytest
from hypothesis import given

from tests.documents import pins as some_pins
from xentviz.engine.given import InputError
from xentviz.figure.frame import Frame
from xentviz.figure.ghosts import course
from xentviz.pinned import computed
from xentviz.pins import MOST, Pin, Pins, names, pinned_runs
from xentviz.played import MOST_ROWS
from xentviz.scenario import MAX_STEPS, Scenario
from xentviz.solution import solve

NOW = Scenario()


def pinned(*scenarios):
    pins = Pins()
    for scenario in scenarios:
        pins = pins.pin(scenario)
    return pins


@given(some_pins)
def test_plain_data_and_back(pins):
    assert Pins.from_dict(json.loads(json.dumps(pins.to_dict()))) == pins


@pytest.mark.parametrize(
    ("data", "begins"),
    [
        ({}, "is {}, allowed is a list of at most 20 runs."),
        ([[]], "[0] is [], allowed is an object with scenario, number, name, hidden, steps."),
        ([{"colour": "red"}], "[0].'colour' is unknown, allowed are scenario, "),
        ([{"number": 20}], "[0].number is 20, allowed is a whole number from 0 to 19."),
        ([{"number": True}], "[0].number is True, allowed is "),
        ([{"steps": 0.5}], "[0].steps is 0.5, allowed is a whole number from 0 to 100000."),
        ([{"hidden": 1}], "[0].hidden is 1, allowed are true and false."),
        ([{"name": None}], "[0].name is None, allowed is text."),
        ([{"name": "a" * 201}], "[0].name "),
        ([{"scenario": {}}], "[0].scenario.type is not 'xentviz-scenario'"),
        ([{"number": 3}, {"number": 3}], "has number 3 twice, allowed is each number once."),
        ([{"number": n} for n in range(21)], "is ["),
    ],
)
def test_what_is_wrong_is_named_with_its_place(data, begins):
    with pytest.raises(InputError) as refused:
        Pins.from_dict(data)
    assert str(refused.value).startswith(begins)


def test_two_classes_are_refused():
    with pytest.raises(InputError, match="scenario has 2 classes, allowed is 3"):
        Pin(Scenario(start=(0.5, 0.5), target=(1.0, 0.0)))


def test_a_run_takes_the_smallest_number_that_is_free_and_keeps_it():
    pins = pinned(NOW, NOW.replace(learning_rate=1.0), NOW.replace(learning_rate=2.0)).remove(1)
    assert [pin.number for pin in pins.runs] == [0, 2]
    assert [pin.number for pin in pins.pin(NOW.replace(learning_rate=3.0)).runs] == [0, 2, 1]


def test_one_too_many_is_refused():
    pins = pinned(*(NOW.replace(learning_rate=0.1 * (k + 1)) for k in range(MOST)))
    with pytest.raises(InputError, match="has 21 runs, allowed are at most 20"):
        pins.pin(NOW)


def test_a_change_leaves_the_pins_before_it_alone():
    before = pinned(NOW)
    assert before.rename(0, " mine ").runs[0].name == "mine"
    assert before.hide(0, True).runs[0].hidden
    assert before == pinned(NOW)


@pytest.mark.parametrize("change", [lambda p: p.rename(1, "a"), lambda p: p.hide(1, True), lambda p: p.remove(1)])
def test_there_must_be_a_run_at_the_place(change):
    with pytest.raises(IndexError):
        change(pinned(NOW))


def test_a_run_is_found_by_its_scenario_and_its_length():
    pins = Pins().pin(NOW, 300).pin(NOW)
    assert pins.find(NOW, 300) == 0
    assert pins.find(NOW, 0) == pins.find(NOW, NOW.steps) == 1
    assert pins.find(NOW, 301) is None
    assert pins.find(NOW.replace(learning_rate=1.0), 0) is None


def test_names_say_what_differs_from_the_others_and_from_the_present_run():
    pins = pinned(NOW, NOW.replace(learning_rate=1.0))
    assert names(pins, NOW) == ["Learning rate 0.1", "Learning rate 1"]
    assert names(pins, NOW.replace(start=(0.2, 0.2, 0.6))) == ["Learning rate 0.1", "Learning rate 1"]
    adam = NOW.replace(optimizer="adam")
    assert names(pinned(NOW), adam) == ["Gradient descent"]
    assert names(pins.pin(adam), NOW) == ["Gradient descent, learning rate 0.1", "Learning rate 1", "Adam"]


def test_names_of_many_runs_tell_only_what_is_unlike_most_of_them():
    others = [{"optimizer": "adam"}, {"loss": "squared-error"}, {"parameterization": "mirror"}, {"learning_rate": 5.0}]
    pins = pinned(NOW, *(NOW.replace(**changes) for changes in others))
    assert names(pins, NOW) == [
        "Gradient descent, learning rate 0.1", "Adam", "Squared error", "Mirror descent = natural gradient",
        "Learning rate 5",
    ]  # fmt: skip


def test_a_value_that_just_half_of_the_runs_share_is_told():
    quick = NOW.replace(learning_rate=1.0)
    pins = pinned(NOW, NOW.replace(steps=50), quick, quick.replace(loss="squared-error"))
    assert names(pins, NOW)[-1] == "Squared error, learning rate 1"


def test_runs_that_differ_in_many_ways_are_called_by_how_they_walk():
    one = NOW.replace(loss="squared-error", parameterization="mirror", optimizer="adam", learning_rate=2.0)
    assert names(pinned(NOW, one), NOW) == ["Gradient descent, learning rate 0.1", "Adam, learning rate 2"]


def test_a_run_like_the_present_one_is_called_by_how_it_walks():
    assert names(pinned(NOW), NOW) == ["Gradient descent, learning rate 0.1"]


def test_runs_that_would_be_called_the_same_have_their_lengths_in_the_name():
    assert names(Pins().pin(NOW).pin(NOW, 500), NOW.replace(loss="squared-error")) == [
        "Cross-entropy, 120 steps", "Cross-entropy, 500 steps",
    ]  # fmt: skip


def test_runs_that_end_by_other_rules_are_called_by_them():
    limited = NOW.replace(stop="step-limit:limit=20")
    assert names(pinned(NOW, limited), NOW) == ["Stopped by number of steps", "Stopped by step limit (steps 20)"]


def test_runs_that_no_words_tell_apart_have_their_numbers_in_the_name():
    near = [NOW.replace(start=(0.3 + each * 1e-5, 0.6 - each * 1e-5, 0.1)) for each in range(3)]
    pins = pinned(*near, NOW.replace(start=(0.2, 0.2, 0.6)))
    assert names(pins, NOW) == [
        *(f"Start (0.300, 0.600, 0.100), run {number}" for number in (1, 2, 3)), "Start (0.200, 0.200, 0.600)",
    ]  # fmt: skip
    longer = Pins().pin(near[0]).pin(near[1], 500).pin(near[2], 500)
    called = names(longer, NOW)
    assert len(set(called)) == 3
    assert [", run " in name for name in called] == [False, True, True]


def test_an_own_name_goes_first_and_no_name_brings_the_generated_one_back():
    pins = pinned(NOW).rename(0, "Mine")
    assert names(pins, NOW) == ["Mine"]
    assert names(pins.rename(0, "  "), NOW) == ["Gradient descent, learning rate 0.1"]


def test_what_is_hidden_is_not_in_sight():
    pins = pinned(NOW, NOW.replace(learning_rate=1.0)).hide(0, True)
    assert [(run.number, run.name) for run in pinned_runs(pins, NOW)] == [(1, "Learning rate 1")]


def test_a_run_is_no_shorter_than_its_preview():
    assert Pin(NOW.replace(steps=80), steps=7).length == 80


def test_a_run_that_was_played_on_has_its_length():
    (shown,) = pinned_runs(Pins().pin(NOW, 500), NOW)
    whole = solve(NOW.replace(steps=500)).trajectory
    assert shown.run.step[-1] == 500
    assert (shown.run.p == whole.p).all()


def test_a_long_run_has_few_rows_and_the_measures_of_all():
    found = computed(NOW.replace(learning_rate=1e-4), MAX_STEPS)
    assert len(found.record.run) <= MOST_ROWS
    p = solve(NOW.replace(learning_rate=1e-4, steps=MAX_STEPS)).trajectory.p[0]
    assert found.measures.reached[0] == int((p >= 0.5).argmax())
    assert found.measures.last == MAX_STEPS


def test_the_same_run_is_computed_once():
    first = computed(NOW, 120)
    assert computed(Scenario(), 120) is first
    pin = Pin(NOW)
    assert dataclasses.replace(pin, name="other").length == 120


def test_a_run_that_nobody_shows_any_more_is_not_held():
    shown = pinned_runs(Pins().pin(NOW.replace(learning_rate=0.123), 500), NOW)
    course(shown[0].run, Frame(100.0, 50.0, 300.0), 12.0)
    shown[0].at(300)
    gone = weakref.ref(shown[0].computed), weakref.ref(shown[0].run)
    del shown
    gc.collect()
    assert [each() for each in gone] == [None, None]
