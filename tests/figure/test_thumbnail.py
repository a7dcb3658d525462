"""A thumbnail: the moment's own ground and run, no words, nothing outside but a run that leaves the triangle."""

import pytest

import xentviz
from xentviz.figure.contents.base import Moment
from xentviz.figure.display import Label, Picture
from xentviz.figure.simplex import DEFAULT_LAYERS
from xentviz.figure.theme import DARK, LIGHT
from xentviz.figure.thumbnail import grid_thumbnail, thumbnail
from xentviz.grid import read_grid
from xentviz.pins import NO_PINS, pinned_runs

SOLUTION = xentviz.solve(xentviz.Scenario())


def drawn(row=20, layers=DEFAULT_LAYERS, swapped="", theme=LIGHT, size=(66, 62)):
    groups = thumbnail(Moment(SOLUTION, row), layers, swapped, theme, *size)
    return {group.name: group.items for group in groups}


def test_it_has_ground_run_and_current_point_and_no_words():
    shown = drawn(layers=DEFAULT_LAYERS | {"rising", "quoted-rows"}, swapped="loss")
    assert set(shown) == {"loss-map", "rising", "quoted-rows", "border", "ghosts", "path", "handles", "current"}
    assert not any(isinstance(item, Label) for items in shown.values() for item in items)


def test_pinned_runs_are_in_it_without_their_numbers():
    pins = pinned_runs(NO_PINS.pin(xentviz.Scenario(learning_rate=0.5)), SOLUTION.scenario)
    moment = Moment(SOLUTION, 20, pins=pins)
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


GRID = read_grid("loss:cross-entropy;squared-error", "learning_rate:0.1;1;10")


def cells(row=20, layers=DEFAULT_LAYERS, size=(150, 92)):
    groups = grid_thumbnail(Moment(SOLUTION, row), GRID, layers, LIGHT, *size)
    return {group.name: group.items for group in groups}


def test_of_a_grid_every_cell_is_shown_in_its_row_and_column_without_words():
    shown = cells(layers=DEFAULT_LAYERS | {"rising", "quoted-rows"})
    assert {name for name in shown if name.endswith("-5")} == {
        f"{name}-5" for name in ("loss-map", "border", "path", "handles", "current")
    }
    assert "path-6" not in shown
    assert not any(isinstance(item, Label) for items in shown.values() for item in items)
    grounds = [shown[f"loss-map-{number}"][0] for number in range(6)]
    assert [ground.y for ground in grounds] == [grounds[0].y] * 3 + [grounds[3].y] * 3
    assert [ground.x for ground in grounds[:3]] == sorted({ground.x for ground in grounds})
    assert grounds[0].y + grounds[0].height < grounds[3].y
    assert grounds[5].x + grounds[5].width <= 150
    assert grounds[5].y + grounds[5].height <= 92


def test_of_a_grid_each_cell_shows_its_own_run_at_the_step():
    places = [items[-1].points.tolist() for name, items in cells(90).items() if name.startswith("current")]
    before = [items[-1].points.tolist() for name, items in cells(0).items() if name.startswith("current")]
    assert all(a != b for a, b in zip(places, before, strict=True))
    paths = [items[-1].lines[0] for name, items in cells(90).items() if name.startswith("path")]
    assert len({path.shape for path in paths}) > 1
