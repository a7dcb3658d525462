"""A program that exports the same file over and over, in turn from two scenarios, until it is killed.

Run as: python -m tests.killing SUFFIX PATH. It prints a line once both files were written.
"""

import itertools
import sys
from pathlib import Path

from xentviz import Scenario, solve
from xentviz.commands.render import screenless_qt
from xentviz.export import export
from xentviz.figure.exhibit import Exhibit
from xentviz.figure.formats import by_suffix
from xentviz.figure.render_options import RenderOptions

OPTIONS = RenderOptions(size="30x30mm", dpi=72, layers=frozenset({"grid"}), words=False)
SCENARIOS = (Scenario(steps=3), Scenario(steps=40, learning_rate=0.9))


def exhibit(scenario):
    solution = solve(scenario)
    return Exhibit(solution, OPTIONS)


def main(suffix, path):
    held = screenless_qt() if by_suffix(path).needs_qt else None
    for turn in itertools.count():
        for _ in export(path, [exhibit(SCENARIOS[turn % 2])]):
            pass
        if turn < 2:
            Path(f"{path}.{turn}").write_bytes(Path(path).read_bytes())
        if turn == 1:
            print("ready", flush=True)
    del held


if __name__ == "__main__":
    main(*sys.argv[1:])
