"""The preview of a page: the page itself, as large as it can be, on its own ground."""

import numpy as np
import pytest
from PySide6.QtGui import QImage

from xentviz import Scenario, solve
from xentviz.figure.page import RenderOptions, compose
from xentviz.figure.painter import png
from xentviz.views.page_preview import PagePreview

SOLUTION = solve(Scenario())


def pixels(image):
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return rows[:, : image.width(), 2::-1].astype(int)


@pytest.fixture
def preview(qtbot):
    widget = PagePreview()
    qtbot.addWidget(widget)
    widget.resize(482, 322)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


@pytest.mark.parametrize("size", ["16:9", "4:3", "square", "50x120mm"])
def test_the_page_keeps_its_shape_and_lies_in_the_middle(preview, size):
    page = compose(SOLUTION, RenderOptions(size=size))
    place = preview.place(page)
    assert place.width() / place.height() == pytest.approx(page.width / page.height)
    assert place.center().toTuple() == pytest.approx((241.0, 161.0))
    assert max(place.width() / 480, place.height() / 320) == pytest.approx(1.0)


@pytest.mark.parametrize("ground", ["white", "dark"])
def test_it_shows_what_the_file_will_show(preview, ground):
    page = compose(SOLUTION, RenderOptions(ground=ground, content="simplex", words=False))
    preview.show_page(page)
    shown = pixels(preview.grab().toImage())
    file = QImage.fromData(png(page, 72.0 * 480 / page.width))
    wanted = pixels(file)
    top = round(preview.place(page).top())
    seen = shown[top + 2 : top + wanted.shape[0] - 2, 3:479]
    assert np.abs(seen - wanted[2 : 2 + seen.shape[0], 2:478]).mean() < 6.0


def test_a_transparent_page_lies_on_a_chequered_ground(preview):
    page = compose(SOLUTION, RenderOptions(ground="transparent"))
    preview.show_page(page)
    margin = pixels(preview.grab().toImage())[140:180, 3:14].reshape(-1, 3)
    assert {tuple(color) for color in margin.tolist()} == {(255, 255, 255), (0xE3, 0xE6, 0xEA)}


def test_it_says_what_the_page_shows_and_nothing_without_one(preview):
    page = compose(SOLUTION, RenderOptions())
    preview.show_page(page)
    assert preview.accessibleDescription() == page.description
    preview.show_page(None)
    assert preview.accessibleDescription() == ""
    assert len(np.unique(pixels(preview.grab().toImage()).reshape(-1, 3), axis=0)) == 1
