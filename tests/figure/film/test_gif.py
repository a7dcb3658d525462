"""GIF films, read by Pillow."""

import io
import sys

import numpy as np
import pytest
from PIL import Image, ImageSequence

from tests.figure.film.reels import driven, exhibit, made, small
from tests.themes import THEMES
from xentviz.engine.given import InputError
from xentviz.engine.stopping import GradientNorm
from xentviz.figure.film.gif import gif
from xentviz.figure.formats import by_suffix
from xentviz.scenario import Scenario
from xentviz.scenario_file import unstamp
from xentviz.solution import solve


def opened(data):
    return Image.open(io.BytesIO(data))


def read(data):
    """All frames as they are shown, (frames, rows, columns, 4)."""
    return np.array([np.array(frame.convert("RGBA")) for frame in ImageSequence.Iterator(opened(data))])


def colors(film):
    """The frames as they were painted, (frames, rows, columns, 4)."""
    painted = np.array([seen for _, seen in film.frames()])
    return np.stack([painted >> shift & 255 for shift in (16, 8, 0, 24)], axis=-1).astype(int)


@pytest.mark.parametrize("ground", ["white", "dark"])
def test_each_frame_shows_the_page_in_the_nearest_colours(qapp, ground):
    film = small(ground=ground)
    seen, painted = read(made(gif(film))), colors(film)
    assert seen.shape == painted.shape == (7, 270, 480, 4)
    off = np.abs(seen - painted)
    assert off.mean() < 0.5
    assert (off.max(axis=-1) > 32).mean() < 1e-4


@pytest.mark.parametrize(("ground", "theme"), [("white", "light"), ("dark", "dark")])
def test_the_ground_and_the_inks_are_exact(qapp, ground, theme):
    film = small(ground=ground, text_scale=2.0)
    seen, painted = read(made(gif(film)))[..., :3], colors(film)[..., :3]
    style = THEMES[theme]
    for color in (style.surface, style.text, style.accent, *(each.color for each in style.classes)):
        rgb = list(bytes.fromhex(color[1:]))
        there = (painted == rgb).all(axis=-1)
        assert there.any(), color
        assert (seen[there] == rgb).all(), color


def test_a_transparent_page_is_clear_where_nothing_is_and_forgets_the_frame_before(qapp):
    film = small(ground="transparent")
    seen, painted = read(made(gif(film))), colors(film)
    assert ((seen[..., 3] == 255) == (painted[..., 3] >= 16)).all()
    assert set(np.unique(seen[..., 3])) == {0, 255}


def test_a_transparent_page_looks_on_white_as_a_white_one(qapp):
    seen, white = read(made(gif(small(ground="transparent")))), colors(small())
    shown = np.where(seen[..., 3:] == 255, seen[..., :3], 255)
    assert np.abs(shown - white[..., :3]).mean() < 0.5


@pytest.mark.parametrize(("size", "shape"), [("100.9x71.3mm", (101, 143)), ("16:9", (270, 480))])
def test_sides_may_be_odd(qapp, size, shape):
    film = small(size=size)
    assert film.frame(film.shots[0]).shape == shape
    assert read(made(gif(film))).shape[1:3] == shape


@pytest.mark.parametrize(("rate", "frames", "most"), [(30, 20, 30), (60, 20, 50), (7, 3, 7), (1, 2, 1)])
def test_delays_add_up_without_an_error_that_grows(qapp, rate, frames, most):
    film = small(rate=rate, frames=frames, size="40x40mm", content="simplex")
    delays = [frame.info["duration"] for frame in ImageSequence.Iterator(opened(made(gif(film))))]
    wanted = np.cumsum([1000 * shot.beats / most for shot in film.shots])
    assert len(delays) == frames
    assert np.abs(np.cumsum(delays) - wanted).max() <= 5.0
    assert min(delays) >= 20


def test_it_begins_anew_for_ever_and_carries_its_scenario(qapp):
    image = opened(made(gif(small())))
    assert image.info["loop"] == 0
    assert unstamp(image.info["comment"].decode("ascii")) == Scenario(steps=60)


def test_frames_hold_only_what_changes(qapp):
    whole, film = made(gif(small(frames=2))), made(gif(small(frames=40)))
    assert len(film) < 5 * len(whole)


def test_a_film_in_which_nothing_moves_has_all_its_frames(qapp):
    still = solve(Scenario(free=(False, False, False), steps=4))
    film = small(still, content="simplex", words=False, size="40x40mm")
    image = opened(made(gif(film)))
    assert sum(frame.info["duration"] for frame in ImageSequence.Iterator(image)) == 100 * sum(
        shot.beats for shot in film.shots
    )


def test_the_same_film_has_the_same_bytes(qapp):
    assert made(gif(small())) == made(gif(small()))


def test_it_says_after_each_frame_what_part_is_done(qapp):
    assert driven(gif(small()))[0] == pytest.approx([k / 7 for k in range(1, 8)])


def test_without_pillow_it_names_the_line_that_installs_it(qapp, monkeypatch):
    for name in [name for name in sys.modules if name.startswith("PIL") or name == "xentviz.figure.film.palette"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "PIL", None)
    with pytest.raises(InputError, match=r"^a GIF film needs Pillow, .* run pip install 'pillow>=10'\.$"):
        next(by_suffix("a.gif").work([exhibit()]))


@pytest.mark.parametrize("suffix", ["gif", "apng", "mp4", "webm"])
def test_a_film_of_no_steps_is_refused_in_one_sentence(qapp, suffix):
    with pytest.raises(InputError, match=r"^a film needs at least one step, this run has none\.$"):
        by_suffix(f"a.{suffix}").write(exhibit(solve(Scenario(stop=GradientNorm(tolerance=9.0)))))
