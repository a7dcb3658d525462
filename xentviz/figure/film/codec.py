"""The kinds of video, and what writes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol, Self

from xentviz.figure.film.easel import Pixels


@dataclass(frozen=True)
class Codec:
    """A kind of video: the name of its container, which is also its files' suffix, its label, and FFmpeg's encoder."""

    container: str
    label: str
    encoder: str
    options: tuple[tuple[str, str], ...]

    def settings(self, rate: int) -> dict[str, str]:
        """The encoder's options. A whole picture each second, so that one can go to any place of the film at once."""
        return {**dict(self.options), "g": str(rate)}


MP4 = Codec("mp4", "MP4", "libx264", (("crf", "18"), ("preset", "medium")))
# 'realtime' takes a fifth of the time of 'good', for an eighth more bytes of the same quality.
_QUICK = (("deadline", "realtime"), ("cpu-used", "6"), ("row-mt", "1"))
WEBM = Codec("webm", "WebM", "libvpx-vp9", (("crf", "24"), ("b", "0"), *_QUICK))


class Writer(Protocol):
    """What frames of one even size go into, one after the other. Left early, it leaves nothing behind."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...

    def add(self, picture: Pixels, times: int) -> None:
        """The next frame, so many times; its alpha does not count."""

    def finish(self) -> bytes:
        """The file. Nothing can be added any more."""


Tags = Mapping[str, str]
"""What the file says of itself: title and comment."""
