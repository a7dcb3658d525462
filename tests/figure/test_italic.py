"""Italic letters: the upright ones, leaning, in every writer."""

from __future__ import annotations

import re

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter

from xentviz.figure import painter
from xentviz.figure.display import Group, Label, Page
from xentviz.figure.lettering import SLANT, outline
from xentviz.figure.svg import svg


def points(pieces):
    return np.array([n for _, numbers in pieces for n in numbers]).reshape(-1, 2)


def page(**style):
    label = Label(20.0, 40.0, "l", 30.0, "#000000", **style)
    return Page(60.0, 60.0, "#ffffff", (Group("text", (label,)),))


def ink(paint):
    """The columns of the dark pixels in the upper and in the lower half of the letter."""
    load = QImage(60, 60, QImage.Format.Format_RGB32)
    load.fill(0xFFFFFFFF)
    brush = QPainter(load)
    paint(brush)
    brush.end()
    pixels = np.frombuffer(load.constBits(), np.uint8).reshape(60, 60, 4)[..., 0]
    rows, columns = np.nonzero(pixels < 128)
    middle = (rows.min() + rows.max()) / 2
    return columns[rows < middle].mean(), columns[rows > middle].mean()


def test_letters_lean_to_the_right_by_their_height():
    upright, leaning = points(outline("Hp", 10.0)), points(outline("Hp", 10.0, italic=True))
    assert leaning[:, 1].tolist() == upright[:, 1].tolist()
    assert leaning[:, 0] == pytest.approx(upright[:, 0] - SLANT * upright[:, 1])


@pytest.mark.parametrize("outlined", [True, False])
def test_painted_letters_lean(qapp, outlined):
    painter.load_fonts()
    upper, lower = ink(lambda brush: painter.paint(brush, page(italic=True).groups, outlined))
    straight = ink(lambda brush: painter.paint(brush, page().groups, outlined))
    assert upper - lower > 1.0
    assert straight[0] == pytest.approx(straight[1], abs=0.6)


def test_svg_outlines_lean_and_editable_text_says_so():
    assert svg(page(italic=True)) != svg(page())
    assert 'font-style="italic"' in svg(page(italic=True), editable_text=True)
    assert not re.search("italic", svg(page(), editable_text=True))
