"""`xentviz list`: the names that the other verbs take."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from xentviz.commands.output import emit
from xentviz.commands.parser import Parser
from xentviz.engine.catalog import Catalog, Param
from xentviz.engine.given import InputError
from xentviz.engine.losses import LOSSES
from xentviz.engine.optimizers import OPTIMIZERS
from xentviz.engine.parameterizations import PARAMETERIZATIONS
from xentviz.engine.stopping import STOPPING
from xentviz.figure.contents import CONTENTS
from xentviz.figure.formats import FORMATS
from xentviz.figure.page_sizes import PAGES, letters
from xentviz.figure.simplex import DEFAULT_LAYERS, LAYERS
from xentviz.own_presets import own_presets
from xentviz.presets import presets

Row = tuple[str, str]
"""A name, and what it is."""


def run(words: Sequence[str]) -> int:
    """Print one family, or all of them under their names."""
    parser = Parser("list", "Print names, one a line, then what each is and its parameters.")
    parser.add_argument("family", metavar="|".join(FAMILIES), nargs="?", help="default: all of them")
    family = parser.read(words).family
    if family is None:
        emit("\n".join(f"{name}:\n{_table(rows())}" for name, rows in FAMILIES.items()))
    elif family in FAMILIES:
        emit(_table(FAMILIES[family]()))
    else:
        raise InputError(f"list {family!r:.80} is unknown, allowed are {', '.join(FAMILIES)}.")
    return 0


def _members(catalog: Catalog[Any]) -> Callable[[], Iterable[Row]]:
    return lambda: [(member.name, member.summary + _parameters(member.params())) for member in catalog]


def _parameters(params: Sequence[Param]) -> str:
    each = [f"{param.name}={_typed(param.default)} ({param.allowed})" for param in params]
    return f" Parameters: {', '.join(each)}." if each else ""


def _typed(value: float | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else f"{value:g}"


def _layers() -> Iterable[Row]:
    return [(name, f"{label}{', drawn by default' if name in DEFAULT_LAYERS else ''}.") for name, label in LAYERS]


def _presets() -> Iterable[Row]:
    """Those of the program, then the own ones; files that are none are told apart from the list."""
    own, refused = own_presets()
    for sentence in refused:
        print(f"xentviz: {sentence}", file=sys.stderr)
    return [(preset.name, preset.summary or preset.title) for preset in (*presets(), *own)]


def _table(rows: Iterable[Row]) -> str:
    rows = list(rows)
    width = max(len(name) for name, _ in rows) + 2
    return "".join(f"{name:{width}}{text}\n" for name, text in rows)


FAMILIES: dict[str, Callable[[], Iterable[Row]]] = {
    "losses": _members(LOSSES),
    "parameterizations": _members(PARAMETERIZATIONS),
    "optimizers": _members(OPTIMIZERS),
    "stopping": _members(STOPPING),
    "presets": _presets,
    "layers": _layers,
    "contents": lambda: [(each.name, f"{each.label}. {each.summary}") for each in CONTENTS],
    "sizes": lambda: [(name, f"{w:g} x {h:g} points, letters of {letters(name):g}.") for name, (w, h) in PAGES.items()],
    "formats": lambda: [(form.suffix, f"{form.label}.") for form in FORMATS],
}
"""What can be listed: the family's name, and its rows."""
