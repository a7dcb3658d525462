"""The display list: what is moved is the same elsewhere, whatever it consists of."""

import dataclasses

import numpy as np
import pytest

from xentviz.figure.display import Area, Fill, Group, Label, Lines, Markers, Page, Picture, Stroke
from xentviz.figure.svg import svg

TRIANGLE = np.array([(0.0, 0.0), (10.0, 0.0), (5.0, 8.0)])
INK, PEN = Fill("#123456"), Stroke("#654321", 1.0)
ALL = [
    Lines((TRIANGLE, TRIANGLE[:2]), PEN),
    Area((TRIANGLE, TRIANGLE / 2), INK),
    Markers(TRIANGLE, "circle", 2.0, INK, PEN),
    Label(1.0, 2.0, "A", 9.0, "#123456"),
    Picture(np.zeros((2, 2, 3), np.uint8), 0.0, 0.0, 10.0, 8.0, TRIANGLE),
]


def places(item):
    """All coordinates of an item, by field, as arrays (n, 2)."""
    fields = {f.name: getattr(item, f.name) for f in dataclasses.fields(item)}
    found = {name: np.concatenate(value) for name, value in fields.items() if name == "lines"}
    found |= {name: value for name, value in fields.items() if name in ("points", "clip")}
    return found | ({"at": np.array([(item.x, item.y)])} if hasattr(item, "x") else {})


@pytest.mark.parametrize("item", ALL, ids=lambda item: type(item).__name__)
def test_all_places_of_what_is_moved_are_elsewhere_and_nothing_else_differs(item):
    there = item.moved(3.0, -2.0)
    assert places(there).keys() == places(item).keys() != set()
    for name, before in places(item).items():
        np.testing.assert_allclose(places(there)[name] - before, np.broadcast_to((3.0, -2.0), before.shape))
    back = Group("there", (there,)).moved(-3.0, 2.0)
    pages = [svg(Page(20.0, 20.0, None, (Group("there", items),))) for items in ((item,), back.items)]
    assert back.name == "there"
    assert pages[0] == pages[1]
