"""MP4 and WebM films by either writer, read by PyAV."""

import io
import os
import shutil
import sys
import tempfile

import numpy as np
import pytest

from tests.figure.film.reels import driven, exhibit, made, small
from tests.themes import THEMES
from xentviz.engine.given import InputError
from xentviz.figure.display import Fill, Group, Lines, Page
from xentviz.figure.film import video as module
from xentviz.figure.film.codec import MP4, WEBM, Codec
from xentviz.figure.film.frames import Reel
from xentviz.figure.film.moments import Shot
from xentviz.figure.film.video import even, video
from xentviz.figure.formats import by_suffix
from xentviz.scenario import Scenario
from xentviz.scenario_file import unstamp

av = pytest.importorskip("av", reason="needs PyAV to read the films")

CODECS = pytest.mark.parametrize("codec", [MP4, WEBM], ids=lambda codec: codec.container)
NAMES = {"mp4": "h264", "webm": "vp9"}


@pytest.fixture(params=["PyAV", "ffmpeg"])
def writer(request, monkeypatch, tmp_path):
    """Each of the two in turn; ffmpeg makes its folders below `tmp_path`."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    if request.param == "ffmpeg":
        if not shutil.which("ffmpeg"):
            pytest.skip("needs the program ffmpeg")
        monkeypatch.setattr(module, "has_codec", lambda codec: False)
    return request.param


def opened(data):
    return av.open(io.BytesIO(data))


def read(data):
    """All frames, (frames, rows, columns, 3), by the colours that the file names."""
    with opened(data) as film:
        return np.array([frame.to_ndarray(format="rgb24") for frame in film.decode(video=0)]).astype(int)


def shown(film):
    """What a video shows: each frame as often as it has beats."""
    painted = np.array([seen for shot, seen in film.frames() for _ in range(shot.beats)])
    return np.stack([painted >> shift & 255 for shift in (16, 8, 0)], axis=-1).astype(int)


@CODECS
@pytest.mark.parametrize("ground", ["white", "dark"])
def test_frames_show_the_pages_for_their_beats(qapp, writer, codec, ground):
    film = small(ground=ground)
    seen, painted = read(made(video(film, codec))), shown(film)
    assert seen.shape == painted.shape == (7 + 5 + 15, 270, 480, 3)
    assert np.abs(seen - painted).mean(axis=(1, 2, 3)).max() < 2.5
    theme = THEMES["dark" if ground == "dark" else "light"]
    assert np.abs(seen[:, :8, :8] - [*bytes.fromhex(theme.surface[1:])]).max() <= 2


@CODECS
def test_it_is_of_the_kind_that_slide_programs_and_browsers_play(qapp, writer, codec):
    with opened(made(video(small(rate=24), codec))) as film:
        (stream,) = film.streams
        assert (stream.codec_context.name.removeprefix("lib"), stream.pix_fmt) in [(NAMES[codec.container], "yuv420p")]
        assert stream.average_rate == 24
        assert (stream.codec_context.colorspace, stream.codec_context.color_range) == (1, 1)


@CODECS
def test_colours_are_those_of_the_page(qapp, writer, codec):
    """By the matrix for HD: by the older one, red would be off by 20."""
    colors = ["#c8102e", "#0072b2", "#007a5a", "#a86400"]
    boxes = [
        Lines((np.array([(0, 0), (40, 0), (40, 90), (0, 90)]) + np.array([40.0 * k, 0.0]),), None, Fill(color), True)
        for k, color in enumerate(colors)
    ]
    page = Page(160.0, 90.0, "#ffffff", (Group("boxes", tuple(boxes)),))
    (frame,) = read(made(video(Reel((Shot(0, 1),), 10, lambda row: page, 72.0), codec)))
    for k, color in enumerate(colors):
        assert np.abs(frame[45, 40 * k + 20] - [*bytes.fromhex(color[1:])]).max() <= 6, color


@CODECS
def test_each_second_begins_with_a_whole_picture(qapp, writer, codec):
    with opened(made(video(small(), codec))) as film:
        whole = [frame.key_frame for frame in film.decode(video=0)]
    assert all(any(whole[second : second + 10]) for second in (0, 10, 17))


@CODECS
def test_it_says_what_it_shows_and_carries_its_scenario(qapp, writer, codec):
    film = small()
    with opened(made(video(film, codec))) as told:
        tags = {name.lower(): text for name, text in told.metadata.items()}
    assert tags["title"] == film.first.title
    assert unstamp(tags["comment"]) == Scenario(steps=60)


@CODECS
def test_odd_sides_get_a_row_and_a_column_of_ground(qapp, writer, codec):
    film = small(size="100.9x71.3mm", ground="dark", frames=2)
    assert film.frame(film.shots[0]).shape == (101, 143)
    seen = read(made(video(film, codec)))
    assert seen.shape[1:3] == (102, 144)
    assert np.abs(seen[:, -1] - [*bytes.fromhex(THEMES["dark"].surface[1:])]).max() <= 3


def test_only_what_is_odd_grows():
    picture = np.zeros((3, 4), np.uint32)
    assert even(picture, "#102030").tolist() == [[0] * 4] * 3 + [[0xFF102030] * 4]
    assert even(np.zeros((4, 2), np.uint32), "#102030").shape == (4, 2)


def test_a_transparent_page_lies_on_white(qapp, writer):
    seen = read(made(video(small(ground="transparent", frames=2), MP4)))
    assert np.abs(seen[:, :8, :8] - 255).max() <= 2
    assert np.abs(seen - read(made(video(small(frames=2), MP4)))).mean() < 1.0


@CODECS
def test_the_same_film_has_the_same_bytes(qapp, writer, codec):
    first, second = (made(video(small(frames=3, size="60x40mm"), codec)) for _ in range(2))
    assert first == second


@CODECS
def test_it_says_after_each_frame_what_part_is_done_and_leaves_nothing_else(qapp, writer, codec, tmp_path):
    assert driven(video(small(), codec))[0] == pytest.approx([k / 7 for k in range(1, 8)])
    assert list(tmp_path.iterdir()) == []


@CODECS
@pytest.mark.parametrize("after", [1, 4])
def test_closed_midway_it_leaves_nothing(qapp, writer, codec, tmp_path, after):
    work = video(small(), codec)
    for _ in range(after):
        next(work)
    assert any(tmp_path.iterdir()) == (writer == "ffmpeg")
    work.close()
    assert list(tmp_path.iterdir()) == []


def test_what_ffmpeg_cannot_do_is_told_in_its_words(qapp, tmp_path, monkeypatch):
    if not shutil.which("ffmpeg"):
        pytest.skip("needs the program ffmpeg")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(InputError, match=r"^ffmpeg could not make the film: .*no-such-encoder.*\.$"):
        made(video(small(), Codec("mp4", "MP4", "no-such-encoder", ())))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("suffix", "label"), [("mp4", "MP4"), ("webm", "WebM")])
def test_without_any_writer_it_names_the_line_that_installs_one(qapp, monkeypatch, suffix, label):
    monkeypatch.setitem(sys.modules, "av", None)
    monkeypatch.setenv("PATH", os.devnull)
    with pytest.raises(InputError) as refusal:
        by_suffix(f"a.{suffix}").write(exhibit())
    assert str(refusal.value) == (
        f"a {label} film needs PyAV or the program ffmpeg, and neither is installed: run pip install 'av>=14'."
    )
