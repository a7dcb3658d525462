"""Files that take time to make."""

from __future__ import annotations

from collections.abc import Generator

Work = Generator[float, None, bytes]
"""A file in the making: yields the part that is done, from 0 to 1, and returns the bytes. May be closed at any time."""


def finished(work: Work) -> bytes:
    """The file's bytes, all at once."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            return bytes(end.value)
