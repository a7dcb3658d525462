"""APNG films, read by Pillow."""

import io
from fractions import Fraction

import numpy as np
import pytest
from PIL import Image, ImageSequence

from tests.figure.film.reels import driven, made, small
from xentviz.figure.film.apng import apng
from xentviz.provenance import carried
from xentviz.scenario import Scenario
from xentviz.scenario_file import unstamp
from xentviz.solution import solve


def opened(data):
    return Image.open(io.BytesIO(data))


def read(data):
    return np.array([np.array(frame.convert("RGBA")) for frame in ImageSequence.Iterator(opened(data))])


def colors(film):
    painted = np.array([seen for _, seen in film.frames()])
    return np.stack([painted >> shift & 255 for shift in (16, 8, 0, 24)], axis=-1).astype(int)


@pytest.mark.parametrize("size", ["16:9", "100.9x71.3mm"])
@pytest.mark.parametrize("ground", ["white", "dark", "transparent"])
def test_each_frame_is_the_page_in_every_pixel(qapp, ground, size):
    film = small(ground=ground, size=size)
    seen, painted = read(made(apng(film))), colors(film)
    assert seen.shape == painted.shape
    there = painted[..., 3] > 0  # a clear pixel has no colour
    assert (seen[there] == painted[there]).all()
    assert (seen[..., 3] == painted[..., 3]).all()


@pytest.mark.parametrize("rate", [1, 7, 30, 60])
def test_delays_are_exact(qapp, rate):
    film = small(rate=rate, size="40x40mm", content="simplex")
    delays = [frame.info["duration"] for frame in ImageSequence.Iterator(opened(made(apng(film))))]
    assert delays == pytest.approx([float(1000 * Fraction(shot.beats, rate)) for shot in film.shots])


def test_it_begins_anew_for_ever_and_says_what_it_shows(qapp):
    film = small()
    image = opened(made(apng(film)))
    assert image.info["loop"] == 0
    assert image.n_frames == 7
    assert image.text["Title"] == film.first.title
    assert image.text["Description"] == film.first.description


def test_its_scenario_can_be_opened_again(qapp):
    assert unstamp(carried(made(apng(small())))) == Scenario(steps=60)


def test_frames_hold_only_what_changes(qapp):
    whole, film = made(apng(small(frames=2))), made(apng(small(frames=40)))
    assert len(film) < 6 * len(whole)


def test_a_film_in_which_nothing_moves_has_all_its_frames(qapp):
    film = small(solve(Scenario(free=(False, False, False), steps=4)), content="simplex", words=False, size="40x40mm")
    seen = read(made(apng(film)))
    assert len(seen) == 5
    assert (seen[0] == seen[4]).all()


def test_the_same_film_has_the_same_bytes(qapp):
    assert made(apng(small())) == made(apng(small()))


def test_it_says_after_each_frame_what_part_is_done(qapp):
    assert driven(apng(small()))[0] == pytest.approx([k / 7 for k in range(1, 8)])
