"""What is remembered of something goes with it."""

from __future__ import annotations

import gc
import weakref

from xentviz.engine.while_alive import while_alive


class Thing:
    """Something that can be asked about."""


def counting(most=8):
    asked = []

    @while_alive(most)
    def twice(thing, number):
        asked.append(number)
        return 2 * number

    return twice, asked


def test_it_is_asked_once_for_each_thing_and_each_further_argument():
    twice, asked = counting()
    one, other = Thing(), Thing()
    assert [twice(one, 1), twice(one, 1), twice(one, 2), twice(other, 1)] == [2, 2, 4, 2]
    assert asked == [1, 2, 1]


def test_the_thing_is_not_held():
    twice, _asked = counting()
    thing = Thing()
    gone = weakref.ref(thing)
    twice(thing, 1)
    del thing
    gc.collect()
    assert gone() is None


def test_of_one_thing_no_more_than_so_many_results_are_kept():
    twice, asked = counting(most=2)
    thing = Thing()
    for number in (1, 2, 3, 1):
        twice(thing, number)
    assert asked == [1, 2, 3, 1]
