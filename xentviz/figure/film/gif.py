"""A film as an animated GIF: one palette for all frames, and in each frame only what changes."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import numpy as np

from xentviz.engine.given import InputError
from xentviz.figure.display import Page
from xentviz.figure.film.delta import Delta, delta
from xentviz.figure.film.easel import Pixels
from xentviz.figure.film.flat import over
from xentviz.figure.film.frames import Reel
from xentviz.figure.theme import LIGHT
from xentviz.figure.work import Work

if TYPE_CHECKING:
    from xentviz.figure.film.palette import Palette

INSTALL = "pip install 'pillow>=10'"

FASTEST = 50
"""Frames a second at most: browsers slow down a GIF that asks for more."""

_SAME = 255  # the place in the palette of pixels that stay as they are, or are transparent
_LEAVE, _CLEAR = 1, 2  # what becomes of a frame before the next one
_SAMPLES = 4  # frames that the palette is made for
_INKED = 0x10000000  # the alpha from which on a pixel is there: with less, it cannot be told from the ground
_BLOCK = 255  # bytes of a comment


def gif(reel: Reel) -> Work:
    """The film as a GIF that begins anew when it has ended. The same film, the same bytes.

    Colours that the page names are exact, as far as 255 go; others become the nearest in the palette, without dither.
    A transparent page has pixels that are clear, and inked ones that lie on white: made for light slides. Raises
    InputError where Pillow is missing.
    """
    clear = reel.first.ground is None
    palette = _palette(reel)
    parts: list[bytes] = []
    before: Pixels | None = None
    for number, ((_, seen), delay) in enumerate(zip(reel.frames(), _delays(reel), strict=True), 1):
        now = _laid(seen, clear)
        parts += [] if parts else [_head(reel.first, now, palette)]
        parts.append(_frame(delta(before, now), palette, delay, clear))
        before = None if clear else now
        yield number / len(reel.shots)
    return b"".join([*parts, b";"])


def _palette(reel: Reel) -> Palette:
    try:
        from xentviz.figure.film.palette import Palette, named_colors
    except ImportError:
        raise InputError(f"a GIF film needs Pillow, which is not installed: run {INSTALL}.") from None
    taken = reel.shots[:: max(len(reel.shots) // _SAMPLES, 1)]
    clear = reel.first.ground is None
    return Palette(named_colors(reel.first), [_laid(reel.frame(shot), clear) for shot in (*taken, reel.shots[-1])])


def _laid(seen: Pixels, clear: bool) -> Pixels:
    return over(seen, LIGHT.surface) if clear else seen


def _delays(reel: Reel) -> list[int]:
    """Hundredths of a second for each shot, rounded so that no error adds up."""
    ends = np.cumsum([0, *(shot.beats for shot in reel.shots)]) * 100.0 / min(reel.rate, FASTEST)
    delays: list[int] = np.diff(np.round(ends).astype(int)).tolist()
    return delays


def _head(page: Page, picture: Pixels, palette: Palette) -> bytes:
    """Size and palette, the word that it begins anew for ever, and the page's provenance as a comment."""
    rows, columns = picture.shape
    screen = b"GIF89a" + struct.pack("<HHBBB", columns, rows, 0xF7, 0, 0)
    repeat = b"!\xff\x0bNETSCAPE2.0\x03\x01" + struct.pack("<H", 0) + b"\0"
    return screen + palette.table + repeat + _comment(page.provenance.encode("ascii", "replace"))


def _comment(text: bytes) -> bytes:
    blocks = [text[at : at + _BLOCK] for at in range(0, len(text), _BLOCK)]
    return b"!\xfe" + b"".join(bytes([len(block)]) + block for block in blocks) + b"\0" if blocks else b""


def _frame(change: Delta, palette: Palette, delay: int, clear: bool) -> bytes:
    from PIL import GifImagePlugin, Image

    shown = change.changed & (change.pixels >= np.uint32(_INKED))
    places = np.full(shown.shape, _SAME, np.uint8)
    places[shown] = palette.places(change.pixels[shown])
    image = Image.frombytes("P", shown.shape[::-1], places.tobytes())
    disposal = _CLEAR if clear else _LEAVE
    timing = {"duration": 10 * delay, "disposal": disposal, **({} if shown.all() else {"transparency": _SAME})}
    return b"".join(GifImagePlugin.getdata(image, (change.left, change.top), **timing))
