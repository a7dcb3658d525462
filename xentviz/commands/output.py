"""Standard output that a reader may close, and that may be full."""

from __future__ import annotations

import io
import os
import sys

from xentviz.engine.given import InputError


def emit(text: str) -> None:
    """Write text to standard output, if there is one; signs that its encoding lacks are escaped.

    Raises BrokenPipeError if the reader is gone, InputError if the output cannot take it.
    """
    if sys.stdout is None:
        return
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        silence()
        raise InputError(f"standard output cannot be written: {error.strerror}.") from None


def silence() -> None:
    """Lead standard output nowhere, so that the interpreter does not complain of it again when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
