"""One actor in the panel: the parameters of the entry that is chosen are in sight, and no others."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from xentviz.engine.optimizers import OPTIMIZERS, Adam, GradientDescent, Momentum
from xentviz.views.actor_section import ActorSection


@pytest.fixture
def section(qtbot):
    widget = ActorSection("How it walks", OPTIMIZERS)
    qtbot.addWidget(widget)
    widget.show_entry(Adam())
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def in_sight(section):
    return {name for form in section._forms.values() for name, box in form.controls.items() if box.isVisible()}


def test_showing_another_entry_puts_the_old_parameters_away(section):
    assert in_sight(section) == {"beta1", "beta2", "epsilon"}
    section.show_entry(Momentum())
    assert in_sight(section) == {"momentum", "dampening"}
    section.show_entry(GradientDescent())
    assert in_sight(section) == set()


def test_choosing_another_entry_does_so_too_and_tells_the_entry_with_its_parameters(section, qtbot):
    section.show_entry(Momentum(momentum=0.3))
    section.show_entry(Adam())
    with qtbot.waitSignal(section.entryEdited) as edited:
        while section.choice.currentText() != Momentum.label:
            qtbot.keyClick(section.choice, Qt.Key.Key_Up)
    assert in_sight(section) == {"momentum", "dampening"}
    assert isinstance(edited.args[0], type(OPTIMIZERS.make(edited.args[0].name)))
    assert section._shown.entry == Momentum(momentum=0.3)


def test_values_that_are_shown_are_in_the_boxes(section):
    section.show_entry(Adam(beta1=0.25))
    assert section._shown.controls["beta1"].text() == "0.25"
    section.show_entry(Adam())
    assert section._shown.controls["beta1"].text() == "0.9"
