"""The heading of the loss card says what its axis is, whatever was asked for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from xentviz.scenario import Scenario

NEGATIVE = Scenario(loss="negated-cross-entropy")


@pytest.mark.parametrize(
    ("scenario", "caption"), [(Scenario(), "log scale"), (NEGATIVE, "linear scale: losses below 0")]
)
def test_from_the_first_moment_the_heading_names_the_axis(open_window, scenario, caption):
    assert open_window(scenario).program.window.loss_card.caption.text() == caption


def test_the_heading_follows_the_run_and_the_key(person):
    caption = person.program.window.loss_card.caption
    seen = []
    for act in (
        lambda: person.session.load(NEGATIVE),
        lambda: person.key(Qt.Key.Key_L),
        lambda: person.session.load(Scenario()),
        lambda: person.key(Qt.Key.Key_L),
    ):
        act()
        seen.append(caption.text())
    assert seen == ["linear scale: losses below 0", "linear scale", "linear scale", "log scale"]
