"""The kinds of film: how many pixels a frame of each has at most."""

import io
import struct

import pytest

from tests.figure.film.reels import exhibit
from xentviz.figure.formats import by_suffix


def film(suffix, dpi):
    """A film of a page of 480 x 270 points."""
    return by_suffix(f"a.{suffix}").write(exhibit(dpi=dpi, frames=2, content="simplex", words=False))


def gif_sides(data):
    return struct.unpack("<HH", data[6:10])


def apng_sides(data):
    return struct.unpack(">II", data[16:24])


def video_sides(data):
    with pytest.importorskip("av", reason="needs PyAV to read the films").open(io.BytesIO(data)) as opened:
        return opened.streams.video[0].width, opened.streams.video[0].height


SIDES = {"gif": gif_sides, "apng": apng_sides, "mp4": video_sides, "webm": video_sides}
MOST = {"gif": (1280, 720), "apng": (1280, 720), "mp4": (1920, 1080), "webm": (1920, 1080)}


@pytest.mark.parametrize("suffix", SIDES)
def test_a_page_of_more_pixels_has_as_many_as_its_kind_allows(qapp, suffix):
    assert SIDES[suffix](film(suffix, 600)) == MOST[suffix]


@pytest.mark.parametrize("suffix", SIDES)
def test_a_page_of_fewer_pixels_has_its_own(qapp, suffix):
    assert SIDES[suffix](film(suffix, 36)) == (480, 270)
