"""Frames are, pixel for pixel, what each page is when it is painted alone."""

import numpy as np
import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage

from tests.figure.film.reels import SOLUTION, small
from xentviz.figure import painter
from xentviz.figure.contents import CONTENTS
from xentviz.figure.display import Area, Fill, Group, Label, Lines, Markers, Page, Picture, Stroke
from xentviz.figure.film import easel
from xentviz.figure.film.easel import Easel, pixels
from xentviz.figure.simplex import LAYERS

DPI = 96.0
BOX = np.array([(10.0, 10.0), (40.0, 10.0), (40.0, 30.0), (10.0, 30.0)])
RED, BLUE, GREEN = (Fill(color) for color in ("#cc0000", "#0000cc", "#00aa00"))


def page(*items, ground="#ffffff"):
    return Page(90.0, 60.0, ground, (Group("layer", items),))


def corners(x, y):
    return BOX + np.array([x, y])


def box(x, y, fill):
    return Lines((corners(x, y),), None, fill, closed=True)


def alone(page, dpi=DPI):
    return pixels(QImage.fromData(QByteArray(painter.png(page, dpi))))


@pytest.mark.parametrize("content", CONTENTS, ids=lambda content: content.name)
@pytest.mark.parametrize("more", [{}, {"ground": "transparent", "swapped": "loss"}, {"ground": "dark", "size": "4:3"}])
def test_each_frame_is_the_page_painted_alone(qapp, content, more):
    film = small(content=content.name, layers=frozenset(name for name, _ in LAYERS), frames=4, **more)
    for shot, seen in film.frames():
        assert np.array_equal(seen, alone(film.page(shot.row), film.dpi))


def test_what_all_pages_have_is_painted_once(qapp, monkeypatch):
    painted = []
    real = painter.paint_on
    monkeypatch.setattr(painter, "paint_on", lambda *words: painted.append(words[1]) or real(*words))
    assert len(list(small(frames=7).frames())) == 7
    counts = [sum(len(group.items) for group in groups) for groups in painted]
    frames = sorted(counts)[:7]
    assert max(frames) < 25
    assert max(counts) > 60
    assert len(counts) <= 7 + 3


def test_an_item_over_one_that_moves_stays_over_it(qapp):
    pages = [page(box(x, 0.0, RED), box(20.0, 10.0, BLUE)) for x in (0.0, 15.0, 30.0)]
    made = Easel(pages[0], pages[-1], DPI)
    for each in pages:
        assert np.array_equal(made.paint(each), alone(each))


def test_an_item_over_one_that_stays_over_one_that_moves_is_over_both(qapp):
    pages = [page(box(x, 0.0, RED), box(20.0, 15.0, BLUE), box(45.0, 28.0, GREEN)) for x in (0.0, 9.0)]
    made = Easel(*pages, DPI)
    for each in pages:
        assert np.array_equal(made.paint(each), alone(each))


def test_an_item_that_is_missing_on_a_later_page_is_gone_there_and_back_after_it(qapp):
    full, less = page(box(0.0, 0.0, RED), box(45.0, 28.0, GREEN)), page(box(0.0, 0.0, RED))
    made = Easel(full, full, DPI)
    for each in (full, less, full):
        assert np.array_equal(made.paint(each), alone(each))


def test_items_that_change_places_are_painted_in_their_order(qapp):
    pages = [page(box(0.0, 0.0, RED), box(9.0, 9.0, BLUE)), page(box(9.0, 9.0, BLUE), box(0.0, 0.0, RED))]
    made = Easel(*pages, DPI)
    for each in pages:
        assert np.array_equal(made.paint(each), alone(each))


def test_an_item_that_comes_twice_is_painted_twice(qapp):
    faint = Fill("#cc0000", 0.5)
    pages = [page(box(0.0, 0.0, faint), box(x, 9.0, BLUE), box(0.0, 0.0, faint)) for x in (9.0, 40.0)]
    made = Easel(*pages, DPI)
    for each in pages:
        assert np.array_equal(made.paint(each), alone(each))


def test_a_pixel_that_two_things_share_keeps_their_order(qapp):
    """Both end within the same column of pixels, half a pixel's width apart."""
    pages = [page(box(0.1, 0.0, Fill(color, 0.7)), box(30.15, 0.0, GREEN)) for color in ("#cc0000", "#0000cc")]
    made = Easel(*pages, DPI)
    for each in pages:
        assert np.array_equal(made.paint(each), alone(each))


MOVING = {
    "lines": lambda x: Lines((corners(x, 5.0),), Stroke("#cc0000", 9.0)),
    "area": lambda x: Area((corners(x, 5.0),), RED),
    "star": lambda x: Markers(np.array([(25.0 + x, 20.0)]), "star", 24.0, RED, Stroke("#0000cc", 3.0)),
    "triangle": lambda x: Markers(np.array([(25.0 + x, 20.0)]), "triangle", 24.0, RED),
    "label": lambda x: Label(10.0 + x, 40.0, "fjÅg", 30.0, "#cc0000", bold=True, halo="#0000cc", italic=True),
    "picture": lambda x: Picture(np.full((4, 4, 3), 90, np.uint8), 10.0 + x, 10.0, 30.0, 20.0, corners(x, 0.0)),
    "line with a gap": lambda x: Lines((np.concatenate([corners(x, 5.0), [(np.nan, x)]]),), Stroke("#cc0000", 9.0)),
    "nothing": lambda x: Lines((np.full((2, 2), np.nan), np.full((1, 2), x)), Stroke("#cc0000", 1.0)),
}
GRATING = [Lines((np.array([(x, 0.0), (x, 60.0)]),), Stroke("#00aa00", 1.5, 0.6)) for x in range(2, 90, 4)]


@pytest.mark.parametrize("kind", MOVING)
def test_anything_may_move_below_a_grating(qapp, kind):
    pages = [page(MOVING[kind](x), *GRATING) for x in (0.0, 7.0, 33.0)]
    made = Easel(pages[0], pages[-1], DPI)
    for each in pages:
        assert np.array_equal(made.paint(each), alone(each))


def test_a_frame_is_its_owners_to_change(qapp):
    film = small(frames=2)
    first = film.frame(film.shots[0])
    kept = first.copy()
    first[:] = 0
    assert np.array_equal(film.frame(film.shots[0]), kept)


def caption_lines(film):
    return {len(film.page(shot.row).groups[-1].items) for shot in film.shots}


def test_pictures_of_a_film_stand_still_where_captions_need_more_lines(qapp):
    films = (small(size=f"{width}x120mm", content="simplex", layers=frozenset()) for width in range(50, 110))
    film = next(film for film in films if len(caption_lines(film)) > 1)
    triangles = {film.page(shot.row).groups[0].items[0].lines[0].tobytes() for shot in film.shots}
    assert len(triangles) == 1


def test_the_film_is_of_the_whole_run_whatever_the_step(qapp):
    assert small(step=3).shots == small().shots
    assert small().shots[-1].row == len(SOLUTION.trajectory) - 1


def test_a_page_of_too_many_pixels_is_painted_smaller_in_the_same_shape(qapp):
    film = small(dpi=600)
    assert film.frame(film.shots[0]).shape == (720, 1280)
    assert easel.Easel(film.first, film.first, 24.0).paint(film.first).shape == (180, 320)
