"""Palette and style sheet from the theme."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QPalette

from tests.themes import THEMES
from xentviz.figure.theme import DARK, LIGHT
from xentviz.views import style
from xentviz.views.number_box import NumberBox


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_sheet_is_filled_and_holds_no_foreign_colour(theme):
    sheet = style.sheet(theme)
    assert "$" not in sheet
    colors = {value for value in vars(theme).values() if isinstance(value, str)}
    assert set(re.findall(r"#[0-9a-f]{6}", sheet)) <= colors


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_letters_stand_out_from_their_ground(theme):
    palette = style.palette(theme)
    pairs = [
        (QPalette.ColorRole.Text, QPalette.ColorRole.Base),
        (QPalette.ColorRole.WindowText, QPalette.ColorRole.Window),
    ]
    pairs.append((QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Base))
    pairs.append((QPalette.ColorRole.ToolTipText, QPalette.ColorRole.ToolTipBase))
    for letters, ground in pairs:
        assert _contrast(palette.color(letters), palette.color(ground)) >= 4.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_tooltips_lie_on_the_ground_of_the_cards_with_a_border(theme):
    (rule,) = re.findall(r"QToolTip \{([^}]*)\}", style.sheet(theme))
    assert f"background: {theme.surface};" in rule
    assert f"color: {theme.text};" in rule
    assert f"border: 1px solid {theme.contour};" in rule
    assert style.palette(theme).color(QPalette.ColorRole.ToolTipBase).name() == theme.surface


def test_theme_and_size_change_in_place(qtbot, restored):
    box = NumberBox("rate", 0.5)
    qtbot.addWidget(box)
    style.apply(restored, LIGHT)
    light, width = box.grab().toImage(), box.sizeHint().width()
    style.apply(restored, DARK, text_size=20)
    assert restored.style().name() == "fusion" or restored.style().metaObject().className() == "QStyleSheetStyle"
    assert box.font().pixelSize() == 20
    assert box.sizeHint().width() > width
    assert box.grab().toImage() != light


def test_refused_box_has_another_border(qtbot, restored):
    style.apply(restored, LIGHT)
    box = NumberBox("rate", 0.5)
    qtbot.addWidget(box)
    quiet = box.grab().toImage()
    box.refuse("rate is too much.")
    assert box.grab().toImage() != quiet


def _contrast(a, b):
    lighter, darker = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color):
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in color.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
