"""`xentviz [FILE]`: the window."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from xentviz import __version__
from xentviz.commands.parser import Parser
from xentviz.commands.scenario_options import add_scenario_options, read_origin, scenario_options
from xentviz.commands.verbs import VERBS, help_on_verbs
from xentviz.engine.given import InputError
from xentviz.origin import Origin, begun
from xentviz.platform_check import window_problem
from xentviz.scenario import Scenario, refuse_undrawable

_SCENARIO_NAMES = ("preset", "scenario", *(option.setting for option in scenario_options()))


def run(words: Sequence[str]) -> int:
    """Open the window and return its exit status. Raises InputError where this machine cannot open one."""
    values = _parser().read(words)
    origin = _origin(values)
    problem = window_problem()
    if problem:
        raise InputError(f"the window cannot open: {problem}")
    from xentviz.app.main import run as open_window  # Here, not above: the other verbs work without Qt.

    return open_window(origin, values.reset_settings)


def _origin(values: argparse.Namespace) -> Origin | Scenario | None:
    """The session or the scenario asked for, or None if the window is to choose."""
    if values.file is not None:
        if values.scenario is not None or values.preset is not None:
            raise InputError(
                f"FILE {values.file!r:.80} is given beside --scenario or --preset, allowed is one of them."
            )
        _refuse_no_file(values.file)
        values.scenario = values.file
    if all(getattr(values, name) is None for name in _SCENARIO_NAMES):
        return None
    origin = read_origin(values)
    refuse_undrawable(begun(origin).document.scenario)
    return origin


def _parser() -> Parser:
    parser = Parser("", "See how a classifier's prediction moves while it learns.", help_on_verbs())
    what = "a session file, or an exported PNG, SVG or PPTX; default: as it was left the last time"
    parser.add_argument("file", metavar="FILE", nargs="?", help=what)
    parser.add_argument("--reset-settings", action="store_true", help="forget the window's settings first")
    parser.add_argument("--version", action="version", version=f"xentviz {__version__}")
    add_scenario_options(parser)
    return parser


def _refuse_no_file(path: str) -> None:
    if not Path(path).is_file():
        raise InputError(f"{path!r:.80} is no file and no verb, allowed are a session file, {', '.join(VERBS)}.")
