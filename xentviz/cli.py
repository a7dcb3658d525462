"""The command `xentviz`: picks the verb and turns bad input into one sentence on standard error and status 2."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from xentviz.commands import doctor, listing, output, render, trace, window
from xentviz.engine.catalog import InputError

VERBS: dict[str, Callable[[Sequence[str]], int]] = {
    "trace": trace.run,
    "render": render.run,
    "list": listing.run,
    "doctor": doctor.run,
}
"""What can follow `xentviz`; anything else is for the window."""

BAD_INPUT = 2
INTERRUPTED = 130  # as a shell reports a command that Ctrl+C ended
PIPE_CLOSED = 141  # and one whose reader went away


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments (default: those of the process) and return its exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return VERBS[words[0]](words[1:]) if words and words[0] in VERBS else window.run(words)
    except InputError as error:
        print(f"xentviz: {error}", file=sys.stderr)
        return BAD_INPUT
    except BrokenPipeError:
        output.silence()
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
