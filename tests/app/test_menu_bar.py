"""The bar at the top: menus on the left, buttons on the right, one line of text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint

from xentviz.rivals import ACTORS


@pytest.mark.parametrize("button", ["copy_button", "export_button"])
def test_the_menus_stand_at_the_height_of_the_buttons(person, button):
    window = person.program.window
    bar, pressed = window.menuBar(), getattr(window, button)
    middle = pressed.mapTo(bar, QPoint(0, 0)).y() + pressed.height() / 2
    for action in bar.actions():
        place = bar.actionGeometry(action)
        assert abs(place.y() + place.height() / 2 - middle) <= 1.0
        assert place.bottom() < bar.height()


def test_actors_are_swapped_in_the_order_of_the_settings(person):
    named = [action.objectName() for action in person.program.window.actions()]
    swaps = [name.removeprefix("swap-") for name in named if name.startswith("swap-")]
    assert swaps == list(ACTORS)
