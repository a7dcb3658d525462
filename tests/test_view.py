"""How things are shown: what is allowed, what is refused and how, and the way to plain data and back."""

import json

import pytest
from hypothesis import given

from tests.documents import views
from xentviz.engine.given import InputError
from xentviz.view import CHOICES, View

BAD = [
    ("layers", ["clouds"]),
    ("layers", ["grid", "grid"]),
    ("layers", "grid"),
    ("layers", None),
    ("layers", [1]),
    ("layers", [["grid"]]),
    ("log_loss", 1),
    ("log_loss", "yes"),
    ("swapped", "target"),
    ("swapped", None),
    ("page", ""),
    ("page", ["ledger"]),
    ("span", "all"),
    ("grid", 1),
    ("rows", None),
    ("rows", ["loss"]),
    ("columns", 0.1),
    ("columns", "learning_rate:" + "1;" * 2000),
]


@pytest.mark.parametrize(("name", "value"), BAD)
def test_what_is_not_allowed_is_refused_with_its_name(name, value):
    for make in (View, View().replace):
        with pytest.raises(InputError, match=f"^{name} .*, allowed (is|are) .*\\.$"):
            make(**{name: value})


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"rows": "colour"}, r"^rows: axis is 'colour', allowed are loss, "),
        ({"columns": "start:A;0.5"}, r"^columns: start is '0.5', allowed are 3 numbers"),
        ({"rows": "learning_rate"}, r"^rows and columns are both learning_rate, allowed are two different ones"),
    ],
)
def test_axes_of_the_grid_that_are_none_are_refused_with_the_side_at_fault(changes, sentence):
    with pytest.raises(InputError, match=sentence):
        View.from_dict(changes)


def test_layers_are_a_set_however_they_are_given():
    assert View(["scale", "grid"]) == View(("grid", "scale")) == View(frozenset({"grid", "scale"}))
    assert View([]).layers == frozenset()


def test_an_unknown_choice_is_refused():
    with pytest.raises(InputError, match=r"^'zoom' is unknown, allowed are layers, "):
        View.from_dict({"zoom": 2})


@given(views)
def test_plain_data_and_back(view):
    data = json.loads(json.dumps(view.to_dict()))
    assert tuple(data) == CHOICES
    assert View.from_dict(data) == view


def test_layers_are_written_in_the_order_of_the_menu():
    assert View(["scale", "arrows", "loss-map"]).to_dict()["layers"] == ["loss-map", "arrows", "scale"]
