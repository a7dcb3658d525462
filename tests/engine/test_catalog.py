"""Catalogues: their members describe themselves, and every member has what menus and files need."""

import dataclasses
from fractions import Fraction

import numpy as np
import pytest

from xentviz.engine.catalog import Catalog, Entry, number, switch
from xentviz.engine.given import InputError
from xentviz.engine.losses import LOSSES
from xentviz.engine.optimizers import OPTIMIZERS
from xentviz.engine.parameterizations import PARAMETERIZATIONS
from xentviz.engine.stopping import STOPPING

ALL = [member for catalog in (LOSSES, PARAMETERIZATIONS, OPTIMIZERS, STOPPING) for member in catalog]
each = pytest.mark.parametrize("member", ALL, ids=lambda member: member.name)


@dataclasses.dataclass(frozen=True)
class Tea(Entry):
    name = "tea"
    label = "Tea"
    summary = "A drink."

    heat: float = number(80.0, "Heat", low=0.0, open_low=True, high=100.0)
    milk: bool = switch(False, "Milk")


DRINKS = Catalog("drink", (Tea,))


@each
def test_names_are_kebab_case_and_parameters_snake_case(member):
    assert member.name == member.name.lower().replace("_", "-").replace(" ", "-")
    assert all(param.name.isidentifier() and param.name == param.name.lower() for param in member.params())


@each
def test_labels_and_summaries_are_written_for_people(member):
    assert member.label[0].isupper()
    assert member.summary.endswith(".")
    assert len(member.summary) <= 120
    assert all(param.label for param in member.params())


@each
def test_entries_are_frozen_values(member):
    assert member() == member()
    assert hash(member()) == hash(member())
    for param in member.params():
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(member(), param.name, param.default)


@pytest.mark.parametrize("catalog", [LOSSES, PARAMETERIZATIONS, OPTIMIZERS, STOPPING], ids=lambda c: c.kind)
def test_names_in_a_catalogue_are_unique_and_in_order(catalog):
    assert catalog.names == tuple(member.name for member in catalog)
    assert len(set(catalog.names)) == len(catalog)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("tea", Tea()),
        ("tea:", Tea()),
        ("tea:heat=95", Tea(95.0)),
        ("tea:milk=true,heat=1e1", Tea(10.0, True)),
        ("tea:milk= False ", Tea()),
        (" tea : heat = 95 , milk = true ", Tea(95.0, True)),
        ("tea:heat=.5e1", Tea(5.0)),
    ],
)
def test_text_is_read(text, entry):
    assert DRINKS.parse(text) == entry


@pytest.mark.parametrize("heat", [100, 100.0, 1e-300])
def test_bounds_that_belong_are_allowed(heat):
    assert DRINKS.make("tea", {"heat": heat}).heat == float(heat)


@pytest.mark.parametrize("heat", [0, 0.0, -1, 100.1, float("nan"), float("inf"), True, "80", None, 10**400])
def test_values_out_of_bounds_are_refused(heat):
    with pytest.raises(InputError, match=r"^tea: heat is .*, allowed is a finite number above 0 up to 100\.$"):
        DRINKS.make("tea", {"heat": heat})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("tee", "drink 'tee' is unknown (did you mean tea?), allowed are tea."),
        ("coffee", "drink 'coffee' is unknown, allowed are tea."),
        ("c" * 1000 + ":x", f"drink '{'c' * 79} is unknown, allowed are tea."),
        ("tea:sugar=1", "drink tea: 'sugar' is no parameter of it, allowed are heat, milk."),
        ("tea:heat", "drink tea: 'heat' is not of the form parameter=value."),
        ("tea:heat=1,heat=2", "drink tea: 'heat' stands twice, allowed is once."),
        ("tea:heat=1_0", "tea: heat is '1_0', allowed is a finite number above 0 up to 100."),
        ("tea:heat=nan", "tea: heat is 'nan', allowed is a finite number above 0 up to 100."),
        ("tea:heat=", "tea: heat is '', allowed is a finite number above 0 up to 100."),
        ("tea:heat=hot", "tea: heat is 'hot', allowed is a finite number above 0 up to 100."),
        ("tea:heat=0", "tea: heat is 0.0, allowed is a finite number above 0 up to 100."),
        ("tea:milk=yes", "tea: milk is 'yes', allowed is true or false."),
    ],
)
def test_bad_text_is_refused_with_what_is_allowed(text, message):
    with pytest.raises(InputError) as caught:
        DRINKS.parse(text)
    assert str(caught.value) == message


@pytest.mark.parametrize("heat", [np.float32(95.0), np.int64(95), Fraction(95)])
def test_numbers_of_any_kind_are_kept_as_floats(heat):
    assert DRINKS.make("tea", {"heat": heat}) == Tea(95.0)
    assert type(Tea(heat).heat) is float


def test_a_bad_value_in_plain_data_is_named_by_its_place():
    with pytest.raises(InputError, match=r"^drink\.heat is 'hot', allowed is a finite number above 0 up to 100\.$"):
        DRINKS.from_dict({"name": "tea", "heat": "hot"})


def test_plain_data_comes_back():
    assert Tea(95.0, True).to_dict() == {"name": "tea", "heat": 95.0, "milk": True}
    assert DRINKS.from_dict(Tea(95.0, True).to_dict()) == Tea(95.0, True)
    for data in (None, [], "tea", {}, {"heat": 1.0}, {"name": 1}):
        with pytest.raises(InputError, match=r"^drink is .*, allowed is an object with a name and its parameters\.$"):
            DRINKS.from_dict(data)
