"""The kinds of film, each as the work on its file."""

from __future__ import annotations

from collections.abc import Callable

from xentviz.figure.exhibit import Exhibit
from xentviz.figure.film.apng import apng
from xentviz.figure.film.codec import MP4, WEBM
from xentviz.figure.film.frames import reel
from xentviz.figure.film.gif import gif
from xentviz.figure.film.video import video
from xentviz.figure.work import Work

ANIMATION_PIXELS, VIDEO_PIXELS = 1280 * 720, 1920 * 1080
"""What a frame has at most: of a GIF or APNG, whose files grow large, and of a video."""


def _gif(exhibit: Exhibit) -> Work:
    return gif(reel(exhibit, ANIMATION_PIXELS))


def _apng(exhibit: Exhibit) -> Work:
    return apng(reel(exhibit, ANIMATION_PIXELS))


def _mp4(exhibit: Exhibit) -> Work:
    return video(reel(exhibit, VIDEO_PIXELS), MP4)


def _webm(exhibit: Exhibit) -> Work:
    return video(reel(exhibit, VIDEO_PIXELS), WEBM)


FILMS: dict[str, Callable[[Exhibit], Work]] = {"gif": _gif, "apng": _apng, "mp4": _mp4, "webm": _webm}
"""By suffix. Each raises InputError for a run without a step."""
