"""A document as plain data: whole there and back, and refused with the place of what is wrong."""

import json

import pytest
from hypothesis import given

from tests.documents import documents
from xentviz.document import FIELDS, Document
from xentviz.engine.given import InputError
from xentviz.scenario import Scenario
from xentviz.view import View


@given(documents)
def test_plain_data_and_back(document):
    data = json.loads(json.dumps(document.to_dict()))
    assert tuple(data) == FIELDS
    assert Document.from_dict(data) == document


def test_what_is_left_out_is_the_default():
    assert Document.from_dict({}) == Document(Scenario(), View())


@pytest.mark.parametrize(
    ("data", "begins"),
    [
        ({"view": {"layers": ["clouds"]}}, "view.layers has 'clouds', allowed are "),
        ({"view": {"zoom": 2}}, "view.'zoom' is unknown, allowed are "),
        ({"view": []}, "view is [], allowed is an object with layers, "),
        ({"scenario": {}}, "scenario.type is not 'xentviz-scenario'"),
        ({"scenario": Scenario().to_dict() | {"steps": True}}, "scenario.steps is True, allowed is "),
        ({"weather": 1}, "'weather' is unknown, allowed are scenario, view"),
        ({"storyboard": [{}, {"step": 0.5}]}, "storyboard[1].step is 0.5, allowed is "),
        ({"pins": [{"steps": -1}]}, "pins[0].steps is -1, allowed is "),
        ({"step": -1}, "step is -1, allowed is a whole number from 0 to 100000."),
        ({"step": 100_001}, "step is 100001, allowed is "),
        ({"step": True}, "step is True, allowed is "),
        ({"step": 1.0}, "step is 1.0, allowed is "),
        ({"step": None}, "step is None, allowed is "),
        ({"step": "7"}, "step is '7', allowed is "),
        ({"pins": [{}, {}]}, "pins has number 0 twice, allowed is "),
        ({"storyboard": [{"view": {"span": "week"}}]}, "storyboard[0].view.span is 'week', allowed are "),
    ],
)
def test_what_is_wrong_is_named_with_its_place(data, begins):
    with pytest.raises(InputError) as refused:
        Document.from_dict(data)
    assert str(refused.value).startswith(begins)


def test_what_is_nobody_s_work_is_taken_from_another_document_and_nothing_else():
    now = Document(Scenario(steps=7), View(["grid"], log_loss=False, swapped="loss", page="maths", span="sum"), step=57)
    assert Document().with_passing(now) == Document(view=View(page="maths", span="sum"), step=57)
