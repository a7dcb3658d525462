"""A film as an animated PNG: every colour exact, and in each frame only what changes."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

import numpy as np

from xentviz.figure.film.delta import Delta, delta
from xentviz.figure.film.easel import Pixels
from xentviz.figure.film.frames import Reel
from xentviz.figure.raster import SIGNATURE, chunk, text_chunk
from xentviz.figure.work import Work
from xentviz.provenance import KEYWORD

_RGBA = 6
_PACKED = 6  # zlib's level: the highest one saves a few in a hundred, in three times the time
_LEAVE = 0  # what becomes of a frame before the next one
_REPLACE, _OVER = 0, 1  # how a frame meets the one before


def apng(reel: Reel) -> Work:
    """The film as an APNG, RGBA, that begins anew when it has ended. The same film, the same bytes.

    Readers that know PNG alone show the first frame.
    """
    parts: list[bytes] = []
    before: Pixels | None = None
    for number, (shot, now) in enumerate(reel.frames()):
        parts += [] if parts else [SIGNATURE, *_head(reel, now)]
        parts += _frame(delta(before, now), number, shot.beats, reel)
        before = now
        yield (number + 1) / len(reel.shots)
    return b"".join([*parts, chunk(b"IEND", b"")])


def _head(reel: Reel, picture: Pixels) -> Iterator[bytes]:
    """Size, number of frames (0: for ever anew), and what the page says of itself."""
    rows, columns = picture.shape
    yield chunk(b"IHDR", struct.pack(">IIBBBBB", columns, rows, 8, _RGBA, 0, 0, 0))
    yield chunk(b"acTL", struct.pack(">II", len(reel.shots), 0))
    page = reel.first
    told = {"Title": page.title, "Description": page.description, KEYWORD: page.provenance}
    yield from (text_chunk(keyword, text) for keyword, text in told.items() if text)


def _frame(change: Delta, number: int, beats: int, reel: Reel) -> Iterator[bytes]:
    """Where and for how long, and the pixels. The first frame is the picture itself, and both count in one row."""
    opaque = reel.first.ground is not None
    rows, columns = change.pixels.shape
    place = columns, rows, change.left, change.top
    first = max(2 * number - 1, 0)
    meets = _OVER if opaque else _REPLACE
    yield chunk(b"fcTL", struct.pack(">IIIIIHHBB", first, *place, beats, reel.rate, _LEAVE, meets))
    packed = zlib.compress(_lines(change, opaque), _PACKED)
    yield chunk(b"fdAT", struct.pack(">I", first + 1) + packed) if number else chunk(b"IDAT", packed)


def _lines(change: Delta, opaque: bool) -> bytes:
    """The rows of pixels, each after the number of its filter, 0. On an opaque page what stays is left transparent."""
    pixels = np.where(change.changed, change.pixels, 0) if opaque else change.pixels
    rgba = (pixels << 8 | pixels >> 24).astype(">u4").view(np.uint8)
    return np.pad(rgba, ((0, 0), (1, 0))).tobytes()
