"""Icons in the theme's colours."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon

from xentviz.figure.theme import DARK, LIGHT
from xentviz.views.icons import icon, pixmap
from xentviz.views.transport_bar import TransportBar

NAMES = ["play", "pause", "step", "step-back", "rewind", "to-end", "undo", "redo", "copy", "export", "open", "save"]


@pytest.mark.parametrize("name", NAMES)
def test_icon_is_drawn_in_the_given_colour_only(qapp, name):
    picture = pixmap(name, "#c8102e", 24).toImage()
    solid = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).alpha() == 255
    }
    assert solid == {"#c8102e"}
    assert picture.pixelColor(0, 0).alpha() == 0


@pytest.mark.parametrize("scale", [1, 2, 3])
def test_icon_is_sharp_at_every_scale(qapp, scale):
    picture = icon("play", "#000000").pixmap(QSize(20, 20), scale)
    assert picture.width() == 20 * scale


def test_disabled_icon_has_its_own_colour(qapp):
    picture = icon("play", "#ff0000", "#0000ff").pixmap(QSize(20, 20), 1.0, QIcon.Mode.Disabled).toImage()
    assert QColor(picture.pixel(10, 10)).name() == "#0000ff"


def test_switching_the_theme_back_and_forth_gives_buttons_the_icons_that_qt_has_scaled_already(qapp, qtbot):
    bar = TransportBar()
    qtbot.addWidget(bar)
    used = []
    for theme in (LIGHT, DARK) * 2:
        bar.set_theme(theme)
        used.append([button.icon().cacheKey() for button in bar.buttons.values()])
    assert used[:2] == used[2:]
    assert used[0] != used[1]
