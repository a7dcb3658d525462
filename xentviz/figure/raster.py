"""A PNG of plain RGB pixels, without Qt: the loss map inside an SVG file."""

from __future__ import annotations

import struct
import zlib

import numpy as np
from numpy.typing import NDArray


def png(rgb: NDArray[np.uint8]) -> bytes:
    """Encode pixels (rows, columns, 3), top row first, as a PNG file; the same pixels always give the same bytes."""
    rows, columns, _ = rgb.shape
    # Each row begins with the number of its filter; 0 is none.
    lines = np.concatenate([np.zeros((rows, 1), dtype=np.uint8), rgb.reshape(rows, -1)], axis=1)
    head = struct.pack(">IIBBBBB", columns, rows, 8, 2, 0, 0, 0)
    chunks = (_chunk(b"IHDR", head), _chunk(b"IDAT", zlib.compress(lines.tobytes(), 9)), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
