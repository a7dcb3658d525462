"""Forms made from catalogue entries."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from xentviz.engine.losses import LOSSES
from xentviz.engine.optimizers import OPTIMIZERS
from xentviz.engine.parameterizations import PARAMETERIZATIONS
from xentviz.views.check_box import CheckBox
from xentviz.views.number_box import NumberBox
from xentviz.views.param_form import ParamForm

MEMBERS = [*LOSSES, *OPTIMIZERS, *PARAMETERIZATIONS]


@pytest.mark.parametrize("member", MEMBERS, ids=lambda member: member.name)
def test_every_parameter_has_the_control_of_its_kind(qtbot, member):
    form = ParamForm(member())
    qtbot.addWidget(form)
    kinds = {param.name: CheckBox if param.kind is bool else NumberBox for param in member.params()}
    assert {name: type(control) for name, control in form.controls.items()} == kinds


@pytest.mark.parametrize("member", MEMBERS, ids=lambda member: member.name)
def test_every_number_box_refuses_what_its_parameter_refuses(qtbot, member):
    form = ParamForm(member())
    qtbot.addWidget(form)
    labels = {param.name: param.label for param in member.params()}
    boxes = {name: control for name, control in form.controls.items() if isinstance(control, NumberBox)}
    for name, box in boxes.items():
        before = form.entry
        box.setText("-1e300")
        with qtbot.waitSignal(box.refused) as refused, qtbot.assertNotEmitted(form.entryEdited):
            qtbot.keyClick(box, Qt.Key.Key_Return)
        assert refused.args[0].startswith(f"{labels[name]} is ")
        assert form.entry == before


def test_edit_tells_the_whole_entry(qtbot):
    form = ParamForm(OPTIMIZERS.make("adam", {"beta2": 0.5}))
    qtbot.addWidget(form)
    form.controls["beta1"].setText("0.25")
    with qtbot.waitSignal(form.entryEdited) as edited:
        qtbot.keyClick(form.controls["beta1"], Qt.Key.Key_Return)
    assert edited.args == [OPTIMIZERS.make("adam", {"beta1": 0.25, "beta2": 0.5})]
    assert form.entry == edited.args[0]


def test_showing_an_entry_tells_nobody(qtbot):
    form = ParamForm(OPTIMIZERS.make("rmsprop"))
    qtbot.addWidget(form)
    with qtbot.assertNotEmitted(form.entryEdited):
        form.show_entry(OPTIMIZERS.make("rmsprop", {"alpha": 0.5, "centered": True}))
    assert form.controls["alpha"].text() == "0.5"
    assert form.controls["centered"].isChecked()
