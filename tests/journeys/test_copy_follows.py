"""The figure that leaves the window is the one of the moment: its layers, its step, its run, its scale, its rivals."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from xentviz.app.order import Order
from xentviz.figure.render_options import RenderOptions
from xentviz.figure.simplex import DEFAULT_LAYERS

CONTROL = Qt.KeyboardModifier.ControlModifier


def copied(person):
    """The copied figure as SVG text."""
    person.key(Qt.Key.Key_C, CONTROL)
    return bytes(QApplication.clipboard().mimeData().data("image/svg+xml").data()).decode()


def groups(figure):
    return set(re.findall(r'<g id="([^"]+)">', figure))


@pytest.mark.parametrize("layer", ["loss-map", "streamlines", "grid", "scale"])
def test_a_layer_that_is_switched_off_is_not_in_it(person, layer):
    assert layer in groups(copied(person))
    person.session.edit_view(layers=DEFAULT_LAYERS - {layer})
    assert layer not in groups(copied(person))


def test_a_layer_that_is_switched_on_is_in_it(person):
    assert "arrows" not in groups(copied(person))
    person.session.edit_view(layers=DEFAULT_LAYERS | {"arrows"})
    assert "arrows" in groups(copied(person))


def test_it_shows_the_step_that_is_looked_at(person):
    person.session.seek(40)
    assert "Step 40 of 120: p = " in copied(person)


def test_steps_beyond_the_preview_are_in_it(person):
    person.session.edit(steps=5)
    person.session.to_end()
    for _ in range(3):
        person.key(Qt.Key.Key_Right)
    assert "Step 8 of 8: p = " in copied(person)


def test_its_loss_axis_is_that_of_the_window(person):
    assert ">log scale<" in copied(person) or 'aria-label="log scale"' in copied(person)
    person.key(Qt.Key.Key_L)
    assert "log scale" not in copied(person)


def test_rivals_that_are_shown_are_in_it(person):
    assert "ghosts" not in groups(copied(person))
    person.key(Qt.Key.Key_P, Qt.KeyboardModifier.ShiftModifier)
    assert "ghosts" in groups(copied(person))


def test_it_is_as_large_as_the_last_export_and_has_its_own_words_and_content(person):
    was = RenderOptions(
        size="100x100mm",
        content="ledger",
        ground="dark",
        caption="Learning rate 0.1: C rises first",
        names=("cat", "", ""),
    )
    person.program.desk.exporting.dialog.take(Order(options=was))
    person.session.edit(learning_rate=0.9)
    figure = copied(person)
    assert 'viewBox="0 0 283.46 283.46"' in figure
    assert "Step 0 of 120: p = " in figure
    assert "learning rate 0.9" in figure
    assert "C rises first" not in figure
    assert "cat" not in figure
    assert {"path", "loss-map"} <= groups(figure)
