"""Videos written by PyAV, in memory."""

from __future__ import annotations

from io import BytesIO
from typing import Self

import numpy as np

from xentviz.figure.film.codec import Codec, Tags
from xentviz.figure.film.easel import Pixels

_BT709 = 1  # FFmpeg's number for the colours of HD, which players take where nothing else is said
_LIMITED = 1  # and for brightness from 16 to 235
_REPEATABLE = {"fflags": "+bitexact"}  # no number drawn by chance for each file


def has_codec(codec: Codec) -> bool:
    """Whether PyAV is installed, and can encode that."""
    try:
        import av
    except ImportError:
        return False
    return codec.encoder in av.codecs_available


class PyavWriter:
    """A `codec.Writer`. `size`: even width and height. `rate`: frames a second."""

    def __init__(self, codec: Codec, size: tuple[int, int], rate: int, tags: Tags) -> None:
        import av

        self._file = BytesIO()
        self._container = av.open(self._file, "w", format=codec.container, options=_REPEATABLE)
        self._container.metadata.update(tags)
        stream = self._container.add_stream(codec.encoder, rate=rate, options=codec.settings(rate))
        assert isinstance(stream, av.VideoStream)
        self._stream = stream
        self._count = 0
        context = self._stream.codec_context
        context.width, context.height = size
        context.pix_fmt = "yuv420p"
        context.colorspace = context.color_primaries = context.color_trc = _BT709
        context.color_range = _LIMITED

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._container.close()

    def add(self, picture: Pixels, times: int) -> None:
        """The next frame, so many times; its alpha does not count."""
        from av import VideoFrame

        bytes_ = picture.view(np.uint8).reshape(*picture.shape, 4)
        frame = VideoFrame.from_ndarray(bytes_, format="bgra")
        frame = frame.reformat(format="yuv420p", dst_colorspace=_BT709, dst_color_range=_LIMITED)
        for _ in range(times):
            frame.pts, self._count = self._count, self._count + 1
            self._container.mux(self._stream.encode(frame))

    def finish(self) -> bytes:
        """The file. Nothing can be added any more."""
        self._container.mux(self._stream.encode(None))
        self._container.close()
        return self._file.getvalue()
