"""What lies round the handles on the screen."""

from __future__ import annotations

import numpy as np
import pytest

from xentviz.engine.simplex import lattice
from xentviz.figure.boxes import Box
from xentviz.figure.display import Group, Label
from xentviz.figure.handles import START, TARGET
from xentviz.figure.simplex import foreground
from xentviz.scenario import Scenario
from xentviz.solution import solve
from xentviz.views.simplex_canvas import Canvas

SOFT = (0.5, 0.3, 0.2)


def shown(width, height, start, target):
    """A canvas of this size, and the boxes of its words by text."""
    scenario = Scenario(start=tuple(start), target=tuple(target), steps=1)
    canvas = Canvas(scenario=scenario, trajectory=solve(scenario).trajectory)
    canvas.resize(width, height)
    groups: tuple[Group, ...] = foreground(canvas.trajectory, 0, scenario, canvas.frame, canvas.theme, canvas.text_size)
    return canvas, {item.text: Box.of(item) for group in groups for item in group if isinstance(item, Label)}


def room(ring, box):
    """How far the outer edge of a ring is from the nearest point of a box."""
    x, y = ring.points[0]
    across, down = max(abs(x - box.x) - box.half_width, 0.0), max(abs(y - box.y) - box.half_height, 0.0)
    return np.hypot(across, down) - (ring.size + ring.stroke.width) / 2


@pytest.mark.parametrize("size", [(320, 300), (640, 560), (1400, 1100)])
@pytest.mark.parametrize("start", lattice(6).T.tolist())
def test_no_ring_of_a_handle_cuts_its_name(size, start):
    canvas, words = shown(*size, start, SOFT)
    for name in (START, TARGET):
        for ring in canvas.rings(name, name):
            assert room(ring, words[name]) >= 0.0, name


@pytest.mark.parametrize("start", [p for p in lattice(6).T.tolist() if np.abs(np.subtract(p, SOFT)).max() > 0.15])
def test_no_ring_of_a_handle_cuts_the_name_of_the_other(start):
    canvas, words = shown(640, 560, start, SOFT)
    for name, other in ((START, TARGET), (TARGET, START)):
        for ring in canvas.rings(name, name):
            assert room(ring, words[other]) >= 0.0, other


@pytest.mark.parametrize("size", [(320, 300), (1400, 1100)])
def test_rings_leave_their_marks_in_sight(size):
    canvas, _ = shown(*size, (0.3, 0.6, 0.1), SOFT)
    groups = foreground(canvas.trajectory, 0, canvas.scenario, canvas.frame, canvas.theme, canvas.text_size)
    (handles,) = (group for group in groups if group.name == "handles")
    widest = max(mark.size + mark.stroke.width for mark in handles if not isinstance(mark, Label))
    _, focus = canvas.rings(START, START)
    assert focus.size - focus.stroke.width >= widest
