"""A thumbnail: the moment's own ground and run, no words, nothing outside but a run that leaves the triangle."""

import pytest

import xentviz
from xentviz.figure.contents.base import Moment
from xentviz.figure.display import Label, Picture
from xentviz.figure.simplex import DEFAULT_LAYERS
from xentviz.figure.theme import DARK, LIGHT
from xentviz.figure.thumbnail import thumbnail
from xentviz.pins import NO_PINS, pinned_runs

SOLUTION = xentviz.solve(xentviz.Scenario())


def drawn(row=20, layers=DEFAULT_LAYERS, swapped="", theme=LIGHT, size=(66, 62)):
    groups = thumbnail(Moment(SOLUTION, SOLUTION.trajectory, row), layers, swapped, theme, *size)
    return {group.name: group.items for group in groups}


def test_it_has_ground_run_and_current_point_and_no_words():
    shown = drawn(layers=DEFAULT_LAYERS | {"rising", "quoted-rows"}, swapped="loss")
    assert set(shown) == {"loss-map", "rising", "quoted-rows", "border", "ghosts", "path", "handles", "current"}
    assert not any(isinstance(item, Label) for items in shown.values() for item in items)


def test_pinned_runs_are_in_it_without_their_numbers():
    pins = pinned_runs(NO_PINS.pin(xentviz.Scenario(learning_rate=0.5)), SOLUTION.scenario)
    moment = Moment(SOLUTION, SOLUTION.trajectory, 20, pins=pins)
    groups = thumbnail(moment, DEFAULT_LAYERS, "", LIGHT, 66, 62)
    names = [group.name for group in groups]
    assert names.index("pinned-paths") < names.index("pinned-dots") < names.index("path")
    assert "pinned-numbers" not in names
    assert not any(isinstance(item, Label) for group in groups for item in group)


def test_layers_that_are_off_are_not_shown():
    assert set(drawn(layers=frozenset())) == {"border", "path", "handles", "current"}


@pytest.mark.parametrize("size", [(66, 62), (200, 40), (40, 200)])
def test_the_triangle_lies_inside(size):
    (ground,) = (item for item in drawn(size=size)["loss-map"] if isinstance(item, Picture))
    assert ground.x >= 0.0
    assert ground.y >= 0.0
    assert ground.x + ground.width <= size[0]
    assert ground.y + ground.height <= size[1]
    assert ground.width > 0.7 * min(size)


def test_the_current_point_moves_with_the_step_and_the_ground_with_the_theme():
    assert drawn(0)["current"][-1].points.tolist() != drawn(90)["current"][-1].points.tolist()
    assert (drawn()["loss-map"][0].rgb != drawn(theme=DARK)["loss-map"][0].rgb).any()
