"""Videos written by the program ffmpeg: pictures go in through a pipe, the file is made in a folder of its own."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Self

from xentviz.engine.given import InputError
from xentviz.figure.film.codec import Codec, Tags
from xentviz.figure.film.easel import Pixels

_COLORS = ("-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv")
_TO_YUV = "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p"
_INDEX_FIRST = {"mp4": ("-movflags", "+faststart")}  # a browser can begin before it has the whole file


def program() -> str | None:
    """Where ffmpeg is, if it is there."""
    return shutil.which("ffmpeg")


class FfmpegWriter:
    """A `codec.Writer`. `size`: even width and height. `rate`: frames a second."""

    def __init__(self, ffmpeg: str, codec: Codec, size: tuple[int, int], rate: int, tags: Tags) -> None:
        self._folder = TemporaryDirectory(prefix="xentviz-")
        self._path, self._log = (Path(self._folder.name, name) for name in (f"film.{codec.container}", "log"))
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [ffmpeg, *_arguments(codec, size, rate, tags), str(self._path)],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=log,
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.kill()
        with suppress(OSError):
            self._pipe.close()
        self._process.wait()
        self._folder.cleanup()

    def add(self, picture: Pixels, times: int) -> None:
        """The next frame, so many times; its alpha does not count. Raises InputError where ffmpeg gives up."""
        try:
            for _ in range(times):
                self._pipe.write(picture.tobytes())
        except OSError:
            self._process.wait()
            raise InputError(self._complaint()) from None

    def finish(self) -> bytes:
        """The file. Nothing can be added any more. Raises InputError where ffmpeg could not make it."""
        with suppress(OSError):
            self._pipe.close()
        if self._process.wait():
            raise InputError(self._complaint())
        return self._path.read_bytes()

    @property
    def _pipe(self) -> IO[bytes]:
        assert self._process.stdin is not None
        return self._process.stdin

    def _complaint(self) -> str:
        said = self._log.read_text(errors="replace").strip().splitlines()
        return f"ffmpeg could not make the film: {said[-1].rstrip('.') if said else 'it does not say why':.200}."


def _arguments(codec: Codec, size: tuple[int, int], rate: int, tags: Tags) -> list[str]:
    """All but the file's name."""
    pictures = ("-f", "rawvideo", "-pix_fmt", "bgr0", "-s", f"{size[0]}x{size[1]}", "-r", str(rate), "-i", "pipe:0")
    options = [text for name, value in codec.settings(rate).items() for text in (f"-{name}", value)]
    told = [text for name, value in tags.items() for text in ("-metadata", f"{name}={value}")]
    return [
        *("-v", "error", "-y", *pictures, "-vf", _TO_YUV, "-c:v", codec.encoder),
        *(*options, *_COLORS, "-fflags", "+bitexact", *told, *_INDEX_FIRST.get(codec.container, ())),
    ]
