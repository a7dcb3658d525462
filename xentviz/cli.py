"""The command `xentviz`: picks the verb and turns bad input into one sentence on standard error and status 2."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from xentviz.commands.output import silence
from xentviz.engine.catalog import InputError

BAD_INPUT = 2
INTERRUPTED = 130  # as a shell reports a command that Ctrl+C ended
PIPE_CLOSED = 141  # and one whose reader went away


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments (default: those of the process) and return its exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        verb = _verb(words[0]) if words else None
        return verb(words[1:]) if verb else _window(words)
    except InputError as error:
        print(f"xentviz: {error}", file=sys.stderr)
        return BAD_INPUT
    except BrokenPipeError:
        silence()
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED


def _verb(name: str) -> Callable[[Sequence[str]], int] | None:
    """The verb of that name. Each loads only what it needs: a trace no figure, the window no package metadata."""
    if name == "trace":
        from xentviz.commands.trace import run
    elif name == "render":
        from xentviz.commands.render import run
    elif name == "list":
        from xentviz.commands.listing import run
    elif name == "doctor":
        from xentviz.commands.doctor import run
    else:
        return None
    return run


def _window(words: Sequence[str]) -> int:
    from xentviz.commands.window import run

    return run(words)
