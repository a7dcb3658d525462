"""`xentviz trace`: a run as numbers, one row a step."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from xentviz.commands.options import read_path, read_whole
from xentviz.commands.output import emit
from xentviz.commands.parser import Parser
from xentviz.commands.scenario_options import add_scenario_options, read_scenario
from xentviz.engine.given import InputError
from xentviz.files import save
from xentviz.rows import Rows, as_csv, as_json, every_row
from xentviz.scenario import MAX_STEPS
from xentviz.solution import Solution, solve


def run(words: Sequence[str]) -> int:
    """Solve the scenario and write its rows to standard output or a file."""
    values = _parser().read(words)
    path = None if values.output in (None, "-") else read_path(values.output, "-o")
    write = _writer(_suffix(path) if values.format is None else values.format)
    every = _interval(values.every)
    solution = solve(read_scenario(values))
    text = write(solution, every_row(len(solution.trajectory), every))
    if path is None:
        emit(text)
    else:
        save(path, text.encode())
    _report_divergence(solution)
    return 0


FORMATS: dict[str, Callable[[Solution, Rows], str]] = {"json": as_json, "csv": as_csv}


def _parser() -> Parser:
    parser = Parser("trace", "Print the steps of a descent: step, p, loss, gradient norm, parameters.")
    parser.add_argument("-o", "--output", metavar="FILE", help="write to a file instead of standard output, which is -")
    parser.add_argument("--format", metavar="|".join(FORMATS), help="default: by the file's suffix, else json")
    parser.add_argument("--every", metavar="N", default="1", help="every Nth step only; the last one always comes")
    add_scenario_options(parser)
    return parser


def _suffix(path: str | None) -> str:
    """The format that a file's name asks for. Raises InputError for one that cannot be written."""
    _, dot, suffix = Path(path or "").name.rpartition(".")
    if dot and suffix.lower() not in FORMATS:
        endings = " or ".join(f".{name}" for name in FORMATS)
        raise InputError(f"-o is {path!r:.80}, allowed are names in {endings} or without suffix, any with --format.")
    return suffix.lower() if dot else "json"


def _writer(name: str) -> Callable[[Solution, Rows], str]:
    if name not in FORMATS:
        raise InputError(f"--format is {name!r:.80}, allowed are {', '.join(FORMATS)}.")
    return FORMATS[name]


def _interval(text: str) -> int:
    every = read_whole(text, "--every")
    if not isinstance(every, int) or not 1 <= every <= MAX_STEPS:
        raise InputError(f"--every is {text!r:.80}, allowed is a whole number from 1 to {MAX_STEPS}.")
    return every


def _report_divergence(solution: Solution) -> None:
    rule, step = solution.ending
    if rule == "diverged":
        print(f"xentviz: the run diverged at step {step}; the rows end before it.", file=sys.stderr)
