"""The verbs of the command. A new one is a module here with `run(words)`, and its lines below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

Words = Sequence[str]

# Each is loaded when it is asked for, so that a trace needs no Qt.


def _trace(words: Words) -> int:
    from xentviz.commands.trace import run

    return run(words)


def _render(words: Words) -> int:
    from xentviz.commands.render import run

    return run(words)


def _list(words: Words) -> int:
    from xentviz.commands.listing import run

    return run(words)


def _doctor(words: Words) -> int:
    from xentviz.commands.doctor import run

    return run(words)


VERBS: dict[str, tuple[Callable[[Words], int], str]] = {
    "trace": (_trace, "the steps of a run as JSON or CSV"),
    "render": (_render, "a picture as PNG, SVG, PDF, TikZ or PPTX, without a screen"),
    "list": (_list, "the names of losses, optimizers, presets, ..."),
    "doctor": (_doctor, "what this machine has and lacks, each lack with its cure"),
}
"""What runs each, from its words to its exit status, and its summary; in the order of the help."""


def help_on_verbs() -> str:
    """A line for each, for the end of the program's own help."""
    lines = (f"  {name:<12}{summary}\n" for name, (_, summary) in VERBS.items())
    return f"verbs, each with its own --help:\n{''.join(lines)}"
