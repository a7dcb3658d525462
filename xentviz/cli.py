"""The command `xentviz`: picks the verb and turns bad input into one sentence on standard error and status 2."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from xentviz.commands.output import silence
from xentviz.commands.verbs import VERBS
from xentviz.engine.given import InputError

BAD_INPUT = 2
INTERRUPTED = 130  # as a shell reports a command that Ctrl+C ended
PIPE_CLOSED = 141  # and one whose reader went away


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments (default: those of the process) and return its exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if words and words[0] in VERBS:
            return VERBS[words[0]][0](words[1:])
        return _window(words)
    except InputError as error:
        print(f"xentviz: {error}", file=sys.stderr)
        return BAD_INPUT
    except BrokenPipeError:
        silence()
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED


def _window(words: Sequence[str]) -> int:
    from xentviz.commands.window import run

    return run(words)
