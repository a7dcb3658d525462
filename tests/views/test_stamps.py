"""Stamps beside what the painter paints itself."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from xentviz.figure.display import Fill, Group, Label, Lines, Markers, Stroke
from xentviz.figure.painter import load_fonts, paint, painting
from xentviz.views.stamps import Stamps

SIZE = 60
RING = Stroke("#c8104a", 1.4)


def image(ratio):
    made = QImage(round(SIZE * ratio), round(SIZE * ratio), QImage.Format.Format_RGB32)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.white)
    return made


def pixels(made):
    return np.frombuffer(made.constBits(), np.uint8).reshape(made.height(), made.width(), 4)[..., :3].astype(int)


def painted(items, ratio=1.0, origin=(0.0, 0.0), stamps=None):
    """Pixels of the items, painted by stamps or by the painter."""
    load_fonts()
    made = image(ratio)
    with painting(made) as painter:
        painter.translate(*origin)
        (stamps.paint if stamps is not None else paint)(painter, [Group("items", tuple(items))])
    return pixels(made)


def marker(x, y, shape="circle", **changes):
    return Markers(np.array([(x, y)]), shape, 11.0, **{"fill": Fill("#ffffff"), "stroke": RING} | changes)


MARKS = {
    **{shape: marker(20.25, 30.5, shape) for shape in ("circle", "square", "triangle", "star")},
    "no rim": marker(20.25, 30.5, fill=Fill("#003000"), stroke=None),
    "broad rim": marker(20.25, 30.5, "star", stroke=Stroke("#000000", 9.0)),
    "hollow": marker(20.25, 30.5, fill=None),
    "two": Markers(np.array([(12.0, 12.0), (40.5, 40.25)]), "star", 9.0, Fill("#101010")),
}


@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize("item", MARKS.values(), ids=MARKS)
def test_marks_look_as_the_painter_paints_them(qapp, item, ratio):
    plain, stamped = painted([item], ratio), painted([item], ratio, stamps=Stamps(ratio))
    assert (plain < 200).any()
    assert np.abs(plain - stamped).max() <= 10


def test_what_lies_below_and_above_marks_stays_there(qapp):
    line = Lines((np.array([(5.0, 5.0), (50.0, 40.0)]),), Stroke("#000000", 3.0))
    items = [line, marker(27.0, 22.0), Label(20.0, 25.0, "A↑", 14.0, "#0060a0", halo="#ffffff"), marker(30.0, 22.0)]
    assert np.abs(painted(items) - painted(items, stamps=Stamps(1.0))).max() <= 10
    for order in (items[::-1], [items[1], items[0]]):
        assert np.abs(painted(items) - painted(order)).max() > 100


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("origin", [(0.0, 0.0), (7.0, -3.0)])
def test_a_mark_lies_within_a_fraction_of_a_pixel_of_its_place(qapp, ratio, origin):
    stamps = Stamps(ratio)
    for x, y in np.random.default_rng(3).uniform(15.0, 40.0, (40, 2)).tolist():
        ink = 255.0 - painted([marker(x, y)], ratio, origin, stamps).mean(axis=2)
        rows, columns = (np.arange(length) + 0.5 for length in ink.shape)
        at = np.array([(ink.sum(axis=0) * columns).sum(), (ink.sum(axis=1) * rows).sum()]) / ink.sum()
        assert at == pytest.approx((np.array([x, y]) + origin) * ratio, abs=0.2)


def test_marks_a_pixel_apart_share_a_stamp_and_other_looks_have_their_own(qapp):
    stamps = Stamps(1.0)
    painted([marker(20.0, 20.0), marker(21.0, 35.0)], stamps=stamps)
    assert stamps.count == 1
    others = [
        marker(20.0, 20.0, "square"),
        marker(20.0, 20.0, fill=None),
        marker(20.0, 20.0, stroke=None),
        Markers(np.array([(20.0, 20.0)]), "circle", 12.0, Fill("#ffffff"), RING),
        marker(20.5, 20.0),
        marker(20.0, 20.5),
    ]
    painted(others, stamps=stamps)
    assert stamps.count == 7


def test_a_mark_dragged_about_needs_sixteen_stamps(qapp):
    stamps = Stamps(1.0)
    painted([marker(x, y) for x, y in np.random.default_rng(4).uniform(15.0, 40.0, (2000, 2)).tolist()], stamps=stamps)
    assert stamps.count == 16


def test_what_has_no_place_is_left_out(qapp):
    nowhere = Markers(np.array([(np.nan, 10.0), (20.0, np.inf), (20.0, 20.0)]), "circle", 11.0, Fill("#000000"))
    alone = painted([marker(20.0, 20.0, fill=Fill("#000000"), stroke=None)])
    assert np.abs(painted([nowhere], stamps=Stamps(1.0)) - alone).max() <= 10
