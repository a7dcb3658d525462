"""The contrast of all words of finished pages with what is really under each letter, as WCAG 2 measures it."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from xentviz import Scenario, solve
from xentviz.figure.boxes import Box
from xentviz.figure.contents import CONTENTS
from xentviz.figure.display import Group, Label
from xentviz.figure.page import RenderOptions, compose
from xentviz.figure.painter import paint
from xentviz.figure.simplex import DEFAULT_LAYERS
from xentviz.presets import preset
from xentviz.rivals import ACTORS

LEAST = 4.5
FEW = 0.02
"""The share of a label's letters that may lie on less: where a hairline passes under them."""


def luminance(rgb):
    """Of colours (..., 3) from 0 to 255."""
    share = np.asarray(rgb, dtype=float) / 255.0
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return linear @ (0.2126, 0.7152, 0.0722)


def contrast(one, other):
    high, low = (f(luminance(one), luminance(other)) for f in (np.maximum, np.minimum))
    return (high + 0.05) / (low + 0.05)


def pixels(groups, size, shift, ground):
    """A part of a page, (rows, columns, 3), at two pixels a point."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor(ground))
    with QPainter(image) as painter:
        painter.scale(2.0, 2.0)
        painter.translate(-shift[0], -shift[1])
        paint(painter, groups, outlined=True)
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(size[1], size[0], 4)
    return raw[..., 2::-1].astype(float)


def without_letters(group):
    """What is under the letters of a group: everything else, and the letters' halos."""
    halos = (replace(i, color=i.halo) if isinstance(i, Label) and i.halo else i for i in group)
    return Group(group.name, tuple(i for i in halos if not isinstance(i, Label) or i.color == i.halo))


def poor(page, ground="#ffffff"):
    """The labels with too little contrast, and how much they have."""
    ground = page.ground or ground
    under = pixels(
        [without_letters(g) for g in page.groups], (2 * round(page.width), 2 * round(page.height)), (0, 0), ground
    )
    found = []
    for label in (i for g in page.groups for i in g if isinstance(i, Label) and i.text.strip()):
        box = Box.of(label)
        left, top = int(box.x - box.half_width) - 1, int(box.y - box.half_height) - 1
        wide, high = int(2 * box.half_width) + 3, int(2 * box.half_height) + 3
        alone = Group("", (replace(label, color="#000000", halo=None),))
        inked = pixels([alone], (2 * wide, 2 * high), (left, top), "#ffffff")[..., 0] < 60.0
        beneath = under[max(2 * top, 0) : 2 * (top + high), max(2 * left, 0) : 2 * (left + wide)]
        inked = inked[max(-2 * top, 0) :, max(-2 * left, 0) :][: beneath.shape[0], : beneath.shape[1]]
        ink = QColor(label.color)
        ratio = contrast(beneath[inked], (ink.red(), ink.green(), ink.blue()))
        if len(ratio) and np.quantile(ratio, FEW) < LEAST:
            found.append((label.text, round(float(np.quantile(ratio, FEW)), 2)))
    return found


@pytest.mark.parametrize("ground", ["white", "dark", "transparent"])
@pytest.mark.parametrize("content", [each.name for each in CONTENTS])
def test_all_words_have_a_contrast_of_4_5(content, ground, qapp):
    for name, step in (("question", 9), ("question-replayed", 3), ("soft-target", None), ("raw-probabilities", 0)):
        layers = preset(name).document.view.layers
        options = RenderOptions(content=content, ground=ground, layers=layers, step=step)
        assert poor(compose(solve(preset(name).scenario), options)) == [], name


@pytest.mark.parametrize("ground", ["white", "dark"])
@pytest.mark.parametrize("size", ["half-slide", "column"])
@pytest.mark.parametrize("content", [each.name for each in CONTENTS])
def test_so_they_have_on_small_pages_with_names_and_a_memory(content, size, ground, qapp):
    scenario = Scenario(optimizer="momentum", target=(0.5, 0.3, 0.2), start=(0.1, 0.2, 0.7))
    options = RenderOptions(content=content, ground=ground, size=size, step=5, names=("Ash", "Birch", "Cedar"))
    assert poor(compose(solve(scenario), options)) == []


@pytest.mark.parametrize("ground", ["white", "dark"])
@pytest.mark.parametrize("extra", ["rising", "arrows", *ACTORS])
def test_so_they_have_over_regions_arrows_and_the_paths_of_rivals(extra, ground, qapp):
    shown = {"swapped": extra} if extra in ACTORS else {"layers": DEFAULT_LAYERS | {extra}}
    options = RenderOptions(content="simplex", ground=ground, step=5, **shown)
    assert poor(compose(solve(Scenario()), options)) == []


def test_the_measure_finds_faint_letters_and_counts_halos(qapp):
    page = compose(solve(Scenario()), RenderOptions(content="simplex"))
    group = Group("faint", (Label(400.0, 300.0, "faint", 18.0, "#8795a5"),))
    assert [text for text, _ in poor(replace(page, groups=(*page.groups, group)))] == ["faint"]
    dark = Group("dark", (Label(400.0, 300.0, "bright", 18.0, "#ffffff", halo="#000000"),))
    assert poor(replace(page, groups=(*page.groups, dark))) == []
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21.0)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)
