"""A film as a video for slide programs and browsers, by PyAV or, where that is missing, by the program ffmpeg."""

from __future__ import annotations

import numpy as np

from xentviz.engine.given import InputError
from xentviz.figure.film.codec import Codec, Writer
from xentviz.figure.film.easel import Pixels
from xentviz.figure.film.ffmpeg import FfmpegWriter, program
from xentviz.figure.film.flat import over
from xentviz.figure.film.frames import Reel
from xentviz.figure.film.pyav import PyavWriter, has_codec
from xentviz.figure.theme import LIGHT
from xentviz.figure.work import Work

INSTALL = "pip install 'av>=14'"


def video(reel: Reel, codec: Codec) -> Work:
    """The film in `reel.rate` frames a second, those that stay repeated; the page's title and provenance in its tags.

    Sides are even: where the page's number of pixels is odd, a row or column of its ground is added. A transparent
    page lies on white. Raises InputError where neither PyAV nor ffmpeg is there, or the one that is lacks the codec.
    """
    ground = reel.first.ground or LIGHT.surface
    clear = reel.first.ground is None
    with _writer(reel, codec, ground) as writer:
        for number, (shot, seen) in enumerate(reel.frames(), 1):
            writer.add(even(over(seen, ground) if clear else seen, ground), shot.beats)
            yield number / len(reel.shots)
        return writer.finish()


def even(picture: Pixels, ground: str) -> Pixels:
    """With another row or column of ground '#rrggbb' where there is an odd number of them."""
    rows, columns = picture.shape
    color = 0xFF000000 | int(ground[1:], 16)
    return np.pad(picture, ((0, rows % 2), (0, columns % 2)), constant_values=color)


def _writer(reel: Reel, codec: Codec, ground: str) -> Writer:
    rows, columns = even(reel.frame(reel.shots[0]), ground).shape
    tags = {"title": reel.first.title, "comment": reel.first.provenance}
    if has_codec(codec):
        return PyavWriter(codec, (columns, rows), reel.rate, tags)
    found = program()
    if found is None:
        raise InputError(
            f"a {codec.label} film needs PyAV or the program ffmpeg, and neither is installed: run {INSTALL}."
        )
    return FfmpegWriter(found, codec, (columns, rows), reel.rate, tags)
