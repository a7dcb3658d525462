"""TikZ as pdflatex reads it alone: a page of the right size that shows what the SVG shows."""

import numpy as np
import pytest

import xentviz
from tests.figure.latex import page_size, pdf_pixels, svg_pixels, typeset, words_in
from xentviz.figure.contents import CONTENTS
from xentviz.figure.display import Area, Fill, Group, Label, Lines, Markers, Page, Picture, Stroke
from xentviz.figure.page import PAGES, RenderOptions, compose
from xentviz.figure.svg import svg
from xentviz.figure.tikz import tikz

SOLUTION = xentviz.solve(xentviz.Scenario())
SPECIAL = (
    r"# $ % & _ { } ~ ^ \ | < > ` ' ∇ Σ − pᵢ ≤ → ∂ ≥ ≠ ∞ √ ∏ × · ′ ‖ 3·10⁻¹⁴ z′ₜ é ü Ł ß ą 中 \par %d \input{x} $$ ^^M"
)
LITERAL = ("#", "$", "%", "&", "{", "}", "\\", "∇", "Σ", "≤", "→", "∂", r"\par", "%d", r"\input{x}", "$$")
STAR = np.array([(20.0, 5.0), (30.0, 35.0), (5.0, 15.0), (35.0, 15.0), (10.0, 35.0)])
TRIANGLE = np.array([(20.0, 2.0), (38.0, 38.0), (2.0, 38.0)])
PEN, BRUSH = Stroke("#c8102e", 2.0), Fill("#0072b2", 0.5)
RAMP = np.linspace((255, 240, 230), (60, 80, 120), 40).astype(np.uint8)
COLORFUL = np.kron(np.array([[(200, 30, 30), (30, 200, 30)], [(30, 30, 200), (200, 200, 30)]]), np.ones((6, 6, 1)))
DRAWN = {
    "lines": Lines((STAR, STAR + 1.0), PEN),
    "dashes": Lines((STAR,), Stroke("#c8102e", 2.0, 0.5, (5.0, 4.0))),
    "an odd number of dashes": Lines((STAR,), Stroke("#c8102e", 1.0, 1.0, (6.0, 3.0, 1.0))),
    "a filled polygon": Lines((STAR,), PEN, BRUSH, closed=True),
    "an area": Area((TRIANGLE, STAR), Fill("#0072b2")),
    **{name: Markers(STAR, name, 8.0, BRUSH, PEN) for name in ("circle", "square", "triangle", "star")},
    "a ramp": Picture(np.tile(RAMP, (30, 1, 1)), 1.0, 1.0, 38.0, 38.0, TRIANGLE),
    "one colour": Picture(np.full((9, 9, 3), 90, np.uint8), 1.0, 1.0, 38.0, 38.0, TRIANGLE),
    "cells": Picture(COLORFUL.astype(np.uint8), 1.0, 1.0, 38.0, 38.0, TRIANGLE),
    "far away": Lines((np.array([(20.0, 20.0), (1e5, 20.0)]),), PEN),
}  # fmt: skip


def of(*items, ground="#ffffff", size=(40.0, 40.0), title=""):
    return Page(*size, ground, (Group("layer", items),), title)


def without_text(page):
    groups = (Group(g.name, tuple(i for i in g if not isinstance(i, Label))) for g in page.groups)
    return Page(page.width, page.height, page.ground, tuple(groups))


def blocks(picture):
    rows, columns = (n // 4 for n in picture.shape[:2])
    return picture[: 4 * rows, : 4 * columns].reshape(rows, 4, columns, 4, 3).mean(axis=(1, 3))


def far(one, other):
    """The largest difference of 255 between blocks of 4 x 4 pixels."""
    return float(np.abs(blocks(one) - blocks(other)).max())


@pytest.mark.parametrize("name", DRAWN)
def test_every_primitive_looks_as_in_the_svg(tmp_path, name):
    page = of(DRAWN[name])
    ours, other = pdf_pixels(typeset(tikz(page), tmp_path)), svg_pixels(svg(page), tmp_path)
    assert ours.shape == other.shape
    # Cairo stretches a small raster smoothly: the edge between two of its pixels is wide, as is its own.
    assert far(ours, other) < {"cells": 60.0, "a ramp": 10.0}.get(name, 6.0)
    assert np.ptp(other, axis=(0, 1)).max() > 100.0


@pytest.mark.parametrize("ground", ["white", "dark"])
def test_a_ground_has_its_colour(tmp_path, ground):
    page = compose(SOLUTION, RenderOptions(ground=ground))
    picture = pdf_pixels(typeset(tikz(page), tmp_path))
    assert picture[3, 3].tolist() == list(bytes.fromhex(page.ground[1:]))


@pytest.mark.parametrize("content", [each.name for each in CONTENTS])
@pytest.mark.parametrize("size", [*PAGES, "85x60mm"])
def test_every_page_compiles_to_one_page_of_its_size(tmp_path, size, content):
    page = compose(SOLUTION, RenderOptions(size=size, content=content))
    pages, width, height = page_size(typeset(tikz(page), tmp_path))
    assert pages == 1
    assert (width, height) == pytest.approx((page.width, page.height), abs=0.02)


FINE = ("comparison", "grid", "ledger", "formulas")


@pytest.mark.parametrize("content", [each.name for each in CONTENTS])
@pytest.mark.parametrize("size", PAGES)
def test_all_but_the_letters_is_where_the_svg_has_it_and_has_its_colours(tmp_path, size, content):
    page = without_text(compose(SOLUTION, RenderOptions(size=size, content=content)))
    ours, other = pdf_pixels(typeset(tikz(page), tmp_path)), svg_pixels(svg(page), tmp_path)
    # Measured: at most 1.8, half of it from the bands of the loss map; up to 15.6 where Poppler and Cairo smooth
    # upright hairlines and tiny marks differently. A shift by one pixel is seen.
    assert far(ours, other) < (18.0 if content in FINE else 4.0)
    assert far(np.roll(ours, 1, axis=1), other) > 20.0
    assert far(np.roll(ours, 1, axis=0), other) > 20.0


@pytest.mark.parametrize("target", [(1.0, 0.0, 0.0), (0.5, 0.3, 0.2)])
@pytest.mark.parametrize("loss", ["cross-entropy", "squared-error", "negated-cross-entropy"])
@pytest.mark.parametrize("ground", ["white", "dark"])
def test_the_bands_of_the_loss_map_are_near_its_pixels(tmp_path, ground, loss, target):
    whole = compose(xentviz.solve(xentviz.Scenario(loss=loss, target=target)), RenderOptions(ground=ground))
    page = Page(whole.width, whole.height, whole.ground, tuple(g for g in whole.groups if g.name == "loss-map"))
    ours, other = pdf_pixels(typeset(tikz(page), tmp_path)), svg_pixels(svg(page), tmp_path)
    assert far(ours, other) <= 7.0
    assert len(tikz(page)) < 25_000


def test_labels_are_text_of_their_place_and_size(tmp_path):
    labels = (
        Label(10.0, 30.0, "start", 20.0, "#000000"),
        Label(190.0, 60.0, "end", 20.0, "#000000", "end", bold=True),
        Label(100.0, 90.0, "middle", 20.0, "#000000", "middle", italic=True),
    )
    path = typeset(tikz(of(*labels, size=(200.0, 100.0))), tmp_path)
    assert words_in(path) == "start end middle"
    dark = pdf_pixels(path).min(axis=2) < 128.0
    columns = [np.flatnonzero(dark[rows].any(axis=0)) for rows in (slice(0, 32), slice(42, 62), slice(72, 95))]
    assert columns[0][0] == pytest.approx(10.0, abs=2.0)
    assert columns[1][-1] == pytest.approx(189.0, abs=2.0)
    assert (columns[2][0] + columns[2][-1]) / 2 == pytest.approx(100.0, abs=2.0)
    assert np.flatnonzero(dark[:, columns[0]].any(axis=1))[0] > 30.0 - 20.0


def test_a_halo_hides_what_lies_under_the_letters(tmp_path):
    ink = Lines((np.array([(0.0, 24.0), (100.0, 24.0)]),), Stroke("#ff0000", 4.0))
    label = Label(50.0, 30.0, "III", 20.0, "#000000", "middle")
    plain, haloed = (
        pdf_pixels(typeset(tikz(of(ink, each, size=(100.0, 40.0))), tmp_path))
        for each in (label, Label(**{**vars(label), "halo": "#ffffff"}))
    )
    red = [((p[..., 0] > 200.0) & (p[..., 1] < 50.0)).sum() for p in (plain, haloed)]
    assert 10 < red[0] - red[1] < 150


def test_no_sign_in_a_title_or_on_the_page_is_a_command_to_tex(tmp_path):
    labels = [Label(10.0, 20.0 + 20.0 * k, SPECIAL, 10.0, "#000000", bold=k > 0, italic=k > 1) for k in range(3)]
    path = typeset(tikz(of(*labels, size=(900.0, 80.0), title=SPECIAL + "\n" + SPECIAL)), tmp_path)
    shown = words_in(path)
    assert [sign for sign in LITERAL if sign not in shown] == []


def test_text_too_wide_for_its_room_is_made_narrower(tmp_path):
    wide = "WWWWWWWWWW"
    page = of(Label(10.0, 30.0, wide, 20.0, "#000000"), size=(600.0, 40.0))
    text = tikz(page)
    narrow = text.replace(text.rsplit("}{", 2)[1] + "}{W", "5}{W")
    assert narrow != text
    dark = pdf_pixels(typeset(narrow, tmp_path)).min(axis=2) < 128.0
    assert np.flatnonzero(dark.any(axis=0))[-1] == pytest.approx(10.0 + 5 * 20.0, abs=2.0)
